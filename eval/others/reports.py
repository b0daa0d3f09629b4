"""The invented reports of other municipalities: what each is, its text, and the file that it is read from."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.render import to_docx, to_html, to_pptx, to_sheet
from eval.render_pdf import to_pdf
from ingest.read.elements import Element, Grid, GridCell, GridRow, Heading, Item, Paragraph

FOLDER = Path(__file__).parents[2] / "data" / "others"
_LIST = "reports.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report: the name of its file, the Markdown text that it is made from, and what is right to say of it.

    `boards` and `types` list what is right; an empty text stands for "none of them".
    """

    file: str
    text: str
    boards: tuple[str, ...]
    types: tuple[str, ...]
    year: int
    last_year: int | None


def reports(folder: Path = FOLDER) -> tuple[Report, ...]:
    """Return the reports of the list in `folder`."""
    listed = tomllib.loads((folder / _LIST).read_text("utf-8"))
    return tuple(
        Report(
            file=f"{name}.{of['format']}",
            text=(folder / f"{name}.md").read_text("utf-8"),
            boards=tuple(of["board"]),
            types=tuple(of["type"]),
            year=of["year"],
            last_year=of.get("last_year"),
        )
        for name, of in listed.items()
    )


def data_of(report: Report) -> bytes:
    """Return the bytes of a report's file, in the format that its name says."""
    elements = tuple(_elements(report.text))
    match Path(report.file).suffix:
        case ".md":
            return report.text.encode()
        case ".txt":
            return _plain(report.text).encode()
        case ".docx":
            return to_docx(elements)
        case ".pptx":
            return to_pptx(elements)
        case ".html":
            return to_html(elements)
        case ".pdf":
            return to_pdf(elements)
        case ".xlsx":
            return to_sheet(elements)
        case other:
            raise ValueError(f"{report.file}: the reports are not written as {other!r}; name another format.")


def _elements(text: str) -> Iterator[Element]:
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = block.splitlines()
        if lines[0].startswith("|"):
            yield _grid(lines)
            continue
        for line in lines:
            marks = re.match(r"(#+) ", line)
            if marks:
                yield Heading(text=line[marks.end() :], level=len(marks[1]))
            elif line.startswith("- "):
                yield Item(text=line[2:])
            else:
                yield Paragraph(text=line)


def _grid(lines: Sequence[str]) -> Grid:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if not re.match(r"\|\s*-", line)]
    return Grid(rows=tuple(GridRow(cells=tuple(GridCell(text=cell) for cell in row)) for row in rows), header=1)


def _plain(text: str) -> str:
    """Return the text as people type it: no marks of Markdown, columns between tabs."""
    lines = [re.sub(r"^#+ ", "", line) for line in text.splitlines() if not re.match(r"\|\s*-", line)]
    return "\n".join("\t".join(re.split(r"\s*\|\s*", line.strip("| "))) if "|" in line else line for line in lines)
