"""Sentences chosen and put together: those that say most beside the best one, in the order of their text."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from assistant import texts
from assistant.question.kinds import Wanted
from assistant.settings import Settings
from assistant.tell.extracting.leaning import leans, stands_on_before, told_with
from assistant.tell.extracting.lists import is_item_at, led_items, miscounted
from assistant.tell.statements import Statement
from assistant.weigh.asking import Asking
from assistant.weigh.by_form.why.reason_beside import asks_reason_alone
from assistant.weigh.cut import shown
from assistant.weigh.kind_held import has_wanted
from assistant.weigh.newest import tells_expected
from assistant.weigh.units import Unit, UnitKind
from ingest.language.words import words

# In units of the scorer's log odds:
# A further sentence is shown when it scores at most this less than the best one. With 4.0 an answer is 40 to 80
# characters longer (median) and no more of them are right; with 2.0 five of 492 questions lose their answer.
_FAR = 3.0
_FAR_UNSURE = 4.0  # so where the best is not sure to be all of the answer: what is further off may be
_BESIDE = 2.5  # worth of standing next to a chosen sentence
_AFTER = 1.0  # worth of following it, beyond that
_STRAY = 0.1  # of the question's weight: a sentence that meets less, and stands elsewhere, is of another subject
_BESIDE_REASON = 0.3  # so beside a reason that is told
_LEAST_MET = 0.02  # of the question's weight: less is met by chance
_OPEN = frozenset({Wanted.PROSE, Wanted.YES_NO, Wanted.WAY})  # any sentence may hold it
_NEW = 5.0  # worth of meeting all of the question that the answer so far does not meet


def from_sentences(
    units: Sequence[Unit],
    scores: NDArray[np.float64],
    order: NDArray[np.intp],
    asking: Asking,
    *,
    sure: bool,
    settings: Settings,
) -> tuple[Statement, ...]:
    """Return the best sentence and those that add most to it, the better ones first.

    What stands before the best sentence of a passage is told after it, unless that leans on it ("Det ...").
    """
    best = units[order[0]]
    chosen = [best, *told_with(best, units, asking)]
    met, length = np.max([unit.met for unit in chosen], axis=0), sum(len(unit.text) for unit in chosen)
    weights = asking.terms.weights
    pool = [i for i in order[1:60] if units[i].kind is not UnitKind.CELL and all(units[i] is not one for one in chosen)]
    while pool:
        gains = [_gain(units[i], scores[i], chosen, weights @ np.maximum(0, units[i].met - met), asking) for i in pool]
        pick = int(np.argmax(gains))
        unit = units[pool.pop(pick)]
        if gains[pick] < scores[order[0]] - (_FAR if sure else _FAR_UNSURE):
            break
        if length + len(unit.text) > settings.length + 60 or _repeats(unit, chosen):
            continue
        if sure and _is_stray(unit, chosen, asking):
            continue
        chosen.append(unit)
        met = np.maximum(met, unit.met)
        length += len(unit.text) + 5
    chosen += led_items(chosen, units, longest=settings.longest_list)
    worth = {(unit.ranked.passage.id, unit.position): float(scores[i]) for i, unit in enumerate(units)}
    leaning = leans if Wanted.REASON in asking.wanted else stands_on_before
    told = _best_first(_runs(chosen), lambda unit: worth[unit.ranked.passage.id, unit.position], leaning)
    return tuple(
        sentence_statement(run, longest=settings.longest if _is_prose(run) else settings.longest_list) for run in told
    )


def _is_prose(run: tuple[Unit, ...]) -> bool:
    return all(unit.kind is not UnitKind.ITEM for unit in run)


def _gain(unit: Unit, score: float, chosen: Sequence[Unit], new: float, asking: Asking) -> float:
    worth = 0.0
    beside = [other for other in chosen if _goes_with(unit, other)]
    if unit.kind is not UnitKind.ITEM and beside and _is_to_the_point(unit, beside, asking):
        follows = any(unit.position > other.position for other in beside)
        worth = _BESIDE + (_AFTER if follows else 0.0)
    return float(score + _NEW * new + worth)


def _is_to_the_point(unit: Unit, beside: Sequence[Unit], asking: Asking) -> bool:
    """Return whether a sentence that stands `beside` others is more than their setting.

    It meets something of the question, holds what that asks for, goes on with or leads into one beside it, or follows
    one that meets something. In a question that follows, the words that it carries over need not be met again.
    """
    if asking.focus or _meets(unit, asking) or leans(unit):
        return True
    kinds = [kind for kind in asking.wanted if kind not in _OPEN]
    if any(has_wanted(unit.text, kind, question=asking.text) for kind in kinds):
        return True
    return any(_meets(other, asking) if unit.position > other.position else leans(other) for other in beside)


def _is_stray(unit: Unit, chosen: Sequence[Unit], asking: Asking) -> bool:
    """Return whether a sentence is of another subject: it says nothing of the question, and stands with no other.

    Beside a reason that is told it must say more.
    """
    if asking.focus or any(kind in asking.wanted for kind in _OPEN):
        return False
    reason = asks_reason_alone(asking) and any(has_wanted(one.text, Wanted.REASON, question="") for one in chosen)
    least = _BESIDE_REASON if reason else _STRAY
    return float(asking.terms.weights @ unit.met) < least and not any(_goes_with(unit, other) for other in chosen)


def _meets(unit: Unit, asking: Asking) -> bool:
    return float(asking.terms.weights @ unit.met) > _LEAST_MET


def _goes_with(unit: Unit, other: Unit) -> bool:
    """Whether units stand next to each other and belong together: what stands before an item is another's end."""
    if not _adjacent(unit, other):
        return False
    earlier, later = sorted((unit, other), key=lambda one: one.position)
    return later.kind is not UnitKind.ITEM or earlier.text.rstrip().endswith(":")


