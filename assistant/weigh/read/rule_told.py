"""Whether a sentence tells the rule that is asked for, where few words of the question are met by it."""

from assistant.weigh.by_form.matter import matter_met
from assistant.weigh.by_form.ruled import asks_rule, tells_rule
from assistant.weigh.supported.best import Best
from assistant.weigh.supported.told.beside import near

_MATTER = 0.6  # share of the question's matter that stands there


def tells_rule_asked(best: Best) -> bool:
    """Return whether a rule is asked for and the best sentence tells one of most of what it is asked about.

    That is no proof: it may be another rule of the same matter.
    """
    asking, unit = best.asking, best.unit
    if not asks_rule(asking.question) or unit.cell is not None or asking.bare or asking.focus:
        return False
    return tells_rule(unit.text) and matter_met(asking, near(best)) >= _MATTER
