"""A question in two: "vad kostar det och vem betalar?"."""

import re
from dataclasses import replace

from assistant.question.asked import Asked, Layer
from assistant.question.kinds import Wanted, wanted
from ingest.language.words import aligned_fold, content_stems, fold

_JOINED = re.compile(
    r",? (?:och|o|samt) (?=(?:(?:till|fran|av|for|med|i|pa|hos) )?(?:varfor|vem|vems|vilk\w+|nar|var|vart|hur|vad)\b)"
)
_ASKS = re.compile(r"(?:och |men )?(?:nar|vem|vems|vilk\w+|hur|vad|varfor)\b")  # "Om det regnar länge, var ..." is none
_TOLD_APART = (Wanted.NUMBER, Wanted.DATE, Wanted.REASON, Wanted.NAME)


def second_part(asked: Asked) -> Asked | None:
    """Return the second part of a question as one of its own, with the words of the first; None where it has none.

    Its kinds of answer are told apart from each other by what a sentence holds; of any other it has none.
    """
    joined = _JOINED.search(aligned_fold(asked.topic))
    if joined is None or not content_stems(asked.topic[: joined.start()]):
        return None
    return _part(asked, asked.topic[joined.end() :].strip(" ?!."), asked.topic[: joined.start()])


def first_part(asked: Asked) -> Asked | None:
    """Return the first part of a question in two as one of its own, None where it has no second or asks nothing."""
    joined = _JOINED.search(aligned_fold(asked.topic))
    if joined is None or second_part(asked) is None or not _ASKS.match(aligned_fold(asked.topic).strip()):
        return None
    return _part(asked, asked.topic[: joined.start()].strip(" ?!."), asked.topic[joined.end() :].strip(" ?!."))


def halves(asked: Asked) -> tuple[str, str] | None:
    """Return the two parts of a question as they are written; None where it has no second that is told apart."""
    joined = _JOINED.search(aligned_fold(asked.question))
    if joined is None or second_part(asked) is None:
        return None
    return asked.question[: joined.start()].strip(" ?!."), asked.question[joined.end() :].strip(" ?!.")


def _part(asked: Asked, said: str, beside: str) -> Asked | None:
    """Return what is `said` as a question of its own, with the words `beside` it; None where it is of no such kind."""
    kinds = wanted(fold(said)).intersection(_TOLD_APART)
    if not kinds:
        return None
    topic = f"{said} {beside}"
    return replace(
        asked,
        question=said,
        topic=topic,
        folded_topic=fold(topic),
        layers=(Layer(text=topic, weight=1.0), *asked.layers[1:]),
        wanted=kinds,
    )
