"""What a question asks of rows by a column: "vilken skola har högst meritvärde?", "vilka enheter har under 35 %?"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.plan import Condition
from assistant.question.asked import Asked
from assistant.work.planning.hear import Heard, hear
from assistant.work.planning.shapes.order import limit_of
from assistant.work.planning.sifting import conditions

# What asks for something else of the rows than their order: how they have changed, what they are a share of, whose.
_OTHERWISE = tuple(
    "change difference development better improved deficit surplus fares boards share what_share goals activities"
    " which_year mean sum opener".split()
)
_GOODNESS = re.compile(r"\b(?:bast|basta|samst|samsta|framst|framsta)\b")  # which end is the good one is not known
_BESIDE = 2  # characters between a number and what it counts
_MOST = 30
_SHARE = re.compile(r"%|\bprocent\b|\bandel(?:en|ar)?\b")
_NUMBER = re.compile(r"\b(?:flest|farst|antal(?:et)?|fler|farre)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """What is asked: rows of some `kind` ("skola"), by a column of some `words` ("meritvärde"), `limit` of them.

    `limits` are what a figure of the column must pass ("under 35 %"); without any, the rows with the highest figures
    are asked for, or with the lowest. `share` tells that shares are asked for, or with False that numbers are; None
    leaves it open.
    """

    kind: str
    words: str
    limits: tuple[Condition, ...]
    lowest: bool
    limit: int
    share: bool | None

    @property
    def counts(self) -> bool:
        """Whether a number of things is limited that the column must count: "fler än 400 elever"."""
        return bool(self.limits) and self.share is False


def ordered(asked: Asked) -> Ordered | None:
    """Return what a question asks of rows by a column, None for any other question and for one that leans on a turn."""
    if asked.follows:
        return None
    heard = hear(asked)
    which = heard.cue("which")
    if which is None or heard.says(*_OTHERWISE) or _GOODNESS.search(heard.folded) or heard.goals:
        return None
    left = [word for word in heard.left if word.start >= which.start]
    if len(left) < 2 or left != list(heard.left):
        return None
    ends = heard.says("highest") is not heard.says("lowest")
    limits = tuple(one for one in conditions(heard) if one.bound.number is not None)
    if not ends and (len(limits) != 1 or heard.says("highest", "lowest")):
        return None
    return Ordered(
        kind=left[0].text,
        words=" ".join(word.text for word in left[1:]),
        limits=() if ends else limits,
        lowest=ends and heard.says("lowest"),
        limit=_limit(heard, left[0].start),
        share=_share(heard, limits),
    )


def _limit(heard: Heard, kind: int) -> int:
    """Return how many rows are asked for: the number right before what they are called, "vilka tre yrkesgrupper"."""
    counts = [number.quantity for number in heard.numbers if 0 < kind - number.end <= _BESIDE]
    if counts and counts[0] is not None and counts[0].unit is None and 1 < counts[0].value <= _MOST:
        return int(counts[0].value)
    return limit_of(heard)


def _share(heard: Heard, limits: Sequence[Condition]) -> bool | None:
    if _SHARE.search(heard.folded) or any(one.bound.unit == "%" for one in limits):
        return True
    return False if _NUMBER.search(heard.folded) or limits else None
