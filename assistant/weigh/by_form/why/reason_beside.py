"""Which sentence is told together with one for its reason: the next one that gives it, or the one before that it is."""

import re
from collections.abc import Iterator, Sequence

from assistant.question.kinds import Wanted
from assistant.weigh.asking import Asking
from assistant.weigh.because.words import follows_from, opens_reason, tells_reason
from assistant.weigh.units import Unit, UnitKind
from ingest.language.words import content_stems, fold, stem, words

_MEANT = 0.4  # share of the question's weight that a sentence meets whose reason is asked for
_DEFINITE = ("en", "et", "an", "na", "erna", "arna")
_GOES_ON = re.compile(r"(?:De[nt]?|Dessa|Detta|Denna|Han|Hon|Hen)\b")
_CHANGE = re.compile(r"(\w{2,}?)(?:n?ing)en\b")  # folded
_CHANGED = re.compile(r"(?:ar|as|ats?|ades?|er|te|t|ts|des?|it)")
_LEAST = 4  # letters of a word that two sentences share
_ALL = frozenset("förvaltningen nämnden kommunen staden regionen bolaget verksamheten kontoret budgeten".split())


def asks_reason_alone(asking: Asking) -> bool:
    """Return whether a reason is asked for, and no other kind of answer."""
    return Wanted.REASON in asking.wanted and asking.wanted <= {Wanted.REASON, Wanted.PROSE}


def reason_beside(unit: Unit, found: Sequence[Unit], asking: Asking) -> Unit | None:
    """Return the sentence beside one that surely gives its reason, where that is asked for; None where there is none.

    It is the next one ("Skälet är ..."), the one after that where the next goes on ("Den hävdes i maj.") or where it
    names the change that this one tells ("Förbättringen ..."), or the one before where this one follows from it ("Mot
    den bakgrunden ...").
    """
    if not asks_reason_alone(asking) or unit.cell is not None or float(asking.terms.weights @ unit.context) < _MEANT:
        return None
    after, further = _at(unit, found, 1), _at(unit, found, 2)
    if after is not None and further is not None and not tells_reason(fold(after.text)):
        after = further if _GOES_ON.match(after.text) or _names_change(further.text, unit.text) else after
    if after is not None and opens_reason(after.text) and not tells_reason(fold(unit.text)):
        return after
    return _at(unit, found, -1) if follows_from(unit.text) else None


def _names_change(later: str, earlier: str) -> bool:
    """Return whether a sentence begins with the change that another one tells: "Förbättringen" of "har förbättrats"."""
    change = _CHANGE.match(fold(later))
    return change is not None and any(
        _CHANGED.fullmatch(word, len(change[1])) for word in words(fold(earlier)) if word.startswith(change[1])
    )


def reason_of_the_same(unit: Unit, found: Sequence[Unit], asking: Asking) -> Unit | None:
    """Return the next sentence where it gives a reason and goes on about a thing of this one: "Skolan ..."."""
    if not asks_reason_alone(asking) or unit.cell is not None or float(asking.terms.weights @ unit.context) < _MEANT:
        return None
    after = _at(unit, found, 1)
    goes_on = after is not None and tells_reason(fold(after.text)) and any(_known_in(after.text, unit.text))
    return after if goes_on else None


def _at(unit: Unit, found: Sequence[Unit], step: int) -> Unit | None:
    place = unit.position + step
    there = (one for one in found if one.ranked is unit.ranked and one.position == place)
    return next((one for one in there if one.kind is unit.kind or UnitKind.CELL not in (one.kind, unit.kind)), None)


def _known_in(later: str, earlier: str) -> Iterator[str]:
    """Yield the words of a sentence that name, as known, a thing of the one before it: "Ekbo skola" and "skolan"."""
    had = set(content_stems(earlier))
    for word in words(later):
        if len(word) > _LEAST and word.endswith(_DEFINITE) and word not in _ALL and stem(word) in had:
            yield word
