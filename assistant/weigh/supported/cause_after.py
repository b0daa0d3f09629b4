"""A reason that a report tells beside its event without a word for it: "Bron är försenad. Grunden fick göras om."."""

import re

from assistant.question.kinds import Wanted
from assistant.weigh.by_form.matter import matter_met
from assistant.weigh.kind_held import has_wanted
from assistant.weigh.supported.best import Best
from assistant.weigh.units import Unit, UnitKind
from ingest.language.words import fold, words

_EVENT_MEANT = 0.6  # share of the question's weight that a sentence meets which tells the event asked about
_LONGEST = 160  # letters: a longer sentence goes on to other matters
# What goes wrong, and so brings something about; folded.
_TROUBLE = re.compile(
    r"\b(?:sakna\w*|uppfyll\w* inte|(?:inte|ej) (?:uppfyll|forenlig|tillracklig)\w*|strider mot|brist\w*|fel"
    r"|felaktig\w*|skada[dst]*|skador\w*|lackte|lackage\w*|haver\w+|sonder|brann"
    r"|konkurs\w*|overklaga\w+|aterremitt\w+|upphav\w+|avslog\w*|nekade\w*|sade upp|sagts? upp|tvist\w*|strejk\w*"
    r"|drog (?:sig ur|tillbaka|in)|drogs in|hoppa(?:de|t) av|bytt|bytte|slutade|slutat|avgick|avgatt|sjuk\w*|avled"
    r"|vakan\w+|tvinga\w+|(?:fick|maste|matt|behovde) \w+ om|stoppade\w*|hittades|hittats|upptack\w+|mog(?:el|lig)\w*"
    r"|asbest\w*|fororen\w+|olje\w*|oversvam\w+|rasade|frost\w*|uteblev|uteblivit|drabba\w+|forbjod\w*|domde\w*"
    r"|utdom\w+|dom(?:s|ts|des) ut|skurit|sprack"
    r"|for (?:fa|lite[nt]?|gam(?:mal|la|malt)|hog[at]?|lag[at]?|manga|dyr[at]?|trang[at]?)"
    r"|(?:inte|ej|aldrig) (?:\w+ )?(?:klar\w*|hunnit|gatt|kunnat|fatt|blivit|varit|funnits|raknat|kunde|fanns|hann|fick"
    r"|gick|hade))\b"
)
# What comes of something, or is meant to be done: no cause of it.
_RESULT = re.compile(
    r"\b(?:darfor|darmed|dessutom|darefter|sedan dess|under tiden|i stallet|istallet|ska|skall|kommer att|planera\w*"
    r"|vantas|forvantas|beraknas|foljd\w*|konsekvens\w*|risk\w*|nasta)\b"
)
_PUT_RIGHT = re.compile(r"\b(?:atgarda\w*|avhjalp\w*|lagad\w*|lost\w*|avslutade? )\b")  # a trouble that is over
# It goes on about what was told: with the thing known ("Entreprenören"), or what stands for it.
_GOES_ON = re.compile(r"(?:[A-ZÅÄÖ]\w+(?:en|et|na|n|t)|Den?|Det|En|Ett|Under|I|På|Vid)\b")
_NAME_WITHIN = re.compile(r"(?<=[\w,] )[A-ZÅÄÖ]\w+|\d")
# What is told of those that are left is told of the same: "I de övriga 33 fallen saknades ...".
_OF_THE_REST = re.compile(r"(?:(?:i|av|for|hos) )?(?:de )?(?:ovriga|andra|resterande|aterstaende)\b")
_OF_THING = re.compile(r", (?:som|varav|dar|vars) [^;]+")
_KNOWN = re.compile(r"\w{3,}(?:en|et|an|na)")
# Reports tell how an account lies to its budget in a short sentence, and why in the next one.
_SHORT = 90
_DEVIATES = re.compile(
    r"\b(?:\w*(?:under|over)skott\w*|avvik\w+|over(?:skrid|skred|stig|steg)\w*|under(?:skrid|skred|stig|steg)\w*"
    r"|(?:gar|gick|drar|drog|ga|dragit|gatt)(?: \w+){0,4} (?:back|plus|minus|over|under)"
    r"|spracker|sprack|(?:pengar|kronor) over)\b"
)
_HAS_COME_ABOUT = re.compile(r"\b(?:har|hade|blev|fick|gick|stod|fanns|kom|\w{2,}(?:ades?|[dt]es|[kpst]te|[lrvn]de))\b")


