"""What the runs of a Word paragraph show: no hidden, struck or invisible text, raised marks told from figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from lxml.etree import _Element

from ingest.read.footnotes.raised import raised
from ingest.read.office.colours import PICTURE, WHITE, Colour, from_hex, is_same
from ingest.read.office.word.markup import SKIPPED, W, is_on, value

_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_MARKS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
# Signs of the font Symbol that carry meaning in a figure.
_SYMBOLS = {"2D": "−", "B1": "±", "B4": "×", "A3": "≤", "B3": "≥", "B9": "≠", "BB": "≈", "B7": "•", "6D": "µ"}
_DEEPEST_STYLE_CHAIN = 20
_SMALLEST = 2  # half points: a point, which nobody reads
_NO_COLOUR = frozenset(("AUTO", "NIL", "CLEAR", "NONE", ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """What one run's own properties or those of a style say; None where they are silent."""

    hidden: bool | None = None
    struck: bool | None = None
    high: bool | None = None
    colour: str | None = None
    size: int | None = None
    ground: Colour | None = None


class Runs:
    """The text that paragraphs show; `struck` and `unseen` count the runs that were left out."""

    def __init__(self, styles: dict[str, _Element], *, page_colour: bool) -> None:
        self._styles = styles
        self._page_colour = page_colour
        self._style = cache(self._read_style)
        self.struck = self.unseen = 0

    def text_of(self, paragraph: _Element) -> str:
        """Return what a paragraph shows, footnote marks wrapped; line breaks stay."""
        text = ""
        for high, pieces in groupby(self._pieces(paragraph, paragraph), key=lambda piece: piece[1]):
            joined = "".join(piece for piece, _ in pieces)
            text += raised(joined, after=text) if high else joined
        return text

    def _pieces(self, element: _Element, paragraph: _Element) -> Iterator[tuple[str, bool]]:
        for child in element:
            if child.tag in SKIPPED:
                continue
            if child.tag == f"{W}r":
                yield from self._run(child, paragraph)
            elif child.tag == _MATH_TEXT:
                yield child.text or "", False
            else:
                yield from self._pieces(child, paragraph)

    def _run(self, run: _Element, paragraph: _Element) -> Iterator[tuple[str, bool]]:
        text = "".join(_characters(run))
        if not text:
            return
        own, styles = _look(run.find(f"{W}rPr")), self._styles_of(run, paragraph)
        if _toggled(own.hidden, [style.hidden for style in styles]):
            return  # hidden text is a reviewer's or a macro's, not the reader's
        if _toggled(own.struck, [style.struck for style in styles]):
            self.struck += bool(text.strip())
            return
        looks = (own, *styles)
        if text.strip() and self._is_unseen(run, paragraph, looks):
            self.unseen += 1
            return
        yield text, bool(next((look.high for look in looks if look.high is not None), False))

    def _styles_of(self, run: _Element, paragraph: _Element) -> tuple[_Look, ...]:
        """Return the looks of the run's character style and the paragraph's style, where they have any."""
        names = (value(run, f"{W}rPr/{W}rStyle"), value(paragraph, f"{W}pPr/{W}pStyle"))
        return tuple(self._style(name) for name in names if name)

    def _read_style(self, name: str) -> _Look:
        look = _Look()
        for _ in range(_DEEPEST_STYLE_CHAIN):
            element = self._styles.get(name)
            if element is None:
                break
            look = _over(look, _look(element.find(f"{W}rPr")), ground=_ground(element, f"{W}pPr/{W}shd"))
            name = value(element, f"{W}basedOn") or ""
        return look

    def _is_unseen(self, run: _Element, paragraph: _Element, looks: tuple[_Look, ...]) -> bool:
        """Return whether text is too small to see, or of the colour of what is behind it."""
        size = next((look.size for look in looks if look.size is not None), None)
        if size is not None and size <= _SMALLEST:
            return True
        own = from_hex(next((look.colour for look in looks if look.colour is not None), ""))
        if own is None:
            return False
        grounds = (*(look.ground for look in looks), *self._around(paragraph))
        return is_same(own, next((ground for ground in grounds if ground is not None), WHITE))

    def _around(self, paragraph: _Element) -> Iterator[Colour | None]:
        """Give what colours the paragraph, and then what it stands in; None where that says nothing."""
        yield _ground(paragraph, f"{W}pPr/{W}shd")
        for above in paragraph.iterancestors():
            if above.tag == f"{W}txbxContent":  # a box may have any colour
                yield PICTURE
            elif above.tag == f"{W}tc":
                yield _ground(above, f"{W}tcPr/{W}shd")
            elif above.tag == f"{W}tbl":
                style = self._styles.get(value(above, f"{W}tblPr/{W}tblStyle") or "")
                shades = () if style is None else style.iter(f"{W}shd")
                yield PICTURE if any(_fill(shade) not in (None, WHITE) for shade in shades) else None
        yield PICTURE if self._page_colour else None


