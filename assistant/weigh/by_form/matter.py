"""The words of a question that name its matter: not that something is asked, nor how things went."""

import re

import numpy as np
from numpy.typing import NDArray

from assistant.weigh.asking import Asking
from assistant.words.match import QUESTION_WORDS, Strengths
from ingest.language.numbers import YEAR
from ingest.language.words import fold

_MET, _SURELY = 0.5, 0.8  # how well a word must be met that stands there at all, and surely
# How a thing came to be as it is, and no matter of its own; folded.
_HOW_IT_WENT = re.compile(
    r"(?:oka|minska|hoj|sank|stig|steg|sjonk|sjunk|forsen|droj|dragit|stopp|sakna|vax|krymp|neka|avsla|avslog|sprack|underskott|overskott)\w*|fler|flest|farre|mera?|mindre|lagre|hogre"
    r"|samre|battre|dyrt|dyra|dyrare|billigare|langre|kortare|tidigare|senare|sent|extra|nya?|nytt|stora?|stort|lite|liten"
    r"|sa|fatt|fick|far|gar|gick|ga|bli|blir|ner|ned|upp|ut|in|alla|inte|ingen|inga|inget|ar|aret|arets|ens|langt|kort|dra|drar|drog|tiden|vuxit|om|over|under|kravs|kraver|maste|racker|slipper|plus|minus|back|vinst|forlust|budget(?:en)?"
)

_BE = r"(?:ar|var|blev|blir|har|hade|ska|skall|far|fick|kan|kunde|vill|maste)"
# The verb that stands right after "varför", and where that is no verb of its own the last word, if it is a participle.
_EVENT = re.compile(
    rf"\bvarfor (?!{_BE}\b)(\w+)"
    rf"|\bvarfor (?:har|hade) (?:\w+ ){{1,3}}?(\w+(?:at|it|tt|ts|gt|jt|rt))\b"
    rf"|\bvarfor {_BE}\b.{{3,60}}?\b(\w+(?:ad|at|ade|d|da|t|ts|ats|its|it|en|et|na))(?= (?:i|pa|av|for|vid)\b|\W*$)"
)


def matter_weights(asking: Asking) -> NDArray[np.float64]:
    """Return the weights of the question's terms that name its matter, as shares; all zero where none does."""
    named = np.array([not _names_none(fold(term.word)) for term in asking.terms.terms], dtype=bool)
    weights = asking.terms.weights * named
    total = float(weights.sum())
    return np.asarray(weights / total if total > 0 else weights)


def matter_met(asking: Asking, met: Strengths, *, surely: bool = False) -> float:
    """Return which share of the question's matter is met, 0 where it names none."""
    return float(matter_weights(asking) @ (met >= (_SURELY if surely else _MET)))


def matter_but_event(asking: Asking) -> NDArray[np.float64]:
    """Return the weights of the matter without what a question for the reason says has happened, as shares.

    "Varför SPARKADES firman ut?", "Varför är bassängen AVSTÄNGD?": a text has many another word for that.
    """
    weights = matter_weights(asking)
    events = {fold(word) for match in _EVENT.finditer(fold(asking.question)) for word in match.groups() if word}
    kept = np.array([fold(term.word) not in events for term in asking.terms.terms], dtype=bool)
    total = float((weights * kept).sum())
    return np.asarray(weights * kept / total) if total > 0 else weights


def _names_none(folded: str) -> bool:
    return folded in QUESTION_WORDS or YEAR.fullmatch(folded) is not None or _HOW_IT_WENT.fullmatch(folded) is not None
