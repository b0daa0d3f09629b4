"""Cells of a table row told apart by spaces: one space ends a cell, so a further space is an empty cell."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from ingest.table_lines import Joined

_LIMIT = 400  # readings of one row that are looked at: more than that and the row is not certain anyway
_MOST_GROUPS = 3  # groups of three digits after the first: up to milliards
_SIGN = r"(?:[<>≤≥~]\s?)?(?:\+\s?/\s?[-–−]\s?|±\s?|[-–−+]\s?(?=\d))?"
_FIRST = re.compile(_SIGN + r"(?P<digits>\d+)")
_GROUP = re.compile(r"[ \u00a0\u2009\u202f]\d{3}(?!\d)")
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


def readings(
    block: Joined, columns: Sequence[Ends], *, done: int = 0, start: int = 0, free: bool = False
) -> list[tuple[str, ...]]:
    """Return the ways to read `block` from `start` as whole cells of `columns[done:]`, not necessarily all of them.

    A cell ends with one space; a further space is an empty cell. Only the last cell of a block wraps, so that none
    ends after the block's first line, unless `free`.
    """
    text = block.text[: len(block.text) - 1] if block.text.endswith(" ") else block.text
    limit = len(text) if free or block.wrapped is None else block.wrapped
    found = _read(text, start, columns, done, limit)
    return list(dict.fromkeys(islice(found, _LIMIT)))


def _read(text: str, start: int, columns: Sequence[Ends], at: int, limit: int) -> Iterator[tuple[str, ...]]:
    if at >= len(columns):
        return
    if start >= len(text):
        yield ("",)
        return
    if text[start] == " " and start < limit:
        for rest in _read(text, start + 1, columns, at + 1, limit):
            yield ("", *rest)
    for end in dict.fromkeys(columns[at](text, start)):
        value = re.sub(r"\s+", " ", text[start:end])
        if end >= len(text):
            yield (value,)
        elif text[end] == " " and end < limit:
            for rest in _read(text, end + 1, columns, at + 1, limit):
                yield (value, *rest)
