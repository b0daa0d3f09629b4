"""The two figures of a row that are set against each other: never one figure twice, nor figures of unlike things."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.plan import Field
from assistant.weigh.figures.of_time import report_ends
from assistant.work.one_thing import is_one_thing
from assistant.work.reckoning.outcome import Lack
from assistant.work.reckoning.through_the_year import adds_up
from assistant.work.row import FactRow, facts_of, months_of
from ingest.facts.fact import Fact, Measure, Period, Side
from ingest.language.calendar import YEAR
from ingest.language.words import content_stems

_SO_FAR = frozenset({Measure.OUTCOME, Measure.OTHER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The facts of two fields, and why they cannot be set against each other."""

    one: tuple[Fact, ...]
    other: tuple[Fact, ...]
    lack: Lack | None = None


def pair_of(row: FactRow, field: Field, against: Field) -> Pair:
    """Return the figures that two fields mean in a row.

    One thing is compared at two times, two things (an outcome and its target, women and men) at one.
    """
    if of_one_thing(field, against):
        return _at_two_times(row, field, against)
    pair = _at_one_time(row, field, against)
    return replace(pair, lack=_unlike_things(pair.one, pair.other))


def of_one_thing(field: Field, against: Field) -> bool:
    """Return whether two fields mean one thing at different times, not an outcome and its target."""
    if field.counted is not against.counted or _by_heads_apart(field, against):
        return False
    return field.measures == against.measures or (
        bool(field.measures and against.measures) and is_one_thing(field.measures[0], against.measures[0])
    )


def _by_heads_apart(field: Field, against: Field) -> bool:
    """Return whether two fields are columns that no measure names, whose heads tell two things: "Totalt", "Riket"."""
    if any(one.measures != (Measure.OTHER,) for one in (field, against)):
        return False
    heads = [frozenset(stem for head in one.printed for stem in content_stems(head)) for one in (field, against)]
    named = [frozenset(stem for stem in head if stem.isalpha()) for head in heads]
    return all(named) and named[0] != named[1] and field.period == against.period


def _at_two_times(row: FactRow, field: Field, against: Field) -> Pair:
    """Return the facts of one thing: of the first measure that both times have, else of what there is."""
    pairs = [_of_fields(row, field, against)]
    if not field.timed and (newest := _newer_by_time_alone(row, pairs[0])) is not None:
        return replace(pairs[0], one=(newest,), lack=None)
    own = row.source.description.year
    if not field.timed and own is not None:
        pairs.append(_of_fields(row, replace(field, period=Period(year=own)), against))
    for measure in field.measures:
        asked = dict.fromkeys((*field.measures, *against.measures))
        measures = tuple(other for other in asked if is_one_thing(measure, other))
        pairs.append(_of_fields(row, replace(field, measures=measures), replace(against, measures=measures)))
    return next((pair for pair in pairs if pair.lack is None), pairs[0])


def _of_fields(row: FactRow, field: Field, against: Field) -> Pair:
    one, other = facts_of(row, field), facts_of(row, against)
    lack = _unlike_times(one, other)
    if lack is None and _is_unfinished(one[0], row) is not _is_unfinished(other[0], row):
        lack = Lack.SO_FAR
    if lack is None and not field.timed and _is_before(one[0].period, other[0].period):
        lack = Lack.SAME_FIGURE  # nothing is told since then
    return Pair(one=one, other=other, lack=lack)


def _newer_by_time_alone(row: FactRow, pair: Pair) -> Fact | None:
    """Return the newest figure of a row whose columns are called by years alone, where `pair` has an older one for now.

    What the report's own year holds is of no known kind there: "2023 | 2024 | 2025".
    """
    year = row.source.description.year
    if not pair.one or not pair.other or not all(map(_is_bare_year, (*pair.one, *pair.other))):
        return None
    one = max(pair.one[0], pair.other[0], key=lambda fact: fact.period.year or 0)
    newer = [
        fact
        for fact in row.facts
        if _is_bare_year(fact)
        and fact.value.number is not None
        and fact.counted is one.counted
        and _is_before(one.period, fact.period)
        and (year is None or (fact.period.year or 0) <= year)
        and not _is_unfinished(fact, row)
    ]
    return max(newer, key=lambda fact: fact.period.year or 0, default=None)


def _is_unfinished(fact: Fact, row: FactRow) -> bool:
    """Return whether a figure counts a year that is not over: that of a report on a part of it, by the year alone."""
    what = row.source.description
    own = what.year is not None and fact.period.year == what.year and report_ends(what.type) not in (None, 12)
    return own and fact.period.first is None and fact.measure in _SO_FAR and _is_bare_year(fact) and adds_up(fact)


def _is_bare_year(fact: Fact) -> bool:
    return re.fullmatch(YEAR, fact.column.printed.strip()) is not None


def _at_one_time(row: FactRow, field: Field, against: Field) -> Pair:
    """Return the facts of two things; where only one is dated, the other is of its year."""
    if not field.timed and against.period is not None:
        field = replace(field, period=Period(year=against.period.year))
    one = facts_of(row, field)
    if against.timed or not one or one[0].period.year is None:
        return Pair(one=one, other=facts_of(row, against))
    other = facts_of(row, replace(against, period=Period(year=one[0].period.year)))
    undated = tuple(fact for fact in facts_of(row, against) if fact.period.year is None)
    return Pair(one=one, other=other or undated)


def _unlike_times(one: Sequence[Fact], other: Sequence[Fact]) -> Lack | None:
    if not one or not other:
        return Lack.NO_COLUMN
    first, second = one[0], other[0]
    if not is_one_thing(first.measure, second.measure) or not _on_one_side(first, second):
        return Lack.UNLIKE
    if _is_one_figure(first, second):
        return Lack.SAME_FIGURE
    if _months(one) != _months(other) and (adds_up(first) or adds_up(second)):
        return Lack.UNLIKE_SPANS
    return None


def _unlike_things(one: Sequence[Fact], other: Sequence[Fact]) -> Lack | None:
    if not one or not other:
        return Lack.NO_COLUMN
    first, second = one[0], other[0]
    if _is_one_cell(first, second):
        return Lack.SAME_FIGURE
    if first.counted is not second.counted and first.period != second.period:
        return Lack.UNLIKE
    return None


def _on_one_side(one: Fact, other: Fact) -> bool:
    """Return whether two amounts are of one side of the accounts; one of which none is told is a net one."""
    return (one.side or Side.NET) is (other.side or Side.NET)


def _is_one_cell(one: Fact, other: Fact) -> bool:
    place = (one.document_id, one.table, one.row, one.column.printed, one.measure)
    return place == (other.document_id, other.table, other.row, other.column.printed, other.measure)


def _is_one_figure(one: Fact, other: Fact) -> bool:
    """Return whether two cells tell the same: what one thing is at one time, in one report or in two."""
    return _is_one_cell(one, other) or one.period == other.period


def _is_before(one: Period, other: Period) -> bool:
    return one.year is not None and other.year is not None and one.year < other.year


def _months(facts: Sequence[Fact]) -> int:
    return sum(months_of(fact.period) for fact in facts)
