"""The list that a question asks for: its items with the sentence that leads into them, or what a sentence lists."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.question.kinds import Wanted
from assistant.tell.statements import Statement
from assistant.weigh.asking import Asking
from assistant.weigh.cut import shown
from assistant.weigh.kind_held import has_wanted
from assistant.weigh.units import Unit, UnitKind
from ingest.document import PassageKind
from ingest.language.numbers import numbers_in

_FEWEST = 2  # items of a list whose number is told
_HEADED = 0.8  # of what the best sentence meets of the question, what the heading of a list must meet
_GLANCE = 250  # characters that a reader takes in before reading on
_LED_IN = (
    r"(?::|\b(?:så ?som|som exempelvis|exempelvis|till exempel|t\.? ?ex\.?|bland annat|bl\.? ?a\.?|nämligen|vilka är"
    r"|det vill säga|inom områdena))\s+"
)
_MEMBER = r"[^,;:.()]{2,70}"
_LIST = re.compile(rf"{_LED_IN}(?P<members>{_MEMBER}(?:, {_MEMBER})+,? (?:och|samt|eller) \w)")


def listed_with(
    best: Unit, units: Sequence[Unit], wanted: Collection[Wanted], *, longest: int
) -> tuple[Unit, ...] | None:
    """Return the run of units that is the list which `best` leads into, or is an item of; None where it is neither.

    A lead-in ("... på fyra sätt:") says nothing without its items, so they are told with it whatever was asked for;
    an item stands for its whole list only where a list is asked for. At most `longest` characters are returned.
    """
    passage = sorted((unit for unit in units if unit.ranked is best.ranked), key=lambda unit: unit.position)
    at = passage.index(best)
    if best.kind is UnitKind.SENTENCE and is_item_at(passage, at + 1):
        end = at + 1
        while is_item_at(passage, end) and _length(passage[at : end + 1]) <= longest:
            end += 1
        return tuple(passage[at:end]) if end > at + 1 else None
    if Wanted.LIST in wanted and best.kind is UnitKind.ITEM:
        whole = best.ranked.passage.kind is PassageKind.LIST
        run = _without_tail(passage) if whole else _items_around(passage, at)
        return _around(run, run.index(best), longest=longest) if whole or len(run) >= _FEWEST else None
    return None


def led_items(chosen: Sequence[Unit], units: Sequence[Unit], *, longest: int) -> list[Unit]:
    """Return the items that the sentences of `chosen` lead into ("Tre förslag lämnas:") and that are not among them."""
    found: list[Unit] = []
    for lead in chosen:
        if lead.kind is not UnitKind.SENTENCE or not lead.text.rstrip().endswith(":"):
            continue
        passage = sorted((unit for unit in units if unit.ranked is lead.ranked), key=lambda unit: unit.position)
        at = passage.index(lead) + 1
        while is_item_at(passage, at) and _length([*chosen, *found, passage[at]]) <= longest:
            if not any(passage[at] is one for one in chosen):
                found.append(passage[at])
            at += 1
    return found


def headed_item(best: Unit, near: Sequence[Unit], asking: Asking) -> Unit | None:
    """Return the first of the items `near` to the best sentence whose heading names what a list is asked of.

    "Vilka sitter i styrelsen" is answered by the items under "Styrelse", and not by a sentence that says how often it
    met. None where the best sentence lists something itself, or leads into its list.
    """
    if asking.wanted != {Wanted.LIST} or best.kind is not UnitKind.SENTENCE or best.text.rstrip().endswith(":"):
        return None
    if has_wanted(best.text, Wanted.LIST, question=asking.question):
        return None
    weights = asking.terms.weights
    held = float(weights @ best.met)
    headed = (
        unit
        for unit in near
        if unit.kind is UnitKind.ITEM and float(weights @ unit.heading_met) >= _HEADED * held and held > 0
    )
    return next(headed, None)


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


def with_list_first(told: tuple[Statement, ...], best: Unit, asking: Asking, *, longest: int) -> tuple[Statement, ...]:
    """Return the statements with what the best sentence lists before it, where that is asked for and ends far in.

    A list is three things or more behind a word that leads in to them: "inom områdena kost, motion och vila". The
    sentence follows whole, and nothing is told twice beyond `longest` characters.
    """
    if Wanted.LIST not in asking.wanted or best.kind is not UnitKind.SENTENCE or not told:
        return told
    first, sentence = told[0], shown(best.text)
    at = first.text.find(sentence)
    found = _LIST.search(sentence)
    if at < 0 or found is None or at + found.end() <= _GLANCE:
        return told
    listed = sentence[found.start("members") :].rstrip(" .;")
    text = f"{listed[0].upper()}{listed[1:]}. {first.text}"
    return (
        (replace(first, text=text), *told[1:])
        if len(text) + sum(len(one.text) for one in told[1:]) <= longest
        else told
    )


def is_item_at(passage: Sequence[Unit], at: int) -> bool:
    """Return whether an item of a list stands at the place `at` of a passage."""
    return at < len(passage) and passage[at].kind is UnitKind.ITEM


def _without_tail(passage: Sequence[Unit]) -> Sequence[Unit]:
    """Return a passage without what follows its last item; one that ends in no full stop has no further sentence."""
    last = max(i for i, unit in enumerate(passage) if unit.kind is UnitKind.ITEM)
    return passage if passage[last].text.rstrip().endswith(".") else passage[: last + 1]


def _items_around(passage: Sequence[Unit], at: int) -> Sequence[Unit]:
    """Return the items that stand together with the one `at`, and the sentence before them where it leads into them."""
    first, end = at, at + 1
    while first > 0 and is_item_at(passage, first - 1):
        first -= 1
    while is_item_at(passage, end):
        end += 1
    leads = first > 0 and passage[first - 1].text.rstrip().endswith(":")
    return passage[first - leads : end]


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
