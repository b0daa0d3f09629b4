"""The list that a question asks for: its items with the sentence that leads into them."""

from collections.abc import Collection, Sequence

from assistant.question.kinds import Wanted
from assistant.weigh.units import Unit, UnitKind
from ingest.document import PassageKind
from ingest.language.numbers import numbers_in

_FEWEST = 2  # items of a list whose number is told


def listed_with(
    best: Unit, units: Sequence[Unit], wanted: Collection[Wanted], *, longest: int
) -> tuple[Unit, ...] | None:
    """Return the run of units that is the list which `best` leads into, or is an item of; None where it is neither.

    A lead-in ("... på fyra sätt:") says nothing without its items, so they are told with it whatever was asked for;
    an item stands for its whole list only where a list is asked for. At most `longest` characters are returned.
    """
    passage = sorted((unit for unit in units if unit.ranked is best.ranked), key=lambda unit: unit.position)
    at = passage.index(best)
    if best.kind is UnitKind.SENTENCE and _is_item(passage, at + 1):
        end = at + 1
        while _is_item(passage, end) and _length(passage[at : end + 1]) <= longest:
            end += 1
        return tuple(passage[at:end]) if end > at + 1 else None
    if Wanted.LIST in wanted and best.kind is UnitKind.ITEM and best.ranked.passage.kind is PassageKind.LIST:
        return _around(passage, at, longest=longest)
    return None


def miscounted(listed: Sequence[Unit]) -> tuple[int, int] | None:
    """Return how many the lead-in announces in words ("tre projekt") and how many follow, where these differ.

    A figure is no announcement: it may be a year or an amount. Nor is "en av fyra", one item, or several numbers.
    """
    lead, items = listed[0], sum(unit.kind is UnitKind.ITEM for unit in listed)
    if lead.kind is UnitKind.ITEM or items < _FEWEST:
        return None
    spelt = [
        mention.quantity.value
        for mention in numbers_in(lead.text)
        if mention.quantity is not None
        and mention.quantity.unit is None
        and mention.text.isalpha()
        and not lead.text[: mention.start].rstrip().endswith(" av")
    ]
    return (int(spelt[0]), items) if len(spelt) == 1 and spelt[0] != items else None


def _is_item(passage: Sequence[Unit], at: int) -> bool:
    return at < len(passage) and passage[at].kind is UnitKind.ITEM


def _around(passage: Sequence[Unit], at: int, *, longest: int) -> tuple[Unit, ...]:
    """Return the whole passage where it fits, else the unit `at` with as many of those around it as fit."""
    first, end = at, at + 1
    while first > 0 or end < len(passage):
        wider = (first, end + 1) if end < len(passage) else (first - 1, end)
        if _length(passage[slice(*wider)]) > longest:
            break
        first, end = wider
    return tuple(passage[first:end])


def _length(run: Sequence[Unit]) -> int:
    return sum(len(unit.text) + 2 for unit in run)
