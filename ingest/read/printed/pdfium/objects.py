"""What a PDF page draws, in the order in which it is drawn: texts, filled areas, pictures and lines."""

import ctypes
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2.raw as raw  # type: ignore[import-untyped]  # ships no types

MAX_PATHS = 20_000  # a map or drawing; its lines are no table
_MAX_DEPTH = 4  # forms within forms
_MAX_SEGMENTS = 400  # of one path; more are a drawing
_STRAIGHT = 0.5  # points by which the side of a rectangle may be off
_OPAQUE = 255

Matrix = tuple[float, float, float, float, float, float]
Area = tuple[float, float, float, float]  # left, bottom, right, top in points, y upwards
Line = tuple[float, float, float, float]  # x0, y0, x1, y1
Colour = tuple[int, int, int]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_EVERYWHERE: Area = (-1e9, -1e9, 1e9, 1e9)


class Text(NamedTuple):
    """A text object: its address, how it is painted, where it is clipped to, and whether a layer may hide it."""

    key: int
    order: int
    mode: int
    clip: Area
    layered: bool


class Fill(NamedTuple):
    """A painted area; `colour` is None where it is not known, `solid` tells that nothing below it shows."""

    area: Area
    order: int
    colour: Colour | None
    solid: bool


class Drawing(NamedTuple):
    """What a page draws; `lines` are empty where it has too many, `pictures` are the areas of its pictures."""

    texts: dict[int, Text]
    fills: list[Fill]
    lines: list[Line]
    pictures: list[Area]
    shaded: bool


def read_drawing(page: object) -> Drawing:
    """Return what `page` draws."""
    drawing = Drawing({}, [], [], [], False)
    budget = MAX_PATHS
    for order, (item, matrix) in enumerate(_objects(page)):
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            text = _text(item, order, matrix)
            drawing.texts[text.key] = text
        elif kind == raw.FPDF_PAGEOBJ_PATH and budget:
            budget -= 1
            _add_path(drawing, item, order, matrix)
        elif kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING):
            area = _bounds(item, matrix)
            drawing.fills.append(Fill(area, order, None, kind == raw.FPDF_PAGEOBJ_IMAGE and _is_solid(item)))
            drawing.pictures.append(area)
    return drawing if budget else drawing._replace(lines=[])


def _objects(page: object) -> Iterator[tuple[object, Matrix]]:
    """Give the objects of a page in drawing order, those of forms in the form's place."""
    stack: list[tuple[object, Matrix, int]] = [
        (raw.FPDFPage_GetObject(page, at), _IDENTITY, 0)
        for at in reversed(range(min(raw.FPDFPage_CountObjects(page), MAX_PATHS)))
    ]
    while stack:
        item, matrix, depth = stack.pop()
        if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_FORM:
            yield item, matrix
        elif depth < _MAX_DEPTH:
            inner = _times(_matrix(item), matrix)
            count = min(raw.FPDFFormObj_CountObjects(item), MAX_PATHS)
            stack.extend((raw.FPDFFormObj_GetObject(item, at), inner, depth + 1) for at in reversed(range(count)))


def _text(item: object, order: int, matrix: Matrix) -> Text:
    marks = raw.FPDFPageObj_CountMarks(item)
    return Text(
        key=ctypes.addressof(item.contents),  # type: ignore[attr-defined]  # a pointer
        order=order,
        mode=raw.FPDFTextObj_GetTextRenderMode(item),
        clip=_clip(item, matrix),
        layered=any(_mark_name(item, at) == "OC" for at in range(max(marks, 0))),
    )


def _mark_name(item: object, at: int) -> str:
    name, length = (ctypes.c_ushort * 16)(), ctypes.c_ulong()
    raw.FPDFPageObjMark_GetName(raw.FPDFPageObj_GetMark(item, at), name, ctypes.sizeof(name), length)
    return bytes(name)[: max(0, min(length.value, ctypes.sizeof(name)) - 2)].decode("utf-16-le", errors="replace")


