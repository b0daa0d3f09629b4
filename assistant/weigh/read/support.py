"""How likely the evidence answers once a reader has read it: what the words say and what the reader says, weighed."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.weigh.asking import Asking
from assistant.weigh.features import Feature, weights
from assistant.weigh.read.no_answer import is_no_answer
from assistant.weigh.read.placed import is_likely_placed
from assistant.weigh.read.reading import Reading
from assistant.weigh.read.rule_told import tells_rule_asked
from assistant.weigh.read.why_told import tells_why
from assistant.weigh.supported.best import best_of
from assistant.weigh.supported.support import UNCERTAIN, Judgement, doubted, judged
from assistant.weigh.supported.vetoes import VETOES
from assistant.weigh.units import Unit

_KEPT = tuple(veto for veto in VETOES if veto.below is None and (veto.asked_again or not veto.read_over))
# Log odds at and below which a row that was read is no answer, and how sure the words must be not to ask for them.
_NO_ROW = -4.0
_SURE_ROW = 0.65
# Likewise at and below which a sentence tells no rule that is asked for, whatever its words.
_NO_RULE = -6.0
_MAY_LEAD = -3.0  # log odds above which what is put in the place of no answer is weighed by its own words
_SUREST = 0.98  # likelier or less likely than this the words tell no more


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """Evidence that was read: how it is `judged` by words, and what the reader makes of it."""

    judged: Judgement
    reading: Reading

    @property
    def vetoed(self) -> bool:
        """Whether a veto refuses it."""
        return self.judged.support == 0

    @property
    def by_words(self) -> float:
        """The log odds of an answer by the words, 0 where a veto refuses it."""
        if self.vetoed:
            return 0.0
        likely = min(max(self.judged.support, 1 - _SUREST), _SUREST)
        return math.log(likely / (1 - likely))


READ: tuple[Feature[Read, float], ...] = (
    Feature(name="by_words", meaning="stödet enligt orden, som logodds", told=lambda read: read.by_words),
    Feature(
        name="vetoed",
        meaning="ett veto underkänner stället, men läsaren kan väga upp det",
        told=lambda read: float(read.vetoed),
    ),
    Feature(name="odds", meaning="läsarens logodds för att texten svarar", told=lambda read: read.reading.odds),
    Feature(
        name="leads_by_words",
        meaning="det ställe som orden sätter först",
        told=lambda read: float(read.reading.behind == 0),
    ),
    Feature(
        name="behind",
        meaning="hur långt efter det bästa enligt orden, i tiondelar",
        told=lambda read: read.reading.behind / 10,
    ),
)


def supported(
    found: Sequence[Unit],
    scores: NDArray[np.float64],
    by_words: NDArray[np.float64],
    asking: Asking,
    read: Reading | None,
) -> float:
    """Return how likely the unit of `found` that leads by `scores` answers, 0 to 1; 0 where nothing is found.

    `by_words` are the scores before what was `read`, if anything was.
    """
    if not found:
        return 0.0
    return support_of(judged(found, by_words, asking), read, found, scores, asking)


def support_of(
    judgement: Judgement,
    read: Reading | None,
    found: Sequence[Unit],
    scores: NDArray[np.float64],
    asking: Asking,
) -> float:
    """Return how likely the unit that leads `found`, which must not be empty, answers, be anything `read` or not.

    Where it tells why, or the rule asked for, in words of its own it is as likely as what is shown as uncertain.
    """
    if read is not None:
        return read_support(judgement, read, found, scores, asking)
    if not judgement.may_be_read or judgement.support >= UNCERTAIN:
        return judgement.support
    leads = best_of(found, scores, asking)
    return UNCERTAIN if tells_why(leads) or tells_rule_asked(leads) else judgement.support


def is_to_be_read(judgement: Judgement, found: Sequence[Unit], scores: NDArray[np.float64], *, in_words: bool) -> bool:
    """Return whether a reader may change how likely the best of `found` answers.

    Of a cell it may where the words are not sure: the names of a row and a column say more of it than a reader can; and
    where the question is answered `in_words`, of which a sentence may tell more.
    """
    if not judgement.may_be_read:
        return False
    leads = found[int(np.argmax(scores))]
    return in_words or leads.cell is None or judgement.support < _SURE_ROW


def read_support(
    judgement: Judgement, reading: Reading, found: Sequence[Unit], scores: NDArray[np.float64], asking: Asking
) -> float:
    """Return how likely the unit that leads `found` after the reading answers the question, 0 to 1.

    A logistic model of `READ`, fitted by `python -m training.deciding`, where a sentence leads; where a cell does, what
    the words say, or 0 where the reader takes its row for no answer. What a reader cannot know, such as the year or
    the group that is asked for, stays a veto, of what the words put first and of what leads now: then it is what the
    words say, or 0, and where a veto of what leads now is doubted as much as an uncertain answer has. So does what it
    takes for no answer and what says little of the question itself.
    """
    if not judgement.may_be_read:
        return judgement.support
    if reading.row:
        if reading.behind > 0:
            judgement = judged(found, scores, asking)
        no_answer = reading.odds <= _NO_ROW and judgement.support < _SURE_ROW
        return 0.0 if no_answer else judgement.support
    if reading.behind == 0 and any(veto.asked_again for veto in judgement.vetoes):
        return 0.0
    leads = best_of(found, scores, asking)
    kept = [veto for veto in _KEPT if veto.speaks(leads)] if reading.behind > 0 else []
    if not all(veto.doubted(leads) for veto in kept):
        return 0.0
    ruled = reading.odds > _NO_RULE and tells_rule_asked(leads)
    least = UNCERTAIN if ruled or tells_why(leads) else 0.0
    if is_no_answer(leads, reading):
        return least
    if reading.behind > 0 and reading.odds > _MAY_LEAD and judgement.support == 0:
        judgement = judged(found, scores, asking)  # what made another one no answer is none of its own
    if is_likely_placed(leads, judgement, reading):
        least = UNCERTAIN
    told = told_of(Read(judged=judgement, reading=reading))
    weighed = weights()
    logit = sum(weighed.read[name] * value for name, value in told.items()) + weighed.read_bias
    likely = 1 / (1 + math.exp(-logit))
    return max(least, doubted(likely) if kept else likely)


def told_of(read: Read) -> Mapping[str, float]:
    """Return what each feature of `READ` tells."""
    return {feature.name: feature.told(read) for feature in READ}
