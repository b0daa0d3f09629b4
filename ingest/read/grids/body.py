"""The rows of a grid below its head -> named rows: groups told from rows, labels over several lines joined."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.document import Cell, Column, Row, Span
from ingest.facts.keys import within_group
from ingest.facts.proof.sums import is_sum, sums_up
from ingest.genre.columns import header_unit, is_column_name
from ingest.genre.line_kinds import ends_open, is_of_which, starts_low
from ingest.language.lexicon import is_torn_word
from ingest.read.elements import GridCell
from ingest.read.grids.cells import PlacedRow

SUM = "Summa"  # the name of a row that the table leaves without one, where it adds up the rows above
MAX_SECTION_LENGTH = 160  # a longer merged row is a remark on the row above, not the name of a group
_ANALYSIS = re.compile(r"(analys|kommentar|avvikelse)\b", re.IGNORECASE)
_ENDS = re.compile(r"[^\W\d_]+$")  # the last word
_PERCENT = re.compile(r"[(,]\s*(?:%|procent)\s*\)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """The group of rows that is open: its name, None outside one, and the unit that the name states."""

    name: str | None = None
    unit: str | None = None


def body_rows(
    placed: Sequence[PlacedRow], *, columns: Sequence[Column], unit: str | None, certain: bool = True
) -> tuple[Row, ...]:
    """Return the rows of `placed`, all below the head; `columns` are those after the names.

    A row with nothing but a name opens a group, where rows follow it, or is a part of a label that goes on. A row
    merged over all columns is the analysis of the row above where it says so or is long. Without `certain` no row has
    cells.
    """
    rows: list[Row] = []
    group, whole = _Group(), None
    waiting: list[PlacedRow] = []  # beginnings of a label
    for at, one in enumerate(placed):
        name, follows = one.row.cells[0].text, placed[at + 1 :]
        if one.row.joins and rows:
            rows[-1] = _longer(rows[-1], one)
        elif _is_remark(one) and rows:
            rows[-1] = _with_analysis(rows[-1], one.span)
        elif _is_bare(one) and rows and not waiting and _is_rest(name, rows[-1].name):
            rows[-1] = replace(rows[-1], name=_joined(rows[-1].name, name), spans=(*rows[-1].spans, one.span))
        elif _is_bare(one) and not _is_merged(one) and _begins_label(name, follows):
            waiting.append(one)
        elif _is_bare(one) and any(not _is_bare(later) for later in follows):
            after_other = at > 0 and _is_bare(placed[at - 1]) and group.name and not one.row.cells[-1].across
            group = _group(f"{group.name}, {name}" if after_other else name, unit)
        else:
            if is_sum(name) and not follows:
                group = _Group()
            row = _row([*waiting, one], columns=columns, group=group, unit=unit, certain=certain)
            if certain and not row.certain:
                row = _unnamed_sum(row, one, rows, columns=columns, unit=unit)
            part = is_of_which(row.name)
            rows.append(
                replace(row, section=within_group(row.section, whole)) if part and whole and whole != row.name else row
            )
            whole = whole if part else row.name
            waiting = []
    rows += [_row([one], columns=columns, group=group, unit=unit, certain=certain) for one in waiting]
    return tuple(rows)


def _group(name: str, unit: str | None) -> _Group:
    own = header_unit(name) or ("%" if _PERCENT.search(name.strip()) else None)
    return _Group(name=name, unit=own or unit)


def _row(
    pieces: Sequence[PlacedRow], *, columns: Sequence[Column], group: _Group, unit: str | None, certain: bool
) -> Row:
    *labels, last = pieces
    name = ""
    for piece in (*labels, last):
        name = _joined(name, piece.row.cells[0].text)
    values = last.row.cells[1:]
    sure = certain and bool(name)
    cells = tuple(_cell(column, cell) for column, cell in zip(columns, values, strict=False))
    return Row(
        name=name or " ".join(cell.printed for cell in values if cell.printed),
        cells=cells if sure else (),
        spans=tuple(piece.span for piece in pieces),
        certain=sure,
        section=last.group or group.name,
        unit=group.unit if group.name else unit,
    )


def _unnamed_sum(row: Row, one: PlacedRow, above: Sequence[Row], *, columns: Sequence[Column], unit: str | None) -> Row:
    """Return a row without a name as the sum of the rows above it, where its figures prove that; else as it is."""
    cells = tuple(_cell(column, cell) for column, cell in zip(columns, one.row.cells[1:], strict=False))
    named = replace(row, name=SUM, cells=cells, certain=True, section=None, unit=unit)
    return named if sums_up(named, above) else row


def _cell(column: Column, cell: GridCell) -> Cell:
    return Cell(column=column, value=cell.printed if cell.across else cell.text, note=cell.note)


def _is_bare(one: PlacedRow) -> bool:
    """Return whether a row has a name and nothing else, or is merged over all columns."""
    first, *rest = one.row.cells
    return bool(first.text) and not first.down and bool(rest) and not any(cell.printed for cell in rest)


def _is_merged(one: PlacedRow) -> bool:
    return all(cell.across for cell in one.row.cells[1:])


def _is_remark(one: PlacedRow) -> bool:
    text = one.row.cells[0].text
    return bool(text) and _is_merged(one) and (bool(_ANALYSIS.match(text)) or len(text) > MAX_SECTION_LENGTH)


def _is_rest(name: str, above: str) -> bool:
    """Return whether a name alone is the rest of the label above it."""
    return (starts_low(name) and not is_of_which(name)) or ends_open(above) or above.endswith(("-", "/"))


def _begins_label(name: str, follows: Sequence[PlacedRow]) -> bool:
    """Return whether a name alone is the beginning of the label of the next row."""
    if not follows or follows[0].row.cells[0].across:
        return False
    after = follows[0].row.cells[0].printed
    if not after:
        return any(cell.printed for cell in follows[0].row.cells)
    open_end = ends_open(name) or name.endswith(("-", "/", ","))
    return open_end or (starts_low(after) and not is_of_which(after) and not is_column_name(after))


def _joined(before: str, after: str) -> str:
    if before.endswith("-") and starts_low(after) and not re.match(r"(?:och|eller|samt)\b", after):
        return before[:-1] + after
    torn = starts_low(after) and _ENDS.search(before) and is_torn_word(_ENDS.findall(before)[0], after.split()[0])
    glue = "" if before.endswith("/") or torn else " "
    return f"{before}{glue}{after}".strip()


def _with_analysis(row: Row, span: Span) -> Row:
    start = row.analysis.start if row.analysis else span.start
    return replace(row, analysis=Span(start=start, end=span.end))


def _longer(row: Row, one: PlacedRow) -> Row:
    """Return `row` with the texts of its rest on the next page added to its cells."""
    first, *rest = one.row.cells
    cells = tuple(
        replace(cell, value=_added(cell.value, more), note=cell.note or more.note)
        for cell, more in zip(row.cells, rest, strict=False)
    )
    return replace(row, name=_added(row.name, first), cells=cells, spans=(*row.spans, one.span))


def _added(text: str, more: GridCell) -> str:
    return f"{text}{more.printed}" if more.glued else _joined(text, more.printed)


def repeats(rows: Sequence[PlacedRow], head: Sequence[PlacedRow]) -> Iterator[int]:
    """Yield the positions in `rows` of rows that print the last row of `head` again."""
    printed = [cell.printed for cell in head[-1].row.cells] if head else []
    for at, one in enumerate(rows):
        if printed and [cell.printed for cell in one.row.cells] == printed:
            yield at
