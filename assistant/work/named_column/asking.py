"""What a question asks of rows by a column: "vilken skola har högst meritvärde?", "vilka enheter har under 35 %?"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.plan import Condition
from assistant.question.asked import Asked
from assistant.work.named_column.heads import asks_price, per_in
from assistant.work.planning.hear import Heard, hear
from assistant.work.planning.moves import LIGHT
from assistant.work.planning.shapes.order import limit_of
from assistant.work.planning.sifting import conditions
from ingest.language.words import fold

# What asks for something else of the rows than their order: how they have changed, what they are a share of, whose.
_OTHERWISE = tuple(
    "change difference development better improved deficit surplus fares share what_share goals activities"
    " which_year mean sum opener".split()
)
_GOODNESS = re.compile(r"\b(?:bast|basta|samst|samsta|framst|framsta)\b")  # which end is the good one is not known
_BOTH = re.compile(
    r"\b(?:flest|mest|hogsta?|storsta?)\b.*\b(?:och|respektive|resp|samt)\b.*\b(?:farst|minsta?|lagsta?)\b"
)
_EACH = re.compile(r"\bper (?P<each>\w{3,})")
_TIMES = frozenset("manad ar kvartal vecka dag dygn tertial termin timme invanare".split())  # no columns
_BODY = re.compile(r"\b(?:namnd|forvaltning)\w*$")  # such ones may be the rows of a table
_BESIDE = 2  # characters between a number and what it counts
_MOST = 30
_SHARE = re.compile(r"%|\bprocent\b|\bandel(?:en|ar)?\b")
_NUMBER = re.compile(r"\b(?:flest|farst|antal(?:et)?|fler|farre)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """What is asked: rows of some `kind` ("skola"), by a column of some `words` ("meritvärde"), `limit` of them.

    `limits` are what a figure of the column must pass ("under 35 %"); without any, the rows with the highest figures
    are asked for, or with the lowest. `share` tells that shares are asked for, or with False that numbers are; None
    leaves it open. `per` is what another column counts that the column is to be shared out on ("sökande per plats").
    `both` asks for the row with the highest figure and for that with the lowest. `each` is what a head has after its
    "per", `priced` tells that it is a price or a cost, `every` are all words that may name the column then.
    """

    kind: str
    words: str
    limits: tuple[Condition, ...]
    lowest: bool
    limit: int
    share: bool | None
    per: str = ""
    both: bool = False
    each: tuple[str, ...] = ()
    priced: bool = False
    every: str = ""

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
    areas, body = heard.cue("areas"), heard.cue("boards")
    kind = heard.question[areas.start : areas.end] if areas and 0 <= areas.start - which.end <= _BESIDE else ""
    if body is not None:
        match = _BODY.search(heard.folded, body.start, body.end)
        if match is None:
            return None
        kind = heard.question[match.start() : match.end()]
    rest = left if kind else left[1:]
    if not rest or left != list(heard.left):
        return None
    both = heard.says("highest") and heard.says("lowest") and _BOTH.search(heard.folded) is not None
    ends = both or heard.says("highest") is not heard.says("lowest")
    limits = tuple(one for one in conditions(heard) if one.bound.number is not None)
    if not ends and (len(limits) != 1 or heard.says("highest", "lowest")):
        return None
    each = _EACH.search(heard.folded)
    per = each["each"] if each is not None and each["each"] not in _TIMES and ends else ""
    named = [word.text for word in rest if fold(word.text) != per and fold(word.text) not in LIGHT]
    if each is not None and per:
        named = [word.text for word in rest if word.start < each.start()][-1:]
    elif ends and (empty := heard.cue("empty")) is not None:  # "flest tomma lägenheter" asks for no empty cells
        named = [heard.question[empty.start : empty.end], *named]
    headed = per_in(heard.folded) if ends else ()
    if not named and not headed:
        return None
    return Ordered(
        kind=kind or left[0].text,
        words=" ".join(named),
        limits=() if ends else limits,
        lowest=ends and not both and heard.says("lowest"),
        limit=_limit(heard, left[0].start),
        share=None if per else _share(heard, limits),
        per=per,
        both=both,
        each=headed,
        priced=asks_price(heard.folded),
        every=" ".join(word.text for word in rest),
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
