"""Whether a text says where something is, or when it will be after a plan came to nothing."""

import re

from assistant.weigh.supported.told.agents import tells_name
from ingest.language.words import fold, words

_ASKS_PLACE = re.compile(
    r"^(?:och |men |sa )?(?:var|vart)\b(?! (?:det|den|de|han|hon)\b).{0,60}"
    r"\b(?:ligg(?:a|er)|finns|flytta\w*|bygg(?:s|as)|placera\w*|lagas|tippas|halls|hallas|forvara\w*)\b"
)
_PLACE = re.compile(
    r"\w*(?:gata|gatan|gator|vag|vagen|torg|torget|park|parken|parker|skola|skolan|skolor|hus|huset|hall|hallen"
    r"|bibliotek|biblioteket|centrum|omradet|byggnad|byggnaden|lokal|lokaler|lokalerna|lokalen|station|stationen"
    r"|gard|garden|gardar|kaj|kajen|strand|stranden|kontor|kontoret|vaning|vaningen|sjon|kallare|kallaren|garage"
    r"|garaget|kvarter|kvarteret|plan|byn|centralorten|boende|boenden|badet|kyrkan|sal|salen|rum|rummet|hemmet|arenan?|anlaggningen?|mottagningen?)"
)
_TO = re.compile(r"\b(?:flytta\w*|forvara\w*|placera\w*) (?:till|i|hos|vid) ")
_PAST = re.compile(
    r"\b(?:var|blev|skulle|hade|fick|kom|gick|holls|togs|brann|stod|drog|\w+ades?|\w+ddes?|\w{3,}[rlnpksvm](?:tes?|des?))\b"
)
_PLANNED = re.compile(
    r"\b(?:skulle|tanken var|planerades|var (?:planera|tank)\w*|fanns med i|avsikten var)\b.*"
    r"\b(?:men|fortfarande|annu inte|inte an|har inte|drojer|drojde|forsen\w+|skjut\w+ upp|skots upp)\b"
)
# A time is asked for that is to come, and what in a text may be of one: a verb of the present may.
_ASKS_AHEAD = re.compile(
    r"\bnar (?:\w+ ){0,2}?(?:ska|skall|kan|kommer|beraknas|vantas|planeras|tanker|forvantas|bedoms)\b"
)
_AHEAD = re.compile(
    r"\b(?:ska|skall|kan|kommer|vantas|forvantas|beraknas|planeras|planerar|avser|tidigast|senast|blir)\b"
)
_SINCE = re.compile(r"\bsedan (?:\w+ )?(?:20\d\d|19\d\d)\b")


def lacks_place(question: str, text: str) -> bool:
    """Return whether `question` asks where something is, and `text` has no name or place besides its own."""
    if _ASKS_PLACE.search(fold(question)) is None or tells_name(text, question) or _TO.search(fold(text)):
        return False
    known = {fold(word) for word in words(question)}
    return not any(_PLACE.fullmatch(fold(word)) and fold(word) not in known for word in words(text))


def only_planned(question: str, text: str) -> bool:
    """Return whether `question` asks when something will be, and `text` only when it was to have been."""
    return _PAST.search(fold(question)) is None and _PLANNED.search(fold(text)) is not None


def only_past(question: str, text: str) -> bool:
    """Return whether `question` asks when something will be, and `text` only tells what has been."""
    asked, told = fold(question), fold(text)
    if _ASKS_AHEAD.search(asked) is None or _AHEAD.search(told):
        return False
    return _PAST.search(told) is not None or _SINCE.search(told) is not None
