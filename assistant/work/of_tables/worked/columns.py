"""The columns of a row that a question sets against each other: by their times, their words, or what one is without."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from assistant.words.match import Terms
from assistant.work.named_column.met import met_by
from assistant.work.of_tables.cells.years import part_of_year
from assistant.work.planning.hear import Heard
from assistant.work.planning.moves import MOVES
from assistant.work.reckoning.amounts import amount_of
from assistant.work.row import FactRow, months_of
from ingest.facts.fact import TARGETS, Counted, Fact, Measure, Period
from ingest.facts.months import without_times
from ingest.language.numbers import NUMERALS
from ingest.language.words import content_stems, fold, is_stop_word, stem, words

_DISTANCES = frozenset(
    {Measure.DEVIATION, Measure.CHANGE, Measure.ADJUSTMENT, Measure.VOLUME_CHANGE, Measure.TURNOVER_CHANGE}
)
_AWAY = re.compile(r"avvik|skillnad|differens|saknas|forandring|andring|aterstar|\bkvar\b|okning|minskning")
_UNIT = re.compile(r"\([^)]*\)|,.*$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# What tells of two heads that the one is of a later time than the other; folded.
_LATER_OR_EARLIER = re.compile(
    r"\b(?:nuvarande|ny[at]?|nytt|gammal|gamla|gallande|tidigare|fore|efter|innan|nu|da|start(?:en)?|slut(?:et)?|vid"
    r"|i dag|idag|utgangslage|nulage|ingang(?:en)?|forslag|\d+|manad(?:er)?|vecko?r?|dag(?:ar)?|ar|helar|prognos|utfall"
    r"|varen|hosten|var|host|kv|q|kvartal(?:et)?|vt|ht|lasar(?:et)?|termin(?:en)?)\b"
)
_FIRST = re.compile(r"\b(?:start(?:en)?|utgangslage|nollmatning|fore|innan|basar|ingang(?:en)?|nulage)\b")
_CAME_ABOUT = frozenset({Measure.OUTCOME, Measure.EARLIER_OUTCOME, Measure.ACCOUNTS, Measure.OTHER, Measure.PRICE})
_YEAR_BEFORE = re.compile(
    r"\b(?:ett ar tidigare|(?:ett )?aret? (?:innan|fore)|foregaende ar|forra aret|i fjol|fjolaret)\b"
)
# What a time is named after that something is set against, the newest figure then being the other.
_SINCE = re.compile(r"\b(?:sedan|sen|an|mot|fran|jamfort med) (?:ar )?(?:19|20)\d\d\b")
Pair = tuple[Fact, Fact]
"""The figure that is asked for (the new one, the part) and that which it is set against."""


def figures(row: FactRow, counted: Counted) -> list[Fact]:
    """Return the cells of a row with a number that stands for itself, of those who are asked for."""
    told = [fact for fact in row.facts if amount_of(fact.value) is not None and not is_distance(fact)]
    return [fact for fact in told if fact.counted is counted] or [fact for fact in told if fact.counted is Counted.ALL]


def is_distance(fact: Fact) -> bool:
    """Return whether a column itself tells how far one figure is from another."""
    return fact.measure in _DISTANCES or _AWAY.search(fold(fact.column.printed)) is not None


def pairs_changed(cells: Sequence[Fact], heard: Heard, terms: Terms, around: str) -> list[Pair]:
    """Return the two cells, of one thing at two times, that a question sets against each other."""
    periods = periods_asked(heard)
    groups = list(_groups(cells))
    if len(periods) == 1 and periods[0].first is None and periods[0].year and MOVES.search(heard.folded):
        before = [] if _SINCE.search(heard.folded) else [replace(periods[0], year=periods[0].year - 1)]
        held = [group for group in groups if len(group) > 2 and before and _at_two(group, [*periods, *before])]
        periods = [*periods, *before] if held else periods  # "ökade 2025": since the year before
    found = [pair for group in groups if len(periods) > 1 and (pair := _at_two(group, periods[-2:])) is not None]
    if found or any(period.year is not None and period.first is None for period in periods[1:]):
        return _nearest(found, terms, around)
    if any(period.year is not None for period in periods) and all(
        cell.period.year != periods[0].year for cell in cells
    ):
        return []
    if _SINCE.search(heard.folded) and len(periods) == 1:
        newest = [(_newest(group), old) for group in groups if (old := _at(group, periods[0])) is not None]
        later = [(new, old) for new, old in newest if _when(new) > _when(old) and _are_as_long(new, old)]
        if later or any(_at(group, periods[0]) is not None and len(group) > 2 for group in groups):
            return _nearest(later, terms, around)
    named = [_said_whole([fact for fact in group if is_named(fact, heard, terms)], heard) for group in groups]
    two = [in_time(*of_group) for of_group in named if len(of_group) == 2]
    if two:
        return _nearest(two, terms, around)
    of_one = [group for group, of_group in zip(groups, named, strict=True) if len(of_group) == 1 or len(group) == 2]
    found = [
        pair
        for group in of_one
        if (pair := _beside(group, [fact for fact in group if is_named(fact, heard, terms)])) is not None
    ]
    since = _SINCE.search(heard.folded) is not None
    told = [one for one in found if not periods or any(_is_at(fact, periods[0]) for fact in one[: 1 + since])]
    return _nearest(told, terms, around)


def periods_asked(heard: Heard) -> list[Period]:
    """Return the times that a question names, once each; a month without a year is of the year beside it."""
    told = [time.period for time in heard.times if time.period is not None]
    years = [period.year for period in told if period.year is not None]
    filled = [
        period
        if period.year is not None or len(set(years)) != 1
        else Period(year=years[0], first=period.first, last=period.last)
        for period in told
    ]
    told = list(dict.fromkeys(filled))
    if len(told) == 1 and told[0].year is not None and _YEAR_BEFORE.search(heard.folded):
        told.append(replace(told[0], year=told[0].year - 1))
    return told


def in_year(fact: Fact, years: Sequence[int], row: FactRow) -> bool:
    """Return whether a cell is of the year that is asked for, else of its report's own, and tells what came about."""
    year = years[0] if years else row.source.description.year
    return fact.period.year == year and fact.measure in _CAME_ABOUT


