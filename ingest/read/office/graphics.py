"""The figures behind a chart of Word or PowerPoint, of whatever kind, and the words of a diagram."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element
from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.datetime import WINDOWS_EPOCH, from_excel

from ingest.read.elements import Grid, GridCell, GridRow, Paragraph
from ingest.read.office.sheets.number_format import Value, shown

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_MOST_POINTS = 5_000  # of a chart; a reader sees some dozens
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Series:
    """One series: its name, and by place the text of each category and value."""

    name: str
    categories: dict[int, str]
    values: dict[int, str]


def chart_grids(blob: bytes, *, page: int | None = None) -> Iterator[Grid]:
    """Give the figures of a chart as tables, a row a category and a column a series, as their formats show them."""
    root = etree.fromstring(blob, etree.XMLParser(resolve_entities=False, no_network=True))
    title = root.find(f"{_C}chart/{_C}title")
    caption = "" if title is None else " ".join("".join(text.text or "" for text in title.iter(f"{_A}t")).split())
    area = root.find(f"{_C}chart/{_C}plotArea")
    for plot in area if area is not None else ():
        series = [_series(one) for one in plot.iterchildren(f"{_C}ser")]
        rows = list(_rows(series, page=page))
        if len(rows) > 1:
            yield Grid(rows=tuple(rows), header=1, caption=caption or None)


def diagram_texts(blob: bytes, *, page: int | None = None) -> Iterator[Paragraph]:
    """Give the words of a diagram (SmartArt), a paragraph a shape."""
    root = etree.fromstring(blob, etree.XMLParser(resolve_entities=False, no_network=True))
    for point in root.iter(f"{_DIAGRAM}pt"):
        for paragraph in point.iter(f"{_A}p"):
            text = "".join(piece.text or "" for piece in paragraph.iter(f"{_A}t"))
            if text.strip():
                yield Paragraph(text=text, page=page)


def _series(element: _Element) -> _Series:
    name = element.find(f"{_C}tx")
    words = [] if name is None else [value.text or "" for value in name.iter(f"{_C}v")]
    return _Series(
        name=" ".join(words),
        categories=_points(element, ("cat", "xVal")),
        values=_points(element, ("val", "yVal")),
    )


def _points(series: _Element, names: tuple[str, ...]) -> dict[int, str]:
    """Return the texts of a series' categories or values by place; the levels of a category joined, outermost first."""
    found = next((one for name in names if (one := series.find(f"{_C}{name}")) is not None), None)
    if found is None:
        return {}
    levels = list(found.iter(f"{_C}lvl"))
    if not levels:
        return _cached(found)
    texts: dict[int, str] = {}
    for level in reversed(levels):
        own, held = _cached(level), ""
        for place in range(max((*_cached(levels[0]), -1)) + 1):
            held = own.get(place, held)
            texts[place] = f"{texts.get(place, '')} {held}".strip()
    return texts


def _cached(holder: _Element) -> dict[int, str]:
    code = next((one.text for one in holder.iter(f"{_C}formatCode")), None) or "General"
    numbers = next(holder.iter(f"{_C}numCache", f"{_C}numLit"), None) is not None
    texts: dict[int, str] = {}
    for point in holder.iter(f"{_C}pt"):
        place, value = point.get("idx", ""), point.findtext(f"{_C}v") or ""
        if place.isdigit() and int(place) < _MOST_POINTS:
            texts[int(place)] = _shown(value, point.get("formatCode") or code) if numbers else " ".join(value.split())
    return texts


def _shown(value: str, code: str) -> str:
    try:
        number = float(value)
    except ValueError:
        return value
    moment: Value = number
    if is_date_format(code):
        try:
            day = from_excel(number)
            moment = day if isinstance(day, datetime.datetime) else number
        except (OverflowError, ValueError):
            moment = number
    return shown(moment, code if not is_date_format(code) or moment is not number else "General", epoch=WINDOWS_EPOCH)


def _rows(series: list[_Series], *, page: int | None) -> Iterator[GridRow]:
    places = sorted({place for one in series for place in (*one.categories, *one.values)})
    if not places:
        return
    yield _row(["", *(one.name for one in series)], page=page)
    for place in places:
        category = next((text for one in series if (text := one.categories.get(place))), str(place + 1))
        yield _row([category, *(one.values.get(place, "") for one in series)], page=page)


def _row(texts: list[str], *, page: int | None) -> GridRow:
    return GridRow(cells=tuple(GridCell(text=text) for text in texts), page=page)
