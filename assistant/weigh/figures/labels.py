"""Which row or column is the one of several that a question names by a number: "Årskurs 7–9", "Efter 12 månader"."""

from collections.abc import Sequence

from assistant.weigh.figures.fit import Fit
from assistant.weigh.figures.told.excluded import leaves_out
from assistant.weigh.figures.told.numbered import Numbered, numbered_in
from assistant.words.match import Strengths, Terms
from ingest.document import Row
from ingest.facts.keys import is_part
from ingest.language.words import STOP_WORDS, fold, words

_OF_WHICH = frozenset({"varav", "darav"})
_NAMED = 0.5  # how well a word of a part's name must be met for the part to be asked for


def of_numbered(fit: Sequence[Fit], row: Row, asked: Sequence[Numbered]) -> tuple[Fit, ...]:
    """Return how cells fit where a question names one of several by a number: those of another one do not.

    "Närvaron i sjuan till nian efter ett år" is of the row "Årskurs 7–9" and of the column "Efter 12 månader".
    """
    if not asked:
        return tuple(fit)
    name = _of_row(row)
    if any(_differs(one, name) for one in asked):
        return tuple(Fit.OTHER_MEASURE if one in (Fit.FITS, Fit.EMPTY) else one for one in fit)
    heads = [numbered_in(cell.column.printed) for cell in row.cells]
    told = {label.noun for labels in heads for label in labels}
    meant = [one for one in asked if one.noun in told]
    return tuple(
        Fit.OTHER_MEASURE
        if one in (Fit.FITS, Fit.EMPTY) and not all(_tells(single, labels) for single in meant)
        else one
        for one, labels in zip(fit, heads, strict=True)
    )


def unasked_part(row: Row, terms: Terms) -> bool:
    """Return whether a row is a part of another one ("varav media") that no word of the question names."""
    if not is_part(row.name):
        return False
    named = [word for word in words(row.name) if word not in STOP_WORDS and fold(word) not in _OF_WHICH]
    return bool(named) and float(terms.met(named).max(initial=0.0)) < _NAMED


def without_part(fit: Sequence[Fit], row: Row, *, asked: bool) -> tuple[Fit, ...]:
    """Return how cells fit where a question leaves something out: those of a row that leaves out nothing do not."""
    if not asked or leaves_out(" ".join((row.name, row.section or "", *(cell.column.printed for cell in row.cells)))):
        return tuple(fit)
    return tuple(Fit.OTHER_MEASURE if one is Fit.FITS else one for one in fit)


def met_with_numbers(said_met: Strengths, row: Row, terms: Terms, asked: Sequence[Numbered]) -> Strengths:
    """Return how well terms are met by a row's name and columns (terms last), those for a number by the label of it."""
    if not asked:
        return said_met
    met, name = said_met.copy(), _of_row(row)
    for one in asked:
        at = [i for i, term in enumerate(terms.terms) if term.word in one.said or fold(term.word) in one.said]
        if _tells(one, name):
            met[0, at] = 1.0
        for i, cell in enumerate(row.cells):
            if _tells(one, numbered_in(cell.column.printed)):
                met[i + 1, at] = 1.0
    return met


def names_number(row: Row, asked: Sequence[Numbered]) -> bool:
    """Return whether a row is called by a number that a question names, and by no other."""
    name = _of_row(row)
    return any(_tells(one, name) for one in asked) and not any(_differs(one, name) for one in asked)


def _of_row(row: Row) -> tuple[Numbered, ...]:
    """Return what a row is called by a number, or else its group."""
    own = numbered_in(row.name)
    nouns = {one.noun for one in own}
    return (*own, *(one for one in numbered_in(row.section or "") if one.noun not in nouns))


def _tells(asked: Numbered, labels: Sequence[Numbered]) -> bool:
    return any(label.noun is asked.noun and asked.is_told_by(label) for label in labels)


def _differs(asked: Numbered, labels: Sequence[Numbered]) -> bool:
    return any(label.noun is asked.noun and not asked.is_told_by(label) for label in labels)
