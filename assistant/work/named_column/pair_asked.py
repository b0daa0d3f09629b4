"""What a question sets against each other by a column of its own words: two rows, or two times of one row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.question.asked import Asked
from assistant.question.kinds import Wanted
from assistant.work.named_column.heads import asks_price, per_in
from assistant.work.planning.hear import Heard, Reference, hear
from assistant.work.planning.moves import LIGHT, MOVES
from ingest.facts.fact import Measure

_MORE = (
    r"(?:mer|mindre|fler|farre|hogre|lagre|storre|dyrare|billigare|langre|kortare|battre|samre|mycket|manga|stor|stort)"
)
_THAN = re.compile(rf"\b{_MORE}\b(?:[^,?]*?)(?P<than>\ban\b)")
_AGAINST = re.compile(
    r"(?P<than>\b(?:jamfort med|jamfort mot|jamf\.? med|jmf\.?(?: med)?|jamf\.?|i jamforelse med|i forhallande till"
    r"|mot|vs\.?|kontra|respektive|eller)) "
)
_TERTIAL = re.compile(r"\bt(?P<which>[123]) ?(?P<year>(?:19|20)\d\d)\b")
_BETWEEN = re.compile(r"\bmellan (?P<one>[^,?]+?) och\b")
# What asks for something else than two figures beside each other.
_OTHERWISE = tuple(
    "which deficit surplus fares boards share goals activities which_year mean sum women men by_sex reaches"
    " misses every".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """One of two times or versions of a row's figure: its year, and what kind of figure is named."""

    year: int | None
    measures: tuple[Measure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PairAsked:
    """What is set against each other: rows called `one` and `other`, or `times` of the row called `one`.

    The words for a column stand among those of the rows. `per` is what a figure is for each of; `priced` tells that
    prices or costs are compared.
    """

    one: str
    other: str = ""
    times: tuple[Selected, ...] = ()
    year: int | None = None
    per: tuple[str, ...] = ()
    priced: bool = False


def pair_asked(asked: Asked) -> PairAsked | None:
    """Return what a question sets against each other, None for any other question and for one that leans on a turn."""
    if asked.follows or asked.every_board or Wanted.REASON in asked.wanted:
        return None
    heard = hear(asked)
    if heard.says(*_OTHERWISE) or heard.goals or not heard.rest:
        return None
    per, priced = per_in(heard.folded), asks_price(heard.folded)
    times = _times(heard.references) or _tertials(heard.folded)
    if len(times) == 2:
        return PairAsked(one=_named(heard, 0, len(heard.folded)), times=times, per=per, priced=priced)
    if len(times) < 2 and (apart := _BETWEEN.search(heard.folded)) is not None and not any(t.measures for t in times):
        column, first = _named(heard, 0, apart.start()), _named(heard, apart.start("one"), apart.end("one"))
        second = _named(heard, apart.end("one"), len(heard.folded))
        year = times[0].year if times else None
        return (
            PairAsked(one=f"{column} {first}", other=second, year=year, per=per, priced=priced)
            if first and second
            else None
        )
    than = _THAN.search(heard.folded) or _AGAINST.search(heard.folded)
    if than is None or len(times) > 1 or any(one.measures for one in times):
        return None
    one, other = _named(heard, 0, than.start("than")), _named(heard, than.end("than"), len(heard.folded))
    if not one or not other:
        return None
    return PairAsked(one=one, other=other, year=times[0].year if times else None, per=per, priced=priced)


def _tertials(folded: str) -> tuple[Selected, ...]:
    """Return the years of two reports of the same part of a year: "T1 2025 jämfört med T1 2023"."""
    found = [(match["which"], int(match["year"])) for match in _TERTIAL.finditer(folded)]
    if len(found) != 2 or found[0][0] != found[1][0] or found[0] == found[1]:
        return ()
    return tuple(Selected(year=year) for year in sorted((year for _, year in found), reverse=True))


def _named(heard: Heard, start: int, end: int) -> str:
    """Return the words from `start` to `end` that may name a row or a column."""
    moved = [match.span() for match in MOVES.finditer(heard.folded)]
    spans = [heard.folded[word.start : word.start + len(word.text)] for word in heard.left]
    inside = [
        word.text
        for word, folded in zip(heard.left, spans, strict=True)
        if start <= word.start < end
        and folded not in LIGHT
        and not any(one <= word.start < other for one, other in moved)
        and not re.fullmatch(rf"{_MORE}|skill\w*|skilj\w*|jamfor\w*|gick|andra\w*|utveckl\w*", folded)
    ]
    return " ".join(inside)


def _times(references: Sequence[Reference]) -> tuple[Selected, ...]:
    """Return the times and versions that a question names, each once; none where one of them is of months."""
    found: list[Selected] = []
    for ref in references:
        measures = ref.called.words.measures if ref.called is not None and not ref.called.words.weak else ()
        if ref.period is not None and ref.period.first is not None:
            return ()
        year = ref.period.year if ref.period is not None else None
        if year is not None or measures:
            found.append(Selected(year=year, measures=measures))
    times = list(dict.fromkeys(found))
    bare = [one for one in times if one.year is None]
    dated = [one for one in times if not one.measures]
    if len(bare) == 1 and dated and len(bare) + len(dated) == len(times):  # one column at several times
        times = [replace(one, measures=bare[0].measures) for one in dated]
    if all(one.year is not None for one in times):
        times.sort(key=lambda one: -(one.year or 0))  # what is now before what was
    return tuple(times)
