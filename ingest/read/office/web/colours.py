"""The colours that a style gives the text of a web page, and what lies behind it."""

from collections.abc import Iterable, Mapping

import tinycss2  # type: ignore[import-untyped]  # ships no types
from lxml.etree import _Element
from tinycss2.color3 import parse_color  # type: ignore[import-untyped]  # likewise

from ingest.read.office.colours import CLEAR, PICTURE, Colour

_LEAST_OPAQUE = 0.05
_PICTURES = ("url", "gradient(", "var(", "image")


def text_colour(style: Mapping[str, str], element: _Element) -> Colour | None:
    """Return the colour that an element gives its text, None where it gives none."""
    return _colour(style.get("color") or element.get("color") or "")


def ground_colour(style: Mapping[str, str], element: _Element) -> Colour | None:
    """Return what an element paints behind its text, None where it paints nothing."""
    said = " ".join(value for name, value in style.items() if name.startswith("background"))
    if element.get("background") or any(word in said for word in _PICTURES):
        return PICTURE
    found = _first((*said.split(), said, element.get("bgcolor") or ""))
    return None if found == CLEAR else found


def _first(texts: Iterable[str]) -> Colour | None:
    return next((colour for text in texts if (colour := _colour(text)) is not None), None)


def _colour(text: str) -> Colour | None:
    found = parse_color(text) if text else None
    if not isinstance(found, tinycss2.color3.RGBA):
        return None
    if found.alpha < _LEAST_OPAQUE:
        return CLEAR
    return round(255 * found.red), round(255 * found.green), round(255 * found.blue)
