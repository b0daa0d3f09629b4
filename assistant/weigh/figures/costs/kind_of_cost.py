"""Which kind of cost is asked for and told: to make a thing or come by it, to run it, or a fee for its use."""

import re
from enum import StrEnum

from ingest.language.words import fold


class Cost(StrEnum):
    """What is paid for."""

    MAKING = "making"
    RUNNING = "running"
    FEE = "fee"


_MADE = r"bygg|anlagg|uppfor|renover|rust|riv|saner|byt|kop|inkop|skaff|anskaff|ersatt|install|invest|repar|laga"
_DEED = (
    r"(?:bygga|anlagga|uppfora|renovera|rusta|riva|sanera|byta|kopa|skaffa|anskaffa|ersatta|installera|reparera|laga)"
)
_DONE = r"renoveringen|ombyggnaden|nybyggnaden|bytet|utbytet|inkopet|rivningen|saneringen"
_ASKED = {
    Cost.MAKING: re.compile(
        rf"\bkosta\w*\b.{{0,60}}\batt {_DEED}\b"
        rf"|\bkosta\w* (?:\w+ ){{0,3}}?(?:{_DONE})\b|\b(?:{_DONE})\b.{{0,60}}\bkosta"
    ),
    Cost.RUNNING: re.compile(
        r"\b(?:driften|driftkostnad\w*)\b.{0,60}\bkosta|\bkosta\w*\b.{0,60}\b(?:driften|i drift|att driva)\b"
        r"|\b(?:vad|hur (?:stor|stora|hog|hoga|mycket))\b.{0,40}\b(?:driftkostnad\w*|arskostnad\w*)\b"
    ),
    Cost.FEE: re.compile(
        r"\bkosta\w* (?:det )?(?:\w+ ){0,2}?att"
        r" (?:ga in|bada|simma|trana|parkera|besoka|aka|lana|hyra|delta|spela|ata)\b"
        r"|\bvad kosta\w* (?:en |ett )?(?:\w*bilj?ett|\w*entre|\w*kort|intrade)\w*\b"
    ),
}
_TOLD = {
    Cost.MAKING: re.compile(
        rf"\b(?:{_MADE})\w*|\b(?:om|ny|till|ut)byggna\w*|\b(?:total|projekt)(?:budget|kostnad|ram|kalkyl|utgift)\w*"
        r"|\btotal budget\b|\bstambyt\w*|\bmaterial\w*"
    ),
    Cost.RUNNING: re.compile(
        r"\bdrift(?:en|s|skostnad\w*|kostnad\w*|budget\w*)?\b|\b\w*arlig\w*|\bper ar\b|\b(?:om|i) aret\b"
        r"|\barskostnad\w*|\blopande\b|\b\w*hyra(?:n|s)?\b|\bkosta\w* att driva\b|\bhyrs\b"
    ),
    Cost.FEE: re.compile(
        r"\b\w*avgift\w*|\b\w*taxa\w*|\b\w*entre\w*|\b\w*bilj?ett\w*|\bpriset?\b|\b\w*pris\b|\bintrade\w*"
    ),
}


_OF_ACCOUNTS = re.compile(r"\b(?:tkr|kkr|mkr|mnkr|mdkr|miljon(?:er)?)\b")  # what nobody pays at a door


def cost_asked(question: str) -> Cost | None:
    """Return which kind of cost a question asks for, None where it does not say."""
    folded = fold(question)
    return next((kind for kind, asked in _ASKED.items() if asked.search(folded)), None)


def is_of_other_cost(question: str, told: str) -> bool:
    """Return whether a question asks for a kind of cost that `told` does not tell, and it tells another kind."""
    kind, folded = cost_asked(question), fold(told)
    if kind is None or _TOLD[kind].search(folded):
        return False
    if kind is Cost.FEE and _OF_ACCOUNTS.search(folded):
        return True
    return any(one.search(folded) for other, one in _TOLD.items() if other is not kind)
