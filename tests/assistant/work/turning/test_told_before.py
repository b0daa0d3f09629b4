"""Follow-ups of the cell, the row or the rows just told; one that nothing was told for is asked back."""

from pathlib import Path

import pytest

from assistant.ask import Assistant
from tests.assistant.work.turning.test_turning import talk
from tests.assistant.work.worked_library import library_of

PLAN = """# Nämndsplan 2026–2027
Omsorgsnämnden, Granbygds kommun

## Mål

| Indikator | Utfall 2024 | Utfall 2024 män | Utfall 2024 kvinnor | Mål 2024 |
|---|---|---|---|---|
| Sjukfrånvaro | 8,4 % | 6,1 % | 8,9 % | 8,0 % |
| Andel nöjda med maten | 81 % | 84 % | 79 % | 78 % |

## Ekonomi

| Verksamhet (tkr) | Budget 2025 | Budget 2026 | Plan 2027 |
|---|---|---|---|
| Särskilt boende | 90 100 | 92 000 | 95 300 |
| Hemtjänst | 60 000 | 63 500 | 64 200 |
| Dagverksamhet | 4 000 | 3 800 | 3 600 |
| Summa | 154 100 | 159 300 | 163 100 |
"""
YEAR = """# Årsredovisning 2025
Granbygds kommun

## Driftredovisning

| mnkr | Budget | Utfall | Avvikelse |
|---|---|---|---|
| Kommunstyrelsen | 80,0 | 77,9 | 2,1 |
| Barnnämnden | 520,0 | 533,4 | -13,4 |
| Socialnämnden | 410,0 | 421,2 | -11,2 |
| Tekniska nämnden | 60,0 | 61,1 | -1,1 |
| Summa | 1 070,0 | 1 093,6 | -23,6 |
"""
HOME = "Vad är budgeten för hemtjänst i omsorgsnämnden 2026?"
LIST = "Vilka nämnder i Granbygd gick med underskott 2025?"


@pytest.fixture(scope="module")
def granbygd(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Return an assistant over a nämnd's plan and its municipality's report."""
    return library_of(tmp_path_factory.mktemp("granbygd"), {"np.md": PLAN, "ar.md": YEAR})


@pytest.mark.parametrize(
    ("questions", "told"),
    [
        ((HOME, "är det mer eller mindre än året innan?"), ("Ökning med 3 500 tkr", "60 000", "63 500")),
        ((HOME, "och 2027?", "hur mycket ökar det?"), ("Ökning med 700 tkr", "63 500", "64 200")),
        ((HOME, "och 2027?", "är det mer än förra året?"), ("Ökning med 700 tkr",)),
        ((HOME, "och särskilt boende?", "vilken av dem är störst?"), ("Särskilt boende (92 000 tkr)",)),
        ((HOME, "och särskilt boende?", "vilken av dem ökar mest?"), ("Störst ökning: Hemtjänst (3 500 tkr)",)),
        ((HOME, "och särskilt boende?", "hur mycket är det tillsammans?"), ("155 500 tkr", "63 500", "92 000")),
        ((HOME, "och dagverksamhet?", "vilken av dem minskar mest?"), ("Störst minskning: Dagverksamhet (200 tkr)",)),
        (
            ("Vad är sjukfrånvaron i omsorgsnämnden 2024?", "är det bättre eller sämre än målet?"),
            ("Nej", "8,4 %", "8,0 %"),
        ),
        (
            ("Vad är sjukfrånvaron i omsorgsnämnden 2024?", "är det bättre än målet?", "och för män?"),
            ("6,1 %",),
        ),
        ((HOME, "hur har det utvecklats sedan 2025?"), ("60 000", "63 500", "64 200")),
        ((LIST, "hur mycket är det tillsammans?"), ("−25,7 mnkr",)),
        ((LIST, "visa bara de över 10 miljoner"), ("Barnnämnden", "Socialnämnden", "Två av tre")),
        (
            ("Vilken verksamhet ökar mest i omsorgsnämndens budget 2026?", "vilka fler?"),
            ("Hemtjänst (3 500 tkr) och Särskilt boende (1 900 tkr)",),
        ),
    ],
)
def test_what_was_told_is_gone_on_with(granbygd: Assistant, questions: tuple[str, ...], told: tuple[str, ...]) -> None:
    answer = talk(granbygd, *questions)
    assert not answer.refused, answer.text
    assert [part for part in told if part not in answer.text] == [], answer.text
    assert answer.citations


def test_those_that_pass_are_of_the_rows_just_told(granbygd: Assistant) -> None:
    text = talk(granbygd, LIST, "visa bara de över 10 miljoner").text
    assert "Tekniska" not in text
    assert "Kommunstyrelsen:" not in text


@pytest.mark.parametrize(
    "question",
    [
        "är det mer eller mindre än året innan?",
        "är det bättre eller sämre än målet?",
        "vilken av dem ökar mest?",
        "hur mycket är det tillsammans?",
        "visa bara de över 10 miljoner",
        "vilka fler?",
    ],
)
def test_what_nothing_was_told_for_is_asked_back(granbygd: Assistant, question: str) -> None:
    answer = talk(granbygd, question)
    assert answer.refused
    assert answer.text.startswith("Vad gäller frågan?")


def test_after_prose_the_figure_that_is_meant_is_asked_for(tmp_path: Path) -> None:
    report = f"{PLAN}\n## Personal\n\nNämnden har en samordnare. Tillsammans med föreningar ordnas fester.\n"
    assistant = library_of(tmp_path, {"np.md": report})
    answer = talk(assistant, "Vem ordnar fester med nämnden?", "hur mycket är det tillsammans?")
    assert answer.refused
    assert "Jag vet inte vilken uppgift du menar" in answer.text


def test_a_question_of_its_own_is_not_asked_back(granbygd: Assistant) -> None:
    answer = talk(granbygd, "Hur mycket är budgeten för hemtjänst och dagverksamhet tillsammans 2026 i omsorgsnämnden?")
    assert "67 300" in answer.text


def test_a_part_of_a_year_is_no_whole_one_unsaid(tmp_path: Path) -> None:
    reports = {
        "ar.md": YEAR,
        "t1.md": YEAR.replace("Årsredovisning 2025", "Tertialrapport 1 2026").replace("Utfall", "Utfall jan–apr 2026"),
    }
    assistant = library_of(tmp_path, reports)
    question = "Summera utfallet 2026 för barnnämnden och socialnämnden i Granbygds tertialrapport 1 2026"
    text = talk(assistant, question).text
    assert "954,6" in text
    assert "inte hela 2026" in text
