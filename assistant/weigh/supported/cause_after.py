"""A reason that a report tells without a word for it: "Bron är försenad. Entreprenören fick göra om grunden."."""

import re

from assistant.question.kinds import Wanted
from assistant.weigh.kind_held import has_wanted
from assistant.weigh.supported.best import Best
from assistant.weigh.units import Unit, UnitKind
from ingest.language.words import fold

_EVENT_MEANT = 0.6  # share of the question's weight that a sentence meets which tells the event asked about
_LONGEST = 160  # letters: a longer sentence goes on to other matters
# What goes wrong, and so brings something about; folded.
_TROUBLE = re.compile(
    r"\b(?:sakna[drst]*|brist\w*|fel|felaktig\w*|skada[dst]*|skador\w*|lackte|lackage\w*|haver\w+|sonder|brann"
    r"|konkurs\w*|overklaga\w+|aterremitt\w+|upphav\w+|avslog\w*|nekade\w*|sade upp|sagts? upp|tvist\w*|strejk\w*"
    r"|drog (?:sig ur|tillbaka|in)|drogs in|hoppa(?:de|t) av|bytt|bytte|slutade|slutat|avgick|avgatt|sjuk\w*|avled"
    r"|vakan\w+|tvinga\w+|(?:fick|maste|matt|behovde) \w+ om|stoppade\w*|hittades|hittats|upptack\w+|mog(?:el|lig)\w*"
    r"|asbest\w*|fororen\w+|olje\w*|oversvam\w+|rasade|frost\w*|uteblev|uteblivit|drabba\w+|forbjod\w*|domde\w*"
    r"|utdom\w+|skurit|sprack|for (?:fa|lite[nt]?|gam(?:mal|la|malt)|hog[at]?|lag[at]?|manga|dyr[at]?|trang[at]?)"
    r"|(?:inte|ej|aldrig) (?:\w+ )?(?:klar\w*|hunnit|gatt|kunnat|fatt|blivit|varit|funnits|raknat|kunde|fanns|hann|fick"
    r"|gick|hade))\b"
)
# What comes of something, or is meant to be done: no cause of it.
_RESULT = re.compile(
    r"\b(?:darfor|darmed|dessutom|darefter|sedan dess|under tiden|i stallet|istallet|ska|skall|kommer att|planera\w*"
    r"|vantas|forvantas|beraknas|foljd\w*|konsekvens\w*|risk\w*|nasta)\b"
)
# It goes on about what was told: with the thing known ("Entreprenören"), or what stands for it.
_GOES_ON = re.compile(r"(?:[A-ZÅÄÖ]\w+(?:en|et|na|n|t)|Den?|Det|En|Ett|Under|I|På|Vid)\b")
_NAME_WITHIN = re.compile(r"(?<=[\w,] )[A-ZÅÄÖ]\w+|\d")


def cause_after(best: Best) -> Unit | None:
    """Return the sentence after the best one where only a reason is asked for and it may be that reason, else None.

    It tells of a trouble, goes on about the same, and names nothing of its own. That is no proof.
    """
    asking, unit = best.asking, best.unit
    if asking.wanted != {Wanted.REASON} and asking.wanted != {Wanted.REASON, Wanted.PROSE}:
        return None
    if unit.kind is UnitKind.CELL or float(asking.terms.weights @ unit.met) < _EVENT_MEANT:
        return None
    after = (one for one in best.found if one.ranked is unit.ranked and one.position == unit.position + 1)
    return next((one for one in after if one.kind is unit.kind and may_be_cause(one.text)), None)


def may_be_cause(text: str) -> bool:
    """Return whether a sentence tells of a trouble that may have brought about what stands before it."""
    folded = fold(text)
    return (
        len(text) <= _LONGEST
        and _GOES_ON.match(text) is not None
        and _NAME_WITHIN.search(text) is None
        and _TROUBLE.search(folded) is not None
        and _RESULT.search(folded) is None
        and not has_wanted(text, Wanted.REASON, question="")  # it tells why of its own event
    )
