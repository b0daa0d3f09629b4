"""Whom a text tells of: women or men, in whatever form it names them, and those within a bound of age or size."""

import re
from collections.abc import Sequence

from assistant.weigh.figures.asked import asked_figure
from assistant.weigh.figures.fit import Fit
from assistant.weigh.figures.told.bands import Band, band_in
from assistant.words.match import Strengths, Terms
from ingest.document import Row
from ingest.facts.fact import Counted
from ingest.language.numbers import NumberMention
from ingest.language.remembered import remembered

_NAMED = (  # one of them, or what is theirs: a question names them in the plural
    (Counted.WOMEN, re.compile(r"\b(?:kvinn|flick|tjej|dam(?:er|ernas?)\b|mödrar|mammor)|\bkv\b", re.IGNORECASE)),
    (Counted.MEN, re.compile(r"\b(?:män\b|männ|mäns|manlig|pojk|kill|herrar|fäder|pappor|en man\b)", re.IGNORECASE)),
)
_RIGHT_AFTER = re.compile(r"\W*(?:procent(?:enheter)?|%|poäng)?\W*(?:för|bland|hos|av)\s+(?P<whom>\w+)", re.IGNORECASE)
_JOINS = re.compile(r",|;|\b(?:och|mot|medan|men|respektive)\b", re.IGNORECASE)
_SHORT = 5  # words of a name that is a group of people: "70 år och äldre"
_BOTH = re.compile(r"\b(?:köns?|könen|könsupp\w*|jämställd\w*)\b|/M\b|K/M", re.IGNORECASE)


@remembered(20_000)
def people_named(text: str) -> frozenset[Counted]:
    """Return whom `text` names: women, men, or both."""
    if _BOTH.search(text):
        return frozenset({Counted.WOMEN, Counted.MEN})
    found = {whom for whom, pattern in _NAMED if pattern.search(text)}
    return frozenset(found) | asked_figure(text).people


def of_sexes(sentence: str, numbers: Sequence[NumberMention]) -> tuple[NumberMention, NumberMention] | None:
    """Return the figure of the women and that of the men, where a sentence tells one of each; None for any other.

    Whose a figure is stands right after it ("54 procent bland flickorna"), else between it and the figure before.
    """
    found: dict[Counted, list[NumberMention]] = {Counted.WOMEN: [], Counted.MEN: []}
    for at, one in enumerate(numbers):
        since = numbers[at - 1].end if at else 0
        until = numbers[at + 1].start if at + 1 < len(numbers) else len(sentence)
        after = _RIGHT_AFTER.match(sentence[one.end : until])
        before = [whom for whom, pattern in _NAMED if pattern.search(_own_part(sentence[since : one.start]))]
        own = [whom for whom, pattern in _NAMED if after is not None and pattern.search(after["whom"])] or before
        if len(own) == 1:
            found[own[0]].append(one)
    women, men = found[Counted.WOMEN], found[Counted.MEN]
    return (women[0], men[0]) if len(women) == len(men) == 1 else None


def _own_part(between: str) -> str:
    """Return what of the text between two figures belongs to the latter: what follows a comma, "och" or "mot"."""
    return _JOINS.split(between)[-1]


def of_band(fit: tuple[Fit, ...], row: Row, asked: Band | None) -> tuple[Fit, ...]:
    """Return how cells fit where those within a bound are asked for: one of others, or of some of them, does not.

    Several groups within the bound are each but a part of what is asked for.
    """
    if asked is None or not _tells_bands(row):
        return fit
    told = _told_of(row, asked)
    return tuple(
        one if one not in (Fit.FITS, Fit.EMPTY) or at in told else Fit.OTHER_PEOPLE for at, one in enumerate(fit)
    )


def met_with_band(said_met: Strengths, row: Row, terms: Terms, asked: Band | None) -> Strengths:
    """Return how well terms are met by a row's name and columns (terms last), the bound asked for by the group it is.

    `under 25` is met by `16–24 år`, though that has no such number.
    """
    if asked is None or not (told := _told_of(row, asked)):
        return said_met
    numbers = [at for at, term in enumerate(terms.terms) if term.word.isdigit()]
    met = said_met.copy()
    for at in told:
        met[at + 1, numbers] = 1.0
    return met


def _tells_bands(row: Row) -> bool:
    return _named(row) is not None or any(band_in(cell.column.printed) for cell in row.cells)


def _named(row: Row) -> Band | None:
    """Return the band that a row or its group is called after; what a long name says of a bound is what it measures."""
    names = (name for name in (row.name, row.section or "") if len(name.split()) <= _SHORT)
    return next(filter(None, map(band_in, names)), None)


def _told_of(row: Row, asked: Band) -> frozenset[int]:
    """Return the cells of a row that are of just those within a bound: by their heads, else by the row's name."""
    heads = [band_in(cell.column.printed) for cell in row.cells]
    if any(heads):
        meant = _meant(asked, [head for head in heads if head is not None])
        return frozenset(at for at, head in enumerate(heads) if head is not None and head == meant)
    own = _named(row)
    return frozenset(range(len(heads)) if own is not None and asked.is_told_by(own) else ())


def _meant(asked: Band, heads: Sequence[Band]) -> Band | None:
    """Return the group that is just the one asked for, None where there is none or others are within it too."""
    within = list(dict.fromkeys(head for head in heads if asked.holds(head)))
    same = [head for head in within if asked.is_told_by(head)]
    whole = [head for head in same if asked.low is not None or head.low is None]
    told = whole or (same if len(within) == 1 else [])
    return told[0] if len(told) == 1 else None
