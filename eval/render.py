"""Renders a document's elements as Word, PowerPoint, Excel and web page, to be read back and compared."""

import html
import io
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import docx
import openpyxl
from docx.oxml import OxmlElement
from pptx import Presentation
from pptx.util import Cm, Pt

from ingest.read.elements import Element, Grid, GridRow, Heading, Item, Paragraph

_Part = Any  # python-docx, python-pptx and ReportLab give what they draw on no common type
DEEPEST = 6  # heading levels of a web page; Word has nine
_SLIDE_LINES = 9  # paragraphs on a slide
_SHEET_TITLES = 2  # headings over a table on its sheet
_PAGE_WIDTH = 450.0  # points between the margins of a printed page
TABLE_SIZE = 8.0  # points: reports set their tables of nine columns as small as this
_CELL_MARGINS = 14.0  # points beside the text of a cell, both sides together
_FACE = "Helvetica"  # measured for all fonts; none that the office programs put in its place is a fourth wider
_WIDER = 1.25


class OfficeMissingError(Exception):
    """LibreOffice is not installed: the PDF that it makes is left out."""

    def __init__(self) -> None:
        super().__init__("LibreOffice saknas: installera libreoffice-writer för att prova dess PDF.")


def to_docx(elements: Sequence[Element]) -> bytes:
    """Return a Word document with heading styles, list styles and tables whose header row is marked as one."""
    document = docx.Document()
    before: Element | None = None
    for element in elements:
        if isinstance(before, Grid) and isinstance(element, Grid):
            document.add_paragraph()  # tables that touch are one table to Word
        before = element
        match element:
            case Heading():
                document.add_heading(element.text, min(element.level, 9))
            case Item():
                document.add_paragraph(element.text, style="List Bullet")
            case Paragraph():
                document.add_paragraph(element.text)
            case Grid():
                _word_table(document, element)
    return saved(document.save)


def to_pptx(elements: Sequence[Element]) -> bytes:
    """Return a presentation: a slide a heading, text in its body, each table on a slide of its own."""
    presentation = Presentation()
    slide: _Part = None
    written = 0
    title = ""
    for element in elements:
        if isinstance(element, Heading):
            title = element.text
        if isinstance(element, Heading | Grid) or slide is None or written >= _SLIDE_LINES:
            layout = presentation.slide_layouts[5 if isinstance(element, Grid) else 1]
            slide = presentation.slides.add_slide(layout)
            slide.shapes.title.text = title
            written = 0
        if isinstance(element, Grid):
            _slide_table(slide, element)
            slide = None
        elif isinstance(element, Item | Paragraph):
            frame = slide.placeholders[1].text_frame
            paragraph = frame.paragraphs[0] if written == 0 else frame.add_paragraph()
            paragraph.text = element.text
            written += 1
    return saved(presentation.save)


def to_xlsx(elements: Sequence[Element]) -> bytes:
    """Return a workbook: a sheet a table, its values as text, under its nearest headings; running text is left out."""
    workbook = openpyxl.Workbook()
    above: list[Heading] = []
    for element in elements:
        if isinstance(element, Heading):
            above = [*(one for one in above if one.level < element.level), element]
        if not isinstance(element, Grid):
            continue
        sheet = workbook.create_sheet(f"Tabell {len(workbook.worksheets)}")
        for heading in above[-_SHEET_TITLES:]:
            sheet.append([heading.text])
        for row in element.rows:
            sheet.append([cell.printed or None for cell in row.cells])
            if is_section(row):
                sheet.merge_cells(
                    start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=len(row.cells)
                )
    workbook.remove(workbook.worksheets[0])
    return saved(workbook.save)


