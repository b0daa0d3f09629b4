"""A body with reports of its own is also a row and a sentence of its municipality's report."""

from pathlib import Path

import pytest

from ingest.describe.overrides import Override
from ingest.document import ReportType
from tests.assistant.prose_library import library_of, told

_OWN = """# Verksamhetsberättelse 2025

Nämnden har nio ledamöter. Simhallen hade 41 000 besök. Budgeten för 2025 var 51,6 mnkr.
"""
_COMPANY = """# Årsrapport 2025

Tornviks Hamn AB, nedan kallat Hamnbo, hade 58 anställda. Resultatet blev 4,7 miljoner kronor.
"""
_WHOLE = """# Budget 2026

| Ramar per nämnd, mnkr | Budget 2025 | Budget 2026 |
|---|---|---|
| Fritidsnämnden | 51,6 | 53,9 |
| Socialnämnden | 377,0 | 391,2 |
| Utbildningsnämnden | 402,3 | 410,8 |
| Summa | 830,9 | 855,9 |

Fritidsnämnden får 1,2 mnkr för driften av skateparken. Hamnbo ska lämna 2,0 mnkr i utdelning.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def of(board: str, year: int, type_: str) -> Override:
        return Override(board=board, year=year, type=ReportType(type_))

    reports = {
        "fn.md": (_OWN, of("Fritidsnämnden, Tornviks kommun", 2025, "VB")),
        "hamn.md": (_COMPANY, of("Tornviks Hamn AB", 2025, "ÅRR")),
        "budget.md": (_WHOLE, of("Tornviks kommun", 2026, "BG")),
    }
    return library_of(tmp_path_factory.mktemp("whole"), reports)


@pytest.mark.parametrize(
    ("question", "figure", "board"),
    [
        ("Hur många besök hade fritidsnämndens simhall?", "41 000", "Fritidsnämnden, Tornviks kommun"),
        ("Hur stor budget får fritidsnämnden 2026?", "53,9", "Tornviks kommun"),
        ("Hur mycket ökar fritidsnämndens budget från 2025 till 2026?", "2,3", "Tornviks kommun"),
        ("Vad får fritidsnämnden för driften av skateparken?", "1,2", "Tornviks kommun"),
        ("Hur stort blev Hamnbos resultat?", "4,7", "Tornviks Hamn AB"),
        ("Vad ska Hamnbo lämna i utdelning?", "2,0", "Tornviks kommun"),
    ],
)
def test_the_whole_tells_what_the_body_does_not(library: Path, question: str, figure: str, board: str) -> None:
    answer = told(library, question)
    assert not answer.refused
    assert figure in answer.text
    assert answer.citations[0].source.description.board == board


def test_what_neither_tells_is_refused(library: Path) -> None:
    assert told(library, "Hur många bibliotekarier har fritidsnämnden anställt?").refused
