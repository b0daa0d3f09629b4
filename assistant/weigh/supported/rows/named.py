"""Whether a question names a row of a table, or a group of rows, and the best sentence or cell is of another one."""

import re
from collections.abc import Iterator, Sequence

import numpy as np

from assistant.question.kinds import Wanted
from assistant.question.scope import names_body
from assistant.weigh.asking import Asking
from assistant.weigh.figures.asked import is_of_figure
from assistant.weigh.figures.fit import Fit
from assistant.weigh.supported.best import Best
from assistant.weigh.supported.concerned import only_asks
from assistant.weigh.supported.counted import counted_terms
from assistant.weigh.units import Unit
from assistant.words.match import Strengths
from ingest.facts.fact import Period
from ingest.facts.months import period_in
from ingest.language.numbers import YEAR
from ingest.language.words import fold, words

_SAME = 0.8  # how well a word of a row's name meets the question's
_ASKED = 0.5  # how well a question must name the column: "personal" alone is no row that is asked for
_MUCH = 0.2  # share of a question's weight that its thing has
_LEAST = 0.5  # a word that is met less well stands neither in the sentence, nor above it, nor right before it
# Folded; how a figure is counted, or of which part of the year: no name of a row.
_COUNTED_HOW = re.compile(
    r"\w*(?:snitt|medel|median|kvartal|tertial|halvar|manads)\w*|forsta|andra|tredje|fjarde|sista|senaste|hela|samtliga"
)
_PLACED = r"\b(?:inom|i|pa|for|hos|vid)\s+(?:den |det |de )?"  # folded; before what a figure is of


def is_of_another_row(best: Best) -> bool:
    """Return whether a figure is asked for of a thing that is a row of a table, and the best sentence lacks it.

    The verb and the phrase of the question may stand in a sentence on another row.
    """
    asking, unit = best.asking, best.unit
    if Wanted.NUMBER not in asking.wanted or unit.cell is not None or asking.focus:
        return False
    named = [at for _, at in rows_named(best.found, asking)]
    if not named:
        return False
    near = _near(best)
    return all(float(near[at]) < _LEAST for at in named)


def rows_named(found: Sequence[Unit], asking: Asking) -> Iterator[tuple[Unit, int]]:
    """Yield the fitting cells of rows whose name the question says, and their column, with the rarest term of the name.

    What is counted names no row: "elever" of "hur många elever".
    """
    weights = asking.terms.weights
    counted = counted_terms(asking.text, asking.terms)
    for unit in found:
        name_met = unit.name_met
        if unit.cell is None or name_met is None or unit.name_unasked > 0 or unit.fit is not Fit.FITS:
            continue
        if unit.asked < _ASKED:
            continue
        said = [
            at
            for at, term in enumerate(asking.terms.terms)
            if name_met[at] >= _SAME and weights[at] >= _MUCH and at not in counted and not YEAR.fullmatch(term.word)
        ]
        if said:
            yield unit, max(said, key=lambda at: float(weights[at]))


def _near(best: Best) -> Strengths:
    """Return how well each term is met by the unit, its headings and the sentence right before it."""
    unit = best.unit
    before = [u for u in best.found if u.ranked is unit.ranked and u.position == unit.position - 1]
    return np.asarray(np.max([np.maximum(u.met, u.heading_met) for u in (unit, *before)], axis=0))


def is_of_another_group(best: Best) -> bool:
    """Return whether a question says which row of which group is meant, and the best cell is not of that one.

    A word tells so that names a row or a group elsewhere in the report, and none of the best one's group; where rows of
    several groups are called as the best one is, any word after "inom", "i" or "för" that nothing about the best meets.
    """
    row, asking = best.unit.ranked.passage.row, best.asking
    if best.unit.cell is None or row is None or not row.section or asking.focus:
        return False
    cells = [
        unit for unit in best.found if unit.cell is not None and unit.ranked.source.id == best.unit.ranked.source.id
    ]
    others = [unit for unit in cells if _group(unit) != row.section]
    own = [unit for unit in cells if _group(unit) == row.section]
    alike = any(other.text == best.unit.text for other in others)
    for at in _unmet(best):
        if _is_named(others, at) and not _is_named(own, at):
            return True
        word = fold(asking.terms.terms[at].word)
        if alike and re.search(rf"{_PLACED}{re.escape(word)}\b", fold(asking.question)):
            return True
    return False


def _unmet(best: Best) -> Iterator[int]:
    """Yield the terms that nothing about the best unit meets and that may name a row: no board, no time, no measure."""
    asking, described = best.asking, best.unit.ranked.source.description
    report = set(words(fold(f"{described.title} {described.board}")))
    for at, term in enumerate(asking.terms.terms):
        word = fold(term.word)
        met = max(best.unit.context[at], best.unit.heading_met[at]) >= _LEAST
        of_figure = only_asks(word) or is_of_figure(word) or period_in(word) != Period() or _COUNTED_HOW.fullmatch(word)
        if not (met or of_figure or names_body(word) or {word, f"{word}s"} & report):
            yield at


def _is_named(found: Sequence[Unit], at: int) -> bool:
    return any(unit.name_met is not None and unit.name_met[at] >= _SAME for unit in found)


def _group(unit: Unit) -> str | None:
    return unit.ranked.passage.row.section if unit.ranked.passage.row is not None else None
