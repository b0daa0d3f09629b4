"""What kind of answer a question wants: a figure, a date, a name, a list, yes or no, a reason, a way, or prose."""

from enum import StrEnum

from assistant.question.patterns import patterns


class Wanted(StrEnum):
    """The kinds of answer; a question may want several ("hur mycket, och varför?")."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    LIST = "list"
    YES_NO = "yes_no"
    REASON = "reason"
    WAY = "way"
    PROSE = "prose"


class Untold(StrEnum):
    """What may be asked of a thing and not be told of it; a refusal says which."""

    REASON = "reason"
    TIME = "time"
    DURATION = "duration"
    FIGURE = "figure"
    COUNT = "count"
    AGENT = "agent"
    DEED = "deed"
    THING = "thing"
    ATTRIBUTE = "attribute"


def wanted(folded: str) -> frozenset[Wanted]:
    """Return the kinds of answer that a folded question asks for; PROSE where nothing else is recognised."""
    asking = patterns("kinds")
    text = asking["how many bodies"].regex.sub("", folded).strip(" ?!.")
    ways = {name for name, pattern in asking.items() if pattern.found(text)}
    kinds = {kind for way, kind in _ASKED.items() if way in ways}
    elsewhere = ways & {"of no figure", "why", "way"}
    if "number" in ways or ("figure" in ways and not elsewhere):
        kinds.add(Wanted.NUMBER)
    if "yes or no" in ways and "how much" not in ways:
        kinds.discard(Wanted.NUMBER)  # "Har budgeten höjts?" names a figure and asks for none
    if not kinds and "name" in ways:
        kinds.add(Wanted.NAME)
    if "why" in ways:
        kinds.add(Wanted.REASON)
    if "way" in ways and not kinds & {Wanted.NUMBER, Wanted.DATE}:
        kinds.add(Wanted.WAY)
    if not kinds or (not kinds & {Wanted.NUMBER, Wanted.DATE, Wanted.REASON} and "prose" in ways):
        kinds.add(Wanted.PROSE)
    if "aim" in ways and not elsewhere:
        kinds |= {Wanted.NUMBER, Wanted.PROSE}
    if ways & {"came out", "when it is so"}:
        kinds.add(Wanted.PROSE)
    return frozenset(kinds)


_ASKED = {"date": Wanted.DATE, "list": Wanted.LIST, "yes or no": Wanted.YES_NO}
