"""The reason for a figure that was just told: the text that names its row, and the figure itself or why."""

import re
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.question.kinds import Wanted
from assistant.weigh.asking import Asking
from assistant.weigh.because.words import opens_reason, tells_reason
from assistant.weigh.units import Unit
from ingest.facts.months import without_times
from ingest.language.words import content_stems, fold, stem, words

_AHEAD = 4.0  # more than what is told beside the best unit may score less
_STEP = 0.01  # by which one unit is put before another
_AFTER = 2  # sentences after the one that names a figure, in which its reason may stand
_LABEL = 3  # words besides a row's name and its figure that a label may have: "Skolskjuts (-2 260 tkr)."
_ROOT = 6  # letters by which two words are known to be of one family: "missnöje", "missnöjd"
_FIGURE = re.compile(r"\d[\d\s\u00a0\u202f]*(?:[.,]\d+)?")
_SHORT_NAME = re.compile(r"\(([A-ZÅÄÖ][\w-]{1,9})\)")


def with_reason_first(found: Sequence[Unit], scores: NDArray[np.float64], asking: Asking) -> NDArray[np.float64]:
    """Return the scores with the text that tells the reason for what was just told before all else."""
    best = list(dict.fromkeys(_reasons(found, asking)))
    best = best or list(_beside_table(found, asking)) or _of_told_row(found, scores, asking)
    if not best:
        return scores
    scores = scores.copy()
    top = float(scores.max()) + _AHEAD
    for place, at in enumerate(best):
        scores[at] = top - _STEP * place
    return scores


def _of_told_row(found: Sequence[Unit], scores: NDArray[np.float64], asking: Asking) -> list[int]:
    """Return the best sentence on the row just told, where the best of all gives the reason for another row."""
    if not len(found) or Wanted.REASON not in asking.wanted or not _goes_on(asking):
        return []
    if not names_other_row(found[int(np.argmax(scores))], found, asking):
        return []
    told = [name for name, _ in asking.told_cells]
    own = [i for i, unit in enumerate(found) if unit.cell is None and any(names_row(unit.text, name) for name in told)]
    return sorted(own, key=lambda i: -float(scores[i]))[:1]


def _beside_table(found: Sequence[Unit], asking: Asking) -> Iterator[int]:
    """Give the sentence that opens with the reason for what stands before it, beside the table just told from.

    "Den vanligaste orsaken är ..." after a table is of what the table tells, where it names no other of its rows.
    """
    if not asking.told_row or Wanted.REASON not in asking.wanted or not _goes_on(asking):
        return
    for at, unit in enumerate(found):
        first = unit.cell is None and unit.position == 0 and unit.ranked.passage.id in asking.focus
        if first and opens_reason(unit.text) and not names_other_row(unit, found, asking):
            yield at


def names_other_row(unit: Unit, found: Sequence[Unit], asking: Asking) -> bool:
    """Return whether a sentence names, and none before it in its passage, a row of its report and not that just told.

    A row that the question itself names is no other one, nor is a time that rows are called by: "Februari".
    """
    if unit.cell is not None or not asking.told_row:
        return False
    told = [name for name, _ in asking.told_cells]
    before = [one.text for one in found if one.ranked is unit.ranked and one.position == unit.position - 1]
    said = " ".join((*before, unit.text, *unit.ranked.passage.headings[-1:]))
    if any(names_row(said, name) for name in told):
        return False
    rows = {
        one.ranked.passage.row.name
        for one in found
        if one.ranked.passage.row is not None and one.ranked.source.id == unit.ranked.source.id
    }
    others = [name for name in rows - set(told) if without_times(name).strip()]
    return any(names_row(unit.text, name) and not names_row(asking.question, name) for name in others)


def gives_reason(unit: Unit, found: Sequence[Unit], asking: Asking) -> bool:
    """Return whether a unit tells the reason for what was just told."""
    return any(found[at] is unit for at in (*_reasons(found, asking), *_beside_table(found, asking)))


def _reasons(found: Sequence[Unit], asking: Asking) -> Iterator[int]:
    """Give the units that tell the reason, those that name the figure itself before any other."""
    if not asking.told_cells or Wanted.REASON not in asking.wanted or not _goes_on(asking):
        return
    for name, value in asking.told_cells:
        yield from _by_figure(found, name, value, asking)
    for name, _ in asking.told_cells:
        named = [at for at, unit in enumerate(found) if unit.cell is None and names_row(unit.text, name)]
        told = [(at, _reason_at(at, found)) for at in named if _meets_own(found[at], asking)]
        told.sort(key=lambda pair: -float(asking.terms.weights @ found[pair[0]].met))  # what was asked for before first
        yield from (why for _, why in told if why is not None)


def _goes_on(asking: Asking) -> bool:
    return asking.bare or bool(asking.focus)


def _by_figure(found: Sequence[Unit], name: str, value: str, asking: Asking) -> Iterator[int]:
    figure = _digits(value)
    if len(figure.strip("0,")) < 2:
        return  # a lone digit stands anywhere
    for at, unit in enumerate(found):
        if unit.cell is not None or not names_row(unit.text, name) or figure not in _figures(unit.text):
            continue
        after = [i for i in range(at + 1, min(at + 1 + _AFTER, len(found))) if found[i].ranked is unit.ranked]
        if _is_label(unit.text, name):
            yield from after
        else:
            told = next((i for i in (at, *after) if _tells_why(found[i])), None)
            if told is not None:
                yield told


def _reason_at(at: int, found: Sequence[Unit]) -> int | None:
    """Return where the reason stands for what a sentence tells: in it, or in the next one that opens with it."""
    if _tells_why(found[at]):
        return at
    after = at + 1
    if after < len(found) and found[after].ranked is found[at].ranked and opens_reason(found[after].text):
        return after
    return None


def _tells_why(unit: Unit) -> bool:
    return tells_reason(fold(unit.said))


def _meets_own(unit: Unit, asking: Asking) -> bool:
    """Return whether a unit meets a word of the question itself, where that has any."""
    own = [one for one in content_stems(asking.text) if len(one) >= _ROOT - 1]
    held = [fold(word) for word in words(unit.text)]
    return asking.bare or not own or any(word.startswith(one[:_ROOT]) for one in own for word in held)


def names_row(text: str, name: str) -> bool:
    """Return whether a text holds all words of a row's name, or the short name that it gives in brackets."""
    short = _SHORT_NAME.search(name)
    if short is not None and re.search(rf"\b{re.escape(short[1])}\b", text):
        return True
    held = {stem(word) for word in words(text)}
    asked = [one for one in content_stems(re.sub(r"\([^)]*\)", " ", name)) if not one.isdigit()]
    return bool(asked) and all(one in held for one in asked)


def _is_label(text: str, name: str) -> bool:
    left = [one for one in content_stems(_FIGURE.sub(" ", text)) if one not in content_stems(name)]
    return len(left) <= _LABEL


def _figures(text: str) -> set[str]:
    return {_digits(match.group()) for match in _FIGURE.finditer(text)}


def _digits(text: str) -> str:
    """Return the first figure of a text, without its sign and separators of thousands."""
    match = _FIGURE.search(text)
    return re.sub(r"\s", "", match.group()).replace(".", ",") if match is not None else ""