def in_time(one: Fact, other: Fact) -> Pair:
    """Return two cells, the later one first: by their times, else as the columns stand."""
    first, second = _when(one), _when(other)
    if first == second or None in (one.period.year, other.period.year):
        return (one, other) if _FIRST.search(fold(other.column.printed)) else (other, one)
    return (one, other) if first > second else (other, one)


def is_named(fact: Fact, heard: Heard, terms: Terms) -> bool:
    """Return whether a question says each word of a head, its numbers and months among them."""
    said = [word for word in words(_UNIT.sub(" ", fold(fact.column.printed))) if not is_stop_word(word)]
    asked = {stem(numeral(word)) for word in words(heard.folded)}
    return bool(said) and all(
        stem(word) in asked or (not word.isdigit() and met_by(terms, word).any()) for word in said
    )


def numeral(word: str) -> str:
    """Return a folded word for a number in digits, any other word as it is."""
    return str(NUMERALS.get(word, word))


def _said_whole(named: Sequence[Fact], heard: Heard) -> list[Fact]:
    """Return the columns whose heads stand in a question word by word, where more than two are named: "våren 2024"."""
    whole = [fact for fact in named if " ".join(words(fold(fact.column.printed))) in " ".join(words(heard.folded))]
    return whole if len(named) > 2 and len(whole) > 1 else list(named)


def _when(fact: Fact) -> tuple[int, int]:
    return fact.period.year or 0, fact.period.last or 12


def _groups(cells: Sequence[Fact]) -> Iterator[list[Fact]]:
    """Yield the cells of one thing at several times, or in several versions, group by group."""
    found: dict[object, list[Fact]] = {}
    for fact in cells:
        kind = "came" if fact.measure in _CAME_ABOUT else "target" if fact.measure in TARGETS else fact.measure
        found.setdefault((kind, fact.value.unit, fact.side, _measured(fact)), []).append(fact)
    yield from found.values()


