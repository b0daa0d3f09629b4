"""Who is in charge, told without the thing that a document is about, or as by whom it is done."""

from pathlib import Path

import pytest

from ingest.describe.overrides import Override
from ingest.document import ReportType
from tests.assistant.prose_library import library_of, told

_REPORT = """# Utvärdering av Seglarlägret 2024

## Så arbetade vi

Lägret hade plats för 40 barn. Projektledare var Hilma Storm, anställd vid fritidskontoret. Båtarna lånades av klubben.

## Vakter

Sjöbevakningen, som sedan maj utförs av Kustvakten Nord, gjorde 31 utryckningar. Simundervisningen gavs varje dag.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    override = Override(board="Fritidsnämnden", year=2024, type=ReportType.ANNUAL)
    return library_of(tmp_path_factory.mktemp("keepers"), {"report.md": (_REPORT, override)})


@pytest.mark.parametrize(
    ("question", "keeper"),
    [
        ("Vem basar för seglarlägret?", "Hilma Storm"),
        ("Vem leder seglarlägret?", "Hilma Storm"),
        ("Vem sköter sjöbevakningen?", "Kustvakten Nord"),
    ],
)
def test_the_keeper_is_told(library: Path, question: str, keeper: str) -> None:
    answer = told(library, question)
    assert not answer.refused
    assert keeper in answer.text


def test_who_leads_the_whole_is_not_told_for_a_part(library: Path) -> None:
    assert "Hilma Storm" not in told(library, "Vem leder simundervisningen?").text
