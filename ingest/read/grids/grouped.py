"""Columns before the names that group the rows ("Mål | Indikator | Utfall"): they become the rows' groups."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.genre.columns import names_rows
from ingest.read.elements import GridRow
from ingest.read.grids.cells import PlacedRow, is_value, pick
from ingest.read.grids.told_apart import holds_units

_MOSTLY = 0.7  # share of filled cells that are words
_NAMED = 0.5  # share of rows that have a name of their own; the others are sums
_WORD = re.compile(r"[^\W\d_]{2}")


def grouped(placed: Sequence[PlacedRow], *, header: int) -> list[PlacedRow]:
    """Return `placed`, of whose rows the first `header` are heads, beginning with the column that names the rows.

    What stood before that column in a row is its group. A cell left empty under a group's first belongs to the group.
    A row that has no name of its own ("Summa") is named by what stands first in it.
    """
    width = max((len(one.row.cells) for one in placed), default=0)
    at = _place_of_names(placed, header, width) if header else 0
    if not at:
        return list(placed)
    heads = [replace(one, row=pick(one.row, range(at, width))) for one in placed[:header]]
    return [*heads, *_regrouped(placed[header:], at, width)]


def _place_of_names(placed: Sequence[PlacedRow], header: int, width: int) -> int:
    """Return which column names the rows; 0 where the first does."""
    heads = [_head(placed[:header], place) for place in range(width)]
    body = [one for one in placed[header:] if not _is_merged(one.row)]
    for at in range(1, width - 1):
        if not _are_words(body, at - 1):
            return 0
        if not names_rows(heads[at]) or not _are_words(body, at) or holds_units(placed, at, header=header):
            continue
        rows = [one for one in _regrouped(body, at, width) if one.group]
        groups = {one.group for one in rows}
        apart = len({(one.group, one.row.cells[0].text) for one in rows}) == len(rows) >= _NAMED * len(body)
        if apart and (len(groups) < len(rows) or not names_rows(heads[0])):
            return at
    return 0


def _head(rows: Sequence[PlacedRow], place: int) -> str:
    texts = [_text(one.row, place) for one in rows]
    return next((text for text in reversed(texts) if text), "")


def _are_words(body: Sequence[PlacedRow], place: int) -> bool:
    """Return whether the filled cells of a column are mostly words; a column without any is not."""
    texts = [text for one in body if (text := _text(one.row, place))]
    words = sum(bool(_WORD.search(text)) and not is_value(text) for text in texts)
    return bool(texts) and words >= _MOSTLY * len(texts)


def _regrouped(body: Sequence[PlacedRow], at: int, width: int) -> Iterator[PlacedRow]:
    """Yield the rows from column `at` on, with what stands before it as their group."""
    held = [""] * at
    for one in body:
        before = [_text(one.row, place) for place in range(at)]
        rest = pick(one.row, range(at, width))
        if _is_merged(one.row) or (any(before) and not _name(rest)):
            named_first = next(cell for cell in one.row.cells if cell.text)
            held = [""] * at
            yield replace(one, row=replace(rest, cells=(named_first, *rest.cells[1:])))
            continue
        changed = next((place for place, text in enumerate(before) if text), at)
        held = [text or (held[place] if place < changed else "") for place, text in enumerate(before)]
        yield replace(one, row=rest, group=", ".join(dict.fromkeys(filter(None, (*held, one.group or "")))) or None)


def _text(row: GridRow, place: int) -> str:
    return row.cells[place].text if place < len(row.cells) else ""


def _name(row: GridRow) -> str:
    """Return what the first cell says of its own; what stands in a cell merged with one on its left is not."""
    return "" if row.cells[0].across else row.cells[0].text


def _is_merged(row: GridRow) -> bool:
    return bool(row.cells[0].text) and len(row.cells) > 1 and all(cell.across for cell in row.cells[1:])