def _measured(fact: Fact) -> frozenset[str]:
    """Return the stems of what a head measures, without its time, its version and its unit."""
    head = _LATER_OR_EARLIER.sub(" ", without_times(_YEAR.sub(" ", _UNIT.sub(" ", fold(fact.column.printed)))))
    return frozenset(stem(word) for word in words(head) if content_stems(word) and word.isalpha())


def _at_two(group: Sequence[Fact], periods: Sequence[Period]) -> Pair | None:
    """Return the cells of a group at two times, the later first; None where one has none, or several."""
    one, other = (_at(group, period) for period in periods)
    if one is None or other is None or one == other:
        return None
    alike = months_of(one.period) == months_of(other.period)
    if not alike or (any(period.first is None for period in periods) and part_of_year(one) != part_of_year(other)):
        return None  # what is of some months is no change since a whole year
    return in_time(one, other)


def _are_as_long(new: Fact, old: Fact) -> bool:
    """Return whether two figures are of as many months, or shares: a count so far is no change since a whole year."""
    return new.value.unit == "%" or months_of(new.period) == months_of(old.period)


def _newest(group: Sequence[Fact]) -> Fact:
    return max(group, key=_when)


def _at(group: Sequence[Fact], period: Period) -> Fact | None:
    told = [fact for fact in group if _is_at(fact, period)]
    if period.first is None and len(told) > 1:
        told = [fact for fact in told if months_of(fact.period) == 12]
    return told[0] if len(told) == 1 else None


def _is_at(fact: Fact, period: Period) -> bool:
    if period.year is not None and fact.period.year != period.year:
        return False
    if period.first is None:
        return True
    if fact.period.first is not None:
        return (fact.period.first, fact.period.last) == (period.first, period.last)
    return False


def _beside(group: Sequence[Fact], named: Sequence[Fact]) -> Pair | None:
    """Return the cell that is named and what it is set against: the only other one, or the first of all."""
    if len({fact.column.printed for fact in group}) != len(group) or len(group) < 2:
        return None
    if len(group) == 2:
        return in_time(group[0], group[1])
    first = [fact for fact in group if _FIRST.search(fold(fact.column.printed))]
    if len(named) == len(first) == 1 and named[0] != first[0]:
        return named[0], first[0]
    return None


def _nearest(found: Sequence[Pair], terms: Terms, around: str) -> list[Pair]:
    """Return the pairs whose heads a question names best, of those with the fewest further words."""
    if len(found) < 2:
        return list(found)
    above = met_by(terms, around)

    def key(pair: Pair) -> tuple[float, int]:
        measured = [word for word in words(_UNIT.sub(" ", fold(pair[0].column.printed))) if content_stems(word)]
        met = met_by(terms, " ".join(measured)) & ~above
        return -float(terms.weights @ met), sum(not met_by(terms, word).any() for word in measured)

    best = min(map(key, found))
    return [pair for pair in found if key(pair) == best]


def pairs_of_parts(
    row: FactRow, beside: Sequence[FactRow], cells: Sequence[Fact], is_spent: Callable[[Fact, Fact], bool]
) -> Iterator[Pair]:
    """Yield a part and its whole: two columns of one unit of which in no row the first is more, and in some less.

    What `is_spent` of the other may be more than that in other rows.
    """
    for one, other in combinations(cells, 2):
        if one.value.unit != other.value.unit or one.value.unit == "%":
            continue
        if one.period.year != other.period.year and None not in (one.period.year, other.period.year):
            continue
        for part, whole in ((one, other), (other, one)):
            told = [(_number(of, part), _number(of, whole)) for of in (row, *beside)]
            told = told[:1] if is_spent(part, whole) else told
            known = [(less, more) for less, more in told if less is not None and more is not None]
            if all(0 <= less <= more for less, more in known) and any(less < more for less, more in known):
                yield part, whole


def _number(row: FactRow, like: Fact) -> Decimal | None:
    cell = next((fact for fact in row.facts if fact.column.printed == like.column.printed), None)
    return cell.value.number if cell is not None and amount_of(cell.value) is not None else None
