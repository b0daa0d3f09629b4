"""Whether the very kind of answer asked for, a figure, a time or a reason, is held by the best evidence."""

import re

import numpy as np

from assistant.question.kinds import Wanted
from assistant.weigh.by_form.goal_told import asks_goal, tells_goal
from assistant.weigh.by_form.why.reason_beside import reason_beside
from assistant.weigh.figures.fit import columns_of
from assistant.weigh.figures.of_time import OUTCOMES
from assistant.weigh.kind_held import asks_share, fit, only_target, tells_plan
from assistant.weigh.newest import tells_expected
from assistant.weigh.supported.best import Best
from assistant.weigh.supported.cause_after import cause_after
from assistant.weigh.supported.told.beside import is_next_item
from ingest.facts.fact import FORECASTS, TARGETS, Measure
from ingest.language.numbers import COUNTED, YEAR, NumberMention, numbers_in
from ingest.language.words import fold

_LEAST_NAMED = 0.5  # the rarest word of a question that no word of the evidence meets better is not there
_SURELY_MEANT = 0.4  # share of a question's weight that evidence meets which is surely about it
_OF_THESE = re.compile(r"\b\d[\d ]* av (?:de |dessa |totalt )?\d")  # counts of which a share may be reckoned
# Folded: "jämfört med målet", "i förhållande till målet"; "målet är högst 7 procent".
_TO_TARGET = re.compile(
    r"\b(?:jamfort med|i forhallande till|gentemot|mot) (?:sitt |sina |arets )?(?:ars)?mal(?:et|en|vardet)?\b"
)
_IS_TARGET = re.compile(
    r"\b(?:ars)?mal(?:et|vardet)? (?:\w+ ){0,4}?(?:ar|var|satts|sattes|ligger|lag)"
    r" (?:\w+ ){0,3}?(?:pa |minst |hogst )*\d"
)
_CAME_ABOUT = OUTCOMES | FORECASTS | {Measure.OTHER}
_DO = re.compile(
    r"\bhur manga (?:har|hade|far|fick|bor|bodde|gar|gick|jobbar|jobbade|arbetar|arbetade|soker|sokte"
    r"|vantar|deltar|deltog|behover|anvander)\b(?! (?:det|vi|ni|de|man)\b)"
)
_NEAR = 1.0  # a unit that scores at most this less than the best one, in log odds, is as likely shown
# A question for one of these alone is not answered by a text that holds none, nor beside one.
_CLOSED = (Wanted.NUMBER, Wanted.DATE, Wanted.REASON)


def tells_target(best: Best) -> bool:
    """Return whether a figure is asked for, and the text tells a target and no outcome."""
    figure = Wanted.NUMBER in _closed(best) and best.unit.cell is None
    return figure and only_target(best.unit.text, best.asking.text)


def tells_target_alone(best: Best) -> bool:
    """Return whether it is asked how something lies to its target, and the best unit tells what that is and no more.

    A cell of a target counts as told with the outcome where its row has one.
    """
    unit, asked = best.unit, fold(best.asking.question)
    if not (asks_goal(best.asking.question) or _TO_TARGET.search(asked)):
        return False
    if unit.cell is None:
        ahead = _IS_TARGET.search(fold(unit.text)) is not None or tells_expected(unit) or tells_plan(unit.text)
        return ahead and not tells_goal(unit.text)
    row = unit.ranked.passage.row
    if row is None or unit.meaning is None or unit.meaning.measure not in TARGETS:
        return False
    told = dict(zip(row.cells, columns_of(unit.ranked), strict=True))
    return not any(cell.value and meaning.measure in _CAME_ABOUT for cell, meaning in told.items())


def counts_none(best: Best) -> bool:
    """Return whether it is asked how many do or have something, and the best sentence has no count.

    "Hur många har hemtjänst" names nothing that is counted, so that shares, money and years would pass for an answer.
    """
    unit, asking = best.unit, best.asking
    if unit.cell is not None or asking.focus or not _DO.search(fold(asking.question)):
        return False
    return not any(_is_count(number) for number in numbers_in(unit.text))


def _is_count(number: NumberMention) -> bool:
    quantity = number.quantity
    if quantity is None or YEAR.fullmatch(number.text):
        return False
    return quantity.unit in COUNTED | {None} and quantity.value == quantity.value.to_integral_value()


def holds_no_such(best: Best) -> bool:
    """Return whether the figure, date or reason asked for stands neither in the best unit nor beside it."""
    kinds, asking, unit = _closed(best), best.asking, best.unit
    if not kinds or reason_beside(unit, best.found, asking) is not None:
        return False
    near = float(np.max(best.scores)) - _NEAR
    beside = [
        one.said
        for one, score in zip(best.found, best.scores, strict=True)
        if (one.ranked is unit.ranked and abs(one.position - unit.position) <= 1 and not is_next_item(unit, one))
        or (best.rarest >= 0 and score >= near and one.met[best.rarest] >= _LEAST_NAMED)
    ]
    # A cell's measure may stand in a heading; a mere purpose is the reason where the sentence is surely what is meant.
    sure = float(asking.terms.weights @ unit.context) >= _SURELY_MEANT and Wanted.REASON in kinds
    enough = 0.5 if unit.cell is not None or sure else 1.0
    return not any(fit(text, kind, asking.text) >= enough for kind in kinds for text in beside)


def may_hold(best: Best) -> bool:
    """Return whether a share is asked for, and the counts are there that it is of: "11 av 58"; or a cause follows."""
    if cause_after(best) is not None:
        return True
    asks = Wanted.NUMBER in _closed(best) and asks_share(best.asking.text)
    return asks and _OF_THESE.search(fold(best.unit.said)) is not None


def _closed(best: Best) -> frozenset[Wanted]:
    """Return the kind of answer without which there is none; nothing where several are asked for."""
    return best.asking.wanted.intersection(_CLOSED) if len(best.asking.wanted) == 1 else frozenset()
