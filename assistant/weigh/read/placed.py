"""A question that names none of the documents, half of it unmet, whose answer a sentence likely holds all the same."""

from assistant.question.kinds import Wanted
from assistant.weigh.read.reading import Reading
from assistant.weigh.supported.best import Best
from assistant.weigh.supported.support import Judgement, likely

# Log odds of the reader, share of the question that the sentence meets, and likelihood by the words.
_ODDS, _OWN, _LIKELY = -3.0, 0.2, 0.25
_COUNTED = frozenset({Wanted.NUMBER, Wanted.LIST, Wanted.YES_NO})
_WORDS, _SAYS = 3, 0.1  # of two words that say something, one that is met says too little
_ALONE = {"unplaced"}


def is_likely_placed(best: Best, judged: Judgement, reading: Reading) -> bool:
    """Return whether only that half of it is unmet refuses the best sentence, and all else speaks for it.

    It holds the kind of answer asked for and some of the question's words, and a reader does not take it for no answer.
    Figures, lists and yeses of another thing pass too easily for those asked for.
    """
    if {veto.name for veto in judged.vetoes if veto.below is None} != _ALONE or best.unit.cell is not None:
        return False
    if sum(best.asking.terms.weights >= _SAYS) < _WORDS:
        return False
    own = float(best.asking.terms.weights @ best.unit.met)
    held = judged.told["wanted"] == 1.0 and not best.asking.wanted & _COUNTED
    return held and reading.odds > _ODDS and own >= _OWN and likely(judged.told) >= _LIKELY
