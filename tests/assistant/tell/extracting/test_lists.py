"""Which list is told where one is asked for, and where it ends."""

import pytest

from assistant.answer import Answer
from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Årsrapport 2025
Lindviks bad AB

## Styrelse

- Ada Ek (S), ordförande
- Bo Alm (M), vice ordförande
- Cia Dahl (V), ledamot
- Dan Falk (C), ledamot

Styrelsen har haft åtta möten. Revisor är Eva Gran.

## Anläggningar

Bolaget driver Norrbadet, Söderbadet och Strandbadet. Anläggningarna hade öppet 310 dagar.

## Planer

Under 2026 byts reningen i två bassänger. Kostnaden beräknas till 4 miljoner kronor.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("bad"), {"rapport.md": REPORT})


def _asked(assistant: Assistant, question: str) -> Answer:
    return answer_to(assistant, question)


@pytest.mark.parametrize("question", ["Vilka sitter i styrelsen?", "Vilka är ledamöter i styrelsen?"])
def test_the_list_under_a_heading_is_told_whole_and_alone(assistant: Assistant, question: str) -> None:
    text = _asked(assistant, question).text
    assert text.startswith("Ada Ek (S), ordförande;")
    assert all(name in text for name in ("Bo Alm", "Cia Dahl", "Dan Falk"))
    assert "möten" not in text


def test_a_sentence_that_lists_is_not_put_behind_a_list(assistant: Assistant) -> None:
    assert _asked(assistant, "Vilka anläggningar driver bolaget?").text.startswith("Bolaget driver Norrbadet")


def test_a_figure_is_not_answered_by_a_list(assistant: Assistant) -> None:
    assert "åtta möten" in _asked(assistant, "Hur många möten har styrelsen haft?").text


LONG = """# Årsrapport 2025
Lindviks bad AB

## Utbildning

För att höja säkerheten i alla anläggningar som bolaget driver själv eller tillsammans med föreningar har samtliga
badvärdar och vaktmästare under våren och hösten gått en ny utbildning, som tagits fram ihop med räddningstjänsten och
simförbundet, i ämnen såsom livräddning, kemikaliehantering, bemötande och första hjälpen. Den tog tre dagar.

## Service

Badvärdarna sköter bland annat kassa, städning och tillsyn. Övrigt köps av entreprenörer.
"""


@pytest.fixture(scope="module")
def long_winded(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("long"), {"rapport.md": LONG})


def test_what_stands_last_in_a_long_sentence_is_told_first_where_it_is_the_list(long_winded: Assistant) -> None:
    answer = _asked(long_winded, "Vilka ämnen har badvärdarna gått en ny utbildning i?")
    assert answer.text.startswith("Livräddning, kemikaliehantering, bemötande och första hjälpen. För att höja")
    assert "i ämnen såsom livräddning" in answer.citations[0].quote


def test_a_list_that_is_seen_at_a_glance_is_not_told_twice(long_winded: Assistant) -> None:
    assert _asked(long_winded, "Vilka uppgifter sköter badvärdarna?").text.count("städning") == 1


def test_nothing_is_put_before_a_sentence_where_no_list_is_asked_for(long_winded: Assistant) -> None:
    text = _asked(long_winded, "Varför har badvärdarna gått en ny utbildning?").text
    assert text.count("kemikaliehantering") <= 1
