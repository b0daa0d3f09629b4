"""What a file format keeps of a document's cells, headings and text."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.document import Block, BlockKind, Table, TableKind
from ingest.read.elements import Element, Grid, GridCell, GridRow, Heading, Item, Paragraph
from ingest.read.reading import Reading

_NAMES = {
    TableKind.INDICATOR: "Indikator",
    TableKind.ACTIVITY: "Aktivitet",
    TableKind.BUDGET: "Verksamhet",
    TableKind.OTHER: "Benämning",
}
Fact = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """How much one format gave back of a document, of how much; `extra` cells are those that it holds too many.

    `paths` are the `rows` found under the headings that they stand under, `texts` paragraphs and list items.
    """

    cells: int
    all_cells: int
    paths: int
    rows: int
    texts: int
    all_texts: int
    extra: int
    missing: tuple[Fact, ...]


def elements_of(blocks: Iterable[Block]) -> list[Element]:
    """Return the blocks of a document as elements to render."""
    elements: list[Element] = []
    for block in blocks:
        match block.kind:
            case BlockKind.HEADING:
                elements.append(Heading(text=block.text, level=len(block.headings) + 1))
            case BlockKind.ITEM:
                elements.append(Item(text=block.text))
            case BlockKind.PARAGRAPH:
                elements.append(Paragraph(text=block.text))
            case BlockKind.TABLE:
                if block.table is not None and any(row.certain for row in block.table.rows):
                    elements.append(_grid(block.table))
    return elements


def printed_facts(elements: Iterable[Element]) -> Counter[Fact]:
    """Return (row, column, value) of each cell that is rendered, white space folded, empty cells too."""
    return Counter(
        (_folded(row.cells[0].text), _folded(name.text), _folded(cell.text))
        for grid in elements
        if isinstance(grid, Grid)
        for row in grid.rows[1:]
        if not _is_section(row)
        for name, cell in zip(grid.rows[0].cells[1:], row.cells[1:], strict=True)
    )


def read_facts(blocks: Iterable[Block]) -> Counter[Fact]:
    """Return (row, column, value) of each cell that was read, as `printed_facts`."""
    return Counter(
        (_folded(row.name), _folded(cell.column.printed), _folded(cell.value))
        for block in blocks
        if block.table is not None
        for row in block.table.rows
        for cell in row.cells
    )


def compare(elements: Sequence[Element], reading: Reading) -> Kept:
    """Return what `reading` kept of the tables, paths and texts of `elements`."""
    blocks = reading.blocks
    wanted, found = printed_facts(elements), read_facts(blocks)
    paths = _printed_paths(elements)
    found_paths = Counter(
        (*(_folded(heading) for heading in block.headings), _folded(row.name))
        for block in blocks
        if block.table is not None
        for row in block.table.rows
    )
    whole = _folded(reading.text)
    texts = [_folded(element.text) for element in elements if isinstance(element, Paragraph | Item)]
    return Kept(
        cells=(wanted & found).total(),
        all_cells=wanted.total(),
        paths=(paths & found_paths).total(),
        rows=paths.total(),
        texts=sum(text in whole for text in texts),
        all_texts=len(texts),
        extra=(found - wanted).total(),
        missing=tuple((wanted - found).elements()),
    )


def _grid(table: Table) -> Grid:
    """Return a table as a grid whose first column names the rows; a row without certain cells has only its name."""
    units = {row.unit for row in table.rows if row.unit}
    name = f"{_NAMES[table.kind]} ({units.pop()})" if len(units) == 1 else _NAMES[table.kind]
    header = [name, *(column.printed for column in table.columns)]
    rows = [GridRow(cells=tuple(GridCell(text=name) for name in header))]
    section = None
    for row in table.rows:
        if not row.certain:
            continue
        if row.section and row.section != section:
            section = row.section
            rows.append(GridRow(cells=tuple(GridCell(text=section, across=at > 0) for at in range(len(header)))))
        texts = [row.name, *(cell.value for cell in row.cells)]
        rows.append(GridRow(cells=tuple(GridCell(text=text) for text in texts)))
    return Grid(rows=tuple(rows), header=1)


def _printed_paths(elements: Iterable[Element]) -> Counter[tuple[str, ...]]:
    """Return the path of headings and the name of each row, as rendered."""
    found: Counter[tuple[str, ...]] = Counter()
    open_headings: list[Heading] = []
    for element in elements:
        if isinstance(element, Heading):
            open_headings = [*(one for one in open_headings if one.level < element.level), element]
        elif isinstance(element, Grid):
            above = [_folded(heading.text) for heading in open_headings]
            found.update((*above, _folded(row.cells[0].text)) for row in element.rows[1:] if not _is_section(row))
    return found


def _is_section(row: GridRow) -> bool:
    return len(row.cells) > 1 and all(cell.across for cell in row.cells[1:])


def _folded(text: str) -> str:
    return " ".join(text.split())
