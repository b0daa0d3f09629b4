"""Whether a text names who does something: a person, a body, or people by what they are."""

import re

from assistant.words.match import Terms
from ingest.language.words import fold, stem, words

_DEED = 6  # letters at the start of two words that are of one and the same deed
_DONE = re.compile(r"(?:s|da|ad|na)$")
_BY = re.compile(r"\b(?:av|genom|med hjalp)\b")
_SAME_ROLE = 0.8  # how well a post must be met: "enheten" has its head and names none
_SAME = 7  # letters at the start of two words that are of one and the same people

_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-ZÅÄÖ][\wåäöÅÄÖ-]+|^[A-ZÅÄÖ]\w+ [A-ZÅÄÖ]\w+|\b[A-ZÅÄÖ]{2,}\b")
# What people, bodies and companies are called by what they do, folded: the last part of the word.
_AGENT = re.compile(
    r"\w*(?:chef|ledare|direktor|ordforande|ledamot|ledamoter|sekreterare|samordnar|handlaggar|controller|strateg"
    r"|ansvarig|ombud|skotare|skoterska|skoterskor|lakar|larar|pedagog|terapeut|psykolog|kurator|rektor|bibliotekarie"
    r"|inspektor|exploator|arrangor|aktor|montor|investor|producent|abonnent|arrendator|operator|koordinator|administrator|hyresgast|jurist|revisor|ingenjor|arkitekt|specialist|tekniker|konsult|entreprenor|leverantor|utforare|agare|forvaltare|vard|mastar|vakt|hovding|minister"
    r"|politiker|tjansteman|tjansteperson|sotar|praktikant|vikarie|bitrade|arbetare|are"
    r"|direktion|namnd|styrelse|fullmaktige|utskott|rad|rade|forvaltning|kontor|avdelning|enhet|bolag|foretag|myndighet"
    r"|verk|kommun|region|stat|polis|forening|forbund|stiftelse|forsamling|kyrka|hogskola|universitet|larosate|skola"
    r"|sjukhus|mottagning|bibliotek|muse|teater|central|centrum|klubb|kar|team|grupp|jury|kansli|byra|domstol|ratt"
    r"|stadsdel|stad|tjanst|omsorg|halsa|egenregi|organisation|partner"
    r"|student|elev|deltagare|foralder|foraldrar|anhorig|pensionar|senior|ungdom|barn|personal|medarbetar|kolleg"
    r"|volontar|frivillig|invanar|boende|brukar)(?:n|en|et|t|er|na|erna|arna|orna|or|a|s|ns|ens|ets)?s?"
)
_PERSON = re.compile(r"\b[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)? (?:(?:von|af|de|al) )?[A-ZÅÄÖ][a-zåäöé]+")
_MARKS = "•·–-*▪◦○ \t"  # what an item of a list begins with
# What stands before the name of a place, and what such a name begins with.
_AT = re.compile(r"\b(?:i|på|vid|nära|till|från|kring|mellan|genom|utanför|förbi)(?: \w+ och)? $", re.IGNORECASE)
_OF_PLACES = frozenset("sodra norra ostra vastra stora lilla nya gamla ovre nedre yttre inre sankt sankta".split())
_FIRM = re.compile(r"\b[A-ZÅÄÖ]\w+(?: \w+){0,3} (?:AB|HB|KB)\b")
_TITLED = re.compile(r"\b([A-ZÅÄÖa-zåäö]\w+) ([A-ZÅÄÖ][a-zåäöé]+)\b")
_MEANT_FOR = re.compile(
    r"\bfor (?:\d+ |(?:alla|nya|de|samtliga|tva|tre|fyra|fem|sex|sju|atta|nio|tio|elva|tolv) )+\w+"
)  # folded
_ENDS_IN_S = ("polis", "sjukhus", "campus")
_WHOEVER = re.compile(r"\b(?:den|de|alla|var och en) som\b")
# Who is something is told by a name: "en rektor rekryteras" does not say who becomes it.
_ROLE = re.compile(
    r"^(?:och |men |sa )?(?:vem|vilka) (?:som )?(?:ar|var|blir|blev|ska bli|efter(?:trader|tradde)|ersatter|ersatte)\b"
    r".*?\b(?P<role>(?:\w*(?:chef|rektor|ordforande|direktor|ledare|sekreterare|samordnare|strateg|ansvarig|controller"
    r"|ombud)|vd)(?:en|n)?)\b"
)
# What a company or the like is told by.
_BODY = re.compile(
    r"\b(?:vilken|vilket|vilka) (?:\w+ )?\w*(?:foretag|bolag|firma|entreprenor|leverantor|arkitekt|byra|hyresvard)\w*"
)
# The name of somebody is asked for, and not what they are.
_CALLED = re.compile(
    r"\bvad heter (?:den|han|hon|(?P<role>\w*(?:chef|rektor|ordforande|direktor|ledare|sekreterare|samordnare|strateg"
    r"|ansvarig|agar|handlaggar)\w*))\b"
)
_LED = re.compile(r"\b(?:leds|leddes|letts|ledning)\b")  # by whom tells who is its head
# What heads a column of companies, and what ends the name of one.
_IS_COMPANY = re.compile(
    r"(?i:entreprenör|\w*företag|\w*bolag|leverantör|konsult|\w*firma|\w*byrå|arkitekt|hyresvärd|utförare|motpart)"
    r"|\b(?:AB|HB|KB)\b"
)
_COMPANY = re.compile(
    r"\b(?:AB|HB|KB)\b|\b[A-ZÅÄÖ]\w*(?:bolaget|bostäder|bygg|hem)\b"
    r"|(?i:entreprenör|företag|bolag|leverantör|konsult|firma|byrå|arkitekt|hyresvärd|upphandl|avtal|anlita)"
    r"|\b(?:av|med|från|genom|hos|via|heter) [A-ZÅÄÖ]"
    r"|^[A-ZÅÄÖ]\w+ (?:driv|äg|bygg|lever|utför|sköt|rit|ansvar|svar|vann|fick)"
)


