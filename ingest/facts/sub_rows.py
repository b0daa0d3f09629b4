"""Rows that stand under a row above: those of its women or men ("därav män", "Pojkar"), and parts that add up to it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.document import Block, Row
from ingest.facts.cells.values import parse_value
from ingest.facts.columns.sexes import counted_by_name
from ingest.facts.fact import Counted
from ingest.facts.keys import bare_name, is_part, is_total, within_group
from ingest.facts.proof.parts import groups_by_sums
from ingest.genre.line_kinds import starts_low

_DASHES = ("-", "–", "—", "•")


def with_parents(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks, each row of a table that counts one sex of the row above it under that row's name."""
    return tuple(
        replace(block, table=replace(block.table, rows=under_parents(block.table.rows)))
        if block.table is not None
        else block
        for block in blocks
    )


def under_parents(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the rows, those that count one sex of the row above in its group, and rows of one name each in its own.

    A row says so by "därav", a dash or a small letter before whom it counts. Where it says no more than "Flickor", the
    figures must show it: those of both sexes add up to the row above, or it lies between them.
    """
    found = list(rows)
    for part, whole in groups_by_sums(rows).items():
        found[part] = replace(rows[part], section=within_group(rows[whole].section, rows[whole].name))
    for at, parts in _runs(rows):
        above = rows[at]
        marked = all(_is_marked(row, above) for row in parts)
        if marked or _is_shown(above, parts):
            for place, row in enumerate(parts, start=at + 1):
                found[place] = replace(row, section=within_group(above.section, above.name))
    return tuple(found)


def _runs(rows: Sequence[Row]) -> Iterator[tuple[int, Sequence[Row]]]:
    """Yield where a row stands that has figures and rows of one sex right below, and those rows."""
    for at, row in enumerate(rows):
        end = at + 1
        while end < len(rows) and rows[end].certain and _is_below(rows[end], row):
            end += 1
        has_figures = row.certain and any(_number(row, place) is not None for place in range(len(row.cells)))
        if end > at + 1 and has_figures and _whom(row) is Counted.ALL and not is_total(row.name):
            yield at, rows[at + 1 : end]


def _is_below(row: Row, above: Row) -> bool:
    """Return whether a row counts one sex, and stands in the group of the row above it and in none of its own."""
    return _whom(row) is not Counted.ALL and row.section == above.section


def _whom(row: Row) -> Counted:
    return counted_by_name(bare_name(row.name))


def _is_marked(row: Row, above: Row) -> bool:
    """Return whether a row's name says that it is a part of the row above."""
    name = row.name.strip()
    return is_part(name) or name.startswith(_DASHES) or (starts_low(name) and not starts_low(above.name.strip()))


def _is_shown(above: Row, parts: Sequence[Row]) -> bool:
    """Return whether the figures show that `parts`, women and men, are those of the row above."""
    if sorted(_whom(row) for row in parts) != [Counted.MEN, Counted.WOMEN]:
        return False
    one, other = parts
    told = []
    for place in range(len(above.cells)):
        whole, first, second = _number(above, place), _number(one, place), _number(other, place)
        if whole is not None and first is not None and second is not None:
            told.append(first + second == whole or min(first, second) <= whole <= max(first, second))
    return bool(told) and all(told)


def _number(row: Row, place: int) -> Decimal | None:
    return parse_value(row.cells[place].value).number if place < len(row.cells) else None
