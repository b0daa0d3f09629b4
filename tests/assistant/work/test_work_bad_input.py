"""Worked questions that cannot be answered as asked: one clear sentence each, and nothing invented."""

from pathlib import Path

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

PLAN = """# Verksamhetsplan 2026
Ekhagens stadsdelsnämnd

## Budget

| Verksamhet (mnkr) | Budget 2026 | Budget 2025 |
|---|---|---|
| Förskola | 210,0 | 205,0 |
| Hemtjänst | 91,3 | 88,0 |
| Fritid | 5,0 | 0,0 |
| Summa | 306,3 | 293,0 |

## Indikatorer

| Indikator | Årsmål | KF:s årsmål |
|---|---|---|
| Antal platser i sommarkollo | 120 | 110 |
| Andel nöjda föräldrar | 88 % | 85 % |
| Sjukfrånvaro | 7,5 % | 12 dagar |
| Antal besök på träffpunkten | | 900 |
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("bad"), {"plan.md": PLAN})


@pytest.mark.parametrize(
    ("question", "told", "not_told"),
    [
        # a division by zero: the change is told, no share of nothing
        ("Hur mycket har budgeten för fritid ökat i procent sedan 2025?", "Ökning med 5,0 mnkr", "%"),
        # no rows left: said, with the nearest
        ("Vilka områden har en budget över 900 mnkr?", "Ingen av tre rader", "306,3"),
        # mixed units
        ("Vilka indikatorer har ett årsmål över 50 mnkr?", "Ingen av", "120: "),
        ("Vilka indikatorer har ett årsmål under 10 %?", "Sjukfrånvaro", "sommarkollo: årsmål"),
        # more rows asked for than there are
        ("Vilka är de 10000 största områdena efter budget?", "Fler än så finns inte: tre rader", "Summa"),
        ("Visa de 10 000 största områdena efter budget", "Fler än så finns inte: tre rader", "Summa"),
    ],
)
def test_what_cannot_be_reckoned_is_said(assistant: Assistant, question: str, told: str, not_told: str) -> None:
    text = answer_to(assistant, question).text
    assert told in text, text
    assert not_told not in text, text


@pytest.mark.parametrize(
    "question",
    [
        "Hur stor andel av budgeten går till rymdfart?",
        "Har budgeten för hemtjänst ökat sedan 1997?",
        "Vad är summan av budgeten för förskola och rymdfart?",
        "Hur mycket skiljer utfallet mellan kvinnor och män för sjukfrånvaro?",
    ],
)
def test_what_is_not_there_gives_no_figure(assistant: Assistant, question: str) -> None:
    answer = answer_to(assistant, question)
    assert answer.working is None or not answer.working.formula, answer.text
    assert "ökning med" not in answer.text.casefold()


@pytest.mark.slow
def test_a_long_table_is_told_as_far_as_there_is_room(tmp_path: Path) -> None:
    rows = "".join(f"| Område nummer {number} med ett långt namn | {number},0 |\n" for number in range(1, 400))
    head = PLAN.split("| Verksamhet")[0] + "| Verksamhet (mnkr) | Budget 2026 |\n|---|---|\n"
    assistant = library_of(tmp_path, {"plan.md": head + rows})
    answer = answer_to(assistant, "Visa de 10 000 största områdena efter budget")
    assert answer.working is not None
    assert len(answer.working.table.rows) == 399
    assert len(answer.text) < 2500, len(answer.text)
    assert "Alla står i tabellen" in answer.text
    assert len(answer_to(assistant, "Summera budgeten för alla områden").text) < 2500
