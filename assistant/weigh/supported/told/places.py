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
    r"\b(?:var|blev|skulle|hade|fick|kom|gick|holls|togs|\w+ades?|\w+ddes?|\w{3,}[rlnpksv](?:tes?|des?))\b"
)
_PLANNED = re.compile(
    r"\b(?:skulle|tanken var|planerades|var (?:planera|tank)\w*|fanns med i|avsikten var)\b.*"
    r"\b(?:men|fortfarande|annu inte|inte an|har inte|drojer|drojde|forsen\w+|skjut\w+ upp|skots upp)\b"
)


def lacks_place(question: str, text: str) -> bool:
    """Return whether `question` asks where something is, and `text` has no name or place besides its own."""
    if _ASKS_PLACE.search(fold(question)) is None or tells_name(text, question) or _TO.search(fold(text)):
        return False
    known = {fold(word) for word in words(question)}
    return not any(_PLACE.fullmatch(fold(word)) and fold(word) not in known for word in words(text))


def only_planned(question: str, text: str) -> bool:
    """Return whether `question` asks when something will be, and `text` only when it was to have been."""
    return _PAST.search(fold(question)) is None and _PLANNED.search(fold(text)) is not None
