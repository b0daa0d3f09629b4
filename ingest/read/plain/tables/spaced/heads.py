"""The head of a table set with spaces: its lines above each other, a text over several columns heading all of them."""

from collections.abc import Iterator, Sequence

from ingest.facts.columns.roles import part_of
from ingest.read.elements import GridCell, GridRow
from ingest.read.grids.heads import repeat_length
from ingest.read.plain.tables.spaced.pieces import Piece, Zone, grid_row, place_of


def head_rows(lines: Sequence[Sequence[Piece]], zones: Sequence[Zone]) -> Iterator[list[GridRow]]:
    """Yield the ways to read the lines of a head, undermost last.

    A line with fewer texts than the one under it names groups of columns: those that come again under each, else from
    each text to the next, or those that each text is nearest to.
    """
    plain = [grid_row(pieces, zones) for pieces in lines]
    for deal in (_to_the_next, _to_the_nearest):
        rows = [plain[-1]]
        for pieces, row in zip(reversed(lines[:-1]), reversed(plain[:-1]), strict=True):
            under = [cell.text for cell in rows[0].cells]
            groups = [piece for piece in pieces if place_of(piece, zones)]
            size = repeat_length(under[1:])
            if len(groups) > 1 and size * len(groups) == len(under) - 1:
                texts = [group.text for group in groups for _ in range(size)]
                rows.insert(0, _spanning([row.cells[0].text, *texts]))
            elif 1 <= len(groups) < sum(map(bool, under[1:])):
                rows.insert(0, deal(groups, row, under, zones))
            else:
                rows.insert(0, row)
        yield rows


def _to_the_next(groups: Sequence[Piece], row: GridRow, under: Sequence[str], zones: Sequence[Zone]) -> GridRow:
    starts = {place_of(group, zones): group.text for group in groups}
    held, texts = "", []
    for place in range(1, len(zones)):
        held = starts.get(place, held)
        texts.append(held if _may_span(held, under[place]) or place in starts else "")
    return _spanning([row.cells[0].text, *texts])


def _to_the_nearest(groups: Sequence[Piece], row: GridRow, under: Sequence[str], zones: Sequence[Zone]) -> GridRow:
    texts = []
    for place, zone in enumerate(zones[1:], start=1):
        nearest = min(groups, key=lambda group: abs(group.start + group.end - zone.start - zone.end))
        own = place == place_of(nearest, zones)
        texts.append(nearest.text if own or _may_span(nearest.text, under[place]) else "")
    return _spanning([row.cells[0].text, *texts])


def _may_span(group: str, under: str) -> bool:
    return bool(group) and bool(under) and part_of(group).agrees(part_of(under))


def _spanning(texts: Sequence[str]) -> GridRow:
    """Return a header row in which a text that stands over several columns is merged over them."""
    cells = [
        GridCell(text=text, across=at > 1 and bool(text) and text == texts[at - 1]) for at, text in enumerate(texts)
    ]
    return GridRow(cells=tuple(cells))
