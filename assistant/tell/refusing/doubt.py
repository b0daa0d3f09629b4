"""An answer that is shown as uncertain: said so before it, and what its evidence does not say after it."""

import re
from dataclasses import replace

from assistant import texts
from assistant.answer import Answer
from assistant.question.kinds import Wanted
from assistant.search.gather import Gathered
from assistant.settings import Settings
from assistant.tell.extracting.differences import asks_difference, tells_difference
from assistant.weigh.kind_held import has_wanted

_MARK = re.compile(r"\[\d+\]")
_HELD = (Wanted.NUMBER, Wanted.DATE, Wanted.REASON)


def with_doubt(answer: Answer, evidence: Gathered, *, settings: Settings) -> Answer:
    """Return `answer`, worded as uncertain where its evidence supports it less than `settings.least_sure`.

    So is one that tells figures where it is asked how far they are apart. An uncertain answer is never worded as a sure
    one; what it lacks of what was asked is said.
    """
    apart = asks_difference(evidence.asking.question) and not tells_difference(_MARK.sub("", answer.text))
    if answer.refused or not answer.citations or (evidence.support >= settings.least_sure and not apart):
        return answer
    lacks = texts.NOT_APART if apart else _lacking(answer, evidence)
    text = " ".join(part for part in (texts.UNSURE, answer.text, lacks) if part)
    return replace(answer, text=text, sure=False)


def _lacking(answer: Answer, evidence: Gathered) -> str:
    asking, told = evidence.asking, _MARK.sub("", answer.text)
    missing = [
        texts.LACKS[kind]
        for kind in _HELD
        if kind in asking.wanted and not has_wanted(told, kind, question=asking.question)
    ]
    return texts.LACKING.format(what=texts.join(missing)) if missing else ""
