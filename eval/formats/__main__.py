"""Checks that each file format keeps a document's cells, headings, text and answers: `python -m eval.formats`."""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table as Screen

from eval.formats import answers as format_answers
from eval.questions import load
from eval.render import OfficeMissingError, to_docx, to_html, to_pdf, to_pdf_by_office, to_pptx, to_xlsx
from eval.run.evaluate import CORPORA, QUESTIONS
from eval.sources import open_sources
from eval.systems import assistant as systems
from ingest.document import Block, BlockKind, Table, TableKind
from ingest.read.elements import Element, Grid, GridCell, GridRow, Heading, Item, Paragraph
from ingest.read.plain.reader import read_plain
from ingest.read.reading import Reading
from ingest.read.registry import read_data

_TABLES_ONLY = "xlsx"
_NO_RULES = "pdf, utan linjer"  # the hardest: only the place of a word tells its column
FORMATS: dict[str, tuple[str, Callable[[Sequence[Element]], bytes]]] = {
    "docx": ("a.docx", to_docx),
    "pptx": ("a.pptx", to_pptx),
    "xlsx": ("a.xlsx", to_xlsx),
    "html": ("a.html", to_html),
    "pdf, LibreOffice": ("a.pdf", to_pdf_by_office),
    "pdf, ReportLab": ("a.pdf", to_pdf),
    _NO_RULES: ("a.pdf", lambda elements: to_pdf(elements, ruled=False)),
}
# The least share of cells that each format must give back; a PDF holds no cells, only words at places.
FLOORS = {name: 0.99 if name.startswith("pdf") else 1.0 for name in FORMATS}

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


def main(arguments: Sequence[str] | None = None) -> int:
    """Render and read back the documents of a folder; print what each format kept; 1 where one is below its floor."""
    parser = argparse.ArgumentParser(prog="python -m eval.formats", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=CORPORA["sample"], help="mapp med .txt och .md")
    parser.add_argument("--missing", action="store_true", help="visa de celler och svar som saknas")
    parser.add_argument("--no-answers", action="store_true", help="ställ inga frågor, jämför bara innehållet")
    options = parser.parse_args(arguments)
    console = Console()
    documents = _documents(options.folder)
    rendered = dict(_rendered(documents))
    good = _show_content(documents, rendered, console=console, missing=options.missing)
    asked = next((name for name, folder in CORPORA.items() if folder.resolve() == options.folder.resolve()), None)
    if asked is not None and not options.no_answers:
        good &= _show_answers(asked, rendered, console=console, missing=options.missing)
    return 0 if good else 1


def _documents(folder: Path) -> dict[str, list[Element]]:
    """Return the elements of each text file of a folder by its name."""
    found = {}
    for path in sorted([*folder.glob("*.txt"), *folder.glob("*.md")]):
        found[path.name] = elements_of(read_plain(path.read_bytes(), file=path.name).blocks)
    return found


def _rendered(documents: Mapping[str, Sequence[Element]]) -> Iterator[tuple[str, dict[str, bytes]]]:
    """Give each format's files by the name of the original; a workbook only of a document with tables."""
    for name, (_, render) in FORMATS.items():
        try:
            yield name, {file: render(some) for file, some in documents.items() if name != _TABLES_ONLY or _grids(some)}
        except OfficeMissingError as error:
            print(error, file=sys.stderr)  # noqa: T201 (the command line's edge)


def _show_content(
    documents: Mapping[str, Sequence[Element]],
    rendered: Mapping[str, Mapping[str, bytes]],
    *,
    console: Console,
    missing: bool,
) -> bool:
    """Print what each format kept of the documents; say whether each clears its floor."""
    screen = Screen("format", "dokument", "celler", "rader under rätt rubriker", "text", "celler för mycket")
    good = True
    for name, files in rendered.items():
        kept = [compare(documents[file], read_data(data, file=FORMATS[name][0])) for file, data in files.items()]
        screen.add_row(name, str(len(kept)), *_summary(name, kept))
        good &= _cells(kept) >= FLOORS[name]
        for file, one in zip(files, kept, strict=True):
            for fact in one.missing if missing else ():
                console.print(file, name, *fact, sep=" | ", markup=False)
    console.print(screen)
    return good


def _show_answers(asked: str, rendered: Mapping[str, Mapping[str, bytes]], *, console: Console, missing: bool) -> bool:
    """Print what each format's answers come to; say whether each clears the floor."""
    screen = Screen("format", "frågor", "rätt svar", "mot originalet", "rätt eller rätt avböjt", "fel dokument")
    good = True
    renderings = (
        (name, {str(Path(file).with_suffix(Path(FORMATS[name][0]).suffix)): data for file, data in files.items()})
        for name, files in rendered.items()
    )
    for name, held in format_answers.measure(
        ((name, files, name == _TABLES_ONLY) for name, files in renderings),
        questions=load(QUESTIONS, name=asked),
        sources=open_sources(CORPORA[asked]),
        system=systems.ours(),
    ):
        shown = f"{name} (endast tabellfrågor)" if name == _TABLES_ONLY else name
        figures = [f"{value:.3f}" for value in (held.accuracy, held.ratio, held.correct, held.wrong_document)]
        screen.add_row(shown, str(held.asked), *figures)
        good &= held.ratio >= format_answers.FLOOR
        if missing:
            console.print(name, "förlorade:", *held.lost, "vunna:", *held.won, markup=False)
    console.print(screen)
    return good


def _grids(elements: Iterable[Element]) -> bool:
    return any(isinstance(element, Grid) for element in elements)


def _summary(name: str, some: list[Kept]) -> list[str]:
    paths = sum(one.paths for one in some) / max(1, sum(one.rows for one in some))
    texts = sum(one.texts for one in some) / max(1, sum(one.all_texts for one in some))
    return [
        f"{_cells(some):.3f}",
        "–" if name in (_TABLES_ONLY, "pptx") else f"{paths:.3f}",
        "–" if name == _TABLES_ONLY else f"{texts:.3f}",
        str(sum(one.extra for one in some)),
    ]


def _cells(some: list[Kept]) -> float:
    return sum(one.cells for one in some) / max(1, sum(one.all_cells for one in some))


def read_back(name: str, elements: Sequence[Element]) -> Reading:
    """Return the reading of `elements` rendered in the format `name`."""
    file, render = FORMATS[name]
    return read_data(render(elements), file=file)


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


if __name__ == "__main__":
    sys.exit(main())
