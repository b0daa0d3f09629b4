"""Whether the women or the men whom a question names are told of, or everybody."""

import re

import numpy as np

from assistant.question.kinds import Wanted
from assistant.weigh.figures.asked import asked_figure
from assistant.weigh.supported.best import Best
from assistant.weigh.units import Unit
from ingest.facts.fact import TARGETS, Counted

_LEAST = 0.5  # a word that is met less well is not told of
_ONE = (  # one of them, or what is theirs: a question names them in the plural
    (Counted.WOMEN, re.compile(r"\b(?:kvinn|flick|tjej|dam(?:er|ernas?)\b|mödrar|mammor)", re.IGNORECASE)),
    (Counted.MEN, re.compile(r"\b(?:män\b|männ|mäns|manlig|pojk|kill|herrar|fäder|pappor|en man\b)", re.IGNORECASE)),
)


def tells_of_all(best: Best) -> bool:
    """Return whether a figure of women or of men is asked for, and what is told is of all, or of the others.

    A figure of all passes for that of some: no answer, but the nearest that is told.
    """
    asked = best.asking.figure.people
    if best.asking.figure.measures and best.asking.figure.measures <= TARGETS:
        return False  # a target is set for all
    if not asked or Wanted.NUMBER not in best.asking.wanted or _says_no_figure(best):
        return False
    if _names_people_alone(best):
        return True
    beside = [
        one for one in best.found if one.ranked is best.unit.ranked and abs(one.position - best.unit.position) <= 1
    ]
    texts = [_said(best.unit)] if best.unit.cell is not None else [_said(one) for one in (best.unit, *beside)]
    return not any(asked & _people(text) for text in texts)


def _names_people_alone(best: Best) -> bool:
    """Return whether a row tells of the women or the men, and of nothing else that the question names."""
    unit, terms = best.unit, best.asking.terms
    if unit.cell is None or best.asking.bare or best.asking.focus:
        return False
    others = [at for at, term in enumerate(terms.terms) if term.word.isalpha() and not _people(term.word)]
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


def _people(text: str) -> frozenset[Counted]:
    found = {whom for whom, pattern in _ONE if pattern.search(text)}
    return frozenset(found) | asked_figure(text).people
