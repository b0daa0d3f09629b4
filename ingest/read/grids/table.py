"""A grid of cells -> tables with named columns and rows."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.document import Column, Span, Table, TableKind
from ingest.facts.sides import named_side
from ingest.genre.columns import columns_of, header_unit, is_column_name, table_kind
from ingest.read.grids.body import body_rows, repeats
from ingest.read.grids.cells import PlacedRow, is_moment, is_value
from ingest.read.grids.forms import FILLED_IN, is_form
from ingest.read.grids.grouped import grouped
from ingest.read.grids.heads import count_header_rows, read_heads, without_title
from ingest.read.grids.held_names import with_held_names
from ingest.read.grids.layout import below_each_other, beside, without_numbers
from ingest.read.grids.told_apart import told_apart

NO_HEAD = "tabellen har inga rubriker"
HEADS_APART = "rubriker och siffror står inte i samma kolumner"


def build_tables(
    placed: Sequence[PlacedRow],
    *,
    header: int | None,
    repeated: tuple[Span, ...] = (),
    caption: str | None = None,
    gaps: frozenset[int] = frozenset(),
) -> list[Table]:
    """Return the tables of `placed` rows: one, or those that stand beside or below each other.

    `gaps` are the places before which an empty column was left out; the others as for `build_table`.
    """
    count = count_header_rows([one.row for one in placed]) if header is None else min(header, len(placed))
    heads = without_title([one.row for one in placed], count=count)
    title = next((one.row.cells[0].printed for one, head in zip(placed, heads, strict=False) if one.row != head), None)
    bare = [replace(one, row=head) for one, head in zip(placed, heads, strict=False)]
    parts = beside([*bare, *placed[count:]], header=count, gaps=gaps)
    pieces = [piece for part in parts if part for piece in below_each_other(part, header=count)]
    again = repeated if len(pieces) == 1 else ()
    return [
        build_table(
            grouped(told_apart(_as_named(piece, heads_of), header=heads_of), header=heads_of),
            header=heads_of,
            repeated=again,
            caption=caption or title,
        )
        for heads_of, piece in pieces
    ]


def build_table(
    placed: Sequence[PlacedRow], *, header: int | None, repeated: tuple[Span, ...] = (), caption: str | None = None
) -> Table:
    """Return the table of `placed` rows, of which the first `header` name the columns (None: to be found).

    `repeated` are spans of headers printed again on later pages.
    """
    rows = [one.row for one in placed]
    count = count_header_rows(rows) if header is None else min(header, len(rows))
    width = max(len(row.cells) for row in rows)
    heads = read_heads(rows, count=count, width=width)
    again = set(repeats(placed[count:], placed[:count]))
    body = [one for at, one in enumerate(placed[count:]) if at not in again]
    form = not count and is_form(rows)
    columns = (
        columns_of(heads.printed[1:], name=heads.printed[0]) if count else (FILLED_IN,) if form else _numbered(width)
    )
    reason = (None if form else NO_HEAD) if not count else HEADS_APART if _apart(heads.printed, body) else None
    above = caption or heads.title
    title = _title(heads.printed[0] if count else "", above)
    unit = header_unit(f"{above or ''} {heads.printed[0]}") or _unit_of_columns(heads.printed[1:])
    kind = table_kind(columns, name=heads.printed[0]) if count else TableKind.OTHER
    return Table(
        kind=kind,
        columns=columns,  # the first names the rows
        rows=body_rows(body, columns=columns, unit=unit, certain=reason is None),
        spans=tuple(sorted((*(one.span for one in placed), *repeated))),
        caption=title,
        doubt=reason,
    )


def _as_named(placed: Sequence[PlacedRow], header: int) -> list[PlacedRow]:
    """Return `placed` with the rows' names first, in each row that has one."""
    return with_held_names(without_numbers(placed, header=header), header=header)


def _unit_of_columns(heads: Sequence[str]) -> str | None:
    """Return the unit that the head of a column states for all: those without one are years or known to hold money.

    Beside "Sanktionsavgifter, tkr" the column "Inkomna ärenden" counts.
    """
    units = [header_unit(head) for head in heads]
    bare = [head for head, unit in zip(heads, units, strict=True) if unit is None and head]
    return next(filter(None, units), None) if all(is_moment(head) or is_column_name(head) for head in bare) else None


def _apart(heads: Sequence[str], body: Sequence[PlacedRow]) -> bool:
    """Return whether figures stand under no head, and a head over no cell: then no figure's head is proved."""
    texts = [[one.row.cells[at].printed for one in body if at < len(one.row.cells)] for at in range(len(heads))]
    bare = [any(map(is_value, under)) for head, under in zip(heads[1:], texts[1:], strict=True) if not head]
    return any(bare) and any(head and not any(under) for head, under in zip(heads[1:], texts[1:], strict=True))


def _title(name: str, above: str | None) -> str | None:
    """Return what names a table: the line above it, or the head of its names where that tells the side of accounts."""
    if named_side(name) is None:
        return above
    return name if above is None or named_side(above) is None else above


def _numbered(width: int) -> tuple[Column, ...]:
    """Return columns that no head names, by their numbers."""
    return tuple(Column(key=f"kolumn_{number}", printed=str(number)) for number in range(2, width + 1))
