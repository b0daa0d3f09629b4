"""What is asked for the period is told of its months, and else of the year."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Delårsrapport per augusti 2025

Gatunämnden, Kvistinge kommun

## Ekonomi

Belopp i tkr.

| Område | Jan–aug Budget | Jan–aug Utfall | Jan–aug Avvikelse | Budget 2025 | Prognos 2025 | Avvikelse 2025 |
|---|---|---|---|---|---|---|
| Vägar | 6 400 | 6 910 | -510 | 9 600 | 10 300 | -700 |
| Parker | 2 000 | 1 870 | 130 | 3 100 | 3 000 | 100 |
| Summa | 8 400 | 8 780 | -380 | 12 700 | 13 300 | -600 |
"""


@pytest.fixture(scope="module")
def streets(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("streets"), {"delar.md": REPORT})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vad är periodens avvikelse för vägar?", "-510 tkr"),
        ("Vad är budgeten för perioden för parker?", "2 000 tkr"),
        ("Vad är avvikelsen för perioden för parker?", "130 tkr"),
        ("Hur mycket mer än budgeten för perioden kostade vägar?", "-510 tkr"),
        ("Vad är avvikelsen för vägar?", "-700 tkr"),
        ("Vad är budgeten för parker?", "3 100 tkr"),
    ],
)
def test_the_period_or_the_year_is_told(streets: Assistant, question: str, told: str) -> None:
    answer = answer_to(streets, question)
    first = answer.text.partition(";")[0].partition("(")[0]
    assert told in first
    assert answer.sure
