"""What lies behind the text of a slide: the fill of its shape, the shapes under it, the slide's background."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from lxml import etree
from lxml.etree import _Element
from pptx.opc.constants import RELATIONSHIP_TYPE

from ingest.read.office.colours import CLEAR, PICTURE, WHITE, Colour, from_hex, is_same
from ingest.read.office.slides.order import Placed

_Part = Any  # python-pptx gives its slides and shapes no common type
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_FILLS = frozenset(f"{A}{name}" for name in ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"))
_PLAIN_BACKGROUND = "1001"  # the first background of a theme, which is one colour
_LEAST_OPAQUE = 5_000  # thousandths of a per cent


class Ground:
    """The colours of one slide, by its theme, its master and its layout.

    `under` are the shapes of the layout and the master, `shapes` those of the slide above them, the lowest first.
    """

    def __init__(self, slide: _Part, *, under: Sequence[Placed], shapes: Sequence[Placed]) -> None:
        master = slide.slide_layout.slide_master
        self._theme = _theme_colours(master)
        self._map: dict[str, str] = {}
        for element in (*master.element.iter(f"{_P}clrMap"), *slide.element.iter(f"{A}overrideClrMapping")):
            self._map |= {str(name): str(value) for name, value in element.items()}
        self._shapes = (*under, *shapes)
        self._background = self._of_slide((slide, slide.slide_layout, master))

    def colour(self, holder: _Element | None) -> Colour | None:
        """Return the colour that properties of text or of a shape fill with, None where they say nothing."""
        fill = None if holder is None else next((child for child in holder if child.tag in _FILLS), None)
        if fill is None:
            return None
        if fill.tag == f"{A}noFill":
            return CLEAR
        named = next(iter(fill), None) if fill.tag == f"{A}solidFill" else None
        return PICTURE if named is None else self._named(named)

    def hides(self, properties: _Element, *, behind: Colour) -> bool:
        """Return whether text with these properties has the colour of what lies behind it, or none."""
        own = self.colour(properties)
        return own is not None and own != PICTURE and (own == CLEAR or is_same(own, behind))

    def hidden_in(self, placed: Placed) -> Callable[[_Element], bool]:
        """Return what tells which runs of a shape do not show, by their properties."""
        return partial(self.hides, behind=self._behind(placed))

    def _behind(self, placed: Placed) -> Colour:
        own = self._fill(placed.shape)
        if own is not None and own != CLEAR:
            return own
        for below in _below(placed, self._shapes):
            fill = self._fill(below.shape)
            if fill != CLEAR:
                return PICTURE if fill is None or not _covers(below, placed) else fill
        return self._background

    def of_cell(self, properties: _Element | None) -> Colour:
        """Return what lies behind the text of a table's cell; the table's style may give it any colour."""
        return self.colour(properties) or PICTURE

    def _fill(self, shape: _Part) -> Colour | None:
        """Return the fill of a shape: CLEAR for a text box without one, None for a picture and the like."""
        properties = shape._element.find(f"{_P}spPr")
        if shape._element.tag != f"{_P}sp" or properties is None:
            return None
        style = shape._element.find(f"{_P}style/{A}fillRef")
        styled = CLEAR if style is None or style.get("idx", "0") == "0" else PICTURE
        if shape.is_placeholder and self.colour(properties) is None:
            return CLEAR
        return self.colour(properties) or styled

    def _named(self, element: _Element) -> Colour:
        alpha = element.find(f"{A}alpha")
        if alpha is not None and alpha.get("val", "").isdigit() and int(alpha.get("val", "0")) < _LEAST_OPAQUE:
            return CLEAR
        if any(child.tag != f"{A}alpha" for child in element):
            return PICTURE  # a shade of a colour
        name = element.get("val", "")
        if element.tag == f"{A}schemeClr":
            return self._theme.get(self._map.get(name, name), PICTURE)
        return from_hex(element.get("lastClr") or name) or PICTURE

    def _of_slide(self, parts: Iterable[_Part]) -> Colour:
        for part in parts:
            background = part.element.find(f"{_P}cSld/{_P}bg")
            if background is None:
                continue
            reference = background.find(f"{_P}bgRef")
            if reference is None:
                return self.colour(background.find(f"{_P}bgPr")) or PICTURE
            plain = reference.get("idx") == _PLAIN_BACKGROUND and len(reference)
            return self._named(reference[0]) if plain else PICTURE
        return WHITE


def _below(placed: Placed, shapes: Sequence[Placed]) -> Iterator[Placed]:
    """Give the shapes that `placed` stands on, the uppermost first."""
    at = next((at for at, one in enumerate(shapes) if one is placed), len(shapes))
    for one in reversed(shapes[:at]):
        if one.left < placed.right and placed.left < one.right and one.top < placed.bottom and placed.top < one.bottom:
            yield one


def _covers(one: Placed, other: Placed) -> bool:
    return one.left <= other.left and one.top <= other.top and one.right >= other.right and one.bottom >= other.bottom


def _theme_colours(master: _Part) -> dict[str, Colour]:
    theme = next((one for one in master.part.rels.values() if one.reltype == RELATIONSHIP_TYPE.THEME), None)
    if theme is None:
        return {}
    root = etree.fromstring(theme.target_part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
    scheme = next(root.iter(f"{A}clrScheme"), ())
    found = {entry.tag.removeprefix(A): next(iter(entry), None) for entry in scheme}
    return {
        name: colour
        for name, value in found.items()
        if value is not None and (colour := from_hex(value.get("lastClr") or value.get("val"))) is not None
    }
