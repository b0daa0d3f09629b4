"""The shapes of a slide where they stand on it: groups unfolded, hidden ones and those beside the slide left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ingest.read.office.slides.order import Placed

_Part = Any
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DRAWN = frozenset(f"{_P}{name}" for name in ("sp", "graphicFrame", "grpSp", "pic", "cxnSp"))
_DEEPEST_GROUP = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class SlideSize:
    """Width and height of the slides, in EMU."""

    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The shapes of a slide that show, and how many with text do not."""

    shapes: tuple[Placed, ...]
    unseen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """Turns coordinates inside a group into those of the slide."""

    left: float = 0.0
    top: float = 0.0
    across: float = 1.0
    down: float = 1.0

    def box(self, shape: _Part) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom of a shape on the slide."""
        left, top = self.left + (shape.left or 0) * self.across, self.top + (shape.top or 0) * self.down
        return left, top, left + (shape.width or 0) * self.across, top + (shape.height or 0) * self.down

    def within(self, group: _Part) -> "_Frame":
        """Return the frame of the shapes inside `group`."""
        transform = group._element.grpSpPr.find(f".//{_A}xfrm")
        left, top, right, bottom = self.box(group)
        child, extent = (
            (None, None) if transform is None else (transform.find(f"{_A}chOff"), transform.find(f"{_A}chExt"))
        )
        if child is None or extent is None:
            return self
        width, height = int(extent.get("cx", "0")), int(extent.get("cy", "0"))
        if width <= 0 or height <= 0:
            return self
        across, down = (right - left) / width, (bottom - top) / height
        return _Frame(
            left=left - int(child.get("x", "0")) * across,
            top=top - int(child.get("y", "0")) * down,
            across=across,
            down=down,
        )


def placed_shapes(slide: _Part, *, size: SlideSize) -> Found:
    """Return the shapes of `slide` with their places, those of groups in the group's place."""
    _choose(slide)
    shapes: list[Placed] = []
    unseen = 0
    for placed in _flat(slide.shapes, _Frame()):
        beside = placed.right < 0 or placed.bottom < 0 or placed.left > size.width or placed.top > size.height
        if beside or _is_hidden(placed.shape):
            unseen += _has_text(placed.shape)
        else:
            shapes.append(placed)
    return Found(shapes=tuple(shapes), unseen=unseen)


def shapes_under(slide: _Part) -> tuple[Placed, ...]:
    """Return what the master and the layout of `slide` draw under it; their placeholders draw nothing."""
    drawn = (*_flat(slide.slide_layout.slide_master.shapes, _Frame()), *_flat(slide.slide_layout.shapes, _Frame()))
    return tuple(one for one in drawn if not one.shape.is_placeholder)


def _flat(shapes: _Part, frame: _Frame, depth: int = 0) -> Iterator[Placed]:
    for shape in shapes:
        if not hasattr(shape, "shapes"):
            left, top, right, bottom = frame.box(shape)
            yield Placed(shape=shape, left=left, top=top, right=right, bottom=bottom)
        elif depth < _DEEPEST_GROUP and not _is_hidden(shape):
            yield from _flat(shape.shapes, frame.within(shape), depth + 1)


def _choose(slide: _Part) -> None:
    """Put the shapes that a newer program would draw in the place of a choice between them and older ones."""
    for alternate in list(slide.element.iter(f"{_MC}AlternateContent")):
        choice = alternate.find(f"{_MC}Choice")
        parent = alternate.getparent()
        if choice is None or parent is None or parent.tag not in (f"{_P}spTree", f"{_P}grpSp"):
            continue
        drawn = [child for child in choice if child.tag in _DRAWN]
        for child in drawn:
            alternate.addprevious(child)
        parent.remove(alternate)


def _is_hidden(shape: _Part) -> bool:
    named = next(shape._element.iter(f"{_P}cNvPr"), None)
    return named is not None and named.get("hidden") in ("1", "true")


def _has_text(shape: _Part) -> bool:
    return bool(getattr(shape, "has_text_frame", False)) and bool(shape.text_frame.text.strip())
