"""Rows set with spaces whose columns no head names for certain: rows of a doubted table, and no running text."""

from collections.abc import Collection, Iterator, Sequence

from ingest.document import Line, Row, Table, TableKind
from ingest.language.words import squeeze
from ingest.read.grids.cells import is_value
from ingest.read.grids.table import NO_HEAD
from ingest.read.plain.tables.blocks import FoundTable, spans_of
from ingest.read.plain.tables.spaced.pieces import pieces_of

_FEWEST_ROWS = 2
_FEWEST_FIGURES = 2  # in a row: running text with room between two words has fewer


def raw_tables(lines: Sequence[Line], taken: Collection[int]) -> Iterator[FoundTable]:
    """Yield the runs of rows of figures among `lines`, those at `taken` left out, that nothing has read as a table."""
    run: list[int] = []
    for at in range(len(lines) + 1):
        text = lines[at].text if at < len(lines) else ""
        if at < len(lines) and at not in taken and _is_raw(text):
            run.append(at)
        elif at == len(lines) or at in taken or text.strip():
            if len(run) >= _FEWEST_ROWS:
                yield _doubted(lines, run)
            run = []


def _is_raw(text: str) -> bool:
    pieces = pieces_of(text.replace("\t", "  "))
    figures = sum(is_value(piece.text) for piece in pieces[1:])
    return figures >= _FEWEST_FIGURES and 2 * figures >= len(pieces) - 1 and any(map(str.isdigit, text))


def _doubted(lines: Sequence[Line], run: Sequence[int]) -> FoundTable:
    rows = tuple(
        Row(name=squeeze(lines[at].text), cells=(), spans=spans_of([lines[at]], [0]), certain=False) for at in run
    )
    table = Table(kind=TableKind.OTHER, columns=(), rows=rows, spans=spans_of(lines, list(run)), doubt=NO_HEAD)
    return FoundTable(table=table, first=run[0], last=run[-1] + 1, consumed=frozenset(range(run[0], run[-1] + 1)))
