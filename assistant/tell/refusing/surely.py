"""Whether a quote surely does not hold what is asked: only then may a refusal say so."""

from assistant.question.kinds import Untold, Wanted
from assistant.weigh.kind_held import fit, has_wanted
from assistant.weigh.supported.told.agents import asks_role, tells_agent, tells_name

_NUMBERS = frozenset({Untold.FIGURE, Untold.COUNT, Untold.DURATION})
_PEOPLE = frozenset({Untold.AGENT, Untold.DEED})


def surely_lacks(quote: str, missing: Untold, question: str) -> bool:
    """Return whether a quote holds nothing of the kind that is missing, in whatever measure or form."""
    if missing is Untold.REASON:
        return fit(quote, Wanted.REASON, question) == 0
    if missing is Untold.TIME:
        return not any(map(str.isdigit, quote)) and not has_wanted(quote, Wanted.DATE, question="")
    if missing in _NUMBERS:
        return not has_wanted(quote, Wanted.NUMBER, question="")
    tells = tells_name if asks_role(question) else tells_agent
    return missing in _PEOPLE and not tells(quote, question)
