"""A deficit is a deficit however its table writes it: told by the header, or by the table's own sums."""

from pathlib import Path

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

MORE_SPENT = """# Tertialrapport 1 2025
Omsorgsnämnden, Granbygds kommun

## Ekonomi

| Verksamhet (mnkr) | Budget 2025 | Prognos 2025 | Avvikelse |
|---|---|---|---|
| Förskola | 210,0 | 214,2 | 4,2 |
| Hemtjänst | 91,3 | 90,0 | -1,3 |
| Kultur | 10,0 | 10,5 | 0,5 |
| Summa | 311,3 | 314,7 | 3,4 |
"""
EARNED_TOO = """# Årsredovisning 2024
Granbygds kommun

## Resultaträkning

| Post (mnkr) | Budget 2024 | Utfall 2024 | Avvikelse |
|---|---|---|---|
| Skatteintäkter | 900,0 | 912,0 | 12,0 |
| Avgifter | 40,0 | 37,0 | -3,0 |
"""


@pytest.fixture(scope="module")
def more_spent(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Return an assistant over a report whose deviations are the forecast less the budget."""
    return library_of(tmp_path_factory.mktemp("spent"), {"t1.md": MORE_SPENT})


@pytest.mark.parametrize(
    ("question", "told", "never"),
    [
        ("Vilka verksamheter går med underskott enligt T1 2025?", ("Förskola", "Kultur"), "Hemtjänst"),
        ("vilken verksamhet har störst underskott", ("Störst underskott: Förskola (4,2 mnkr)",), "Hemtjänst"),
        ("vilken verksamhet har störst överskott", ("Störst överskott: Hemtjänst",), "Förskola"),
        ("vilka verksamheter har ett underskott större än 1 mnkr", ("Förskola",), "Kultur"),
        ("Hur går det med ekonomin i omsorgsnämnden?", ("Underskott: avvikelse 3,4 mnkr",), "Överskott"),
    ],
)
def test_more_spent_than_budgeted_is_a_deficit(
    more_spent: Assistant, question: str, told: tuple[str, ...], never: str
) -> None:
    text = answer_to(more_spent, question).text
    assert [part for part in told if part not in text] == [], text
    assert never not in text
    assert "underskott skrivet med plus" in text


def test_less_spent_than_budgeted_is_none_where_the_sums_say_so(tmp_path: Path) -> None:
    usual = MORE_SPENT.replace("| 4,2 |", "| -4,2 |").replace("| -1,3 |", "| 1,3 |").replace("| 0,5 |", "| -0,5 |")
    text = answer_to(library_of(tmp_path, {"t1.md": usual}), "vilken verksamhet har störst underskott").text
    assert "Störst underskott: Förskola (-4,2 mnkr)" in text
    assert "skrivet med plus" not in text


def test_more_earned_than_budgeted_is_no_deficit(tmp_path: Path) -> None:
    assistant = library_of(tmp_path, {"ar.md": EARNED_TOO})
    text = answer_to(assistant, "Vilka poster i Granbygd gick med underskott 2024?").text
    assert "Skatteintäkter: avvikelse" not in text
    assert "skrivet med plus" not in text
