"""PowerPoint files: slide by slide the title, then text, tables and charts in reading order, then the notes."""

import io
from collections.abc import Iterator
from typing import Any

from pptx import Presentation
from pptx.exc import InvalidXmlError, PackageNotFoundError

from ingest.errors import TooLarge, UnreadableFile
from ingest.read.compose import compose, one_line
from ingest.read.elements import Element, Grid, GridCell, GridRow, Heading, Item, Paragraph
from ingest.read.limits import DEFAULT, Limits
from ingest.read.reading import Reading

_Part = Any  # python-pptx gives its shapes no common type with text, tables and charts
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PROMPTS = ("Klicka på", "Klicka här", "Click to", "Click icon")  # a template's own prompts that nobody filled in
_FURNITURE = ("SLIDE_NUMBER", "DATE", "FOOTER", "HEADER")  # placeholders that say nothing of the slide
_TITLES = ("TITLE", "CENTER_TITLE", "VERTICAL_TITLE")
_SAME_ROW = 0.04  # of the slide's height: shapes that begin this near to each other are read from left to right
_DEEPEST_GROUP = 8


def read_pptx(data: bytes, *, file: str, limits: Limits = DEFAULT, hidden: bool = False) -> Reading:
    """Return the reading of a presentation; page n of the text is slide n, hidden slides too.

    Raises:
        UnreadableFile: the file is damaged.
        TooLarge: it has more slides than `limits` allow.

    """
    try:
        presentation = Presentation(io.BytesIO(data))
    except (PackageNotFoundError, InvalidXmlError, KeyError, ValueError) as error:
        raise UnreadableFile(file, "presentationen är skadad") from error
    slides = list(presentation.slides)
    if len(slides) > limits.pages:
        raise TooLarge(file, f"den har {len(slides)} bilder, högst {limits.pages} läses")
    height = presentation.slide_height or 6_858_000  # EMU: the usual slide of 19 cm
    elements = [element for page, slide in enumerate(slides, 1) for element in _slide(slide, page=page, height=height)]
    return compose(elements, pages=len(slides))


def _slide(slide: _Part, *, page: int, height: int) -> Iterator[Element]:
    shapes = sorted(_flat(slide.shapes), key=lambda shape: _place(shape, height=height))
    title = next((shape for shape in shapes if _placeholder(shape) in _TITLES and _says(shape)), None)
    if title is not None:
        yield Heading(text=one_line(title.text_frame.text), level=1, page=page)
    for shape in shapes:
        if shape is not title and _placeholder(shape) not in _FURNITURE:
            yield from _shape(shape, page=page)
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
        for paragraph in slide.notes_slide.notes_text_frame.paragraphs:
            if text := one_line(paragraph.text):
                yield Paragraph(text=text, page=page)


def _flat(shapes: _Part, depth: int = 0) -> Iterator[_Part]:
    """Give the shapes of a slide, those of groups in the group's place."""
    for shape in shapes:
        if hasattr(shape, "shapes"):
            if depth < _DEEPEST_GROUP:
                yield from _flat(shape.shapes, depth + 1)
        else:
            yield shape


def _place(shape: _Part, *, height: int) -> tuple[int, int]:
    """Return where a shape is read: by rows from the top, in a row from the left."""
    return (round((shape.top or 0) / (_SAME_ROW * height)), shape.left or 0)


def _placeholder(shape: _Part) -> str:
    return shape.placeholder_format.type.name if shape.is_placeholder and shape.placeholder_format.type else ""


def _says(shape: _Part) -> bool:
    return bool(shape.has_text_frame) and bool(shape.text_frame.text.strip())


def _shape(shape: _Part, *, page: int) -> Iterator[Element]:
    if shape.has_text_frame:
        lists = _placeholder(shape) in ("BODY", "OBJECT", "VERTICAL_BODY")
        for paragraph in shape.text_frame.paragraphs:
            yield from _paragraph(paragraph, lists=lists, page=page)
    elif getattr(shape, "has_table", False) and shape.has_table:
        yield Grid(rows=tuple(_rows(shape.table, page=page)), header=1 if shape.table.first_row else None)
    elif getattr(shape, "has_chart", False) and shape.has_chart:
        yield from _chart(shape.chart, page=page)


def _paragraph(paragraph: _Part, *, lists: bool, page: int) -> Iterator[Element]:
    text = one_line(paragraph.text)
    if not text or text.startswith(_PROMPTS):
        return
    properties = paragraph._p.pPr
    plain = properties is not None and properties.find(f"{_A}buNone") is not None
    marked = properties is not None and any(
        properties.find(f"{_A}{mark}") is not None for mark in ("buChar", "buAutoNum")
    )
    if marked or (lists and not plain):
        yield Item(text=text, level=paragraph.level, page=page)
    else:
        yield Paragraph(text=text, page=page)


def _rows(table: _Part, *, page: int) -> Iterator[GridRow]:
    grid = [list(row.cells) for row in table.rows]
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for row, cells in enumerate(grid):
        for column, cell in enumerate(cells):
            if cell.is_merge_origin:
                for down in range(cell.span_height):
                    for across in range(cell.span_width):
                        owners[row + down, column + across] = (row, column)
    for row, cells in enumerate(grid):
        placed = []
        for column in range(len(cells)):
            top, left = owners.get((row, column), (row, column))
            text = one_line(grid[top][left].text)
            placed.append(GridCell(text=text, across=left < column, down=top < row))
        yield GridRow(cells=tuple(placed), page=page)


def _chart(chart: _Part, *, page: int) -> Iterator[Element]:
    """Give the figures behind a chart as a table: a row a category, a column a series."""
    title = chart.chart_title.text_frame.text if chart.has_title and chart.chart_title.has_text_frame else ""
    for plot in chart.plots:
        categories = [str(category) for category in plot.categories]
        series = [(one.name or "", list(one.values)) for one in plot.series]
        if not categories or not series:
            continue
        rows = [GridRow(cells=tuple(GridCell(text=text) for text in ("", *(name for name, _ in series))), page=page)]
        for place, category in enumerate(categories):
            values = [_number(values[place]) if place < len(values) else "" for _, values in series]
            rows.append(GridRow(cells=tuple(GridCell(text=text) for text in (category, *values)), page=page))
        yield Grid(rows=tuple(rows), header=1, caption=title or None)


def _number(value: float | None) -> str:
    """Return a chart's figure as it is written in Swedish: 3.5 -> `3,5`."""
    return "" if value is None else f"{value:.10g}".replace(".", ",")
