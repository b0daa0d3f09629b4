"""A reason told in the row of what is asked about: in a column of reasons, or of comments."""

from pathlib import Path

import pytest

from ingest.describe.overrides import Override
from ingest.document import ReportType
from tests.assistant.prose_library import library_of, told

_REPORT = """# Delårsrapport 2024 Hamnnämnden

## Arbeten på kajer

| Arbete | Budget, tkr | Utfall, tkr | Kommentar |
|---|---|---|---|
| Räcke vid Norra kajen | 1 200 | 1 450 | Dykarna fick byta åtta pålar |
| Belysning på piren | 640 | 180 | Genomförd i maj |
| Ny fender i Sandviken | 300 | 90 | Beror på att leverantören gick i konkurs |

## Ärenden som inte avgjorts

| Ärende | Antal | Orsak |
|---|---|---|
| Bryggplats | 14 | Sökanden saknar försäkring |
| Vinterförvaring | 6 | Hallen är full |
| Lotsning | 2 | Bryggplats nekad av granne |

Hamnkontoret flyttade i april. Färjan gick 412 turer.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    override = Override(board="Hamnnämnden", year=2024, type=ReportType.ANNUAL)
    return library_of(tmp_path_factory.mktemp("remarked"), {"report.md": (_REPORT, override)})


@pytest.mark.parametrize(
    ("question", "reason", "sure"),
    [
        ("Varför blev räcket vid Norra kajen dyrare?", "pålar", False),
        ("varför är fendern i Sandviken försenad", "konkurs", True),
        ("Vad är orsaken till att ärenden om vinterförvaring drar ut på tiden?", "Hallen är full", True),
    ],
)
def test_the_remark_of_the_row_is_told(library: Path, question: str, reason: str, sure: bool) -> None:
    answer = told(library, question)
    assert reason in answer.text
    assert answer.sure is sure


@pytest.mark.parametrize(
    "question",
    [
        "Varför blev belysningen på piren så billig?",  # its remark tells only how far it has come
        "Varför nekade grannen en bryggplats?",  # the reason told is what is asked about
        "Varför flyttade hamnkontoret?",
    ],
)
def test_what_is_no_reason_for_it_is_not(library: Path, question: str) -> None:
    answer = told(library, question)
    assert answer.refused, answer.text
