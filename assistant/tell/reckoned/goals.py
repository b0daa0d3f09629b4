"""Whether a figure of a cell or of the text reaches a goal that a sentence tells: "Når Ekens kök målet?"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from assistant import texts
from assistant.search.gather import Gathered
from assistant.tell.cells import cell_statement
from assistant.tell.extracting.sentences import sentence_statement
from assistant.tell.reckoned.figures import figures_in
from assistant.tell.statements import Statement
from assistant.weigh.asking import Asking
from assistant.weigh.figures.fit import Fit
from assistant.weigh.units import Unit
from ingest.facts.columns.units import cell_unit
from ingest.language.numbers import parse_quantity
from ingest.language.words import fold

# As it is written: folded, "når" is "när".
_ASKS = re.compile(
    r"^(?:och |men |så )?(?:nådde|når|nås|nåddes|klara\w*|uppnå\w*|uppfyll\w*|lycka\w*)\b.*\b\w*mål(?:et|en)?\b",
    re.IGNORECASE,
)
# Folded.
_GOAL = re.compile(
    r"\b(?:mal(?:et|sattningen|varde\w*)?\b|ska(?:ll)? )[^.;]*?"
    r"\b(?P<way>hogst|som mest|under|max|minst|lagst|over)\s+(?:pa\s+)?$"
)
_PLAIN = re.compile(r"\bmal(?:et|sattningen)?\b[^.;]{0,60}? (?:ar|var) (?:pa )?$")
_DOWN = frozenset({"hogst", "som mest", "under", "max"})
_STRICT = frozenset({"under", "over"})
_TARGET_WORDS = re.compile(r"(?!klago|fore)\w*mal(?:et|en)?|na(?:r|s|dde|ddes|tt)|klara\w*|upp(?:na|fyll)\w*|lycka\w*")
_MET, _TOPIC = 0.7, 0.15  # how well a word is met, and the share of the weight of one that says what a goal is of


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A goal that a sentence tells: `bound` in a `unit`, at most (-1), at least (1), or not told which (0)."""

    unit_told: Unit
    bound: Decimal
    unit: str | None
    way: int
    strict: bool
    said: str
    start: int


def goal_reached(evidence: Gathered) -> tuple[Statement, ...]:
    """Return whether the best figure reaches the goal of it that a sentence of the same document tells, with both.

    Nothing where no one goal has the unit of the figure and a word of what the question is about.
    """
    asking, best = evidence.asking, evidence.best
    if best is None or not _ASKS.search(asking.question.strip()):
        return ()
    goals = [goal for unit in evidence.units if _is_beside(unit, best) for goal in _goals(unit)]
    found = [(goal, figure) for goal in goals if (figure := _figure(best, goal, asking)) is not None]
    if len({(goal.bound, goal.way, goal.unit) for goal, _ in found}) != 1:
        return ()  # what is best of no goal, or of which of several, is not known
    goal, (number, printed) = found[0]
    away = (number - goal.bound) * goal.way
    reached = away > 0 if goal.strict else away >= 0
    form = texts.GOAL_BESIDE if not goal.way else texts.GOAL_REACHED if reached else texts.GOAL_MISSED
    told = form.format(figure=printed, goal=goal.said)
    same = goal.unit_told is best
    first = sentence_statement((best,)) if best.cell is None else cell_statement(best, alone=True)
    led = Statement(
        text=f"{told} {first.text}", ranked=first.ranked, quoted=first.quoted, cell=first.cell, row=first.row
    )
    return (led,) if same else (led, sentence_statement((goal.unit_told,)))


def _is_beside(unit: Unit, best: Unit) -> bool:
    return unit.cell is None and unit.ranked.source.id == best.ranked.source.id


def _goals(unit: Unit) -> Iterator[Goal]:
    for number in figures_in(unit.text):
        before = fold(unit.text[: number.start])
        bound = _GOAL.search(before)
        if number.quantity is None or (bound is None and not _PLAIN.search(before)):
            continue
        yield Goal(
            unit_told=unit,
            bound=number.quantity.value,
            unit=number.quantity.unit,
            way=0 if bound is None else -1 if bound["way"] in _DOWN else 1,
            strict=bound is not None and bound["way"] in _STRICT,
            said=unit.text[number.start if bound is None else bound.start("way") : number.end],
            start=number.start,
        )


def _figure(best: Unit, goal: Goal, asking: Asking) -> tuple[Decimal, str] | None:
    """Return the figure that is held against a goal, with how it is printed: that of the best cell or sentence."""
    if not _is_of_topic(best, goal, asking):
        return None
    row = best.ranked.passage.row
    if best.cell is not None and row is not None:
        quantity = parse_quantity(best.cell.value) if best.fit is Fit.FITS else None
        unit = (quantity.unit or cell_unit(best.cell, row)) if quantity is not None else None
        if quantity is None or (unit == "%") is not (goal.unit == "%"):
            return None
        shown = best.cell.value.strip()
        return quantity.value, f"{shown} %" if unit == "%" and "%" not in shown else shown
    for number in reversed(figures_in(best.text)):
        before_goal = goal.unit_told is not best or number.end < goal.start
        if number.quantity is not None and before_goal and number.quantity.unit == goal.unit:
            return number.quantity.value, number.text
    return None


def _is_of_topic(best: Unit, goal: Goal, asking: Asking) -> bool:
    """Return whether a goal and the best figure share a word of what the question is about."""
    own = best.met if best.cell is None else np.maximum(best.met, best.heading_met)
    return any(
        asking.terms.weights[at] >= _TOPIC
        and not _TARGET_WORDS.fullmatch(fold(term.word))
        and goal.unit_told.met[at] >= _MET
        and own[at] >= _MET
        for at, term in enumerate(asking.terms.terms)
    )
