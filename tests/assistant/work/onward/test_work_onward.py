"""A follow-up goes on from the cell that the answer before led with, and never tells the same for something else."""

import pytest

from assistant.answer import Answer, Finished
from assistant.ask import Assistant
from assistant.conversation import EMPTY
from tests.assistant.work.worked_library import library_of

REPORT = """# Årsrapport 2025
Fritidsnämnden, Granvalla kommun

## Ärenden

| Ärende | 2023 | 2024 | 2025 |
|---|---|---|---|
| Lån av lokal | 310 | 352 | 340 |
| Svar inom en vecka | 71 % | 74 % | 79 % |
| därav kvinnor | 73 % | 76 % | 82 % |
| därav män | 69 % | 72 % | 75 % |

## Ledare

| Förening | Totalt | Kvinnor | Män |
|---|---|---|---|
| Simklubben | 40 | 26 | 14 |
| Ridklubben | 25 | 22 | 3 |
| Bågskyttarna | 12 | .. | .. |

## Anläggningar

| Anläggning | Besök | Kostnad per besök (kr) | Hyra (tkr) |
|---|---|---|---|
| Isrinken | 4 100 | 62 | 310 |
| Skatehallen | 2 950 | 48 | 205 |

## Läger

| Läger | Platser | I kö 2024 | I kö 2025 | Mål 2025 |
|---|---|---|---|---|
| Sandvik | 64 | 12 | 18 | 10 |
| Fjällnäs | 30 | 9 | 7 | 5 |

## Lön

Medellön heltid, kronor per månad

| Yrke | Kvinnor 2025 | Män 2025 |
|---|---|---|
| Undersköterska | 32 150 | 31 800 |
| Badmästare | 29 400 | 29 900 |

## Frånvaro

| Mått | 2024 | 2025 |
|---|---|---|
| Sjukfrånvaro totalt (%) | 6,1 | 5,7 |
| Sjukfrånvaro kvinnor (%) | 6,8 | 6,3 |
| Sjukfrånvaro män (%) | 4,2 | 4,0 |

## Året

Badet tog emot 118 klagomål. Lägret i Sandvik hade 64 deltagare.
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("onward"), {"rapport.md": REPORT})


def _last(assistant: Assistant, *questions: str) -> Answer:
    conversation = EMPTY
    for question in questions:
        *_, finished = assistant.ask(question, conversation)
        assert isinstance(finished, Finished)
        answer = finished.answer
        conversation = conversation.add(answer)
    return answer


@pytest.mark.parametrize(
    ("questions", "figure"),
    [
        (("Hur många ledare har Simklubben totalt?", "Hur många av dem är män?"), "14"),
        (
            ("Hur många ledare har Simklubben totalt?", "Hur många av dem är kvinnor?", "Och i procent?"),
            "65,0 % (26 av 40)",
        ),
        (("Lån av lokal 2025?", "Och 2023?", "Hur stor är ökningen?"), "Ökning med 30"),
        (("Svar inom en vecka 2025?", "Och för männen?"), "75 %"),
        (
            ("Vad är hyran för Isrinken?", "och Skatehallen?", "hur mycket billigare är det?"),
            "Anläggningar, Skatehallen ligger 105 tkr lägre",
        ),
        (("Vad är hyran för Isrinken?", "och Skatehallen?", "vad blir det ihop?"), "Två rader (hyra). Tillsammans 515"),
        (
            ("Vad är hyran för Isrinken?", "och Skatehallen?", "vad blir det ihop?", "vad är skillnaden mellan dem?"),
            "Anläggningar, Skatehallen ligger 105 tkr lägre",
        ),
        (
            ("Hur många ledare har Simklubben som är kvinnor?", "och män?", "hur stor är skillnaden mellan dem?"),
            "Män är 12 lägre än kvinnor: 14 mot 26",
        ),
        (("Hur många ledare har Simklubben som är kvinnor?", "och män?", "och totalt?"), "40"),
        (("Vad var sjukfrånvaron för kvinnor 2025?", "och män?", "och totalt?"), "5,7 %"),
        (("Hur många besök hade Isrinken?", "vad kostar det per besök?"), "62 kr"),
        (("Hur många besök hade Isrinken?", "och hyran?"), "310 tkr"),
        (("Hur många besök hade Isrinken?", "vad kostar det per besök?", "och Skatehallen?"), "48 kr"),
        (
            ("Hur många besök hade Isrinken?", "och Skatehallen?", "vilken av dem har lägst hyra?"),
            "Lägst: Anläggningar, Skatehallen (205 tkr)",
        ),
        (
            ("Hur många besök hade Isrinken?", "och Skatehallen?", "vilken av dem har högst hyra?", "och besöken där?"),
            "4 100",
        ),
        (("Hur många besök hade Isrinken?", "hur många av dem är förskolebarn?", "vad är hyran där?"), "310 tkr"),
    ],
)
def test_a_follow_up_goes_on_from_the_cell(told: Assistant, questions: tuple[str, ...], figure: str) -> None:
    answer = _last(told, *questions)
    assert answer.text.startswith(figure)
    assert answer.citations


@pytest.mark.parametrize(
    "questions",
    [
        ("Hur många ledare har Bågskyttarna totalt?", "Hur många av dem är män?"),
        ("Lån av lokal 2025?", "Hur många av dem är kvinnor?"),
        ("Hur många klagomål tog badet emot?", "Och 2023?"),
        ("Hur många deltagare hade lägret i Sandvik?", "Hur många av dem är flickor?"),
        ("Hur många deltagare hade lägret i Sandvik?", "Hur många av dem fick stipendium?"),
        ("Vad är kostnaden per besök på Isrinken?", "och Skatehallen?", "vad blir det tillsammans?"),
        ("Hur många besök hade Isrinken?", "hur många av dem är besöksgrupper?"),
        ("Hur många besök hade Isrinken?", "vad gör man åt det?"),
        ("Hur många besök hade Isrinken?", "vad är skillnaden mellan dem?"),
    ],
)
def test_what_is_not_told_is_refused(told: Assistant, questions: tuple[str, ...]) -> None:
    assert _last(told, *questions).refused


def test_what_a_column_tells_for_each_is_not_divided_again(told: Assistant) -> None:
    answer = _last(told, "Vad är kostnaden per besök på Isrinken?")
    assert "62" in answer.text
    assert "0,0" not in answer.text


@pytest.mark.parametrize(
    ("first", "asked", "apart"),
    [
        (
            "Hur många ledare har Simklubben?",
            "Är de fler än i Ridklubben?",
            "Simklubben ligger 15 högre än Ledare, Ridklubben (40 mot 25)",
        ),
        (
            "Vad är hyran för Isrinken?",
            "är det dyrare än Skatehallen?",
            "Isrinken ligger 105 tkr högre än Anläggningar, Skatehallen",
        ),
        ("Hur många kvinnor är ledare i Simklubben?", "är de fler än männen?", "26 mot 14"),
    ],
)
def test_a_figure_is_held_against_the_one_that_is_named(told: Assistant, first: str, asked: str, apart: str) -> None:
    assert apart in _last(told, first, asked).text


@pytest.mark.parametrize("asked", ["Är det dyrare än Kanotslussen?", "är det mycket?", "Är det bra?"])
def test_a_figure_is_held_against_nothing_that_is_not_told(told: Assistant, asked: str) -> None:
    assert _last(told, "Vad är hyran för Isrinken?", asked).refused


@pytest.mark.parametrize(
    ("questions", "first"),
    [
        (("Hur många ledare har Ridklubben?", "vilken förening har flest?"), "Högst: Ledare, Simklubben (40)"),
        (("Hur många ledare har Simklubben?", "vilken är högst?", "och lägst?"), "Lägst: Ledare, Bågskyttarna (12)"),
        (
            ("Hur många ledare har Ridklubben?", "är de fler än i Bågskyttarna?", "vilken förening har flest?"),
            "Högst: Ledare, Simklubben (40)",
        ),
        (("Vad är hyran för Isrinken?", "Vilken anläggning har lägst?"), "Lägst: Anläggningar, Skatehallen (205 tkr)"),
    ],
)
def test_which_row_comes_first_by_the_column_told_is_told(
    told: Assistant, questions: tuple[str, ...], first: str
) -> None:
    assert _last(told, *questions).text.startswith(first)


def test_rows_that_are_called_otherwise_are_not_ranked(told: Assistant) -> None:
    answer = _last(told, "Vad är hyran för Isrinken?", "vilken kommun har lägst?")

    assert "Skatehallen" not in answer.text


def test_who_gets_most_is_not_told_of_what_is_no_money(told: Assistant) -> None:
    answer = _last(told, "Hur många ledare har Ridklubben?", "vilken förening får mest?")

    assert not answer.text.startswith("Högst")


@pytest.mark.parametrize(
    ("questions", "figure"),
    [
        (("Hur många platser har lägret Sandvik?", "hur många står i kö där?"), "18"),
        (
            ("Hur många står i kö till Sandvik 2024?", "och 2025?", "hur mycket har det ökat?", "är det över målet?"),
            "10",
        ),
    ],
)
def test_of_two_years_the_one_of_the_report_is_gone_on_from(
    told: Assistant, questions: tuple[str, ...], figure: str
) -> None:
    answer = _last(told, *questions)

    assert not answer.refused
    assert figure in answer.text


@pytest.mark.parametrize(
    "questions",
    [
        ("Vad är medellönen för sjuksköterskor 2025?",),
        ("Vad är medellönen för kvinnliga undersköterskor 2025?", "och för sjuksköterskor?"),
        ("Vad är medellönen för kvinnliga undersköterskor 2025?", "och för hamnmästare?"),
    ],
)
def test_a_row_of_another_kind_is_not_told(told: Assistant, questions: tuple[str, ...]) -> None:
    answer = _last(told, *questions)

    assert answer.refused or not answer.sure


def test_a_row_is_told_by_the_last_part_of_its_name(told: Assistant) -> None:
    assert "205" in _last(told, "Vad är hyran för Isrinken?", "och för hallen?").text
