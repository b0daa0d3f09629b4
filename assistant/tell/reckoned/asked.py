"""Which result a question asks for that its documents may only give the figures for."""

import re
from enum import Enum, auto

from ingest.language.words import fold, is_stop_word, stem, words

_SHARE = re.compile(
    r"\bhur (?:stor|stort) (?:andel|del|procentandel)\b|\b(?:vilken|vad ar|vad var) (?:andel|andelen)\b"
    r"|\bhur (?:manga|stor) procent\b(?! (?:fler|farre|mer|mindre|hogre|lagre|dyrare|billigare|storre|oka|minska))"
)
_CHANGED = re.compile(r"\b(?:oka|minska|sjunk|sjonk|steg|stig|hoj|sank|vax)\w*")
_OWN = re.compile(
    r"\bsjalva?\b.{0,40}\b(?:betala|bekosta|sta|stod|star|lagga|lade|finansiera)\w*"
    r"|\b(?:betala|bekosta|sta|stod|star|finansiera)\w*.{0,30}\bsjalva?\b"
    r"|\begen (?:kostnad|del|insats)\b|\begna (?:kostnad|del)\w*"
    r"|\b(?:borttrakna|bortrakna|frandrag|avdrag(?:en|na|et))\w*|\brakna[rts]? bort\b"
    r"|\bdra(?:r|git|s)? (?:av|bort|ifran)\b"
    r"|\befter (?:\w+ ){0,3}\w*(?:ersattning|bidrag|avdrag|medfinansiering|stod)(?:en|et|ar|arna)?\b"
)
_MONEY = re.compile(
    r"\b(?:kosta|betala|bekosta|kronor|mnkr|tkr|miljon|kostnad|pengar|notan|sta for|stod|finansiera)\w*"
)
_COUNT = re.compile(r"\b(?:hur manga\b(?! (?:procent|kronor|kr|tkr|mnkr|miljoner))|antalet\b)")
_NOT = re.compile(r"\b(?:inte|ej|icke|aldrig|utan|ingen|inga|inget|sakna\w*)\b")
_DENIES = re.compile(r"\b(?:inte|ej|aldrig)\b")
# What may say that something is not so without a word for no: words for it, and what is denied by how it begins.
_LACKS = re.compile(
    r"\b(?:inte|ej|icke|aldrig|utan|ingen|inga|inget|sakna\w*|\w+los(?:a|t)?|miss(?:a\w*|nojd\w*|lyck\w+)|underkan\w*"
    r"|o(?:behorig|giltig|avsluta|fullstandig|klar|besvara|betal|bekrafta|legitimera|utbilda|saker|nojd|bemanna|tillsatt"
    r"|begransa|provad|handlagd|bebo|godkan|kand|lost|last)\w*"
    r"|utebl(?:ev|ir|ivit|ivna?)|aterst(?:ar|od|aende)|avslag\w*|avslog\w*|avbr(?:ot|ots|ut\w+|yt\w*)|forsena\w*|annu|kvar"
    r"|neka\w*|vantar|vante\w*|i (?:ko|kon)|stang(?:d|da|de|des|t|ts|er)|vakan(?:t|ta|s|ser))\b"
)
_OWN_TOLD = re.compile(
    r"\b(?:sjalva?|egen|eget|egna|netto\w*|aterstaende|resterande|resten|kvar|kvarvarande|kvarstaende)\b"
)
_REST = re.compile(
    r"\b(?:resten|resterande|ovriga|aterstod|aterstar|aterstaende)\b|\b(?:ar|var|blev|fanns|finns) kvar\b"
)
_LEFT = re.compile(r"\b(?:kvar|kvarvarande|kvarstaende)\b")
_PAYER = re.compile(
    r"\b(?P<before>\w+) sjalva?\b"
    r"|\b(?:betalar|betalade|bekostar|bekostade|finansierar|finansierade|star|stod|lade|lagger|fick|far|ska)"
    r" (?P<after>\w+)"
)
_KEEPS = r"hall(?:er|it|a)|holl|klara\w*|sprack\w*"
_BUDGET_KEPT = re.compile(
    rf"^(?:och |men |sa )?(?:(?:har|kommer|kan)\b[^?]*\b)?(?:{_KEEPS})\b[^?]*\b\w*budget(?:en|ramen|ram)?\b"
)
_OPPOSITES = (("godkan", "underkan"), ("nojd", "missnojd"), ("behorig", "obehorig"), ("fler", "farre"))


class Result(Enum):
    """A result that is asked for."""

    SHARE = auto()
    OWN_COST = auto()  # what is left of a cost that others pay a part of
    COUNT = auto()


def result_asked(question: str) -> Result | None:
    """Return which result a question asks for, None where it asks for none of these."""
    folded = fold(question)
    if _SHARE.search(folded):
        return None if _CHANGED.search(folded) else Result.SHARE
    if _OWN.search(folded) and _MONEY.search(folded):
        return Result.OWN_COST
    return Result.COUNT if _COUNT.search(folded) else None


def asks_budget_kept(question: str) -> bool:
    """Return whether it is asked whether something keeps its budget: "höll skolan budgeten?"."""
    return _BUDGET_KEPT.search(fold(question)) is not None


def denies(text: str) -> bool:
    """Return whether a text says that something is not so."""
    return _NOT.search(fold(text)) is not None


def asks_rest(question: str) -> bool:
    """Return whether a question asks for those that are left: "hur många är de övriga"."""
    return _REST.search(fold(question)) is not None


def is_own(said: str, question: str = "") -> bool:
    """Return whether a text tells the own part of a cost in so many words, or names who is asked to pay it."""
    folded = fold(said)
    if _OWN_TOLD.search(folded) is not None:
        return True
    payers = [match["before"] or match["after"] for match in _PAYER.finditer(fold(question))]
    asked = {stem(word) for word in payers if not is_stop_word(word)}
    return any(stem(word) in asked for word in words(folded) if not word.endswith("s") or word in payers)


def tells_rest(said: str) -> bool:
    """Return whether a text tells of those that are left: "åtta är kvar", "de övriga är åtta"."""
    return _REST.search(fold(said)) is not None or _LEFT.search(fold(said)) is not None


def is_turned(question: str, said: str) -> bool:
    """Return whether a text tells of those of whom the contrary is asked: it denies what the question does not."""
    asked, told = fold(question), fold(said)
    turned = denies(question) is not denies(said)
    for one, other in _OPPOSITES:
        if (_begins(asked, one) and _begins(told, other)) or (_begins(asked, other) and _begins(told, one)):
            turned = not turned
    return turned


def _begins(folded: str, beginning: str) -> bool:
    return re.search(rf"\b{beginning}", folded) is not None


def may_be_contrary(question: str, sentence: str) -> bool:
    """Return whether the figure of a sentence may be of those of whom the contrary is asked, or of all of a cost.

    "Hur många blev inte klara?" is not answered by how many were; nor is what a body pays itself by the whole cost.
    """
    asked, told = fold(question), fold(sentence)
    result = result_asked(question)
    if result is Result.OWN_COST:
        return _OWN_TOLD.search(told) is None
    if result is not Result.COUNT:
        return False
    return (_DENIES.search(asked) is not None and _LACKS.search(told) is None) or (
        _DENIES.search(told) is not None and _LACKS.search(asked) is None
    )
