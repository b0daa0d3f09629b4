import re

import pytest

from tests.places import ROOT

PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
ROWS = [line for line in PAGE.splitlines() if line.startswith("| ") and not line.startswith("| threat")]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[1].strip()[:40])
def test_each_threat_names_a_test_that_there_is(row: str) -> None:
    named = re.findall(r"`(test_\w+)`", row.rsplit("|", 2)[1])
    assert named
    for name in named:
        assert list((ROOT / "tests").rglob(f"{name}.py")), name


def test_readme_leads_to_the_page() -> None:
    assert "docs/security.md" in (ROOT / "README.md").read_text(encoding="utf-8")
