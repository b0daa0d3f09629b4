"""A question that names a sex is told the figure of the row or column of that sex, and no figure of all."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Årsrapport 2025
Kulturnämnden, Granvalla kommun

## Mål

| Mått | 2024 | 2025 |
|---|---|---|
| Andel som fullföljer kursen | 71 % | 74 % |
| därav kvinnor | 76 % | 79 % |
| därav män | 64 % | 68 % |
| Besök i verkstaden | 410 | 460 |

## Projekt

| Projekt (mnkr) | Budget 2025 | Utfall 2025 | Totalt projekt | Klart |
|---|---|---|---|---|
| Scenhuset | 4,0 | 3,5 | 61,0 | 2028 |
| Museet | 2,0 | 2,2 | 9,0 | 2026 |

## Verksamhet

Verkstaden hade 96 deltagare. Frånvaron var 5 procent bland kvinnor. Biblioteket tog emot 52 klagomål under 2025.
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("sub_rows"), {"rapport.md": REPORT})


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("Hur stor andel av männen fullföljde kursen 2025?", "68 %"),
        ("Hur många tjejer fullföljer kursen 2024?", "76 %"),
        ("fullföljer kursen killar 2024", "64 %"),
        ("Hur stor andel fullföljde kursen 2025?", "74 %"),
    ],
)
def test_the_row_of_the_sex_that_is_named(told: Assistant, question: str, figure: str) -> None:
    answer = answer_to(told, question)
    assert figure in answer.text.split("(")[0]
    cell = answer.citations[0].cell
    assert cell is not None
    assert cell.value == figure


@pytest.mark.parametrize(
    "question",
    [
        "Hur många kvinnor besökte verkstaden 2025?",
        "Hur många kvinnor var deltagare i verkstaden?",
        "Hur många män klagade 2025?",
        "nöjda deltagare bland kvinnor",
    ],
)
def test_a_figure_of_all_is_not_told_for_some(told: Assistant, question: str) -> None:
    assert answer_to(told, question).refused


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("Vad ska Scenhuset kosta?", "61,0 mnkr"),
        ("När är Scenhuset klart?", "Scenhuset: 2028 "),
        ("Vad är budgeten för Museet 2025?", "2,0 mnkr"),
    ],
)
def test_a_project_s_whole_cost_and_its_year(told: Assistant, question: str, figure: str) -> None:
    assert figure in answer_to(told, question).text
