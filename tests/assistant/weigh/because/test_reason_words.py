"""The words by which a reason is given, by the examples that stand with each way of giving one."""

from collections.abc import Callable

import pytest

from assistant.weigh.because.words import (
    follows_from,
    gives_reason,
    may_tell_reason,
    opens_reason,
    tells_reason,
    ways_of_giving,
)
from ingest.language.words import fold

_TOLD: dict[str, Callable[[str], bool]] = {
    "tells": lambda text: tells_reason(fold(text)),
    "may tell": lambda text: may_tell_reason(fold(text)),
    "opens": opens_reason,
    "follows from": follows_from,
    "said by most": gives_reason,
}


@pytest.mark.parametrize("name", list(ways_of_giving()))
def test_each_way_is_found_where_its_examples_say(name: str) -> None:
    way = ways_of_giving()[name]
    assert [text for text in way.holds if not _TOLD[name](text)] == []
    assert [text for text in way.lacks if _TOLD[name](text)] == []


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Tomten valdes, då marken redan är kommunens.", True),
        ("Ärendet utgår, då underlaget kom för sent.", True),
        ("Lotsen arbetade kvar ett läsår, då båten såldes.", False),
        ("Badet byggdes om i maj, då också bastun målades.", False),
        ("Det hände 2023, då huset brann.", False),
        ("Bussen går då och då, och är sällan full.", False),
    ],
)
def test_then_is_a_reason_where_no_time_stands_before_it(text: str, tells: bool) -> None:
    assert tells_reason(fold(text)) is tells


def test_a_clause_after_a_colon_may_be_the_reason_and_a_list_is_none() -> None:
    assert may_tell_reason(fold("Lagret är överfullt: 900 pallar står i en hall för 600."))
    assert not may_tell_reason(fold("Tre platser har prövats: Udden, Heden och Kullen."))
