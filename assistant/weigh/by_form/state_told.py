"""How far a thing has come: "Är planen klar?", and the text that tells it by its form: "Arbete pågår med planen"."""

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.weigh.asking import Asking
from assistant.weigh.units import Unit, UnitKind
from assistant.words.match import QUESTION_WORDS
from ingest.language.words import fold, is_stop_word, words

_AHEAD = 4.0  # more than what is told beside the best unit may score less
_MET = 0.7  # how well each word for the thing must be met
_STATE = r"(?:fardig\w*|klar[at]?|igang|paborja\w*|avslutad?\w*|slutford\w*|fardigstall\w*|framtage\w*|inled\w*)"
_ASKED = re.compile(
    rf"^(?:och |men )?(?:ar|har|blev|blir|hann) (?!nagon|nagra|alla|samtliga).+\b{_STATE}\b(?: \w+){{0,4}}\W*$"
    r"|^(?:och |men )?hur langt har\b.+\bkommit\b"
)
_NO_THING = re.compile(rf"{_STATE}|arbete[nt]?|langt|kommit|annu|redan|helt|nu|bli(?:vit)?|hunnit")
# What tells how far a thing has come, as what the sentence says and not beside it ("det pågående arbetet").
_TELLS = re.compile(
    r"\b(?:pagar|paborja(?:s|t|ts|des|de)|inle(?:tts|ddes|ds)|(?:ar|blev|blir|vara|bli) (?:nu |annu |inte |helt )*"
    r"(?:klar[at]?|fardig[at]?|slutford[at]?|avslutad[et]?|fardigstall(?:d|t|da))|(?:har|hade) (?:nu |annu |inte )*"
    r"(?:slutforts|fardigstallts|avslutats|tagits fram|antagits|beslutats|skjutits|forsenats|stoppats|startat|borjat)"
    r"|slutfor(?:s|des)|fardigstall(?:s|des)|avsluta(?:s|des)|tas (?:nu )?fram|togs fram|under framtagande"
    r"|haller pa att|aterstar|ar forsenad[et]?|inte (?:kommit igang|hunnit))\b"
)
_APART = re.compile(r"[;:.]|, (?:som|vilk\w+|dar|nar|da|medan|men)\b| (?:som|vilket|vilka|medan) ")


@lru_cache(maxsize=1_000)
def asks_state(question: str) -> bool:
    """Return whether a question asks how far a thing has come, and of nothing besides."""
    asked = " ".join(fold(question).split())
    return _ASKED.search(asked) is not None and "," not in asked


def with_state_first(found: Sequence[Unit], scores: NDArray[np.float64], asking: Asking) -> NDArray[np.float64]:
    """Return the scores with the best of what tells how far the thing asked about has come before all else."""
    told = [i for i, unit in enumerate(found) if tells_state(unit, asking)]
    if not told:
        return scores
    lifted = scores.copy()
    lifted[max(told, key=lambda i: float(scores[i]))] = float(scores.max()) + _AHEAD
    return lifted


def tells_state(unit: Unit, asking: Asking) -> bool:
    """Return whether a sentence tells how far the very thing that is asked about has come, in one clause with it."""
    if not asks_state(asking.question) or asking.bare or unit.kind is UnitKind.CELL:
        return False
    thing = _thing(asking)
    if not thing or min(float(unit.met[at]) for at in thing) < _MET:
        return False
    return any(_names_and_tells(clause, asking, thing) for clause in _APART.split(fold(unit.said)))


def leaves_state(unit: Unit, asking: Asking) -> bool:
    """Return whether a question asks how far a thing has come, and a sentence that leads does not tell it of that."""
    return unit.cell is None and asks_state(asking.question) and not tells_state(unit, asking)


def _names_and_tells(clause: str, asking: Asking, thing: Sequence[int]) -> bool:
    met = asking.terms.met(words(clause))
    return _TELLS.search(clause) is not None and min(float(met[at]) for at in thing) >= _MET


def _thing(asking: Asking) -> list[int]:
    """Return which terms of the question name the thing."""
    named = {fold(word) for word in words(asking.text)}
    return [
        at
        for at, term in enumerate(asking.terms.terms)
        if fold(term.word) in named
        and _NO_THING.fullmatch(fold(term.word)) is None
        and fold(term.word) not in QUESTION_WORDS
        and not is_stop_word(term.word)
    ]
