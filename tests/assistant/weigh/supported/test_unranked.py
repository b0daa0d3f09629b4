"""A figure of a table where it is asked which comes first: nothing tells that it does."""

from pathlib import Path

import pytest

from ingest.describe.overrides import Override
from ingest.document import ReportType
from tests.assistant.prose_library import library_of, told

_SURVEY = """# Medborgarundersökning 2025 Hamnskärs kommun

## Så nöjda är invånarna (procent)

| Fråga | Norra | Södra | Skärgården | Hela kommunen 2025 |
|---|---|---|---|---|
| Nöjd med parkerna | 71 | 64 | 58 | 66 |
| Trygg utomhus kvällstid | 68 | 70 | 81 | 72 |
| Nöjd med biblioteken | 84 | 83 | 79 | 83 |

## Kostnader för förskolorna

| Förskola | Hyra (tkr) | Barn |
|---|---|---|
| Ankaret | 2 140 | 64 |
| Bojen | 1 880 | 52 |
| Fyren | 2 610 | 71 |

## Avgifter

| Avgift | Kronor |
|---|---|
| Högsta avgift för fritidshem | 1 190 |
| Kopiering | 2 |
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    override = Override(board="Hamnskär", year=2025, type=ReportType.ANNUAL)
    return library_of(tmp_path_factory.mktemp("ranks"), {"undersokning.md": (_SURVEY, override)})


@pytest.mark.parametrize(
    "question",
    [
        "Vilken kommundel är tryggast på kvällen?",
        "I vilken kommundel är flest nöjda med biblioteken?",
    ],
)
def test_one_figure_is_no_sure_answer_to_which_comes_first(library: Path, question: str) -> None:
    answer = told(library, question)
    assert answer.refused or not answer.sure


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Vilken förskola har högst hyra?", "Fyren"),
        ("Vilken del av Hamnskär har lägst trygghet utomhus kvällstid?", "Norra (68 %)"),
        ("Vilken förskola har flest barn?", "Fyren"),
        ("Vad är högsta avgiften för fritidshem?", "1 190"),
    ],
)
def test_what_is_ranked_or_called_so_is_told_surely(library: Path, question: str, said: str) -> None:
    answer = told(library, question)
    assert answer.sure
    assert said in answer.text
