"""A sentence that a reader takes for no answer, and that says too little of the question itself to outweigh that."""

from dataclasses import dataclass

from assistant.question.kinds import Wanted
from assistant.weigh.read.reading import Reading
from assistant.weigh.supported.best import Best

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


def is_no_answer(best: Best, reading: Reading) -> bool:
    """Return whether the sentence that leads is no answer, as a reader finds it and as little as it meets.

    It names no list where one is asked for, nothing of what an open question asks, or it was put in the place of what
    meets more.
    """
    wanted = best.asking.wanted
    limits = [
        *([_LIST] if Wanted.LIST in wanted else []),
        *([_OF_WORDS] if wanted <= _OPEN else []),
        *([_IN_PLACE] if reading.behind > 0 else []),
    ]
    met = float(best.asking.terms.weights @ best.unit.met)
    return any(reading.odds <= limit.odds and met < limit.met for limit in limits)
