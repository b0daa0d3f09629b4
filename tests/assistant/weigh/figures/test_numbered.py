"""A row or a column that is called by a number is found by every word for it, and no other is told in its place."""

import pytest

from assistant.ask import Assistant
from assistant.weigh.figures.told.numbered import Noun, asked_numbered, numbered_in
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Utvärdering av Läsknuten

Utbildningsnämnden i Kvistinge, 2025

## Läsning

Tabell 1. Läspoäng

| Grupp | Vid start | Efter 6 månader | Efter 12 månader |
|---|---|---|---|
| Årskurs F–3 | 21 | 34 | 40 |
| Årskurs 4–6 | 32 | 45 | 47 |
| Årskurs 7–9 | 41 | 52 | 58 |

## Besök

Tabell 2. Besök i Läsknuten

| Kvartal | 2024 | 2025 |
|---|---|---|
| Kvartal 1 | 512 | 530 |
| Kvartal 2 | 498 | 541 |
| Kvartal 3 | 377 | 402 |

## Avgift

Tabell 3. Högsta avgift för kurser (kr)

| Hushåll | Avgift |
|---|---|
| 1 vuxen | 210 |
| 2 vuxna | 390 |
| 1–2 vuxna med 1 barn | 450 |
| 1–2 vuxna med 2 barn eller fler | 520 |
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("numbered"), {"utvardering.md": REPORT})


@pytest.mark.parametrize(
    ("text", "noun", "low", "high"),
    [
        ("i sjuan till nian", Noun.GRADE, 7, 9),
        ("högstadieeleverna", Noun.GRADE, 7, 9),
        ("åk 6", Noun.GRADE, 6, 6),
        ("tredje kvartalet 2025", Noun.QUARTER, 3, 3),
        ("ett halvår efter starten", Noun.MONTHS_AFTER, 6, 6),
        ("efter två år", Noun.MONTHS_AFTER, 24, 24),
        ("när de började", Noun.MONTHS_AFTER, 0, 0),
        ("en ensamstående", Noun.ADULTS, 1, 1),
        ("tre barn eller fler", Noun.CHILDREN, 3, None),
        ("en trea", Noun.ROOMS, 3, 3),
    ],
)
def test_a_number_is_heard_in_the_words_for_it(text: str, noun: Noun, low: int, high: int | None) -> None:
    told = {one.noun: (one.low, one.high) for one in asked_numbered(text)}
    assert told[noun] == (low, high)


@pytest.mark.parametrize("text", ["årskurs 6 och 9", "i sexan och i nian", "fyra av tio elever", "lägst i länet"])
def test_of_several_or_of_none_no_number_is_heard(text: str) -> None:
    assert asked_numbered(text) == ()


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hur hög var läspoängen i sjuan till nian ett år efter start i Läsknuten?", "58 (efter 12 månader)"),
        ("Vad låg läspoängen på i mellanstadiet efter ett halvår?", "45 (efter 6 månader)"),
        ("Hur hög läspoäng hade lågstadiet när de började?", "21 (vid start)"),
        ("Hur många besök var det tredje kvartalet 2025?", "402"),
        ("Vad är avgiften för en ensamstående?", "210"),
        ("Vad får ett par högst betala i avgift?", "390"),
        ("Vad är avgiften för en ensamstående med tre barn?", "520"),
    ],
)
def test_the_row_and_the_column_of_that_number_tell(assistant: Assistant, question: str, told: str) -> None:
    answer = answer_to(assistant, question)
    assert not answer.refused
    assert told in answer.text.split("[1]")[0]


@pytest.mark.parametrize(
    "question",
    [
        "Hur hög var läspoängen i sjuan till nian efter två år?",
        "Hur hög var läspoängen i åttan efter ett år?",
        "Hur många besök var det fjärde kvartalet 2025?",
    ],
)
def test_another_number_is_not_told(assistant: Assistant, question: str) -> None:
    answer = answer_to(assistant, question)
    assert answer.refused, answer.text


def test_a_school_year_and_a_term_are_told_apart() -> None:
    asked = asked_numbered("Hur många gick där vårterminen läsåret 23/24?")
    right, *wrong = [numbered_in(head) for head in ("Läsåret 23/24 vt", "Läsåret 23/24 ht", "Läsåret 22/23 vt")]
    assert all(any(one.is_told_by(label) for label in right if label.noun is one.noun) for one in asked)
    for labels in wrong:
        assert not all(any(one.is_told_by(label) for label in labels if label.noun is one.noun) for one in asked)
