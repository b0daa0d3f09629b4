"""Whether the women or the men whom a question names are told of, or everybody."""

import re

import numpy as np

from assistant.question.kinds import Wanted
from assistant.weigh.figures.people import people_named
from assistant.weigh.supported.best import Best
from assistant.weigh.units import Unit
from ingest.facts.fact import TARGETS
from ingest.language.words import fold

_LEAST = 0.5  # a word that is met less well is not told of
# Folded; a sentence that goes on about those of the one before it.
_AMONG = frozenset({"bland", "hos"})
_LEANS = re.compile(r"\b(?:av (?:dem|dessa|de|dom)|varav|darav|bland (?:dem|dessa))\b")


def tells_of_all(best: Best) -> bool:
    """Return whether a figure of women or of men is asked for, and what is told is of all, or of the others.

    A figure of all passes for that of some: no answer, but the nearest that is told.
    """
    asked, asking = best.asking.figure.people, best.asking
    if not asked or (asking.figure.measures and asking.figure.measures <= TARGETS):  # a target is set for all
        return False
    if _names_people_alone(best):
        return True
    if Wanted.NUMBER not in asking.wanted or _says_no_figure(best):
        return False
    return not any(asked & people_named(text) for text in _texts(best))


def _texts(best: Best) -> list[str]:
    """Return what says of whom the best evidence tells: it, and what stands beside it and goes on about the same."""
    unit = best.unit
    if unit.cell is not None:
        return [_said(unit)]
    beside = [one for one in best.found if one.ranked is unit.ranked and abs(one.position - unit.position) == 1]
    return [_said(unit), *(_said(one) for one in beside if _LEANS.search(fold(one.text)))]


def _names_people_alone(best: Best) -> bool:
    """Return whether evidence tells of the women or the men, and of nothing else that the question names."""
    unit, terms = best.unit, best.asking.terms
    if best.asking.bare or best.asking.focus or best.asking.wanted == {Wanted.REASON}:
        return False  # why it is so of them is told in words of its own, which others look at
    others = [
        at
        for at, term in enumerate(terms.terms)
        if term.word.isalpha() and term.word not in _AMONG and not people_named(term.word)
    ]
    if unit.cell is None and _LEANS.search(fold(unit.text)):
        return False
    near = np.maximum(unit.met, unit.heading_met)
    return bool(others) and all(float(near[at]) < _LEAST for at in others)


def _says_no_figure(best: Best) -> bool:
    return len(best.asking.figure.people) > 1 and best.unit.cell is None and not re.search(r"\d", best.unit.text)


def _said(unit: Unit) -> str:
    """Return what says of whom a unit tells: the text, or the row's and the column's names; and what stands above."""
    row, above = unit.ranked.passage.row, " ".join(unit.ranked.passage.headings)
    if row is None or unit.cell is None:
        return f"{unit.text} {above}"
    caption = unit.ranked.passage.text.partition(row.name)[0]
    return " ".join((caption, row.name, row.section or "", unit.cell.column.printed, unit.cell.value, above))