def asks_role(question: str) -> bool:
    """Return whether `question` asks who holds a post, or comes to."""
    return _ROLE.search(fold(question)) is not None


def asks_company(question: str) -> bool:
    """Return whether `question` asks which company it is."""
    return _BODY.search(fold(question)) is not None


def asks_name(question: str) -> bool:
    """Return whether `question` asks for the name of somebody: who holds a post, or what they are called."""
    return asks_role(question) or _CALLED.search(fold(question)) is not None


def tells_role(text: str, question: str, terms: Terms) -> bool:
    """Return whether `text` has a name that `question` does not, and speaks of the post whose holder is asked for."""
    folded = fold(question)
    asked = _ROLE.search(folded) or _CALLED.search(folded)
    role = asked["role"] if asked is not None else None
    if not tells_name(text, question):
        return False
    if role is not None and not _names_person(text, question, role):
        return False
    place = [at for at, term in enumerate(terms.terms) if fold(term.word) == role]
    met = terms.met(words(text))
    return not place or _LED.search(fold(text)) is not None or any(float(met[at]) >= _SAME_ROLE for at in place)


def is_company(text: str) -> bool:
    """Return whether a cell or the head of a column names a company, or says that companies stand there."""
    return _IS_COMPANY.search(text) is not None


def tells_company(text: str) -> bool:
    """Return whether `text` speaks of any company, or of an agreement with one."""
    return _COMPANY.search(text) is not None


def names_somebody(text: str) -> bool:
    """Return whether `text` has the name of a person, with a first name, or of a company; that of a place is none."""
    if _FIRM.search(text):
        return True
    return any(
        fold(match.group().split()[0]) not in _OF_PLACES and not _AT.search(text[: match.start()])
        for match in _PERSON.finditer(text)
    )


def tells_name(text: str, question: str) -> bool:
    """Return whether `text` has a name that `question` does not."""
    known = {fold(word) for word in words(question)}
    said = text.lstrip(_MARKS)
    return any(not {fold(word) for word in words(match.group())} <= known for match in _NAME.finditer(said))


def tells_agent(text: str, question: str) -> bool:
    """Return whether `text` names somebody whom `question` does not: by name, or by what they are."""
    if tells_name(text, question) or _WHOEVER.search(fold(text)):
        return True
    known = {stem(word)[:_SAME] for word in words(question)}
    others = words(_MEANT_FOR.sub(" ", fold(text)))
    return any(stem(word)[:_SAME] not in known and _AGENT.fullmatch(word) and not _is_owner(word) for word in others)


def _is_owner(word: str) -> bool:
    """Return whether a folded word is in the genitive: "kommunstyrelsens medel" names nobody who does anything."""
    return word.endswith("s") and not word.endswith(_ENDS_IN_S)


def _names_person(text: str, question: str, role: str) -> bool:
    """Return whether `text` names a person whom `question` does not: by two names, or by one right after the post."""
    known = {fold(word) for word in words(question)}
    named = (set(map(fold, words(match.group()))) for match in _PERSON.finditer(text))
    titled = (match for match in _TITLED.finditer(text) if stem(match[1])[:_SAME] == stem(role)[:_SAME])
    return any(not one <= known for one in named) or any(fold(match[2]) not in known for match in titled)


def is_done_by_nobody(text: str, deed: str) -> bool:
    """Return whether `text` tells of a `deed` only as what is done, and not by whom: "utses på varje enhet"."""
    same = [word for word in (fold(one) for one in words(text)) if stem(word)[:_DEED] == stem(deed)[:_DEED]]
    return bool(same) and all(_DONE.search(word) for word in same) and _BY.search(fold(text)) is None
