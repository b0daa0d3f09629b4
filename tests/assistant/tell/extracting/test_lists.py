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
