"""Tables whose cells are told apart by tabs or pipes (Markdown, converted documents) -> rows with named cells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.document import Cell, Column, Line, Row, Span, Table, TableKind
from ingest.genre.columns import column, column_key, header_unit, table_kind
from ingest.genre.line_kinds import is_leader, plain
from ingest.language.words import fold
from ingest.read.plain.tables.found import FoundTable

_DATE = re.compile(r"(?:19|20)\d{2}-\d{2}-\d{2}$")
_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_FIGURE = re.compile(r"[-–−+]?\s?\d[\d\s\u00a0]*(?:[.,]\d+)?\s?%?$")
_PART = re.compile(r"(?:[-–•] ?)?varav\b", re.IGNORECASE)
_PIPE = re.compile(r"(?<!\\)\|")
_FIRST_WORDS = ("indikator", "aktivitet", "nyckeltal", "mnkr", "tkr", "mkr", "verksamhet", "omslutning", "namn")
_ACTIVITY_DATES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cells:
    """One line of a table: its cells without markup, and which line."""

    index: int
    cells: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class _Part:
    """A header and the lines below it, up to the next header."""

    header: _Cells | None
    rows: list[_Cells] = field(default_factory=list)


def tab_tables(lines: Sequence[Line]) -> list[FoundTable]:
    """Return the tables among `lines` whose cells are told apart by tabs or pipes, in order."""
    found: list[FoundTable] = []
    dates: tuple[Column, ...] = ()
    for run in _runs(lines):
        for part in _parts(run):
            for table in _tables(part, lines, dates):
                found.append(table)
                if table.table.kind is TableKind.ACTIVITY:
                    dates = tuple(one for one in table.table.columns if one.key in ("start", "slut"))
    return found


def _runs(lines: Sequence[Line]) -> Iterator[list[_Cells]]:
    """Yield the lines of each table: neighbours with tabs, or with pipes and a rule among them."""
    run: list[_Cells] = []
    piped = ruled = False
    for index, line in enumerate([*lines, None]):
        text = line.text if line is not None else ""
        pipe = text.lstrip().startswith("|") and len(_PIPE.findall(text)) >= 2
        tab = "\t" in text and not is_leader(text) and not pipe
        if run and (not (pipe or tab) or pipe != piped):
            if len(run) > 1 and (not piped or ruled):
                yield run
            run, ruled = [], False
        if not (pipe or tab):
            continue
        piped = pipe
        if pipe and _RULE.match(text):
            ruled = True
            continue
        run.append(_Cells(index=index, cells=_split(text, piped=pipe)))


def _split(text: str, *, piped: bool) -> tuple[str, ...]:
    if not piped:
        return tuple(" ".join(plain(cell).split()) for cell in text.split("\t"))
    bare = text.strip().removeprefix("|")
    bare = bare[:-1] if bare.endswith("|") and not bare.endswith("\\|") else bare
    return tuple(" ".join(plain(cell).replace("\\|", "|").split()) for cell in _PIPE.split(bare))


def _parts(run: Sequence[_Cells]) -> Iterator[_Part]:
    """Yield the tables that stand glued together: each line that reads as a header opens one."""
    part: _Part | None = None
    for number, line in enumerate(run):
        if _is_header(line.cells, first=number == 0):
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
    named = [cell for cell in cells if cell]
    if len(named) < 2 or any(_FIGURE.match(cell) or _DATE.match(cell) for cell in cells[1:]):
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
    header, rows = part.header, part.rows
    if header is None:
        width = max(len(row.cells) for row in rows)
        columns = tuple(Column(key=f"kolumn_{number}", printed=str(number)) for number in range(2, width + 1))
        yield _table(None, columns, rows, lines, certain=False)
        return
    named = list(header.cells[1:])
    while named and not named[-1]:
        named.pop()
    columns = tuple(column(cell) for cell in named)
    kind = table_kind(columns, name=header.cells[0])
    if kind is TableKind.INDICATOR and rows and all(_is_activity(row.cells) for row in rows):
        columns = tuple(dates) if len(dates) == _ACTIVITY_DATES else (column("Startdatum"), column("Slutdatum"))
        rows = [
            _Cells(index=row.index, cells=(row.cells[0], *(cell for cell in row.cells[1:] if cell))) for row in rows
        ]
        header = _Cells(index=header.index, cells=("Aktivitet",))
    if rows:
        yield _table(header, columns, rows, lines, certain=all(named))


def _is_activity(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells[1:] if cell]
    return len(filled) == _ACTIVITY_DATES and all(_DATE.match(cell) for cell in filled)


def _table(
    header: _Cells | None, columns: tuple[Column, ...], rows: Sequence[_Cells], lines: Sequence[Line], *, certain: bool
) -> FoundTable:
    name = header.cells[0] if header else ""
    kind = table_kind(columns, name=name) if header else TableKind.OTHER
    unit = header_unit(" ".join([name, *(one.printed for one in columns)])) if kind is TableKind.BUDGET else None
    indexes = [*([header.index] if header else []), *(row.index for row in rows)]
    spans = tuple(_span(lines[index]) for index in indexes)
    table = Table(
        kind=kind,
        columns=columns,
        rows=tuple(_finished(rows, columns, lines, unit=unit, certain=certain)),
        spans=spans,
        caption=name
        if kind in (TableKind.BUDGET, TableKind.OTHER) and fold(name) not in ("mnkr", "tkr", "mkr", "")
        else None,
    )
    inside = frozenset(range(min(indexes), max(indexes) + 1))
    return FoundTable(table=table, first=min(indexes), last=max(indexes) + 1, consumed=inside)


def _finished(
    rows: Sequence[_Cells], columns: Sequence[Column], lines: Sequence[Line], *, unit: str | None, certain: bool
) -> Iterator[Row]:
    """Yield the rows; one whose cells are all empty opens a group, unless nothing follows it there."""
    section: str | None = None
    whole: str | None = None
    for number, row in enumerate(rows):
        name, values = row.cells[0], list(row.cells[1:])
        while len(values) > len(columns) and not values[-1]:
            values.pop()
        follows = number + 1 < len(rows) and any(rows[number + 1].cells[1:])
        if name and not any(values) and follows and len(rows) > 2:
            section = name
            continue
        part = bool(_PART.match(name))
        if not part:
            whole = name
        if _is_sum(name) and number + 1 == len(rows):
            section = None
        sure = certain and len(values) == len(columns) and bool(name)
        yield Row(
            name=name or " ".join(value for value in values if value),
            cells=tuple(Cell(column=one, value=value) for one, value in zip(columns, values, strict=True))
            if sure
            else (),
            spans=(_span(lines[row.index]),),
            certain=sure,
            section=whole if part and whole != name else section,
            unit=unit,
        )


def _is_sum(name: str) -> bool:
    return bool(re.match(r"summa\b|total", fold(name)))


def _span(line: Line) -> Span:
    text = line.text.lstrip(" ").rstrip()
    start = line.span.start + line.text.index(text)
    return Span(start=start, end=start + len(text))
