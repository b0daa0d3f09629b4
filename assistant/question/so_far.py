"""The time that a question means: how things stand by now ("hittills"), or a part of a year that is no report."""

import re
from dataclasses import replace
from functools import lru_cache

from assistant.answer import Answer
from assistant.question.asked import Asked, Layer
from assistant.question.kinds import wanted
from ingest.facts.columns.bare_times import names_time
from ingest.facts.fact import Period
from ingest.facts.months import part_of_year, period_in, years_in
from ingest.language.words import fold

_SO_FAR = re.compile(
    r"\b(?:just nu|numera|hittills|i ?dag|i nulaget|i dagslaget|for narvarande|aktuell(?:a|t)?)\b"
    r"|\bnu\b(?! (?:ska|nar|blir))"
    # "de senaste åren" is a time, and "senast den 1 maj" an end.
    r"|\bsenaste\b(?! (?:\w+ )?(?:ar(?:et|en)?|manad\w*|veck\w*|tid\w*|tertial\w*|halvar\w*|kvartal\w*)\b)"
)


@lru_cache(maxsize=1_000)
def asks_so_far(question: str) -> bool:
    """Return whether `question` asks for how things stand by now, which the newest report that tells it does."""
    return _SO_FAR.search(fold(question)) is not None


def as_time(asked: Asked) -> Asked | None:
    """Return a question whose parts of a year ("kv 1 2025", "T1") are times of figures; None where they name a report.

    What a report that is not held would tell may be a column of another one.
    """
    said = [asked.folded[start:end] for start, end in asked.type_spans]
    if asked.follows or not said or not all(map(names_time, said)):
        return None
    blank = list(asked.question)
    for start, end in asked.board_spans:
        blank[start:end] = " " * (end - start)
    topic = " ".join("".join(blank).split())
    return replace(
        asked,
        topic=topic,
        folded_topic=fold(topic),
        named=replace(asked.named, types=()),
        scope=replace(asked.scope, types=()),
        type_spans=(),
        report_years=(),
        layers=(Layer(text=topic, weight=1.0),),
        wanted=wanted(fold(topic)),
    )


def tells_time(answer: Answer, asked: Asked) -> bool:
    """Return whether an answer surely tells figures of each part of a year that a question names, by their heads."""
    if answer.refused or not answer.sure:
        return False
    told = [one.cell for one in answer.citations if one.cell is not None]
    held = {period_in(text) for cell in told for text in (cell.column, f"{cell.row} {cell.column}")}
    held |= set(map(period_in, answer.working.table.columns)) if answer.working is not None else set()
    parts = [part_of_year(asked.folded[start:end]) for start, end in asked.type_spans]
    years = years_in(asked.folded)
    return bool(years) and all(
        part is not None and any(Period(year=year, first=part[0], last=part[1]) in held for year in years)
        for part in parts
    )
