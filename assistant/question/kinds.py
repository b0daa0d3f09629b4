"""What kind of answer a question wants: a figure, a date, a name, a list, yes or no, a reason, a way, or prose."""

import re
from enum import StrEnum

from ingest.language.words import fold


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


# Question words of Swedish, on folded text (lower case, no diacritics).
_NUMBER = re.compile(
    r"\bhur (manga|mkt|mycket|stor|stort|stora|hog|hogt|lagt|lange|ofta|gammal|gamla|langt|lang|dyrt|dyr|pass stor)\b"
    r"|\bhur (nojd|nojda|trygg|trygga)\b"
    r"|\b(vilken|vilket|vad for) (summa|andel|kostnad|budget|avvikelse|procent|niva|ram|siffra|poang|index)"
    r"|\bvad (kostar|kostade|landade|ligger|lag|blev|hamnade|blir kostnaden|uppgar|uppgick)\b|\bkosta\b"
    r"|^vad (ar|var|blir|blev|kommer|ligger)\b.*\b\w*(hyra|hyran|avgift(en)?|pris(et)?|taxan?|lon(en)?|bidrag(et)?)\b"
)
# What is told in figures: a question that names it asks for one, unless it asks for something else.
_FIGURE = re.compile(
    r"\b(totalsumma|arsmal\w*|malvarde\w*|utfall\w*|prognos\w*|siffra\w*|belopp\w*|antal\w*|andel\w*|procent"
    r"|nettobudget\w*|budget\w*|nettokostnad\w*|intakt\w*|overskott\w*|underskott\w*|avvikelse\w*|kostnadsram\w*)\b"
)
_OF_NO_FIGURE = re.compile(
    r"\bvad (hander|gors?|menas|betyder|innebar|kravs|paverkar|ledde|leder|(ar|var) det for)\b|^vem\b"
)
_HOW_MUCH = re.compile(r"\bhur (manga|mkt|mycket|stor|stort|stora|hog|hogt|lange|ofta)\b|\bvilk(en|et|a)\b|\bvad\b")
# Which of them do, not how much: "hur många av nämnderna nämner ...".
_HOW_MANY_BODIES = re.compile(
    r"\bhur manga (av )?(de )?(olika )?(stadsdels)?(namnd|forvaltning|stadsdel|rapport|dokument|verksamhetsplan)\w*"
)
_CAME_OUT = re.compile(r"\bvad blev\b")  # of a project it may be told in words
_AIM = re.compile(r"\b(vad (ar|var)|vilket|vilka) (\w+ )?mal(et|en)?\b|\bmal(et)? for\b")  # so may an aim
_DATE = re.compile(
    r"(^|[,.:;–-] ?|\b(till|och|men|o|exakt) )nar\b|\b(start|slut)datum\b|\bfran och med nar\b|\bhur lange\b"
    r"|\bdeadline\b|\b(vilket|vilka) (datum|ar|manad|manader|dag|dagar|tider|tid)\b"
)
_LIST = re.compile(
    r"\bvilka\b|\bpa vilka\b|\blista\b|\brakna upp\b|\bnamn(ge|) (nagra|tre|fyra|fem)\b|\bvad for (slags|olika)\b"
)
_NAME = re.compile(
    r"\bvem\b|\bvems\b|\bvilken\b|\bvilket\b|\bvart\b|\bvad (heter|hette|kallas|kallades)\b|^var\b"
    r"|\bvar (ligger|finns)\b"
)
_PROSE = re.compile(
    r"\bhur\b|\bvarfor\b|\bpa vilket satt\b"
    r"|\bvad gor\b|\bvad beror\b|\bberatta\b|\bbeskriv\b|^vad\b(?! (heter|hette|kallas))"
)
_YES_NO = re.compile(
    r"^(och |men |sa )?(finns|har|hade|ar|var det|ska|skall|kan|far|fick|ligger|raknas|okar|okade|blir|blev|ingar|gar|"
    r"kommer|behover|minskar|minskade|borjar|tar|planerar|arbetar|jobbar|soker|anvander|stammer|gor|vill|maste|bor|"
    r"erbjuder|klarar|deltar|satsar|uppfylls|uppnas|stodjer|samarbetar|samverkar|driver|bedrivs)\b"
)
_WAY = re.compile(
    r"\bvad (gor|gors|ska \w+ gora|planeras|planerar)\b|\bpa vilket satt\b"
    r"|\bhur (ska \w+ )?(arbet|jobb|vill|forbered|hanter|motverk|forebygg|stodj|stott|hjalp|framj|stark|utveckl"
    r"|forbattr|samverk|samarbet|bidra|sakerstall)"
)
_WHY = re.compile(r"\bvarfor\b|\bvad beror\b|\bhur kommer det sig\b|\bav vilken anledning\b|\borsaken?\b")


def wanted(question: str) -> frozenset[Wanted]:
    """Return the kinds of answer that `question` asks for; PROSE where nothing else is recognised."""
    text = _HOW_MANY_BODIES.sub("", fold(question)).strip(" ?!.")
    kinds: set[Wanted] = set()
    if _DATE.search(text):
        kinds.add(Wanted.DATE)
    elsewhere = _OF_NO_FIGURE.search(text) or _WHY.search(text) or _WAY.search(text)
    if _NUMBER.search(text) or (_FIGURE.search(text) and not elsewhere):
        kinds.add(Wanted.NUMBER)
    if _LIST.search(text):
        kinds.add(Wanted.LIST)
    if _YES_NO.search(text):
        kinds.add(Wanted.YES_NO)
        if not _HOW_MUCH.search(text):
            kinds.discard(Wanted.NUMBER)  # "Har budgeten höjts?" names a figure and asks for none
    if not kinds and _NAME.search(text):
        kinds.add(Wanted.NAME)
    if _WHY.search(text):
        kinds.add(Wanted.REASON)
    if _WAY.search(text) and not kinds & {Wanted.NUMBER, Wanted.DATE}:
        kinds.add(Wanted.WAY)
    if not kinds or (not kinds & {Wanted.NUMBER, Wanted.DATE, Wanted.REASON} and _PROSE.search(text)):
        kinds.add(Wanted.PROSE)
    if _AIM.search(text) and not elsewhere:
        kinds |= {Wanted.NUMBER, Wanted.PROSE}
    if _CAME_OUT.search(text):
        kinds.add(Wanted.PROSE)
    return frozenset(kinds)
