"""What may, must or comes of something: a question for a rule, and the sentence that tells one of its matter."""

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.weigh.asking import Asking
from assistant.weigh.by_form.matter import matter_met
from assistant.weigh.units import Unit
from ingest.language.remembered import remembered
from ingest.language.words import fold

_WORTH = 2.0  # in log odds: that a sentence tells a rule where one is asked for
_MATTER = 0.4  # share of the question's matter that is met where such a sentence stands
_ASKED = re.compile(
    r"^(?:och |men |sa )?(?:"
    r"(?:far|kan|maste|behover|bor|kunde|slipper|racker det|kravs det|galler det|gar det att|ar det (?:tillatet|ok\w*)"
    r"|blir man|raknas|kostar det|har man ratt)\b"
    r"|vad (?:kravs|hander (?:om|nar|med .{3,60} om)|galler (?:om|for|nar)|blir foljden|blir konsekvensen|maste|behover"
    r"|skulle hande)"
    r"|nar (?:far|kan|maste|slipper|raknas|beviljas|godkanns|anses|betraktas|bedoms)\b"
    r"|vem far\b|vilka far\b|hur gammal maste\b)"
)
_TELLS = re.compile(
    r"\b(?:far|kan|maste|kravs|kraver|forutsatt|forutsatter|villkor\w*|bevilja\w*|medges|medger|tillat\w*|undantag\w*"
    r"|forbud\w*|forbjud\w*|ratt till|ska (?:vara|ha|inte|betala\w*|ske|sokas|anmala\w*|meddela\w*|lamna\w*"
    r"|omprova\w*|prova\w*)"
    r"|(?:endast|bara) (?:om|for|den|i|vid|nar)|galler (?:inte|for|endast|bara)|(?:ges|lamnas|raknas|ingar|godtas) inte"
    r"|avvisas|avslas|avbryts|stangs av|debiteras|sparras|dras in|upphor|betalas tillbaka|aterkallas|hogst|minst"
    r"|beviljas|ges|har ratt|betraktas|anses|raknas|godkanns|underkanns|ingen ersattning)\b"
)


@lru_cache(maxsize=1_000)
def asks_rule(question: str) -> bool:
    """Return whether a question asks what one may or must, what something takes, or what comes of it."""
    return _ASKED.search(" ".join(fold(question).split())) is not None


@remembered(20_000)
def tells_rule(text: str) -> bool:
    """Return whether a sentence tells what may or must be, or what comes of something."""
    return _TELLS.search(fold(text)) is not None


def with_rules_first(found: Sequence[Unit], scores: NDArray[np.float64], asking: Asking) -> NDArray[np.float64]:
    """Return the scores with sentences that tell a rule of the matter higher, where one is asked for."""
    if not asks_rule(asking.question) or asking.focus:
        return scores
    return scores + _WORTH * np.array([_rule_met(unit, asking) for unit in found])


def _rule_met(unit: Unit, asking: Asking) -> float:
    """Return how much of the question's matter stands where a sentence or item tells a rule, 0 where it is little."""
    if unit.cell is not None or not tells_rule(unit.text):
        return 0.0
    met = matter_met(asking, unit.context)
    return met if met >= _MATTER else 0.0
