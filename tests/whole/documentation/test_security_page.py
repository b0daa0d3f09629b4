import re

import pytest

from tests.places import ROOT

PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
TABLES = re.findall(r"^\| threat .+\n\|[-|]+\n((?:\| .+\n)+)", PAGE, re.MULTILINE)
ROWS = [row for table in TABLES for row in table.splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[1].strip()[:40])
def test_each_threat_names_a_test_that_there_is(row: str) -> None:
    named = re.findall(r"`(test_\w+)`", row.rsplit("|", 2)[1])
    assert named
    for name in named:
        assert list((ROOT / "tests").rglob(f"{name}.py")), name


def test_every_threat_stands_in_a_table_of_threats() -> None:
    assert len(TABLES) >= 2
    assert len(ROWS) >= 20


def test_readme_leads_to_the_page() -> None:
    assert "docs/security.md" in (ROOT / "README.md").read_text(encoding="utf-8")
