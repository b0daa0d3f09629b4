"""The invented texts that the tests of structure share, and a table placed by hand."""

from collections.abc import Sequence

from ingest.document import Block, BlockKind, Cell, Column, Line, Row, Span, Table, TableKind
from ingest.genre.boards import Boards, load_boards
from ingest.read.plain.outline import outline
from ingest.read.plain.place import place
from ingest.read.plain.repairing.repair import repair
from ingest.read.plain.tables.blocks import FoundTable
from tests.places import DATA

FOLDER = DATA / "structure"


def sample(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def boards() -> Boards:
    return load_boards(FOLDER / "boards.toml")


def blocks_of(text: str, tables: Sequence[FoundTable] = ()) -> tuple[Block, ...]:
    """Return the blocks of `text`, in which `tables` are the only ones."""
    return place(outline(repair(text), tables), text=text)


def find(blocks: Sequence[Block], beginning: str) -> Block:
    return next(block for block in blocks if block.text.startswith(beginning))


def headings(blocks: Sequence[Block]) -> list[tuple[int, str]]:
    return [(len(block.headings), block.text) for block in blocks if block.kind is BlockKind.HEADING]


def indicator_table(lines: Sequence[Line], *, first: int) -> FoundTable:
    """Place a table over five lines: header, row, "Analys", its sentence, row."""
    header, one, title, analysis, two = lines[first : first + 5]
    goal = Column(key="arsmal", printed="Årsmål")
    rows = (
        Row(
            name="Andel nöjda barn",
            cells=(Cell(column=goal, value="80 %"),),
            spans=(one.span,),
            analysis=Span(start=title.span.start, end=analysis.span.end),
        ),
        Row(name="", cells=(), spans=(two.span,), certain=False),
    )
    table = Table(
        kind=TableKind.INDICATOR, columns=(goal,), rows=rows, spans=(header.span, one.span, two.span), caption=None
    )
    return FoundTable(table=table, first=first, last=first + 5, consumed=frozenset({first, first + 1, first + 4}))
