"""Whether a sentence tells what came of the thing asked about, where it is asked why that was."""

import re

import numpy as np

from assistant.words.match import Terms
from ingest.language.numbers import YEAR
from ingest.language.words import fold, words

# Folded. What follows these is why: "stängdes, eftersom två slutade" tells not why two of them left.
_WHY_FOLLOWS = re.compile(
    r"\b(?:eftersom|efter att|pa grund av|pga|till foljd av|i och med att|tack vare|(?:beror|berodde|bero) pa"
    r"|(?:orsaka|forklara|foranled)\w* av|hang(?:er|a) samman med)\b"
    r"|\bsedan (?!(?:\w+ )?(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
    r"|i |ar |aret |\d|dess\b|lange|tidigare|start|host|var|sommar|vinter))|, da "
)
# What stands before these is why: "saknar två lärare, vilket innebär mindre grupper" tells not why they lack.
_WHY_BEFORE = re.compile(
    r", varfor\b|\b(?:darfor|darmed)\b(?! att)|, vilket (?:\w+ ){0,2}(?:krav|orsaka(?!s|des|ts)|bidr|forsvara)\w*"
    r"|\b(?:medfor|medforde|ledde till|lett till|leder till|gjorde att|gjort att|gor att|innebar|resulterade i)\b"
)
_SINCE = re.compile(r"\b(?:hogsta|lagsta|storsta|minsta|langsta|flesta|flest|basta|samsta|forsta)(?: \w+){0,3} $")
_APART = 0.3  # share of a question's weight by which what brought about is met better than what came of it
_MET = 0.5


def tells_result(text: str, terms: Terms) -> bool:
    """Return whether the event of a question for its reason is what brings about something else in `text`."""
    folded = fold(text)
    follows, before = _WHY_FOLLOWS.search(folded), _WHY_BEFORE.search(folded)
    if (follows is None) == (before is None):
        return False
    if follows is not None:
        came, brought = folded[: follows.start()], folded[follows.end() :]
        if _SINCE.search(came):
            return False  # "det högsta antalet sedan starten"
    elif before is not None:
        brought, came = folded[: before.start()], folded[before.end() :]
    asked, told = (_share(part, terms) for part in (brought, came))
    return asked >= max(_MET, told + _APART) and told < _MET


def _share(text: str, terms: Terms) -> float:
    """Return the share of the question's weight, without years, that the words of a part of a sentence meet."""
    met = np.where(terms.met(words(text)) >= _MET, 1.0, 0.0)
    kept = np.array([not YEAR.fullmatch(term.word) for term in terms.terms], dtype=bool)
    total = float(terms.weights @ kept)
    return float((terms.weights * kept) @ met) / total if total > 0 else 0.0
