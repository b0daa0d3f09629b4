"""Tables of money whose unit a line above them tells: a caption, a heading, `Alla belopp anges i tusental kronor.`."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.document import Block, BlockKind, Table, TableKind
from ingest.facts.columns.units import own_unit, rows_in_general
from ingest.genre.units_told import is_counting, tells_of_all, unit_of_title, unit_told

_MOST_ABOVE = 2  # texts right above a table: what it is called, and a sentence that tells how it is to be read
_LONGEST = 400  # characters of such a text
_TITLE = 120  # characters: above a longer text none is looked at
_OF_MONEY = frozenset({TableKind.BUDGET, TableKind.OTHER})


def with_units_above(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks, the rows of each table without a unit in that which the texts above it tell: money, per cent.

    The nearest text counts, then the innermost heading, then what the document says of all its tables of money.
    """
    found: list[Block] = []
    of_all: str | None = None
    for block in blocks:
        if block.table is not None:
            block = replace(block, table=_told(block.table, block.headings, found, of_all))
        elif tells_of_all(block.text):
            of_all = unit_told(block.text)
        found.append(block)
    return tuple(found)


def _told(table: Table, headings: Sequence[str], before: Sequence[Block], of_all: str | None) -> Table:
    if table.kind not in _OF_MONEY or any(row.unit is not None for row in table.rows):
        return table
    texts = [*([table.caption] if table.caption else []), *_above(before), *headings[-1:]]
    unit, in_general = None, False
    for text in texts:
        unit, in_general = unit_told(text) or _of_title(text, table), tells_of_all(text)
        if unit is not None or is_counting(text):
            break
    else:
        unit, in_general = (of_all if table.kind is TableKind.BUDGET else None), True
    if unit is None:
        return table
    told = rows_in_general(table) if in_general else frozenset(range(len(table.rows)))
    units = [unit if i in told else own_unit(row.name) for i, row in enumerate(table.rows)]
    return replace(table, rows=tuple(replace(row, unit=one) for row, one in zip(table.rows, units, strict=True)))


def _of_title(text: str, table: Table) -> str | None:
    unit = unit_of_title(text)
    return unit if unit != "%" or table.kind is TableKind.OTHER else None


def _above(before: Sequence[Block]) -> Iterator[str]:
    """Yield the texts right above a table, the nearest first."""
    for block in reversed(before[-_MOST_ABOVE:]):
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING) or len(block.text) > _LONGEST:
            return
        yield block.text
        if len(block.text) > _TITLE:
            return
