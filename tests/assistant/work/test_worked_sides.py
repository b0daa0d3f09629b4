"""Which of several tables side by side a worked answer takes: net before gross, the report's own before others'."""

from pathlib import Path

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import VB_2024, answer_to, library_of
from tests.sampled import first_of

SIDES = """# Verksamhetsplan 2025
Ekhagens stadsdelsnämnd

## Budget

{first}

| Verksamhet (mnkr) | Budget 2025 | Budget 2024 |
|---|---|---|
| Förskola | 12,0 | 11,0 |
| Hemtjänst | 4,1 | 4,0 |
| Summa | 16,1 | 15,0 |

{second}

| Verksamhet (mnkr) | Budget 2025 | Budget 2024 |
|---|---|---|
| Förskola | 222,0 | 216,0 |
| Hemtjänst | 95,4 | 92,0 |
| Summa | 317,4 | 308,0 |

{third}

| Verksamhet (mnkr) | Budget 2025 | Budget 2024 |
|---|---|---|
| Förskola | 210,0 | 205,0 |
| Hemtjänst | 91,3 | 88,0 |
| Summa | 301,3 | 293,0 |
"""


@pytest.fixture(
    scope="module",
    params=[
        ("Intäkter", "Kostnader", "Netto"),
        ("### Intäkter (mnkr)", "### Budget, kostnader", "### Nettobudget 2025"),
    ],
)
def sides(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    first, second, third = request.param
    text = SIDES.format(first=first, second=second, third=third)
    return library_of(tmp_path_factory.mktemp("sides"), {"plan.md": text})


@pytest.mark.parametrize(
    ("question", "told", "not_told"),
    [
        ("Vad är budgeten för hemtjänsten?", "91,3 mnkr", ("95,4", "4,1")),
        ("Har budgeten för hemtjänst ökat sedan 2024?", "Ökning med 3,3 mnkr", ("95,4",)),
        ("Hur stor andel av budgeten går till hemtjänst?", "30,3 %", ("16,1",)),
        ("Vilket område har störst budget?", "Förskola (210,0 mnkr)", ("222,0",)),
        ("Hur mycket har kostnaderna för hemtjänst ökat sedan 2024?", "Ökning med 3,4 mnkr", ("91,3",)),
        ("Hur mycket har intäkterna för hemtjänst ökat sedan 2024?", "Ökning med 0,1 mnkr", ("91,3",)),
        ("Vilka är intäkterna för förskola 2025?", "12,0 mnkr", ("222,0", "210,0")),
    ],
)
def test_a_budget_is_the_net_one_of_tables_side_by_side(
    sides: Assistant, question: str, told: str, not_told: tuple[str, ...]
) -> None:
    text = answer_to(sides, question).text
    assert told in text, text
    assert not any(part in text for part in not_told), text


SIGNS = """# Tertialrapport 2 2025
Ekhagens stadsdelsnämnd

## Ekonomi

Förskolan redovisar ett underskott om 3,0 mnkr som beror på färre barn. Nämnden redovisar ett överskott om 0,8 mnkr.
Kulturen redovisar ett överskott om 2,5 mnkr.
"""


@pytest.mark.parametrize(
    ("question", "told", "other"),
    first_of(
        [
            ("Hur stort är underskottet?", "3,0 mnkr", "överskott"),
            ("Hur stort är överskottet för kulturen?", "2,5 mnkr", "underskott"),
        ],
    ),
)
def test_a_surplus_is_not_told_for_a_deficit(tmp_path: Path, question: str, told: str, other: str) -> None:
    text = answer_to(library_of(tmp_path, {"t2.md": SIGNS}), question).text
    assert told in text
    assert other not in text


@pytest.mark.slow
def test_the_newest_report_leads_whatever_its_sum_is_called(tmp_path: Path) -> None:
    older = VB_2024.replace("| Summa |", "| Nämndens totala budget |")
    newer = (
        "# Tertialrapport 2 2025\nEkhagens stadsdelsnämnd\n\n## Ekonomi\n\n"
        "| Verksamhet (mnkr) | Budget 2025 | Prognos 2025 | Avvikelse |\n|---|---|---|---|\n"
        "| Förskola | 210,0 | 213,0 | -3,0 |\n| Hemtjänst | 91,3 | 90,0 | 1,3 |\n| Summa | 301,3 | 303,0 | -1,7 |\n"
    )
    assistant = library_of(tmp_path, {"vb.md": older.replace("Avvikelse 2024", "Avvikelse"), "t2.md": newer})
    answer = answer_to(assistant, "Vad är nämndens totala avvikelse?")
    assert answer.text.find("1,7") != -1
    assert answer.citations[0].source.file == "t2.md", answer.text


BOTH = """# Verksamhetsplan 2026
Ekhagens stadsdelsnämnd

## Budget

| Verksamhet (mnkr) | VP 2026 | VP 2025 | Bokslut 2025 |
|---|---|---|---|
| Kostnader | 340,0 | 330,0 | 335,0 |
| Intäkter | -44,0 | -40,0 | -41,0 |
| Netto | 296,0 | 290,0 | 294,0 |

## Budget per område

| Verksamhet (mnkr) | VP 2026 | VP 2025 | Bokslut 2025 |
|---|---|---|---|
| Förskola | 205,0 | 202,0 | 204,0 |
| Hemtjänst | 91,0 | 88,0 | 90,0 |
| Summa | 296,0 | 290,0 | 294,0 |
| omslutningsförändring | 0,0 | 1,0 | 0,0 |
"""


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("both"), {"vp.md": BOTH})


@pytest.mark.parametrize(
    ("question", "told"),
    first_of(
        [
            ("Hur mycket ökar intäkterna i VP 2026 jämfört med VP 2025?", "Ökning med 4,0 mnkr (10,0 %)"),
            ("Hur många procent ökar kostnaderna i VP 2026 jämfört med VP 2025?", "3,0 %"),
            ("Hur mycket lägre är bokslutet 2025 än VP 2026 för hemtjänst?", "1,0 mnkr"),
            ("Hur stor andel av budgeten i VP 2026 går till förskola?", "69,3 % (205,0 mnkr av 296,0 mnkr)"),
            ("Hur mycket ökar budgeten för förskola i VP 2026?", "Ökning med 3,0 mnkr"),
            ("Vilket område har störst budgetökning i procent i VP 2026 jämfört med 2025?", "Hemtjänst (3,4 %)"),
            ("Vad är budgeten för förskola och hemtjänst tillsammans?", "Tillsammans 296,0 mnkr"),
            ("Vilka områden har en budget under 100 mnkr?", "av två rader"),
        ],
    ),
)
def test_the_report_asked_is_no_operand_and_an_income_grows_below_nought(
    both: Assistant, question: str, told: str
) -> None:
    text = answer_to(both, question).text
    assert told in text, text
