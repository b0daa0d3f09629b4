"""Which words are names, and when only a part of one is held."""

import pytest

from assistant.weigh.supported.best import is_only_part


@pytest.mark.parametrize(
    ("name", "held", "part"),
    [
        ("bjorkobadet", {"bjorko", "bad"}, True),
        ("bjorkobadet", {"bjorko", "bjorkobad"}, False),
        ("bjorkobadet", {"bjorkbadet"}, False),
        ("lindens", {"linden"}, False),
        ("linden", {"lindens"}, False),
        ("kvarnparken", {"parken"}, False),
        ("sol", {"so"}, False),
    ],
)
def test_a_place_is_not_what_is_named_after_it(name: str, held: set[str], part: bool) -> None:
    assert is_only_part(name, held) is part