def _characters(run: _Element) -> Iterator[str]:
    for child in run:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _MARKS:
            yield _MARKS[child.tag]
        elif child.tag == f"{W}sym":
            code = (child.get(f"{W}char") or "")[-2:].upper()
            yield _SYMBOLS.get(code, "") if child.get(f"{W}font") == "Symbol" else ""
        elif child.tag not in SKIPPED:  # a run within the run holds a reading aid and what it stands over
            yield from _characters(child)


def _look(properties: _Element | None) -> _Look:
    if properties is None:
        return _Look()
    size = value(properties, f"{W}sz")
    colour = value(properties, f"{W}color")
    return _Look(
        hidden=_flag(properties, "vanish"),
        struck=_either(_flag(properties, "strike"), _flag(properties, "dstrike")),
        high=_height(properties),
        colour=None if colour is None else colour.upper(),
        size=int(size) if size is not None and size.isdigit() else None,
        ground=_marked(properties) or _ground(properties, f"{W}shd"),
    )


def _height(properties: _Element) -> bool | None:
    """Return whether text stands above the line: superscript, or lifted by a position of its own."""
    align = value(properties, f"{W}vertAlign")
    if align is not None:
        return align == "superscript"
    position = value(properties, f"{W}position")
    return None if position is None else position[:1].isdigit() and position[:1] != "0"


def _over(look: _Look, below: _Look, *, ground: Colour | None) -> _Look:
    """Return the look of a style over that of the style that it is based on."""
    return _Look(
        hidden=below.hidden if look.hidden is None else look.hidden,
        struck=below.struck if look.struck is None else look.struck,
        high=below.high if look.high is None else look.high,
        colour=below.colour if look.colour is None else look.colour,
        size=below.size if look.size is None else look.size,
        ground=next((one for one in (look.ground, below.ground, ground) if one is not None), None),
    )


def _toggled(own: bool | None, styles: list[bool | None]) -> bool:
    """Return a toggle property: the run's own word holds, else each style that says yes turns it over."""
    return own if own is not None else sum(bool(style) for style in styles) % 2 == 1


def _flag(properties: _Element, name: str) -> bool | None:
    found = properties.find(f"{W}{name}")
    return None if found is None else is_on(found)


def _either(one: bool | None, other: bool | None) -> bool | None:
    return None if one is None and other is None else bool(one) or bool(other)


def _marked(properties: _Element) -> Colour | None:
    """Return that text is marked with a pen: of which colour is not read."""
    return None if (value(properties, f"{W}highlight") or "none") in ("none", "white") else PICTURE


def _ground(element: _Element, path: str) -> Colour | None:
    found = element.find(path)
    return None if found is None else _fill(found)


def _fill(shade: _Element) -> Colour | None:
    """Return the colour of a shade, None where it has none, PICTURE for a pattern or a theme's colour."""
    fill, pattern = shade.get(f"{W}fill", "auto").upper(), shade.get(f"{W}val", "clear")
    if pattern not in ("clear", "nil") or shade.get(f"{W}themeFill") is not None:
        return PICTURE
    return None if fill in _NO_COLOUR else from_hex(fill) or PICTURE
