"""Cells of a table row told apart by spaces: one space ends a cell, so a further space is an empty cell."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from ingest.read.plain.tables.blocks import Joined

_KEPT = 100  # texts whose readings are kept: a block is read again with each count of those below it
_LIMIT = 400  # readings of one row that are looked at: more than that and the row is not certain anyway
_MOST_GROUPS = 3  # groups of three digits after the first: up to milliards
_SIGN = r"(?:[<>≤≥~]\s?)?(?:\+\s?/\s?[-–−]\s?|±\s?|[-–−+]\s?(?=\d))?"
_FIRST = re.compile(_SIGN + r"(?P<digits>\d+)")
_GROUP = re.compile(r"[ \u00a0\u2007\u2009\u202f'’]\d{3}(?!\d)")
_DECIMALS = re.compile(r"[.,]\d+(?!\d)")
_RANGE = re.compile(r"\s?[-–]\s?\d+(?:[.,]\d+)?(?![\d-])")
_UNIT_FIRST = re.compile(
    r"(?: {0,2}[%‰])|(?: {1,2}(?:[a-zåäö][\w./²³-]*(?<![,;:])|[GMkT]Wh|CO2\w*|Mkr|Mnkr|SEK)(?=[ )]|$))"
)
_UNIT_MORE = re.compile(r" (?:[a-zåäö/][\w./²³-]*|CO2[\w-]*|[GMkT]Wh)(?= |$)")
_MOST_UNIT_WORDS = 6

_KNOWN = re.compile(
    r"(?:Ökning|Minskning|Ökar|Minskar|Ökas|Minskas|Öka|Minska|Oförändra[dt]|Bibehåll(?:a|en|et|s)|Ja|Nej|Saknas|Utgår"
    r"|Uppgift saknas|Ej (?:mätt|aktuellt|relevant|tillgängligt)|Inte aktuellt|Nytt?|Ny indikator|Ingen mätning"
    r"|T\w{2,4} fram av [a-zåäö]+(?: ?/ ?[a-zåäö]+)*(?: (?:och|eller) [a-zåäö]+)?"
    r"|Fastställs(?: (?:år )?(?:19|20)\d{2}| senare| under (?:19|20)\d{2}| av [a-zåäö]+(?: ?/ ?[a-zåäö]+)*)?"
    r"|Redovisas (?:i|vid|efter) \w+(?: \d)?(?: (?:19|20)\d{2})?|[-–—]|[iI]\.?u\.?|[nN]/[aA]|[xX])(?= |$)"
)
_BOUND = re.compile(r"(?:Max|Min|Maximalt|Minst|Högst|Lägst|Under|Över|Mindre än|Mer än|Fler än|Färre än|Ca|Cirka) ")
_GENERIC = re.compile(r"[A-ZÅÄÖ][a-zåäö]+(?: [a-zåäö/-]+){0,5}(?: (?:19|20)\d{2})?(?= |$)")
_PERIOD = re.compile(
    r"(?:Tertial|Kvartal|Halvår|Månad|Vecka|Delår|Termin)(?: \d{1,2})?(?: (?:19|20)\d{2})?|T[123](?: (?:19|20)\d{2})?"
    r"|(?:År|Helår|Årsvis|Årligen|Helårsvis|Tertialvis|Kvartalsvis|Månadsvis|Löpande)(?: (?:19|20)\d{2})?"
    r"|(?:19|20)\d{2}(?:[-–](?:19|20)?\d{2})?|(?:Vartannat|Vart tredje|Varje) år"
    r"|(?:VT|HT|V\d{1,2})(?: ?(?:19|20)\d{2})?"
)
_DATE = re.compile(r"(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?= |$)")


Ends = Callable[[str, int], Iterator[int]]  # where a value that begins at an offset may end


def number_ends(text: str, start: int) -> Iterator[int]:
    """Yield where a number that begins at `start` may end: each count of three-digit groups, with decimals or not."""
    first = _FIRST.match(text, start)
    if first is None or (len(first["digits"]) > 1 and first["digits"][0] == "0"):
        return
    ends = [first.end()]
    if len(first["digits"]) <= 3 and first["digits"] != "0":
        while len(ends) <= _MOST_GROUPS and (group := _GROUP.match(text, ends[-1])):
            ends.append(group.end())
    for end in ends:
        decimals = _DECIMALS.match(text, end)
        yield decimals.end() if decimals else end


def quantity_ends(text: str, start: int) -> Iterator[int]:
    """Yield where a number, alone or with a unit of up to six words, may end."""
    for number in number_ends(text, start):
        spread = _RANGE.match(text, number)
        for end in (number, spread.end()) if spread else (number,):
            if end == len(text) or text[end] == " ":
                yield end
            unit = _UNIT_FIRST.match(text, end)
            for _ in range(_MOST_UNIT_WORDS):
                if unit is None:
                    break
                if unit.end() == len(text) or text[unit.end()] == " ":
                    yield unit.end()
                unit = _UNIT_MORE.match(text, unit.end())


def value_ends(text: str, start: int) -> Iterator[int]:
    """Yield where the value of an indicator may end: a quantity, or words such as "Ökning", "Tas fram av nämnd"."""
    yield from quantity_ends(text, start)
    if bound := _BOUND.match(text, start):
        yield from quantity_ends(text, bound.end())
    if known := _KNOWN.match(text, start):
        yield known.end()
        shorter = re.match(r"\w+", known.group())
        if shorter and known.group().startswith("Fastställs") and known.group() != "Fastställs":
            yield start + shorter.end()


def generic_ends(text: str, start: int) -> Iterator[int]:
    """Yield where a value in words of no known kind may end: a capitalised word and lower-case ones."""
    match = _GENERIC.match(text, start)
    if match and not any(known.match(text, start) for known in (_KNOWN, _BOUND, _PERIOD)):
        yield match.end()


def period_ends(text: str, start: int) -> Iterator[int]:
    """Yield where a period ("Tertial 1 2025", "2025", "År") may end: at the end of its text."""
    if _PERIOD.fullmatch(text[start:].rstrip(" ")):
        yield start + len(text[start:].rstrip(" "))


def date_ends(text: str, start: int) -> Iterator[int]:
    """Yield where an ISO date ends."""
    if match := _DATE.match(text, start):
        yield match.end()


def rest_ends(text: str, start: int) -> Iterator[int]:
    """Yield the end of the text: a column of free text is the last of its line."""
    if text[start:].strip():
        yield len(text.rstrip(" "))


def is_period(text: str) -> bool:
    """Tell whether `text` is a period or how often something is measured."""
    return bool(_PERIOD.fullmatch(text))


@lru_cache(maxsize=_KEPT)
def readings(
    block: Joined, columns: tuple[Ends, ...], *, done: int = 0, start: int = 0, free: bool = False
) -> tuple[tuple[str, ...], ...]:
    """Return the ways to read `block` from `start` as whole cells of `columns[done:]`, not necessarily all of them.

    A cell ends with one space; a further space is an empty cell. Only the last cell of a block wraps, so that none
    ends after the block's first line, unless `free`.
    """
    text = block.text[: len(block.text) - 1] if block.text.endswith(" ") else block.text
    limit = len(text) if free or block.wrapped is None else block.wrapped
    found = _read(_Search(text=text, columns=columns, limit=limit), start, done)
    return tuple(dict.fromkeys(islice(found, _LIMIT)))


def cell_counts(text: str, start: int, ends: Ends, *, most: int) -> set[int]:
    """Return how many cells, all of one kind, `text` may hold from `start` on, up to `most`."""
    text = text.removesuffix(" ")
    counts: dict[int, set[int]] = {}
    for at in range(max(len(text), start), start - 1, -1):
        if at >= len(text):
            counts[at] = {1}
            continue
        found = {1 + count for count in counts[at + 1]} if text[at] == " " else set()
        for end in ends(text, at):
            found |= {1} if end >= len(text) else {1 + c for c in counts[end + 1]} if text[end] == " " else set()
        counts[at] = {count for count in found if count <= most}
    return counts[start]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Search:
    """One text to be read as cells; `dead` are the (offset, column) from which no reading leads on."""

    text: str
    columns: tuple[Ends, ...]
    limit: int
    dead: set[tuple[int, int]] = field(default_factory=set)


def _read(search: _Search, start: int, at: int) -> Iterator[tuple[str, ...]]:
    if at >= len(search.columns) or (start, at) in search.dead:
        return
    text, led = search.text, False
    for value, after in _cells_at(search, start, at):
        if after is None:
            led = True
            yield (value,)
            continue
        for rest in _read(search, after, at + 1):
            led = True
            yield (value, *rest)
    if not led and start < len(text):
        search.dead.add((start, at))


def _cells_at(search: _Search, start: int, at: int) -> Iterator[tuple[str, int | None]]:
    """Yield the cells that may begin at `start`, each with where the next begins, None where the text ends."""
    text = search.text
    if start >= len(text):
        yield "", None
        return
    if text[start] == " " and start < search.limit:
        yield "", start + 1
    for end in dict.fromkeys(search.columns[at](text, start)):
        value = re.sub(r"\s+", " ", text[start:end])
        if end >= len(text):
            yield value, None
        elif text[end] == " " and end < search.limit:
            yield value, end + 1
