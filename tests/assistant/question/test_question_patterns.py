"""Each way of asking is found in the questions that it must be found in, and in no others beside it."""

import pytest

from assistant.question.patterns import FILES, Pattern, patterns
from assistant.question.small_talk import off_topic
from ingest.language.words import fold

EVERY = [(file, pattern) for file in FILES for pattern in patterns(file).values()]


def _plain(question: str) -> str:
    return fold(question).strip(" ?!.")


@pytest.mark.parametrize(("file", "pattern"), EVERY, ids=[f"{file}: {pattern.name}" for file, pattern in EVERY])
def test_a_pattern_is_found_in_its_examples_and_not_in_the_others(file: str, pattern: Pattern) -> None:
    assert pattern.holds
    assert pattern.lacks
    assert [question for question in pattern.holds if not pattern.found(_plain(question))] == []
    assert [question for question in pattern.lacks if pattern.found(_plain(question))] == []


def test_no_example_of_another_way_of_speaking_sounds_off_topic() -> None:
    for pattern in patterns("small_talk").values():
        assert {off_topic(message) for message in pattern.holds} == {pattern.name}
        assert {off_topic(message) for message in pattern.lacks} == {None}
