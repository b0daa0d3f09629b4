"""What was decided of a matter: a question for that or for how it went, and the sentence that tells it by its form."""

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
_SPOKEN_OF = 0.5  # how well one that is spoken of at all is
_MET = 0.7  # how well a word for the matter is met that is surely told of
_SHARE = 0.6  # of the weight of the words for the matter
_ASKED = re.compile(
    r"^(?:och |men |sa )?(?:hur (?:gick|blev) det (?:for|med|till slut)|hur (?:beslutade|bestamde|domde|slutade)"
    r"|vad (?:blev det (?:av|for beslut|med)|beslut\w+|bestam\w+|blev (?:beslutet|utgangen|utslaget)|kom \w+ fram till)"
    r"|vilket beslut|vilka beslut|vad sa (?:namnden|styrelsen|utskottet)"
    r"|(?:fick|far) .{3,60}\b(?:bygglov|tillstand|ja|nej)\b"
    r"|blev .{3,60}\b(?:godkan|anta|avsla|bevilja|av)\w*)"
)
# Words of such a question that name no matter; folded.
_NO_MATTER = re.compile(
    r"(?:beslut|bestam|blev|gick|namnd|styrelse|utskott|fullmaktige|kom|fram|slut|utgang|arende|fraga)\w*"
)
# A question for the very decision, and what of a text tells one; a draft of a decision is none.
_DECISION = re.compile(
    r"\b(?:(?:vad|hur) (?:har |hade )?(?:[\w-]+ ){0,3}?beslut(?:ar|as|ade|ades|at|ats)|vilk(?:et|a) (?:\w+ )?beslut"
    r"|vad blev (?:det )?(?:for )?(?:\w+ )?beslut(?:et)?)\b"
)
_DRAFT = re.compile(
    r"\b(?:forslag\w* till|forslag\w* om|infor|vantar pa|avvaktar)(?: \w+)? beslut\w*|\bbeslutsforslag\w*"
)
_DECIDED = re.compile(
    r"\b(?:beslut\w*|anto[gs]\w*|anta(?:r|s|git|gits)|avsl\w+|avvis\w+|bifall\w*|bifoll\w*|bevilj\w+|godkan\w+"
    r"|faststall\w+|aterremi\w+|bordl\w+|uppdra(?:r|s|g|gs)?|uppdrog\w*|forbj\w+|forbud\w*|upphav\w+|avskr\w+"
    r"|utse[sdtr]?\w*|utsag\w*|valde\w*|valjer|stallde sig bakom|staller sig bakom|sa (?:ja|nej)|bestam\w+)\b"
)
_IS_DECISION = re.compile(r"(?:\w+s )?beslut(?:et)?")  # the heading over decisions
# What is only proposed, looked into or wished for; what has come of it tells more.
_PROPOSED = re.compile(
    r"\b(?:foresl\w+|forslag\w*|yrka\w*|provas?|provar|utreds?|utreda|utredning\w*|overvag\w*|diskuter\w*|onsk\w*"
    r"|rekommender\w*|forstudie\w*)\b"
)
_CAME_OF_IT = re.compile(
    r"\b(?:genomfor(?:des|ts|t)|infor(?:des|ts|t|de)|byggdes|startade|oppnade|saldes|salts|skedde|blev|ledde)\b"
)
_LABEL = re.compile(r"(?:\w+ )?beslut(?:et)?[.:] ?\S")
_DECIDES = re.compile(
    r"\b(?:(?:namnden|styrelsen|utskottet|fullmaktige|ordforanden|domstolen|lansstyrelsen) (?:har |hade )?(?:\w+ )?"
    r"(?:beslut\w+|antar|antog|antagit|avslar|avslog|avslagit|godkanner|godkande|godkant|beviljar|beviljade|beviljat"
    r"|bifaller|bifoll|bifallit|faststaller|faststallde|faststallt|forbjuder|forbjod|upphaver|upphavde|upphavt"
    r"|avskriver|avskrev)"
    r"|avsl(?:as|ogs|agits)|bevilja(?:s|des|ts)|bif(?:alls|olls|allits)|avskr(?:ivs|evs|ivits)|aterremitter\w+"
    r"|bordla\w+)\b"
)


