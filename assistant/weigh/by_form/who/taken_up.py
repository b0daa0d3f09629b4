"""What a sentence takes up again: "Programmet leds av ..." after a sentence on a development programme."""

import re
from collections.abc import Sequence

from assistant.weigh.cut import shown
from assistant.weigh.units import Unit, UnitKind
from ingest.language.words import fold, words

_FAR = 5  # sentences back at most to the one that names what is taken up
_LEAST = 4  # letters of a noun by which it is known again within a compound
_TAKES_UP = re.compile(r"(?P<noun>[A-ZÅÄÖ][a-zåäö]{4,}?)(?:e?t|e?n|na|[aeo]rna)\b")
_PRONOUN = re.compile(r"(?:De[tn]?|Detta|Denna|Dessa)\b")


def named_before(unit: Unit, found: Sequence[Unit]) -> Unit | None:
    """Return the sentence before `unit` that names what it begins with in the definite form; None where none does.

    A pronoun takes up the sentence right before it; what takes up the same thing itself is passed over.
    """
    if unit.kind is not UnitKind.SENTENCE:
        return None
    text = shown(unit.text)
    before = [one for one in found if one.ranked is unit.ranked and 0 < unit.position - one.position <= _FAR]
    nearest = sorted(before, key=lambda one: -one.position)
    if _PRONOUN.match(text):
        return next((one for one in nearest if unit.position - one.position == 1), None)
    noun = _TAKES_UP.match(text)
    if noun is None or len(noun["noun"]) < _LEAST:
        return None
    name = fold(noun["noun"])
    naming = (one for one in nearest if not shown(one.text).startswith(noun.group()))
    return next((one for one in naming if any(_is_named(name, word) for word in words(one.text))), None)


def _is_named(name: str, word: str) -> bool:
    """Return whether a word is a noun or a compound of it, in the indefinite form or the definite one."""
    single = re.sub(r"(mm|nn)$", lambda match: match[0][0], name)  # "Programmet", "ett program"
    return re.search(rf"(?:{re.escape(name)}|{re.escape(single)})(?:e?t|e?n|s)?$", fold(word)) is not None
