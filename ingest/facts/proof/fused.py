"""Finds tables whose columns cannot be right: two figures in one cell, or two columns of figures of one name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.document import Block, Row, Table
from ingest.facts.cells.amounts import amount_of
from ingest.language.words import fold

_SEVERAL = re.compile(
    r"[-–−+]?(?!0\d)\d+(?:[.,]\d+)?%?(?: [-–−+]?\d+(?:[.,]\d+)?%?)+"  # figures and spaces, nothing else
)
_ONE = r"[-–−+]?(?:\d{1,3}(?: \d{3}){1,3}(?!\d)|\d+)(?:[.,]\d+)?%?"  # up to billions; more digits are two figures
_FIGURES = re.compile(rf"{_ONE}(?= |$)")
_YEAR = re.compile(r"(?:19|20)\d{2}")
FUSED = "cellen ”{cell}” på raden ”{row}” i kolumnen ”{column}” ser ut att vara flera tal"
ALIKE = "flera kolumner heter ”{column}”, och inget skiljer dem åt"


def without_fused(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with each table in doubt whose columns were run together or cannot be told apart."""
    return tuple(
        replace(block, table=_doubted(block.table, reason))
        if block.table is not None and block.table.doubt is None and (reason := doubt_of_columns(block.table))
        else block
        for block in blocks
    )


def doubt_of_columns(table: Table) -> str | None:
    """Return why the columns of a table cannot be right, None where nothing speaks against them."""
    return next(_fused(table), None) or next(_alike(table), None)


def several_figures(cell: str) -> bool:
    """Return whether a cell holds figures side by side: `9 800 9 340`, `14 200 -500`; no number of telephones or years.

    Spaces part thousands too, so that `211 500 500` may be one number.
    """
    text = " ".join(cell.split())
    if not _SEVERAL.fullmatch(text):
        return False
    figures = _FIGURES.findall(text)
    return len(figures) > 1 and not all(map(_YEAR.fullmatch, figures))


def _doubted(table: Table, reason: str) -> Table:
    return replace(table, doubt=reason, rows=tuple(replace(row, cells=(), certain=False) for row in table.rows))


def _fused(table: Table) -> Iterator[str]:
    for row in _certain(table):
        for cell in row.cells:
            if several_figures(cell.value):
                yield FUSED.format(cell=cell.value, row=row.name, column=cell.column.printed)


def _alike(table: Table) -> Iterator[str]:
    """Yield the name that two columns share whose figures differ in some row."""
    names = [fold(column.printed) for column in table.columns]
    places = {name: [at for at, other in enumerate(names) if other == name] for name in names if name}
    for shared in places.values():
        if len(shared) > 1 and any(_differ(row, shared) for row in _certain(table)):
            yield ALIKE.format(column=table.columns[shared[0]].printed)


def _differ(row: Row, places: Sequence[int]) -> bool:
    found = [row.cells[at].value for at in places if at < len(row.cells)]
    amounts = {amount.value for value in found if (amount := amount_of(value)) is not None}
    return len(amounts) > 1


def _certain(table: Table) -> list[Row]:
    return [row for row in table.rows if row.certain]
