"""Presentations with random features."""

import io
from collections.abc import Callable
from random import Random
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Cm, Pt

from tests.ingest.read.fuzzed.words import Fuzzed, Words, fuzzed
from tests.ingest.read.office.office_packages import strict

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_CHARTS = ("COLUMN_CLUSTERED", "BAR_STACKED", "LINE", "PIE", "AREA", "RADAR", "DOUGHNUT")


def slides_file(seed: int) -> Fuzzed:
    """Return a presentation made from `seed`."""
    random = Random(seed)
    words = Words(random)
    presentation: Any = Presentation()
    if random.random() < 0.3:
        presentation.element.set("firstSlideNum", str(random.randint(0, 40)))
    for _ in range(random.randint(1, 5)):
        slide = presentation.slides.add_slide(presentation.slide_layouts[random.choice((1, 5, 6))])
        drafted = random.random() < 0.2
        own = Words(random, [], []) if drafted else words
        if slide.shapes.title is not None:
            slide.shapes.title.text = words.hide(2) if drafted else words.show(2)
        if drafted:
            slide._element.set("show", random.choice(("0", "false")))
            _box(slide, words.hide(3), random)
            continue
        for _ in range(random.randint(1, 6)):
            random.choice(_PARTS)(slide, own, random)
        if random.random() < 0.3:
            slide.notes_slide.notes_text_frame.text = words.show(3)
    _box(presentation.slides.add_slide(presentation.slide_layouts[6]), words.show(), random)
    buffer = io.BytesIO()
    presentation.save(buffer)
    data = buffer.getvalue()
    return fuzzed("a.pptx", strict(data) if random.random() < 0.2 else data, words)


def _box(slide: Any, text: str, random: Random) -> Any:  # noqa: ANN401 (python-pptx has no common type for shapes)
    left, top = random.uniform(0, 20), random.uniform(0, 15)
    shape = slide.shapes.add_textbox(Cm(left), Cm(top), Cm(random.uniform(1, 20)), Cm(random.uniform(0.5, 3)))
    shape.text_frame.text = text
    shape.rotation = random.choice((0, 0, 0, 15, 90))
    return shape


def _plain(slide: Any, words: Words, random: Random) -> None:  # noqa: ANN401 (likewise)
    _box(slide, "\n".join(words.show(random.randint(1, 4)) for _ in range(random.randint(1, 4))), random)


def _runs(slide: Any, words: Words, random: Random) -> None:  # noqa: ANN401 (likewise)
    paragraph = _box(slide, words.show(), random).text_frame.paragraphs[0]
    for attribute, value, shows in (
        ("strike", "sngStrike", False),
        ("strike", "noStrike", True),
        ("baseline", "-25000", True),
        ("sz", "100", False),
        ("b", "1", True),
    ):
        run = paragraph.add_run()
        run.text = f" {words.show() if shows else words.hide()} "
        run._r.get_or_add_rPr().set(attribute, value)
    run = paragraph.add_run()
    run.text = words.hide()
    run._r.get_or_add_rPr().insert(0, run._r.makeelement(f"{{{_A}}}noFill", {}))
    paragraph.add_line_break()


def _hidden(slide: Any, words: Words, random: Random) -> None:  # noqa: ANN401 (likewise)
    _box(slide, words.hide(2), random)._element.nvSpPr.cNvPr.set("hidden", "1")
    beside = _box(slide, words.hide(2), random)
    beside.left, beside.rotation = Cm(random.choice((-40, 60))), 0


def _coloured(slide: Any, words: Words, random: Random) -> None:  # noqa: ANN401 (likewise)
    """Lay white text on the slide's white, on a filled box, and on a box of its own colour."""
    white, blue = (RGBColor(*colour) for colour in ((255, 255, 255), (0, 51, 102)))  # type: ignore[no-untyped-call]
    for fill, shows in ((None, False), (blue, True), (white, False)):
        shape = _box(slide, words.show(2) if shows else words.hide(2), random)
        shape.rotation, shape.top, shape.left = 0, Cm(17), Cm(0.5 * len(slide.shapes))  # on nothing but the slide
        shape.width, shape.height = Cm(0.4), Cm(1)
        shape.text_frame.paragraphs[0].runs[0].font.color.rgb = white
        if fill is not None:
            shape.fill.solid()
            shape.fill.fore_color.rgb = fill


def _group(slide: Any, words: Words, random: Random) -> None:  # noqa: ANN401 (likewise)
    shapes = slide.shapes
    for _ in range(random.randint(1, 4)):
        group = shapes.add_group_shape()
        group.shapes.add_textbox(Cm(1), Cm(random.uniform(0, 9)), Cm(5), Cm(1)).text_frame.text = words.show(2)
        shapes = group.shapes


def _table(slide: Any, words: Words, random: Random) -> None:  # noqa: ANN401 (likewise)
    rows, columns = random.randint(2, 5), random.randint(2, 5)
    table = slide.shapes.add_table(rows, columns, Cm(1), Cm(random.uniform(1, 9)), Cm(20), Cm(rows)).table
    merged = random.random() < 0.4
    for row in range(rows):
        for column in range(columns):
            covered = merged and row == 0 and column == 1
            table.cell(row, column).text = "" if covered or random.random() < 0.1 else words.show(random.randint(1, 2))
    if merged:
        table.cell(0, 0).merge(table.cell(0, 1))
    table.first_row = random.random() < 0.7


def _chart(slide: Any, words: Words, random: Random) -> None:  # noqa: ANN401 (likewise)
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]  # ships no types
    data.categories = [words.show() for _ in range(random.randint(1, 4))]
    kind = random.choice(_CHARTS)
    for _ in range(1 if kind == "PIE" else random.randint(1, 3)):
        data.add_series(words.show(), [random.choice((None, random.uniform(-5, 900))) for _ in data.categories])
    slide.shapes.add_chart(getattr(XL_CHART_TYPE, kind), Cm(1), Cm(1), Cm(15), Cm(10), data).chart.font.size = Pt(9)


def _unknown(slide: Any, words: Words, random: Random) -> None:  # noqa: ANN401 (likewise)
    frame = slide.shapes.add_table(2, 2, Cm(1), Cm(5), Cm(9), Cm(3))
    data = next(frame._element.iter(f"{{{_A}}}graphicData"))
    data.set("uri", "http://schemas.microsoft.com/office/drawing/2014/chartex")
    for child in list(data):
        data.remove(child)


_PARTS: tuple[Callable[[Any, Words, Random], None], ...] = (
    _plain,
    _plain,
    _runs,
    _hidden,
    _coloured,
    _group,
    _table,
    _chart,
    _unknown,
)
