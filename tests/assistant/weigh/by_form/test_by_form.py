"""Who is in charge, what is done and why: what the form of a text or a table tells of the very thing asked about."""

import pytest

from assistant.answer import Answer, Finished
from assistant.ask import Assistant
from assistant.conversation import EMPTY
from tests.assistant.work.worked_library import library_of

REPORT = """# Verksamhetsplan 2026

Tekniska nämnden i Ekvallen

## Budget

| Verksamhet, tkr | Budget 2026 | Budget 2025 | Avvikelse 2025 |
|---|---|---|---|
| Parker | 11 700 | 12 100 | -1 430 |
| Gator | 31 900 | 30 400 | 310 |
| Fordon | 7 500 | 6 800 | -260 |

Parker hade ett underskott på 1 430 tkr. Förklaringen är att två lekplatser fick byggas om efter besiktningen.

Fordon (-260 tkr). Bränslet kostade mer än väntat.

## Projekt

| Projekt | Klart | Samordnare |
|---|---|---|
| Byte av huvudledning | 2026-11-30 | Ronja Klint |
| Upprustning av Hamnparken | 2026-08-31 | Melker Stråle |

Driftchef Sixten Hjärne ansvarar för snöröjningen. Hilma Borg får inte ansvara för beställningen ensam.

## Handlingsplan mot läckaget

| Insats | Klar |
|---|---|
| Flödesmätare i alla zoner | 2026-03-01 |
| Läcksökning nattetid | 2026-05-15 |
| Byte av gjutjärn | 2026-10-01 |
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("form"), {"rapport.md": REPORT})


def ask(assistant: Assistant, *questions: str) -> Answer:
    conversation = EMPTY
    for question in questions:
        *_, last = assistant.ask(question, conversation)
        assert isinstance(last, Finished)
        conversation = conversation.add(last.answer)
    return conversation.turns[-1]


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("vem sköter snöröjningen?", "Sixten Hjärne"),
        ("Vem håller i upprustningen av hamnparken", "Melker Stråle"),
        ("vem basar för bytet av huvudledningen", "Ronja Klint"),
        ("vem har hand om snöröjningen", "Sixten Hjärne"),
    ],
)
def test_who_is_in_charge_is_told_surely(assistant: Assistant, question: str, name: str) -> None:
    answer = ask(assistant, question)
    assert not answer.refused
    assert answer.sure
    assert name in answer.text


def test_who_may_not_be_in_charge_is_no_answer(assistant: Assistant) -> None:
    answer = ask(assistant, "vem ansvarar för beställningen?")
    assert answer.refused or not answer.sure or "Hilma Borg får inte" in answer.text


@pytest.mark.parametrize(
    "question",
    ["Vad ska göras åt läckaget?", "vilka insatser görs mot läckaget", "hur ska nämnden minska läckaget"],
)
def test_all_measures_of_a_table_are_told(assistant: Assistant, question: str) -> None:
    answer = ask(assistant, question)
    assert not answer.refused
    assert [one for one in ("Flödesmätare", "Läcksökning", "gjutjärn") if one not in answer.text] == []


@pytest.mark.parametrize(
    ("first", "told"),
    [
        ("Hur mycket back gick parkerna 2025?", "två lekplatser"),
        ("Vad blev avvikelsen för fordon 2025?", "Bränslet kostade mer"),
    ],
)
def test_the_reason_stands_beside_the_figure(assistant: Assistant, first: str, told: str) -> None:
    answer = ask(assistant, first, "varför då?")
    assert not answer.refused
    assert told in answer.text
