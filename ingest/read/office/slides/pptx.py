"""PowerPoint files: slide by slide the title, then text, tables and charts in reading order, then the notes."""

import io
from collections.abc import Iterator
from typing import Any

from pptx import Presentation
from pptx.exc import InvalidXmlError, PackageNotFoundError

from ingest.errors import TooLarge, UnreadableFile
from ingest.read import left_out
from ingest.read.compose import compose, one_line
from ingest.read.elements import Element, Grid, Heading, Item, Paragraph
from ingest.read.limits import DEFAULT, Limits
from ingest.read.office.graphics import CHART, DIAGRAM, chart_grids, diagram_texts
from ingest.read.office.package import plain_package
from ingest.read.office.slides.ground import Ground
from ingest.read.office.slides.order import Placed, in_reading_order
from ingest.read.office.slides.shapes import SlideSize, placed_shapes, shapes_under
from ingest.read.office.slides.tables import table_grid
from ingest.read.office.slides.text import A, Hides, SlideText
from ingest.read.reading import Reading

_Part = Any  # python-pptx gives its shapes no common type with text, tables and charts
_PROMPTS = ("Klicka på", "Klicka här", "Click to", "Click icon")  # a template's own prompts that nobody filled in
_FURNITURE = ("SLIDE_NUMBER", "DATE", "FOOTER", "HEADER")  # placeholders that say nothing of the slide
_TITLES = ("TITLE", "CENTER_TITLE", "VERTICAL_TITLE")
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def read_pptx(data: bytes, *, file: str, limits: Limits = DEFAULT, hidden: bool = False) -> Reading:
    """Return the reading of a presentation; page n of the text is the n-th slide.

    Hidden slides keep their number and are left out, unless `hidden` asks for them. A part of a kind that is not
    read is named, and the rest is read.

    Raises:
        UnreadableFile: the file is damaged.
        TooLarge: it has more slides than `limits` allow.

    """
    try:
        presentation = Presentation(io.BytesIO(plain_package(data)))
    except (PackageNotFoundError, InvalidXmlError, KeyError, ValueError) as error:
        raise UnreadableFile(file, "presentationen är skadad") from error
    slides = list(presentation.slides)
    if len(slides) > limits.pages:
        raise TooLarge(file, f"den har {len(slides)} bilder, högst {limits.pages} läses")
    show = _Show(presentation)
    gone = [] if hidden else [number for number, slide in enumerate(slides, 1) if _is_hidden(slide)]
    elements = [
        element
        for number, slide in enumerate(slides, 1)
        if number not in gone
        for element in show.slide(slide, page=number)
    ]
    warnings = [left_out.hidden_slides(gone)] if gone else []
    first = int(presentation.element.get("firstSlideNum") or 1)
    return compose(
        elements,
        pages=len(slides),
        labels=tuple(str(first + place) for place in range(len(slides))) if first != 1 else (),
        warnings=(*warnings, *show.warnings()),
    )


def _is_hidden(slide: _Part) -> bool:
    return slide.element.get("show") in ("0", "false")


class _Show:
    """Reads the slides of one presentation, and keeps what was left out of them."""

    def __init__(self, presentation: _Part) -> None:
        # 25 by 19 cm, in EMU, is the usual slide.
        self._size = SlideSize(
            width=presentation.slide_width or 9_144_000, height=presentation.slide_height or 6_858_000
        )
        self._text = SlideText()
        self._unread: list[str] = []
        self._unseen = 0

    def warnings(self) -> Iterator[str]:
        """Give what was left out of the slides that were read."""
        if self._text.struck:
            yield left_out.struck(self._text.struck)
        if self._unseen + self._text.unseen:
            yield left_out.invisible(self._unseen + self._text.unseen)
        if self._unread:
            yield left_out.unread(self._unread)

    def slide(self, slide: _Part, *, page: int) -> Iterator[Element]:
        """Give the elements of a slide and its notes."""
        found = placed_shapes(slide, size=self._size)
        ground = Ground(slide, under=shapes_under(slide), shapes=found.shapes)
        self._unseen += found.unseen
        shapes = in_reading_order(found.shapes)
        title = next((one for one in shapes if _placeholder(one) in _TITLES and self._says(one, ground)), None)
        if title is not None:
            yield Heading(text=self._says(title, ground), level=1, page=page)
        for one in shapes:
            if one is not title and _placeholder(one) not in _FURNITURE:
                yield from self._shape(one, slide, ground=ground, page=page)
        if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
            for paragraph in slide.notes_slide.notes_text_frame.paragraphs:
                if text := one_line(self._text.of(paragraph._p)):
                    yield Paragraph(text=text, page=page)

    def _says(self, placed: Placed, ground: Ground) -> str:
        if not placed.shape.has_text_frame:
            return ""
        return one_line(self._text.frame(placed.shape, hides=ground.hidden_in(placed)))

    def _shape(self, placed: Placed, slide: _Part, *, ground: Ground, page: int) -> Iterator[Element]:
        shape = placed.shape
        if shape.has_text_frame:
            lists, hides = _placeholder(placed) in ("BODY", "OBJECT", "VERTICAL_BODY"), ground.hidden_in(placed)
            for paragraph in shape.text_frame.paragraphs:
                yield from self._paragraph(paragraph, lists=lists, hides=hides, page=page)
        elif getattr(shape, "has_table", False):
            yield table_grid(shape.table, self._text, ground=ground, page=page)
        else:
            yield from self._graphic(shape, slide, page=page)

    def _graphic(self, shape: _Part, slide: _Part, *, page: int) -> Iterator[Element]:
        """Give the figures of a chart, the words of a diagram; name what is neither."""
        data = next(shape._element.iter(f"{A}graphicData"), None)
        kind = "" if data is None else data.get("uri", "")
        name = data[0].get(f"{_R}{'id' if kind == CHART else 'dm'}") if data is not None and len(data) else None
        read: list[Grid | Paragraph] = []
        if kind in (CHART, DIAGRAM) and name in slide.part.rels:
            blob = slide.part.rels[name].target_part.blob
            read = list(chart_grids(blob, page=page) if kind == CHART else diagram_texts(blob, page=page))
        if data is not None and not read:
            self._unread.append(f"{shape.name or 'ett objekt'} på bild {page}")
        yield from read

    def _paragraph(self, paragraph: _Part, *, lists: bool, hides: Hides, page: int) -> Iterator[Element]:
        text = one_line(self._text.of(paragraph._p, hides=hides))
        if not text or text.startswith(_PROMPTS):
            return
        properties = paragraph._p.pPr
        plain = properties is not None and properties.find(f"{A}buNone") is not None
        marked = properties is not None and any(
            properties.find(f"{A}{mark}") is not None for mark in ("buChar", "buAutoNum")
        )
        if marked or (lists and not plain):
            yield Item(text=text, level=paragraph.level, page=page)
        else:
            yield Paragraph(text=text, page=page)


def _placeholder(placed: Placed) -> str:
    shape = placed.shape
    return shape.placeholder_format.type.name if shape.is_placeholder and shape.placeholder_format.type else ""
