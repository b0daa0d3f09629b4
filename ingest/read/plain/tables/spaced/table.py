"""Tables set with spaces, their columns one under the other as in a typewritten text -> rows with named cells."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from ingest.document import Line, Table
from ingest.facts.proof.identities import Verdict, verdict
from ingest.facts.proof.texts import SEVERAL_READINGS
from ingest.genre.line_kinds import BULLET, is_goal, is_leader, is_one_line_heading
from ingest.read.elements import GridRow
from ingest.read.grids.cells import PlacedRow, is_moment, is_value
from ingest.read.grids.layout import without_numbers
from ingest.read.grids.table import build_table
from ingest.read.plain.tables.blocks import FoundTable, spans_of
from ingest.read.plain.tables.spaced.heads import head_rows
from ingest.read.plain.tables.spaced.pieces import Piece, Zone, grid_row, joined_zones, pieces_of, place_of

_RULE = re.compile(r"[-=_─ ]{5,}$")
_FEWEST_ROWS = 2
_MOST_HEADS = 6  # lines of a head of narrow columns
_WIDEST_GAP = 1  # empty lines between two rows
_LONGEST_LABEL = 90  # characters
_LONGEST_WORDS = 40  # characters of a cell that holds words
_CODE = re.compile(r"\d{1,6}(?: ?[-–] ?\d{1,6})?")  # of an account, before its name


def spaced_tables(lines: Sequence[Line], taken: Collection[int]) -> list[FoundTable]:
    """Return the tables among `lines`, those at `taken` left out, whose cells stand under each other with room between.

    At least two rows must hold a name and figures that two spaces or more set apart, and the room between two columns
    must go through all of them.
    """
    found: list[FoundTable] = []
    at = 0
    while at < len(lines):
        table = _table(lines, at, taken) if at not in taken and _is_row(pieces_of(lines[at].text)) else None
        if table is not None:
            found.append(table)
        at = table.last if table is not None else at + 1
    return found


def _table(lines: Sequence[Line], first: int, taken: Collection[int]) -> FoundTable | None:
    """Return the table whose first row with figures is line `first`; None where no head stands above or rows differ."""
    body = _body(lines, first, taken)
    zones = _zones([pieces_of(lines[at].text) for at in body])
    figures = [at for at in body if _is_row(pieces_of(lines[at].text))]
    if len(figures) < _FEWEST_ROWS or len(zones) < 2:
        return None
    above = _above(lines, first, zones, taken)
    head = [at for at in above if not _within_names(pieces_of(lines[at].text), zones)]
    if not head or any(_crowded(pieces_of(lines[at].text), zones) for at in head):
        return None
    zones = joined_zones(zones, [pieces_of(lines[at].text) for at in head], [pieces_of(lines[at].text) for at in body])
    rest = [*(at for at in above if at > head[-1]), *body]
    used = [*head, *rest]
    body_rows = [grid_row(pieces_of(lines[at].text), zones) for at in rest]
    readings = []
    for rows in head_rows([pieces_of(lines[at].text) for at in head], zones):
        placed = [_placed(lines[at], row) for at, row in zip(used, [*rows, *body_rows], strict=True)]
        readings.append(build_table(without_numbers(placed, header=len(head)), header=len(head)))
    table = _likeliest(readings)
    if not all(column.printed for column in table.columns):
        return None
    last = used[-1] + 1
    consumed = frozenset(range(used[0], last))
    return FoundTable(table=table, first=used[0], last=last, consumed=consumed)


def _is_row(pieces: Sequence[Piece]) -> bool:
    """Return whether `pieces` are a name and figures, with room between all of them; a code may stand before the name.

    Words may stand among three cells or more, one of them a figure: who answers for the row.
    """
    if len(pieces) > 2 and _CODE.fullmatch(pieces[0].text) and not is_value(pieces[1].text):
        pieces = pieces[1:]
    if len(pieces) < 2 or is_value(pieces[0].text):
        return False
    figures = sum(is_value(piece.text) for piece in pieces[1:])
    words = [piece for piece in pieces[1:] if not is_value(piece.text)]
    return not words or (figures > 0 and len(pieces) > 2 and all(len(piece.text) <= _LONGEST_WORDS for piece in words))


def _crowded(pieces: Sequence[Piece], zones: Sequence[Zone]) -> bool:
    """Return whether two texts of a head stand over one column: another one is empty in all rows, and not told."""
    places = [place_of(piece, zones) for piece in pieces]
    return len(set(places)) < len(places)


def _is_rule(line: Line) -> bool:
    return bool(_RULE.match(line.text.strip()))


def _body(lines: Sequence[Line], first: int, taken: Collection[int]) -> list[int]:
    """Return the lines of rows from line `first` on, those of labels alone among them, up to the last with figures."""
    found: list[int] = []
    ends = 0
    gap = 0
    for at in range(first, len(lines)):
        text = lines[at].text
        if not text.strip() or _is_rule(lines[at]):
            gap += not text.strip()
            continue
        pieces = pieces_of(text)
        if at in taken or gap > _WIDEST_GAP or not (_is_body(pieces) or _is_label(text, pieces)):
            break
        gap = 0
        found.append(at)
        if _is_body(pieces):
            ends = len(found)
    after = found[ends : ends + 1]  # the rest of the last label
    return found[: ends + (1 if after and lines[after[0]].text.strip()[:1].islower() else 0)]


def _is_body(pieces: Sequence[Piece]) -> bool:
    return len(pieces) > 1 and any(is_value(piece.text) for piece in pieces[1:])


def _is_label(text: str, pieces: Sequence[Piece]) -> bool:
    """Return whether a line holds nothing but a label: of a group, or a part of a row's."""
    alone = len(pieces) == 1 and len(text.strip()) <= _LONGEST_LABEL and not text.rstrip().endswith((".", ";"))
    return alone and not (BULLET.match(text) or is_goal(text) or is_leader(text) or is_one_line_heading(text))


