"""Checks that each file format keeps a document's cells, headings, text and answers: `python -m eval.formats`."""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table as Screen

from eval.formats import answers as format_answers
from eval.formats.fidelity import Kept, compare, elements_of
from eval.questions import load
from eval.render import OfficeMissingError, to_docx, to_html, to_pdf_by_office, to_pptx, to_xlsx
from eval.render_pdf import to_pdf
from eval.run.evaluate import CORPORA, QUESTIONS
from eval.sources import open_sources
from eval.systems import assistant as systems
from ingest.read.elements import Element, Grid
from ingest.read.plain.reader import read_plain
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


if __name__ == "__main__":
    sys.exit(main())
