"""Signs of what a report is to its year: each is met by its examples, and not by those that it is not."""

import pytest

from ingest.genre.report_signs import any_sign, signs

EXAMPLES = [(sign.pattern, text) for sign in signs() for text in sign.examples]
COUNTER_EXAMPLES = [(sign.pattern, text) for sign in signs() for text in sign.counter_examples]


@pytest.mark.parametrize(("pattern", "text"), EXAMPLES, ids=[text for _, text in EXAMPLES])
def test_an_example_meets_its_sign(pattern: "object", text: str) -> None:
    assert any(sign.pattern.search(text) for sign in signs() if sign.pattern is pattern)
    assert any_sign().search(text)


@pytest.mark.parametrize(("pattern", "text"), COUNTER_EXAMPLES, ids=[text for _, text in COUNTER_EXAMPLES])
def test_a_counter_example_does_not(pattern: "object", text: str) -> None:
    assert not any(sign.pattern.search(text) for sign in signs() if sign.pattern is pattern)
