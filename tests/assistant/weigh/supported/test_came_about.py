"""Which questions ask for what came about."""

import pytest

from assistant.weigh.supported.came_about import asks_what_came_about


@pytest.mark.parametrize(
    "question",
    [
        "Vart tog deltagarna vägen?",
        "Hur många anställdes?",
        "Hur gick det med simskolan?",
        "Hur många blev det?",
        "Vem byggde lekplatsen?",
        "hur många nådde projektet",
    ],
)
def test_the_past_tense_asks_for_what_came_about(question: str) -> None:
    assert asks_what_came_about(question)


@pytest.mark.parametrize(
    "question",
    [
        "Hur många ska anställas?",
        "Vad planerades för lekplatsen?",
        "Vilket mål sattes för simskolan?",
        "Hur många boende har hemmet?",
        "Vem är ordförande?",
    ],
)
def test_what_is_or_was_meant_to_be_is_none(question: str) -> None:
    assert not asks_what_came_about(question)
