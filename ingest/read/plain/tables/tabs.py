"""Tables whose cells are told apart by tabs or pipes (Markdown, converted documents) -> rows with named cells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest.document import Column, Line, Span, TableKind
from ingest.genre.columns import column, column_key, table_kind
from ingest.language.words import fold
from ingest.read.elements import plain_row
from ingest.read.grids.cells import PlacedRow, is_value, pick, used_columns
from ingest.read.grids.heads import count_header_rows
from ingest.read.grids.table import build_tables
from ingest.read.plain.tables.blocks import FoundTable
from ingest.read.plain.tables.delimited import CellLine, cell_runs

_DATE = re.compile(r"(?:19|20)\d{2}-\d{2}-\d{2}$")
_FIRST_WORDS = ("indikator", "aktivitet", "nyckeltal", "mnkr", "tkr", "mkr", "verksamhet", "omslutning", "namn")
_ACTIVITY_DATES = 2


@dataclass(slots=True, kw_only=True)
class _Part:
    """A header and the lines below it, up to the next header."""

    header: CellLine | None
    rows: list[CellLine] = field(default_factory=list)


def tab_tables(lines: Sequence[Line]) -> list[FoundTable]:
    """Return the tables among `lines` whose cells are told apart by tabs or pipes, in order."""
    found: list[FoundTable] = []
    dates: tuple[Column, ...] = ()
    for run in cell_runs(lines):
        for part in _parts([line for line in run if any(line.cells)]):
            for table in _tables(part, lines, dates):
                found.append(table)
                if table.table.kind is TableKind.ACTIVITY:
                    dates = tuple(one for one in table.table.columns if one.key in ("start", "slut"))
    return found


def _parts(run: Sequence[CellLine]) -> Iterator[_Part]:
    """Yield the tables that stand glued together: each line that reads as a header opens one."""
    part: _Part | None = None
    for number, line in enumerate(run):
        if _is_header(line.cells, first=number == 0) and not (part and part.header and not part.rows):
            if part:
                yield part
            part = _Part(header=line)
        elif part:
            part.rows.append(line)
        else:
            part = _Part(header=None, rows=[line])
    if part:
        yield part


def _is_header(cells: Sequence[str], *, first: bool) -> bool:
    """Tell whether a line names columns: no figure or date in it, and known names or the first place."""
    named = [cell for cell in cells[1:] if cell]
    if not named or any(is_value(cell) or _DATE.match(cell) for cell in named):
        return False
    known = fold(cells[0]).startswith(_FIRST_WORDS)
    keys = {column_key(cell) for cell in cells[1:] if cell}
    goals = keys & {
        "arsmal",
        "kf_arsmal",
        "periodicitet",
        "period",
        "start",
        "slut",
        "netto",
        "bokslut",
        "budget",
        "vp",
    }
    return first or (known and bool(goals))


def _tables(part: _Part, lines: Sequence[Line], dates: Sequence[Column]) -> Iterator[FoundTable]:
    """Yield the table of `part`; rows of dates under a header of indicators are activities, a table of their own.

    Converted documents repeat the first header of a page over what goes on from another table.
    """
    rows = [*([part.header] if part.header else []), *part.rows]
    if part.header and _heads_indicators(part.header) and part.rows and all(_is_activity(r.cells) for r in part.rows):
        names = tuple(one.printed for one in dates) if len(dates) == _ACTIVITY_DATES else ("Startdatum", "Slutdatum")
        rows = [CellLine(index=part.header.index, cells=("Aktivitet", *names))]
        rows += [
            CellLine(index=row.index, cells=(row.cells[0], *(cell for cell in row.cells[1:] if cell)))
            for row in part.rows
        ]
    if part.rows:
        yield from _found(rows, lines)


def _heads_indicators(header: CellLine) -> bool:
    columns = tuple(column(cell) for cell in header.cells[1:] if cell)
    return table_kind(columns, name=header.cells[0]) is TableKind.INDICATOR


def _is_activity(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells[1:] if cell]
    return len(filled) == _ACTIVITY_DATES and all(_DATE.match(cell) for cell in filled)


def _found(rows: Sequence[CellLine], lines: Sequence[Line]) -> Iterator[FoundTable]:
    indexes = [row.index for row in rows]
    grid = tuple(plain_row(row.cells) for row in rows)
    used = used_columns(grid)
    placed = [
        PlacedRow(
            row=pick(row, used),
            span=_span(lines[line.index]),
            pieces=tuple(line.pieces[at] if at < len(line.pieces) else _span(lines[line.index]) for at in used),
        )
        for row, line in zip(grid, rows, strict=True)
    ]
    gaps = frozenset(at for at, (one, other) in enumerate(pairwise(used), start=1) if other > one + 1)
    count = count_header_rows([one.row for one in placed])
    for table in build_tables(placed, header=count, gaps=gaps):
        name = placed[0].row.cells[0].text
        if count and table.caption is None and table.kind in (TableKind.BUDGET, TableKind.OTHER) and not _is_unit(name):
            table = replace(table, caption=name)
        inside = frozenset(range(min(indexes), max(indexes) + 1))
        yield FoundTable(table=table, first=min(indexes), last=max(indexes) + 1, consumed=inside)


def _is_unit(name: str) -> bool:
    return fold(name) in ("mnkr", "tkr", "mkr", "")


def _span(line: Line) -> Span:
    text = line.text.lstrip(" ").rstrip()
    start = line.span.start + line.text.index(text)
    return Span(start=start, end=start + len(text))