@lru_cache(maxsize=1_000)
def asks_decision(question: str) -> bool:
    """Return whether a question asks what was decided of a matter, or how it went."""
    return _ASKED.search(" ".join(fold(question).split())) is not None


def lacks_decision(told: Sequence[Unit], asking: Asking) -> bool:
    """Return whether it is asked what was decided, and of what is `told` nothing tells a decision on the matter.

    It may be told under a heading that says so.
    """
    if _DECISION.search(fold(asking.question)) is None or asks_proposal(asking.question):
        return False
    matter = _matter(asking)
    of_it = [one for one in told if not matter or max(np.maximum(one.met, one.heading_met)[matter]) >= _SPOKEN_OF]
    return not any(_decides(one) for one in of_it)


def _decides(unit: Unit) -> bool:
    above = fold(unit.ranked.passage.headings[-1]) if unit.ranked.passage.headings else ""
    told = _DECIDED.search(_DRAFT.sub(" ", fold(unit.said)))
    return told is not None or _IS_DECISION.fullmatch(above) is not None


def is_only_proposed(text: str) -> bool:
    """Return whether `text` tells what is proposed or looked into, and nothing that was decided or came of it."""
    folded = fold(text)
    told = _DECIDED.search(_DRAFT.sub(" ", folded)) or _CAME_OF_IT.search(folded)
    return _PROPOSED.search(folded) is not None and told is None


def asks_proposal(question: str) -> bool:
    """Return whether `question` itself speaks of a proposal, an inquiry or a wish."""
    return _PROPOSED.search(fold(question)) is not None


def with_decision_first(found: Sequence[Unit], scores: NDArray[np.float64], asking: Asking) -> NDArray[np.float64]:
    """Return the scores with the best sentence that tells what was decided of the matter before all else.

    One that says so by a label ("Beslut. Bygglov avslås.") is before one that says it by a verb.
    """
    if not asks_decision(asking.question):
        return scores
    matter = _matter(asking)
    for form in (_LABEL.match, _DECIDES.search):
        told = [i for i, unit in enumerate(found) if _is_of(unit, matter, asking) and form(fold(unit.said)) is not None]
        if told:
            best = max(told, key=lambda i: float(scores[i]))
            lifted = scores.copy()
            lifted[best] = max(float(scores[best]), float(scores.max())) + _AHEAD
            return lifted
    return scores


def tells_decision(unit: Unit, asking: Asking) -> bool:
    """Return whether a unit tells by its form what was decided of the very matter that is asked about."""
    if not asks_decision(asking.question) or not _is_of(unit, _matter(asking), asking):
        return False
    said = fold(unit.said)
    return _LABEL.match(said) is not None or _DECIDES.search(said) is not None


def _is_of(unit: Unit, matter: Sequence[int], asking: Asking) -> bool:
    """Return whether a sentence tells of the matter: itself, or as a part of what its heading names."""
    if unit.kind is UnitKind.CELL or not matter:
        return False
    weights = asking.terms.weights[list(matter)]
    met = np.maximum(unit.met, unit.heading_met)[list(matter)]
    return float(weights @ (met >= _MET)) >= _SHARE * float(weights.sum())


def _matter(asking: Asking) -> list[int]:
    """Return which terms of the question name the matter."""
    return [
        at
        for at, term in enumerate(asking.terms.terms)
        if not _NO_MATTER.fullmatch(fold(term.word))
        and fold(term.word) not in QUESTION_WORDS
        and not is_stop_word(term.word)
        and any(word.isalnum() for word in words(term.word))
    ]