def cause_after(best: Best) -> Unit | None:
    """Return the sentence after the best one where only a reason is asked for and it may be that reason, else None.

    It tells of a trouble, goes on about the same, and names nothing of its own. That is no proof.
    """
    asking, unit = best.asking, best.unit
    if not _asks_reason(best):
        return None
    if unit.kind is UnitKind.CELL or float(asking.terms.weights @ unit.met) < _EVENT_MEANT:
        return None
    after = _at(best, unit.position + 1)
    if after is None:
        return None
    of_account = len(unit.text) <= _SHORT and all(_DEVIATES.search(fold(text)) for text in (unit.text, asking.question))
    told = may_be_cause(after.text, known=_begins_with_known(after.text, unit.text))
    return after if told or (of_account and _may_explain(after.text)) else None


def cause_before(best: Best) -> Unit | None:
    """Return the sentence before the best one where only a reason is asked for and it tells of a trouble, else None.

    It is of the matter too. The best one tells what was done then, and of no trouble itself. That is no proof.
    """
    asking, unit = best.asking, best.unit
    if not _asks_reason(best) or unit.kind is UnitKind.CELL or float(asking.terms.weights @ unit.met) < _EVENT_MEANT:
        return None
    before = _at(best, unit.position - 1)
    if before is None or len(before.text) > _LONGEST or _TROUBLE.search(fold(unit.text)):
        return None
    if not matter_met(asking, before.met):
        return None
    folded = fold(before.text)
    return before if _TROUBLE.search(folded) and not _RESULT.search(folded) and not _PUT_RIGHT.search(folded) else None


def _asks_reason(best: Best) -> bool:
    return best.asking.wanted in ({Wanted.REASON}, {Wanted.REASON, Wanted.PROSE})


def _at(best: Best, position: int) -> Unit | None:
    unit = best.unit
    there = (one for one in best.found if one.ranked is unit.ranked and one.position == position)
    return next((one for one in there if one.kind is unit.kind), None)


def _may_explain(text: str) -> bool:
    """Return whether a sentence tells what came about, and no result, target or reckoning of its own."""
    folded = fold(text)
    return (
        len(text) <= _LONGEST
        and _HAS_COME_ABOUT.search(folded) is not None
        and _RESULT.search(folded) is None
        and _DEVIATES.search(folded) is None
    )


def has_cause_within(best: Best) -> bool:
    """Return whether only a reason is asked for and a clause of the best sentence tells of a trouble of its thing.

    "Skjulet ersätter båthuset, som inte uppfyller kraven."
    """
    clause = _OF_THING.search(fold(best.unit.text))
    return _asks_reason(best) and clause is not None and _TROUBLE.search(clause.group()) is not None


def _begins_with_known(later: str, earlier: str) -> bool:
    """Return whether a sentence begins with a thing of the one before it: "Skolan ..." after "Ekbackaskolan ..."."""
    first = fold(later.partition(" ")[0])
    return _KNOWN.fullmatch(first) is not None and any(word.endswith(first) for word in words(fold(earlier)))


def may_be_cause(text: str, *, known: bool = False) -> bool:
    """Return whether a sentence tells of a trouble that may have brought about what stands before it.

    One that begins with a thing `known` from that may name others.
    """
    folded = fold(text)
    return (
        len(text) <= _LONGEST
        and _GOES_ON.match(text) is not None
        and (known or _NAME_WITHIN.search(text) is None or _OF_THE_REST.match(folded) is not None)
        and _TROUBLE.search(folded) is not None
        and _RESULT.search(folded) is None
        and not has_wanted(text, Wanted.REASON, question="")  # it tells why of its own event
    )