def _zones(rows: Sequence[Sequence[Piece]]) -> list[Zone]:
    """Return the columns of the table: what lies between two stretches that no row with figures has text in."""
    spans = sorted((piece.start, piece.end) for pieces in rows if _is_body(pieces) for piece in pieces)
    zones: list[Zone] = []
    for start, end in spans:
        if zones and start <= zones[-1].end + 1:
            zones[-1] = Zone(start=zones[-1].start, end=max(end, zones[-1].end))
        else:
            zones.append(Zone(start=start, end=end))
    return zones


def _above(lines: Sequence[Line], first: int, zones: Sequence[Zone], taken: Collection[int]) -> list[int]:
    """Return the lines above line `first` that name the columns, and labels between them and it, topmost first."""
    found: list[int] = []
    heads = 0
    for at in range(first - 1, -1, -1):
        text = lines[at].text
        if at in taken or heads == _MOST_HEADS:
            break
        if _is_rule(lines[at]) or (not text.strip() and not heads and at >= first - 1 - _WIDEST_GAP):
            continue
        pieces = pieces_of(text)
        label = not heads and _within_names(pieces, zones) and _is_label(text, pieces)
        apart = heads > 0 or at + 1 < first  # a line of class numbers, 3 5 8, stands over the columns alone
        beyond = apart and bool(pieces) and pieces[0].start > zones[0].end
        if not label and (_within_names(pieces, zones) or not (_is_head(pieces) or beyond)):
            break
        heads += not label
        found.insert(0, at)
    return found


def _within_names(pieces: Sequence[Piece], zones: Sequence[Zone]) -> bool:
    """Return whether a line has text over the names alone, or is one text from there on: a label, or a title."""
    return not pieces or pieces[-1].end <= zones[1].start or (len(pieces) == 1 and pieces[0].start <= zones[0].start)


def _is_head(pieces: Sequence[Piece]) -> bool:
    return not any(is_value(piece.text) and not is_moment(piece.text) for piece in pieces[1:])


def _placed(line: Line, row: GridRow) -> PlacedRow:
    return PlacedRow(row=replace(row, page=line.page), span=spans_of([line], [0])[0])


def _likeliest(readings: Sequence[Table]) -> Table:
    """Return the reading that the figures prove, where they differ; without its cells where they prove none alone."""
    first = readings[0]
    if all(one.columns == first.columns for one in readings):
        return first
    proven = [one for one in readings if _verdict(one) is Verdict.PROVEN]
    if len(proven) == 1:
        return proven[0]
    rows = tuple(replace(row, cells=(), certain=False) for row in first.rows)
    return replace(first, rows=rows, doubt=SEVERAL_READINGS)


def _verdict(table: Table) -> Verdict:
    return verdict(
        [column.printed for column in table.columns],
        [[cell.value for cell in row.cells] for row in table.rows if row.certain],
    )