def to_sheet(elements: Sequence[Element]) -> bytes:
    """Return a workbook as a controller fills it: title, text and tables below each other on one sheet."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for element in elements:
        if isinstance(element, Grid):
            for row in element.rows:
                sheet.append([_value(cell.text) for cell in row.cells])
            sheet.append([])
        else:
            sheet.append([element.text])
    return saved(workbook.save)


def to_html(elements: Sequence[Element]) -> bytes:
    """Return a web page."""
    return (
        f"<!DOCTYPE html><html lang='sv'><meta charset='utf-8'><body>{''.join(_tags(elements))}</body></html>".encode()
    )


def to_pdf_by_office(elements: Sequence[Element]) -> bytes:
    """Return the Word document as LibreOffice prints it.

    Raises:
        OfficeMissingError: LibreOffice is not installed.

    """
    program = shutil.which("soffice")
    if program is None:
        raise OfficeMissingError
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "report.docx"
        source.write_bytes(to_docx(elements))
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        return source.with_suffix(".pdf").read_bytes()


def saved(save: Callable[[io.BytesIO], object]) -> bytes:
    """Return what `save` writes into a file."""
    buffer = io.BytesIO()
    save(buffer)
    return buffer.getvalue()


def is_section(row: GridRow) -> bool:
    """Return whether a row is the title of a group of rows."""
    return len(row.cells) > 1 and all(cell.across for cell in row.cells[1:])


def widths(grid: Grid) -> list[float]:
    """Return the width of each column in points: its longest word, and of the room left a share by its longest text.

    So does a person who sets a report: no word is broken. Where the words alone are too wide for the page, each
    column gives up the same share.
    """
    from reportlab.pdfbase.pdfmetrics import stringWidth

    columns = list(zip(*(row.cells for row in grid.rows if not is_section(row)), strict=True))
    least, whole = [], []
    for column in columns:
        texts = [cell.printed for cell in column]
        words = [word for text in texts for word in text.split()]
        least.append(_WIDER * max((stringWidth(one, _FACE, TABLE_SIZE) for one in words), default=0) + _CELL_MARGINS)
        whole.append(_WIDER * max(stringWidth(one, _FACE, TABLE_SIZE) for one in texts) + _CELL_MARGINS)
    left = _PAGE_WIDTH - sum(least)
    if left <= 0:
        return [_PAGE_WIDTH * width / sum(least) for width in least]
    wanted = sum(whole) - sum(least)
    return [
        width + min(1.0, left / max(wanted, 1.0)) * (more - width) for width, more in zip(least, whole, strict=True)
    ]


def _word_table(document: _Part, grid: Grid) -> None:
    table = document.add_table(rows=len(grid.rows), cols=len(grid.rows[0].cells))
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, widths(grid), strict=True):
        column.width = Pt(width)
    for place, row in enumerate(grid.rows):
        cells = table.rows[place].cells
        for column, cell in enumerate(row.cells):
            if cell.printed:
                cells[column].text = cell.printed
                cells[column].paragraphs[0].runs[0].font.size = Pt(TABLE_SIZE)
        if is_section(row):
            cells[0].merge(cells[-1])
        if place < (grid.header or 0):
            properties = table.rows[place]._tr.get_or_add_trPr()
            properties.append(OxmlElement("w:tblHeader"))


def _slide_table(slide: _Part, grid: Grid) -> None:
    rows, columns = len(grid.rows), len(grid.rows[0].cells)
    table = slide.shapes.add_table(rows, columns, Cm(1), Cm(4), Cm(23), Cm(rows)).table
    for place, row in enumerate(grid.rows):
        for column, cell in enumerate(row.cells):
            table.cell(place, column).text = cell.printed
            for paragraph in table.cell(place, column).text_frame.paragraphs:
                paragraph.font.size = Pt(10)
        if is_section(row):
            table.cell(place, 0).merge(table.cell(place, columns - 1))


def _tags(elements: Sequence[Element]) -> Iterator[str]:
    for element in elements:
        match element:
            case Heading():
                yield f"<h{min(element.level, DEEPEST)}>{html.escape(element.text)}</h{min(element.level, DEEPEST)}>"
            case Paragraph():
                yield f"<p>{html.escape(element.text)}</p>"
            case Item():
                yield f"<ul><li>{html.escape(element.text)}</li></ul>"
            case Grid():
                yield f"<table>{''.join(_table_rows(element))}</table>"


def _table_rows(grid: Grid) -> Iterator[str]:
    for place, row in enumerate(grid.rows):
        tag = "th" if place < (grid.header or 0) else "td"
        if is_section(row):
            yield f"<tr><td colspan='{len(row.cells)}'>{html.escape(row.cells[0].text)}</td></tr>"
        else:
            yield f"<tr>{''.join(f'<{tag}>{html.escape(cell.printed)}</{tag}>' for cell in row.cells)}</tr>"


def _value(text: str) -> str | float:
    number = text.replace(" ", "").replace(",", ".")
    return (
        float(number) if re.fullmatch(r"-?\d+(\.\d+)?", number) and not re.fullmatch(r"(?:19|20)\d\d", text) else text
    )
