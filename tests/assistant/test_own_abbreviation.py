"""A company is known by the abbreviation that its report gives its name."""

from pathlib import Path

import pytest

from ingest.describe.overrides import Override
from ingest.document import ReportType
from tests.assistant.prose_library import library_of, told

_REPORT = """# Verksamhetsberättelse 2024

Katrinebäcks Energi AB (KEAB) ägs av Katrinebäcks kommun.

## Utdelning

Styrelsen föreslår en utdelning på 3,5 miljoner kronor.

Ulla Berg, verkställande direktör
"""
_OTHER = """# Verksamhetsberättelse 2024

## Utdelning

Styrelsen föreslår en utdelning på 9,1 miljoner kronor.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def of(board: str) -> Override:
        return Override(board=board, year=2024, type=ReportType.ANNUAL)

    reports = {
        "keab.md": (_REPORT, of("Katrinebäcks Energi AB")),
        "bostader.md": (_OTHER, of("Stråvalla Bostäder AB")),
    }
    return library_of(tmp_path_factory.mktemp("companies"), reports)


@pytest.mark.parametrize("question", ["hur stor utdelning ger KEAB?", "vilken utdelning föreslås i keab?"])
def test_the_abbreviation_is_the_company(library: Path, question: str) -> None:
    answer = told(library, question)
    assert answer.scope.boards == ("Katrinebäcks Energi AB",)
    assert "3,5" in answer.text
    assert "9,1" not in answer.text


def test_its_managing_director_goes_by_the_everyday_name(library: Path) -> None:
    assert "Ulla Berg" in told(library, "vem är vd för KEAB?").text
