"""Is an answer right: every required fact stands within the cap (the rule of the question sets, see their docs)."""

import re
from collections.abc import Sequence

from eval.questions import Kind
from eval.sources import squeeze

Facts = Sequence[Sequence[str]]

CAP = 600  # characters of an answer that count; the rule of the question sets
_WORKED = (Kind.ROWS_FILTER, Kind.OUTCOME_VS_TARGET, Kind.COMPUTE, Kind.RANK, Kind.COUNT, Kind.ACROSS, Kind.SUMMARY)
CAPS = {
    **dict.fromkeys((Kind.COMPARE, Kind.AGGREGATE, Kind.CROSS_TOPIC, *_WORKED), 1_500),
    **dict.fromkeys((Kind.LIST, Kind.LIST_AFTER_LEADIN), 900),
}
GLANCE = 250  # characters that a reader takes in before reading on

_GROUP_BEFORE = re.compile(r"(?<!\d)\d{1,3}(?: \d{3})* $")
_GROUP_AFTER = re.compile(r" \d{3}(?!\d)")
_LEADING = re.compile(r"\d+")
_TRAILING = re.compile(r"\d+$")


def cap_of(kind: Kind) -> int:
    """Return how many characters of an answer to a question of `kind` count."""
    return CAPS.get(kind, CAP)


def stands_in(form: str, text: str) -> bool:
    """Say whether `form` stands in `text`, case and white space folded, its numbers not part of longer numbers.

    "5,5" does not stand in "15,5", nor "1 272" in "11 272", "5" in "5,5" or "272" in "1 272".
    """
    wanted, inside = squeeze(form), squeeze(text)
    start = inside.find(wanted)
    while start >= 0:
        if not _glued(wanted, inside[:start], inside[start + len(wanted) :]):
            return True
        start = inside.find(wanted, start + 1)
    return False


def _glued(form: str, before: str, after: str) -> bool:
    return (form[:1].isdigit() and _continues_before(form, before)) or (
        form[-1:].isdigit() and _continues_after(form, after)
    )


def _continues_before(form: str, before: str) -> bool:
    if before[-1:].isdigit() or (before[-1:] in {",", "."} and before[-2:-1].isdigit()):
        return True
    leading = _LEADING.match(form)
    return leading is not None and len(leading.group()) == 3 and _GROUP_BEFORE.search(before[-16:]) is not None


def _continues_after(form: str, after: str) -> bool:
    if after[:1].isdigit() or (after[:1] in {",", "."} and after[1:2].isdigit()):
        return True
    trailing = _TRAILING.search(form)
    return trailing is not None and len(trailing.group()) <= 3 and _GROUP_AFTER.match(after) is not None


def facts_shown(facts: Facts, text: str, *, cap: int) -> int:
    """Return how many of `facts` have an accepted form in the first `cap` characters of `text`."""
    shown = text[:cap]
    return sum(any(stands_in(form, shown) for form in forms) for forms in facts)


def accuracy(facts: Facts, text: str, *, cap: int) -> float:
    """Return 1.0 where every fact stands in the first `cap` characters of `text`, else 0.0."""
    return float(facts_shown(facts, text, cap=cap) == len(facts))


def fact_share(facts: Facts, text: str, *, cap: int) -> float:
    """Return the share (0 to 1) of `facts` that stand in the first `cap` characters of `text`."""
    return facts_shown(facts, text, cap=cap) / len(facts)