def _add_path(drawing: Drawing, item: object, order: int, matrix: Matrix) -> None:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, mode, stroke)
    filled = mode.value != raw.FPDF_FILLMODE_NONE
    if not (filled or stroke.value):
        return
    shapes = _shapes(item, _times(_matrix(item), matrix)) if raw.FPDFPath_CountSegments(item) <= _MAX_SEGMENTS else []
    colour = fill_colour(item) if filled else None
    if filled:
        solid, clip = colour is not None and _is_solid(item), _clip(item, matrix)
        if not shapes:
            drawing.fills.append(Fill(_both(_bounds(item, matrix), clip), order, None, False))
        drawing.fills.extend(_fill(shape, order, colour, solid=solid, clip=clip) for shape in shapes)
    if stroke.value or (filled and not is_white(colour)):
        drawing.lines.extend(line for shape in shapes for line in shape)


def _fill(shape: list[Line], order: int, colour: Colour | None, *, solid: bool, clip: Area) -> Fill:
    xs, ys = [x for line in shape for x in line[::2]], [y for line in shape for y in line[1::2]]
    area = _both((min(xs), min(ys), max(xs), max(ys)), clip)
    square = all(abs(x0 - x1) < _STRAIGHT or abs(y0 - y1) < _STRAIGHT for x0, y0, x1, y1 in shape)
    rectangle = square and len(shape) <= 5
    return Fill(area, order, colour if rectangle else None, solid and rectangle)


def _shapes(item: object, matrix: Matrix) -> list[list[Line]]:
    """Return the straight pieces of each closed or open line of a path."""
    shapes: list[list[Line]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = (0.0, 0.0)
    for index in range(raw.FPDFPath_CountSegments(item)):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = _apply(matrix, x.value, y.value)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO or not shapes:
            start = point
            shapes.append([])
        else:
            shapes[-1].append((*last, *point))
        if raw.FPDFPathSegment_GetClose(segment):
            shapes[-1].append((*point, *start))
        last = point
    return [shape for shape in shapes if shape]


def _clip(item: object, matrix: Matrix) -> Area:
    """Return the box around what an object is clipped to."""
    path = raw.FPDFPageObj_GetClipPath(item)
    area = _EVERYWHERE
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(max(0, raw.FPDFClipPath_CountPaths(path)) if path else 0):
        points = []
        for index in range(min(max(0, raw.FPDFClipPath_CountPathSegments(path, at)), _MAX_SEGMENTS)):
            raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(path, at, index), x, y)
            points.append(_apply(matrix, x.value, y.value))
        if points:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            area = _both(area, (min(xs), min(ys), max(xs), max(ys)))
    return area


def _both(one: Area, other: Area) -> Area:
    return (max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3]))


def _bounds(item: object, matrix: Matrix) -> Area:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return (0.0, 0.0, 0.0, 0.0)
    corners = [_apply(matrix, x.value, y.value) for x in (left, right) for y in (bottom, top)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return (min(xs), min(ys), max(xs), max(ys))


def _is_solid(item: object) -> bool:
    alpha = fill_alpha(item)
    return not raw.FPDFPageObj_HasTransparency(item) and alpha in (None, _OPAQUE)


def fill_alpha(item: object) -> int | None:
    """Return how opaque an object's filling is, 0 to 255; None where it has no colour."""
    values = [ctypes.c_uint() for _ in range(4)]
    return values[3].value if raw.FPDFPageObj_GetFillColor(item, *values) else None


def fill_colour(item: object) -> Colour | None:
    """Return the colour that an object is filled with, None where it is no plain colour."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(item, red, green, blue, alpha):
        return None
    return (red.value, green.value, blue.value)


def is_white(colour: Colour | None) -> bool:
    """Return whether `colour` is white to the eye."""
    return colour is not None and min(colour) >= 250


def _matrix(item: object) -> Matrix:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, matrix):
        return _IDENTITY
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e, b * x + d * y + f)