def _adjacent(one: Unit, other: Unit) -> bool:
    return one.ranked is other.ranked and abs(one.position - other.position) == 1


def _repeats(unit: Unit, chosen: Sequence[Unit]) -> bool:
    """Whether a chosen sentence says nearly the same: documents repeat themselves almost word for word."""
    mine = set(words(unit.text))
    return any(
        len(mine & set(words(other.text))) > 0.7 * min(len(mine), len(set(words(other.text)))) for other in chosen
    )


def _runs(chosen: Sequence[Unit]) -> list[tuple[Unit, ...]]:
    """Group units that stand next to each other in one passage, in the order of their text."""
    passages: dict[str, list[Unit]] = {}
    for unit in chosen:
        passages.setdefault(unit.ranked.passage.id, []).append(unit)
    groups: list[list[Unit]] = []
    for held in passages.values():
        for unit in sorted(held, key=lambda unit: unit.position):
            if groups and _adjacent(unit, groups[-1][-1]):
                groups[-1].append(unit)
            else:
                groups.append([unit])
    return [tuple(group) for group in groups]


def _best_first(
    runs: Sequence[tuple[Unit, ...]], worth: Callable[[Unit], float], leaning: Callable[[Unit], bool]
) -> list[tuple[Unit, ...]]:
    """Return the runs cut before the best sentence of each, that of the best of all first and then by their best.

    So the answer is told before its setting.
    """
    parts = [part for run in runs for part in _cut(run, worth, leaning)]
    return sorted(parts, key=lambda part: -max(map(worth, part)))


def _cut(
    run: tuple[Unit, ...], worth: Callable[[Unit], float], leaning: Callable[[Unit], bool]
) -> list[tuple[Unit, ...]]:
    """Return a run as its best sentence with what follows, and what stands before; whole where it leans on that."""
    at = run.index(max(run, key=worth))
    while at > 0 and (leaning(run[at]) or run[at].kind is UnitKind.ITEM):
        at -= 1
    return [run[at:], run[:at]] if at else [run]


def sentence_statement(run: tuple[Unit, ...], *, longest: int = 2000) -> Statement:
    """Return the statement of sentences that follow each other."""
    quoted = " ".join(unit.text for unit in run)
    text = _joined(run)
    if tells_expected(run[0]):  # "Nittio familjer har fått stöd" is not yet so
        text = texts.EXPECTED.format(statement=text)
    return Statement(text=_shortened(text, longest), ranked=run[0].ranked, quoted=quoted)


def list_statement(listed: tuple[Unit, ...]) -> Statement:
    """Return the statement of a list, its lead first."""
    statement, counts = sentence_statement(listed), miscounted(listed)
    if counts is None:
        return statement
    announced, found = counts
    return replace(statement, text=f"{statement.text} {texts.LIST_COUNT.format(announced=announced, found=found)}")


def _joined(run: tuple[Unit, ...]) -> str:
    """Return the units as running text; items without a full stop of their own are set apart by semicolons."""
    pieces = [shown(unit.text) for unit in run]
    stops = [
        "" if piece[-1:] in ".:;!?" else ";" if run[i].kind is UnitKind.ITEM and is_item_at(run, i + 1) else "."
        for i, piece in enumerate(pieces)
    ]
    return " ".join(piece + stop for piece, stop in zip(pieces, stops, strict=True))


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
