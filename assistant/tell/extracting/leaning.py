"""What is told together with a sentence: what it is not understood without, and what gives its reason."""

import re
from collections.abc import Sequence

from assistant.weigh.asking import Asking
from assistant.weigh.because.words import follows_from
from assistant.weigh.by_form.measures_listed import asks_measures
from assistant.weigh.by_form.why.reason_beside import reason_beside, reason_of_the_same
from assistant.weigh.cut import shown
from assistant.weigh.units import Unit, UnitKind

# How a sentence begins that is not understood without the one before it.
_LEANS = re.compile(r"(De[tn]?|Dessa|Dess|Detta|Denna|Deras|Han|Hon|Här|Där|Därför|Sådan\w*|Syftet|Samma)\b")
# How one begins whose subject is told in the one before: "Den nya skolan" is none, nor "Det finns".
_SUBJECT_BEFORE = re.compile(
    r"(?:Detta|Dessa|Denna|Hon|Han|Därför)\b|Det (?:beror|berodde|innebär|innebar|medför|gör|gjorde|ledde)\b"
    r"|De[nm]? (?:är|var|har|hade|ska|skall|kan|får|fick|blev|blir|kommer|omfattar|gäller|gällde|består|ersätter|leds"
    r"|ersatte|öppnar|öppnade|stängs|stängdes)\b"
)
# What happened, without what it was: the sentence before may tell what came of it, and the one before that it.
_EVENT = re.compile(r"(?:Händelsen?|Händelserna|Olyckan|Incidenten|Situationen|Problemet|Skadan|Åtgärden)\b")
# How one begins that adds to what the one before tells.
_ADDS = re.compile(
    r"(?:Dessutom|Vidare|Därutöver|Därtill|Slutligen|Utöver detta)\b|\w+ (?:också|även|dessutom|vidare)\b"
)
_MOST_ADDED = 3
_OF_EVENT = 2  # sentences that are told before one that begins so
# What opens with what came of the one before, and not "Staden har därför ...".
_OPENS = re.compile(r"(?:Därför|Mot|Av|Till|Som|På grund|Med anledning|Följd|Resultat|Konsekvens)\w*\b")
_LONGEST = 400  # letters of a sentence that is told beside another


def leans(unit: Unit) -> bool:
    """Return whether a unit is not understood without the one before it."""
    return stands_on_before(unit) or follows_from(shown(unit.text))


def stands_on_before(unit: Unit) -> bool:
    """Return whether a unit begins with what only the one before it names, or with what came of that.

    "Staden har därför tagit fram ..." is understood alone, unless the reason is asked for.
    """
    text = shown(unit.text)
    return bool(_LEANS.match(text) or _EVENT.match(text) or (_OPENS.match(text) and follows_from(text)))


def told_with(unit: Unit, found: Sequence[Unit], asking: Asking) -> list[Unit]:
    """Return the sentences beside the best one that are told whatever they score, in the order of their text."""
    beside = [
        *_leaned_on(unit, found),
        *_added_to(unit, found, asking),
        reason_beside(unit, found, asking),
        reason_of_the_same(unit, found, asking),
    ]
    return [one for one in found if any(one is other for other in beside) and len(one.text) <= _LONGEST]


def _leaned_on(unit: Unit, found: Sequence[Unit]) -> list[Unit]:
    text = shown(unit.text)
    needs = bool(_SUBJECT_BEFORE.match(text)) or follows_from(text)
    steps = _OF_EVENT if _EVENT.match(text) else int(needs)
    before = (one for one in found if one.ranked is unit.ranked and one.kind is UnitKind.SENTENCE)
    return [one for one in before if 0 < unit.position - one.position <= steps]


def _added_to(unit: Unit, found: Sequence[Unit], asking: Asking) -> list[Unit]:
    """Return the sentences that add to what one tells ("Dessutom ..."), where what is done is asked for.

    One that goes on itself is told with those that it goes on with.
    """
    if not asks_measures(asking.question) or unit.kind is not UnitKind.SENTENCE:
        return []
    passage = sorted((one for one in found if one.ranked is unit.ranked), key=lambda one: one.position)
    first = end = passage.index(unit)
    while first > 0 and end - first < _MOST_ADDED and _adds(passage[first]):
        first -= 1
    while end + 1 < len(passage) and end - first < _MOST_ADDED and _adds(passage[end + 1]):
        end += 1
    return [one for one in passage[first : end + 1] if one is not unit]


def _adds(unit: Unit) -> bool:
    return unit.kind is UnitKind.SENTENCE and _ADDS.match(shown(unit.text)) is not None
