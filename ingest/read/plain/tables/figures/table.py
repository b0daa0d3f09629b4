"""Tables of figures whose rows end in numbers (budgets, key figures) -> rows with named cells."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from ingest.document import Line, Table, TableKind
from ingest.genre.columns import columns_of, header_unit, table_kind
from ingest.language.words import fold
from ingest.read.plain.tables.blocks import FoundTable, Joiner, spans_of
from ingest.read.plain.tables.figures.heads import HeadFit, fit_head
from ingest.read.plain.tables.figures.regions import Region, Regions
from ingest.read.plain.tables.figures.rows import FigureRow, finished_rows

_NEAR = 4  # lines with text around a table in which "belopp i tkr" may stand
_NEAR_UNIT = re.compile(
    r"(?:belopp|redovisas|anges|tabell\w*|siffror|alla)\b[^.]*\b(?:i )(?:mnkr|tkr|tusen|miljoner)", re.I
)


def figure_tables(lines: Sequence[Line], joiner: Joiner, taken: Collection[int]) -> list[FoundTable]:
    """Return the tables of figures among `lines`, those at `taken` left out, in order."""
    regions = Regions(lines, joiner, taken)
    found: list[FoundTable] = []
    at = floor = 0
    while at < len(regions.blocks):
        region = regions.find(at, floor)
        table = _table(lines, joiner, regions, region) if region else None
        if region is None or table is None:
            at += 1
            continue
        found.append(table)
        at = floor = region.after
    return found


def _table(lines: Sequence[Line], joiner: Joiner, regions: Regions, region: Region) -> FoundTable | None:
    region, fit = _fitted(lines, joiner, regions, region)
    if fit is None:
        return None
    split = fit.split
    header = region.header[fit.titles :]
    columns = columns_of(split.columns, name=split.name)
    kind = table_kind(columns, name=split.name)
    unit = header_unit(f"{split.name} {' '.join(split.columns)}")
    printed = {line for block in (*header, *region.between) for line in regions.blocks[block].lines}
    consumed = printed | {line for row in region.rows for line in row.lines}
    if unit is None and kind is TableKind.BUDGET:
        unit = _unit_near(lines, min(consumed), max(consumed))
    rows = finished_rows(
        region.rows, columns, lines=lines, unit=unit if kind is TableKind.BUDGET else None, certain=fit.certain
    )
    table = Table(
        kind=kind,
        columns=columns,
        rows=rows,
        spans=spans_of(lines, sorted(consumed)),
        caption=None if fold(split.name) in ("mnkr", "tkr", "mkr") else split.name,
        doubt=fit.doubt,
    )
    return FoundTable(table=table, first=min(consumed), last=max(consumed) + 1, consumed=frozenset(consumed))


def _fitted(lines: Sequence[Line], joiner: Joiner, regions: Regions, region: Region) -> tuple[Region, HeadFit | None]:
    """Return the region and its head; a last block of the head that names a group of rows goes to the rows."""
    group = regions.group(region.header[-1]) if len(region.header) > 1 else None
    if group is not None:
        first, *_ = region.header[-1:]
        rows = _grouped(region.rows, group)
        moved = replace(region, header=region.header[:-1], rows=rows, between=[first, *region.between])
        if (fit := fit_head(_texts(lines, regions, moved.header), moved.rows, joiner)) is not None:
            return moved, fit
    return region, fit_head(_texts(lines, regions, region.header), region.rows, joiner)


def _grouped(rows: Sequence[FigureRow], group: str) -> list[FigureRow]:
    """Return `rows`, those before the first group of their own in `group`."""
    ends = next((at for at, row in enumerate(rows) if row.section is not None), len(rows))
    return [replace(row, section=group) if at < ends else row for at, row in enumerate(rows)]


def _texts(lines: Sequence[Line], regions: Regions, header: Sequence[int]) -> list[list[str]]:
    return [[lines[line].text for line in regions.blocks[block].lines] for block in header]


def _unit_near(lines: Sequence[Line], first: int, last: int) -> str | None:
    """Return the unit that the text close above or below states for the table."""
    above = [line.text for line in lines[max(0, first - 3 * _NEAR) : first] if line.text.strip()][-_NEAR:]
    below = [line.text for line in lines[last + 1 : last + 3 * _NEAR] if line.text.strip()][:2]
    match = _NEAR_UNIT.search(" ".join([*above, *below]))
    return header_unit(match.group() + " ") if match else None
