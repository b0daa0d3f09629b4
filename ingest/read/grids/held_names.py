"""Names that hold for the rows below them, left empty there, where a column of times tells the rows apart."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.facts.columns.bare_times import names_time
from ingest.language.words import fold
from ingest.read.elements import GridCell
from ingest.read.grids.cells import PlacedRow

_LEAST = 2  # rows of one name


def with_held_names(placed: Sequence[PlacedRow], *, header: int) -> list[PlacedRow]:
    """Return `placed`, rows without a name called as the row above where the next column tells the time of each.

    "Badet | 2023", " | 2024": no two rows of one name are of one time.
    """
    body = placed[header:]
    times = [_text(one, 1) for one in body]
    names, held = [], ""
    for one in body:
        held = _text(one, 0) or held
        names.append(held)
    left = [not _text(one, 0) and bool(time) for one, time in zip(body, times, strict=True)]
    told = [(name, time) for name, time in zip(names, times, strict=True) if time]
    if not header or not any(left) or len(told) < _LEAST or not all(name and _is_time(time) for name, time in told):
        return list(placed)
    if len(set(told)) < len(told):
        return list(placed)
    return [
        *placed[:header],
        *(
            replace(one, row=replace(one.row, cells=(GridCell(text=name), *one.row.cells[1:]))) if empty else one
            for one, name, empty in zip(body, names, left, strict=True)
        ),
    ]


def _is_time(text: str) -> bool:
    return names_time(fold(text).strip(" .:"))


def _text(one: PlacedRow, at: int) -> str:
    return one.row.cells[at].text if at < len(one.row.cells) else ""
