"""Rows that share a name and differ by group: the group asked for answers, and no other in its place."""

from pathlib import Path

import pytest

from ingest.describe.overrides import Override
from ingest.document import ReportType
from tests.assistant.prose_library import library_of, told

REPORT = """# Tertialrapport 2 2025 Fritidsnämnden Almbyholms kommun

## Kostnader

| tkr | Utf 2408 | Utf 2508 | B25 |
| --- | ---: | ---: | ---: |
| **Simhallen** |  |  |  |
| Lokaler | 4 120 | 4 310 | 6 500 |
| Personal | 7 205 | 7 390 | 11 100 |
| **Fritidsgårdar** |  |  |  |
| Personal | 3 010 | 2 985 | 4 600 |

## Besökare

| Indikator | Kön | Utfall 2024 | T1 2025 | T2 2025 |
| --- | --- | ---: | ---: | ---: |
| Väntetid till simskola, veckor | Flickor | 14 | 13 | 11 |
|  | Pojkar | 17 | 16 | 12 |
|  | Totalt | 15 | 15 | 12 |
| Nöjda simskoleelever, procent | Flickor | 82 | 80 | 88 |
|  | Pojkar | 79 | 77 | 84 |
|  | Totalt | 81 | 78 | 86 |

## Läger

| Läger | Kön | Antal barn 2024 | Antal barn 2025 | Kronor per barn 2024 | Kronor per barn 2025 |
| --- | --- | ---: | ---: | ---: | ---: |
| Seglarläger | Flickor | 31 | 36 | 900 | 940 |
|  | Pojkar | 22 | 27 | 910 | 955 |
|  | Totalt | 53 | 63 | 905 | 946 |

## Frånvaro

| Enhet | Rullande 12 mån sep 23–aug 24 | Rullande 12 mån sep 24–aug 25 | Januari–augusti 2024 | Januari–augusti 2025 |
| --- | ---: | ---: | ---: | ---: |
| Badverksamhet | 8,4 | 8,1 | 7,6 | 7,9 |
| Idrottsplatser | 5,2 | 5,0 | 4,7 | 4,9 |
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    override = Override(board="Fritidsnämnden, Almbyholms kommun", year=2025, type=ReportType.SECOND_TERTIAL)
    return library_of(tmp_path_factory.mktemp("groups"), {"t2.md": (REPORT, override)})


@pytest.mark.parametrize(
    ("question", "figure", "others"),
    [
        ("Vad har personalen i fritidsgårdarna kostat till och med augusti 2025?", "2 985", ("7 390", "3 010")),
        ("Vad kostade personalen i simhallen till och med augusti 2024?", "7 205", ("3 010", "7 390")),
        ("Vad är årsbudgeten för lokaler i simhallen 2025?", "6 500", ("4 310",)),
        ("Hur lång väntetid till simskola har pojkar enligt T2 2025?", "12", ("17", "11")),
        ("Hur lång var väntetiden till simskola för flickor 2024?", "14", ("17", "15")),
        ("Hur lång var väntetiden till simskola 2024?", "15", ("14", "17")),
        ("Hur många flickor var på seglarläger i augusti 2025?", "36", ("31", "63")),
        ("frånvaro badverksamhet jan-aug 2024", "7,6", ("8,4", "7,9")),
        ("Vad är frånvaron i badverksamhet de senaste 12 månaderna tom aug 2025?", "8,1", ("8,4", "7,9")),
        ("Hur många var på seglarläger i augusti 2025?", "63", ("36", "53")),
    ],
)
def test_the_row_of_the_group_asked_for_is_told(
    library: Path, question: str, figure: str, others: tuple[str, ...]
) -> None:
    answer = told(library, question)
    assert not answer.refused, answer.text
    first = answer.text[:120]
    assert figure in first, answer.text
    assert not any(f" {other} " in first.partition("(")[0] for other in others), answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Vad har lokaler i fritidsgårdarna kostat till och med augusti 2025?",
        "Vad har personalen inom ridhuset kostat till och med augusti 2025?",
    ],
)
def test_a_row_of_another_group_is_no_answer(library: Path, question: str) -> None:
    assert told(library, question).refused
