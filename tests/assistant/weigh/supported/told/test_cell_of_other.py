"""A cell whose row, column and headings lack what most of the question is about, which other evidence names."""

from pathlib import Path

import pytest

from ingest.describe.overrides import Override
from ingest.document import ReportType
from tests.assistant.prose_library import library_of, told

_REPORT = """# Verksamhetsberättelse 2024 Hamnskärs nämnd

## Personal

| Indikator | Utfall 2023 | Utfall 2024 | Mål 2024 |
|---|---|---|---|
| Sjukfrånvaro (%) | 6,1 | 5,8 | 5,5 |
| Personalomsättning (%) | 11,0 | 9,4 | 10,0 |
| Andel heltidsanställda (%) | 81 | 84 | 85 |

Hamnvakterna fick nya scheman i mars. Kajmästarna har fått en egen utbildning.

## Hemtjänst

| Mått | Utfall 2023 | Utfall 2024 |
|---|---|---|
| Personer med hemtjänst | 430 | 447 |

Personalen arbetar två och två.

## Bad

| Anläggning | Besök 2023 | Besök 2024 |
|---|---|---|
| Simhallen | 41 200 | 43 900 |
| Kallbadhuset | 8 100 | 9 000 |

Skridskobanan invigdes i november. Pensionärerna har egna tider i simhallen på tisdagar. Bastun renoverades.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    override = Override(board="Hamnskär", year=2024, type=ReportType.ANNUAL)
    return library_of(tmp_path_factory.mktemp("other"), {"berattelse.md": (_REPORT, override)})


@pytest.mark.parametrize(
    "question",
    [
        "Hur hög sjukfrånvaro hade hamnvakterna i Hamnskär 2024?",
        "Hur hög personalomsättning hade kajmästarna i Hamnskär?",
        "Hur många pensionärer besökte simhallen 2024?",
        "Hur många besökte bastun i simhallen 2024?",
        "hur många besök hade skridskobanan vid simhallen",
    ],
)
def test_a_cell_of_all_is_no_sure_answer_for_some_that_the_documents_know(library: Path, question: str) -> None:
    answer = told(library, question)
    assert answer.refused or not answer.sure


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("Hur hög var sjukfrånvaron i Hamnskär 2024?", "5,8"),
        ("Vad blev personalomsättningen i Hamnskär 2024?", "9,4"),
        ("Hur många hade hemtjänst i Hamnskär 2024?", "447"),
        ("Hur många besökte simhallen 2024?", "43 900"),
        ("Hur många badade i simhallen 2023?", "41 200"),
        ("Hur stor andel jobbar heltid i Hamnskär?", "84"),
    ],
)
def test_one_that_is_asked_in_other_words_is_told_surely(library: Path, question: str, figure: str) -> None:
    answer = told(library, question)
    assert answer.sure
    assert figure in answer.text
