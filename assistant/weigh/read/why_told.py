"""Whether a sentence tells why what is asked about came to be, where few words of the question are met by it."""

import re

import numpy as np

from assistant.weigh.because.words import tells_reason
from assistant.weigh.by_form.reason_beside import asks_reason_alone, reason_beside, reason_of_the_same
from assistant.weigh.supported.best import Best
from assistant.weigh.supported.told.beside import near, sentences
from assistant.weigh.supported.told.turned import tells_result
from assistant.words.match import QUESTION_WORDS
from ingest.language.numbers import YEAR
from ingest.language.words import fold

_LEAST = 0.5  # how well a word for the matter is met that stands there at all
_MATTER = 0.6  # share of the weight of the words for the matter
# How a thing came to be as it is, and no matter of its own; folded.
_HOW_IT_WENT = re.compile(
    r"(?:oka|minska|hoj|sank|stig|steg|sjonk|sjunk|forsen|drojt|dragit)\w*|fler|flest|farre|mera?|mindre|lagre|hogre"
    r"|samre|battre|dyrt|dyra|dyrare|billigare|langre|kortare|tidigare|senare|sent|extra|nya?|nytt|stora?|stort|lite|liten|sa"
    r"|fatt|fick|far|gar|gick|ga|bli|blir|ner|ned|upp|ut|in|alla|inte|ingen|inga|inget|ar|aret|arets|ens|langt|kort"
)


def tells_why(best: Best) -> bool:
    """Return whether a reason alone is asked for, and one is told of a matter that is most of what is asked about.

    It is told by the best sentence or one that goes on about it; the matter may stand above it or before it. That is
    no proof: the reason may be of something else of the same matter.
    """
    asking, unit = best.asking, best.unit
    if not asks_reason_alone(asking) or unit.cell is not None or asking.bare or asking.focus:
        return False
    beside = (reason_beside(unit, best.found, asking), reason_of_the_same(unit, best.found, asking))
    told = [one.text for one in (*sentences(best), *beside) if one is not None and tells_reason(fold(one.text))]
    if not told or all(tells_result(text, asking.terms) for text in told):
        return False
    return _matter_met(best) >= _MATTER


def _matter_met(best: Best) -> float:
    """Return the share of the weight of the question's words for its matter that is met, 0 where it has none."""
    words = [fold(term.word) for term in best.asking.terms.terms]
    says = np.array([not _only_how(word) for word in words], dtype=bool)
    weights = best.asking.terms.weights * says
    total = float(weights.sum())
    return float(weights @ (near(best) >= _LEAST)) / total if total > 0 else 0.0


def _only_how(folded: str) -> bool:
    return folded in QUESTION_WORDS or YEAR.fullmatch(folded) is not None or _HOW_IT_WENT.fullmatch(folded) is not None
