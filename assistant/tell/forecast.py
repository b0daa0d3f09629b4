"""A forecast told where an outcome is asked for: said so before it."""

import re
from dataclasses import replace

from assistant import texts
from assistant.answer import Answer
from assistant.search.gather import Gathered
from ingest.language.words import fold

_ASKS_WHAT_CAME = re.compile(r"\b(?:blev|blivit|utfall(?:et)?|landade|hamnade|slutade)\b")
_ASKS_AHEAD = re.compile(r"\b(?:prognos\w*|berakna\w*|bedom\w*|vanta\w*|forvanta\w*|budget\w*|mal(?:et)?|arsmal\w*)\b")
_AHEAD = re.compile(r"\b(?:prognos\w*|beraknas|bedoms|vantas|forvantas|ser ut att bli|vantar sig)\b")
_CAME = re.compile(r"\b(?:blev|uppgick|landade|utfall\w*|uppgar|var)\b")


def with_forecast(answer: Answer, evidence: Gathered) -> Answer:
    """Return `answer`, begun with a word on it where it tells a forecast and the question asks for what came about."""
    best, asked = evidence.best, fold(evidence.asking.question)
    if best is None or best.cell is not None or not _ASKS_WHAT_CAME.search(asked) or _ASKS_AHEAD.search(asked):
        return answer
    told = fold(best.text)
    if not _AHEAD.search(told) or _CAME.search(told) or answer.refused:
        return answer
    return replace(answer, text=f"{texts.NO_OUTCOME} {answer.text}")
