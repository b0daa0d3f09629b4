"""Why something is as it is, told beside its row: in a column of reasons, or of comments."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.weigh.asking import Asking
from assistant.weigh.because.words import tells_reason
from assistant.weigh.by_form.matter import matter_met
from assistant.weigh.by_form.why.reason_beside import asks_reason_alone
from assistant.weigh.units import Unit
from ingest.language.words import fold, words

_AHEAD = 4.0  # more than what is told beside the best unit may score less
_MATTER = 0.6  # share of the question's matter that the row's name, its headings and the remark must meet
_UNASKED = 0.4  # share of the row's name that the question need not have
_FIGURE = re.compile(r"\d")
_OF_REASONS = re.compile(r"\b(?:\w*orsak\w*|skal(?:et)?|anledning\w*|forklaring\w*|motivering\w*)\b")
_OF_COMMENTS = re.compile(r"\b(?:kommentar\w*|anmarkning\w*|notering\w*)\b")
# What says only how far something has come.
_HOW_FAR = re.compile(
    r"\b(?:enligt (?:tid)?plan\w*|pagar|pagaende|klart?|invigd\w*|genomford\w*|slutford\w*|monterad\w*|avslutad\w*"
    r"|ej aktuell)\b"
)


def with_remark_first(found: Sequence[Unit], scores: NDArray[np.float64], asking: Asking) -> NDArray[np.float64]:
    """Return the scores with the best remark on the row of what is asked about before all else but a told reason."""
    if not asks_reason_alone(asking) or _tells_reason(found[int(np.argmax(scores))], asking):
        return scores
    told = [i for i, unit in enumerate(found) if is_remarked(unit, asking)]
    if not told:
        return scores
    lifted = scores.copy()
    lifted[max(told, key=lambda i: float(scores[i]))] = float(scores.max()) + _AHEAD
    return lifted


def _tells_reason(unit: Unit, asking: Asking) -> bool:
    return unit.cell is None and tells_reason(fold(unit.text)) and matter_met(asking, unit.context) >= _MATTER


def is_remarked(unit: Unit, asking: Asking) -> bool:
    """Return whether a unit is a remark on the row of what is asked about, where a reason alone is asked for."""
    if unit.cell is None or unit.name_met is None or asking.focus or not asks_reason_alone(asking):
        return False
    head, value = fold(unit.cell.column.printed), unit.cell.value
    if _OF_REASONS.search(head) is None and _OF_COMMENTS.search(head) is None:
        return False
    said = words(value)
    if len(said) < 2 or (not tells_reason(fold(value)) and _HOW_FAR.search(fold(value))):
        return False
    told = asking.terms.met(said)
    if _OF_REASONS.search(head):
        if matter_met(asking, told, surely=True):
            return False  # what is asked about is itself the reason that is told
    elif _FIGURE.search(value) and not tells_reason(fold(value)):
        return False  # a comment that counts tells how far it has come
    around = np.max([unit.name_met, unit.heading_met, told], axis=0)
    named = matter_met(asking, unit.name_met) > 0 and unit.name_unasked <= _UNASKED
    return named and matter_met(asking, around) >= _MATTER


def gives_remarked_reason(unit: Unit, asking: Asking) -> bool:
    """Return whether such a remark surely gives the reason: by its column, or by a word for it."""
    if unit.cell is None or not is_remarked(unit, asking):
        return False
    return _OF_REASONS.search(fold(unit.cell.column.printed)) is not None or tells_reason(fold(unit.cell.value))
