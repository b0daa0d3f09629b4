"""Measures that are the same at different times, whatever a report calls them."""

from collections.abc import Sequence

from ingest.facts.fact import Measure

_THINGS = (
    frozenset({Measure.OUTCOME, Measure.EARLIER_OUTCOME, Measure.ACCOUNTS}),
    frozenset({Measure.BUDGET, Measure.FINAL_BUDGET, Measure.NET}),
    frozenset({Measure.FORECAST, Measure.FORECAST_AFTER}),
)


def is_one_thing(one: Measure, other: Measure) -> bool:
    """Return whether two measures are of one thing: a budget and last year's final budget."""
    return one is other or any({one, other} <= things for things in _THINGS)


def place_among(measure: Measure, asked: Sequence[Measure]) -> int:
    """Return the place in `asked`, which are tried in order, of the thing that `measure` is; the last where none is."""
    return next((i for i, other in enumerate(asked) if is_one_thing(measure, other)), len(asked))
