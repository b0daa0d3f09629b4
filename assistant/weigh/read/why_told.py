"""Whether a sentence tells why what is asked about came to be, where few words of the question are met by it."""

import numpy as np

from assistant.weigh.because.words import gives_reason, tells_reason
from assistant.weigh.by_form.matter import matter_but_event, matter_met
from assistant.weigh.by_form.why.reason_beside import asks_reason_alone, reason_beside, reason_of_the_same
from assistant.weigh.supported.best import Best
from assistant.weigh.supported.cause_after import cause_after, cause_before, has_cause_within
from assistant.weigh.supported.told.beside import near, sentences
from assistant.weigh.supported.told.turned import tells_result
from ingest.language.words import fold

_MATTER = 0.6  # share of the question's matter that stands there
_SURELY = 0.8  # how well each thing must be met by a sentence that calls what happened by another word


def tells_why(best: Best) -> bool:
    """Return whether a reason alone is asked for, and one is told of a matter that is most of what is asked about.

    It is told by the best sentence or one that goes on about it, or without a word for it beside it; the matter may
    stand above it or before it. That is no proof: the reason may be of something else of the same matter.
    """
    asking, unit = best.asking, best.unit
    if not asks_reason_alone(asking) or unit.cell is not None or asking.bare or asking.focus:
        return False
    if matter_met(asking, near(best)) < _MATTER:
        return _tells_why_of_the_thing(best)
    if has_cause_within(best) or cause_after(best) is not None or cause_before(best) is not None:
        return True
    beside = (reason_beside(unit, best.found, asking), reason_of_the_same(unit, best.found, asking))
    told = [one.text for one in (*sentences(best), *beside) if one is not None and gives_reason(one.text)]
    return any(not tells_result(text, asking.terms) for text in told)


def _tells_why_of_the_thing(best: Best) -> bool:
    """Return whether the best sentence tells a reason and has all things asked about, whatever befell them."""
    asking, text = best.asking, best.unit.text
    if not tells_reason(fold(text)) or tells_result(text, asking.terms):
        return False
    things = matter_but_event(asking)
    return bool(things.any()) and bool(np.all(best.unit.met[things > 0] >= _SURELY))
