"""Which result of two figures a question asks for, whatever its verb, comparative or noun; and its other words."""

import re
from enum import Enum, auto

from assistant.tell.reckoned.asked import denies
from assistant.work.of_tables.asked_words import all_words
from assistant.work.planning.hear import Heard
from assistant.work.planning.moves import MOVES
from ingest.language.words import fold, words

# Folded.
_HOW_FAR = re.compile(
    r"\bhur (?:mycket|mkt|manga|stort?|stora|langt|pass)\b|\b(?:vad|vilken|hur) .{0,24}\b(?:skillnad|differens)\w*"
)
_MOVED = (
    r"forbattra\w*|forsamra\w*|halvera\w*|mist\w*|forlora\w*|vann|vunnit|lyft\w*|dala\w*|forsvinn\w*|forsvann"
    r"|kortad\w*|kortats?|forkort\w*|forlang\w*|utok\w*|banta\w*|forstark\w*|klattra\w*|hojning\w*|sankning\w*|tillkom\w*|andra\w*|forandra\w*|tappar?"
)
_COMPARED = (
    r"mer|mindre|fler|farre|hogre|lagre|storre|dyrare|billigare|langre|kortare|battre|samre|snabbare|nojdare|svagare"
    r"|starkare"
)
_APART = r"skilj\w*|skilde|skillnad\w*|differens\w*"
_CHANGE = re.compile(rf"\b(?:{_MOVED}|{_COMPARED}|{_APART})\b")
_LACKING = (
    r"saknas|saknades|fattas|fattades|ledig[at]?|tom|tomma|tomt|vakant\w*|obesatt\w*|outnyttja\w*|oanvand\w*|obokad\w*"
    r"|aterstar|aterstod|overblivn\w*|kvar"
)
_LEFT = re.compile(rf"\b(?:{_LACKING})\b")
_LATE = re.compile(
    r"\bhur (?:manga (?:manader|veckor|dagar|dygn|ar)|langt?|mycket|lange)\b.{0,60}?"
    r"\b(?:sent?|sena|senare|forsena\w*|forsening\w*|fordroj\w*|drojde|efter (?:tid)?plan\w*|tidigare an)\b"
)
_SHARE = re.compile(
    r"\bhur (?:stor|stort) (?:andel|del|procentandel)(?:en)? av\b|\b(?:vilken|vad ar|vad var) andel(?:en)? av\b"
    r"|\bhur mycket av (?:den|det|de|all|allt)\b|\bhur (?:manga|stor) procent av\b"
    r"|\b(?:hur stor|vilken) andel (?:kvinnor|man|flickor|pojkar|tjejer|killar)\b"
)
_FIRST = re.compile(r"\b(?:mest|flest|farst|hogst|lagst|storst|minst(?! \d))\b")  # asks for rows in order
_EACH = re.compile(r"\b(?:per|(?:pa|for|till) (?:varje|var))\b")
# What asks for the result and names neither a row nor a column.
_ASKING = re.compile(
    rf"{MOVES.pattern}|(?:{_MOVED}|{_COMPARED}|{_APART}|{_LACKING}|andel\w*|del(?:en)?|procent\w*|poang\w*|aldrig"
    r"|manader|veckor|dagar|sent?|sena|senare|forsena\w*|forsening\w*|samma|star|stod|vardera|varje|var|snitt"
    r"|genomsnitt|antal\w*|siffr\w*|kronor|pengar\w*|jamfort|jamfor\w*|hela|totalt|alla|samtliga|bland|hos|borjan"
    r"|tidigare|innan|fore|fjol|aret|nu|idag|bara|en|ett|tva|tre|fyra|fem|sex|sju|atta|nio|tio|kommunen|forbundet"
    r"|bolaget|regionen|\w*(?:forvaltning|namnd|kommun)(?:en|ens|s)?)"
)


class Operation(Enum):
    """What is made of two figures."""

    CHANGE = auto()  # how far the one is from the other
    LEFT = auto()  # what the part leaves of the whole
    SHARE = auto()
    EACH = auto()
    DELAY = auto()  # between two days


def operation_asked(heard: Heard) -> Operation | None:
    """Return what a question asks to be made of two figures, None where it asks for no such thing."""
    folded = heard.folded
    if heard.says("which", "goals", "which_year", "mean") or _FIRST.search(folded):
        return None
    if _LATE.search(folded):
        return Operation.DELAY
    if _SHARE.search(folded):
        return None if denies(heard.question) else Operation.SHARE
    if not _HOW_FAR.search(folded):
        return None
    if _EACH.search(folded) and not (_CHANGE.search(folded) or MOVES.search(folded)):
        return Operation.EACH
    if _LEFT.search(folded) or (denies(heard.question) and "hur manga" in folded):
        return Operation.LEFT
    return Operation.CHANGE if _CHANGE.search(folded) or MOVES.search(folded) else None


def words_naming(heard: Heard) -> str:
    """Return the words of a question that may name a row, a column or a table, those left out that ask for a result."""
    return " ".join(word for word in words(all_words(heard.question)) if not _ASKING.fullmatch(fold(word)))
