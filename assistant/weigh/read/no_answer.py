"""A sentence that a reader takes for no answer, and that says too little of the question itself to outweigh that."""

from dataclasses import dataclass

from assistant.question.kinds import Wanted
from assistant.weigh.by_form.matter import matter_met
from assistant.weigh.by_form.why.reason_beside import asks_reason_alone
from assistant.weigh.kind_held import fit
from assistant.weigh.read.reading import Reading
from assistant.weigh.supported.best import Best
from assistant.weigh.supported.told.beside import near, sentences
from assistant.weigh.units import UnitKind

_OPEN = frozenset({Wanted.PROSE, Wanted.YES_NO, Wanted.WAY})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Limit:
    """Log odds at and below which a sentence is no answer, if it meets less than `met` of the question itself."""

    odds: float
    met: float


# Chosen on the sets sample, stockholm, fresh and everyday, so that no right answer of a sentence lies below them. What
# others would win and lose, `python -m eval --compare` shows, and `python -m eval.absent` where nothing answers.
# Where a figure, a name or a time is asked for no such limit parts the right ones: what has it says little else.
_LIST, _OF_WORDS = _Limit(odds=-4.0, met=0.58), _Limit(odds=-5.0, met=0.4)
_IN_PLACE = _Limit(odds=-2.0, met=0.3)  # what leads in the place of what the words put first must say more
# Shares of what a reason is asked for: what an item or its lead must speak of, where another text speaks of the matter.
_MATTER, _SPOKEN_OF = 0.6, 0.8


def is_no_answer(best: Best, reading: Reading) -> bool:
    """Return whether the sentence that leads is no answer, as a reader finds it and as little as it meets.

    It names no list where one is asked for, nothing of what an open question asks, or it was put in the place of what
    meets more; or it is an item of a list that gives a reason for something else than is asked about.
    """
    wanted = best.asking.wanted
    if _explains_another(best):
        return True
    limits = [
        *([_LIST] if Wanted.LIST in wanted else []),
        *([_OF_WORDS] if wanted <= _OPEN else []),
        *([_IN_PLACE] if reading.behind > 0 else []),
    ]
    met = float(best.asking.terms.weights @ best.unit.met)
    return any(reading.odds <= limit.odds and met < limit.met for limit in limits)


def _explains_another(best: Best) -> bool:
    """Return whether a reason alone is asked for, and an item of a list gives none, or one for another matter.

    What stands beside it in the list is no reason for it, as a next sentence may be.
    """
    if not asks_reason_alone(best.asking) or best.unit.kind is not UnitKind.ITEM or best.asking.focus:
        return False
    told = any(fit(one.said, Wanted.REASON, best.asking.text) > 0 for one in sentences(best))
    if not told:
        return True
    spoken_of = any(matter_met(best.asking, one.met) >= _SPOKEN_OF for one in best.found if one is not best.unit)
    return spoken_of and matter_met(best.asking, near(best)) < _MATTER
