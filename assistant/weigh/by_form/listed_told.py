"""A list with its lead-in in one sentence: "Tre stängs: Lunden, Backen och Viken." tells all that is asked for."""

import re

import numpy as np

from assistant.question.kinds import Wanted
from assistant.weigh.asking import Asking
from assistant.weigh.by_form.matter import matter_met, matter_weights
from assistant.weigh.units import Unit, UnitKind
from ingest.language.remembered import remembered
from ingest.language.words import fold

_MET = 0.5  # how well each word of what is to be listed must be met by the sentence or its headings
_MOST = 0.6  # share of the question's matter that a list is likely of
_LED_IN = re.compile(r"^(?P<lead>[^:]{6,120}[^\W\d]): (?P<items>\S.+)$", re.DOTALL)
_PARTED = re.compile(r"[,;] (?:och |samt |dels )?|\b(?:och|samt|respektive)\b")
_NOT = re.compile(r"\b(?:inte|ej|ingen|inga|inget|aldrig|utan)\b")
_OF_LIST = frozenset({Wanted.LIST, Wanted.PROSE})


@remembered(20_000)
def leads_in(text: str) -> bool:
    """Return whether a sentence leads in a list of at least two after a colon."""
    told = _LED_IN.match(text.strip())
    return told is not None and _PARTED.search(told["items"]) is not None


def tells_listed(unit: Unit, asking: Asking) -> bool:
    """Return whether a list alone is asked for, and the sentence lists just that: it and its headings meet every word.

    What is asked with a negation is told by one: "inte godkända" is no list of those that are.
    """
    if Wanted.LIST not in asking.wanted or not asking.wanted <= _OF_LIST or asking.focus or asking.bare:
        return False
    if unit.kind is not UnitKind.SENTENCE or not leads_in(unit.text):
        return False
    if _is_negated(asking.question) is not _is_negated(unit.text.partition(":")[0]):
        return False
    matter = matter_weights(asking) > 0
    met = np.maximum(unit.met, unit.heading_met)
    own = bool(np.any(matter & (unit.met >= _MET)))
    return own and bool(np.all(met[matter] >= _MET))


def leads_list_asked(unit: Unit, asking: Asking) -> bool:
    """Return whether a list alone is asked for, and the sentence leads in one of most of what is asked about.

    That is no proof: it may be another list of the same matter.
    """
    if Wanted.LIST not in asking.wanted or not asking.wanted <= _OF_LIST or asking.focus or asking.bare:
        return False
    text = unit.text.strip()
    if unit.kind is not UnitKind.SENTENCE or not (text.endswith(":") or leads_in(text)):
        return False
    if _is_negated(asking.question) is not _is_negated(text.partition(":")[0]):
        return False
    own = bool(np.any((matter_weights(asking) > 0) & (unit.met >= _MET)))
    return own and matter_met(asking, np.maximum(unit.met, unit.heading_met)) >= _MOST


def leaves_negation(unit: Unit, asking: Asking) -> bool:
    """Return whether it is asked which of them do not, and a sentence lists some with no word for that.

    Those that do would pass for those that do not.
    """
    asks = Wanted.LIST in asking.wanted and _is_negated(asking.question)
    return asks and unit.cell is None and leads_in(unit.text) and not _is_negated(unit.text)


def _is_negated(text: str) -> bool:
    return _NOT.search(fold(text)) is not None
