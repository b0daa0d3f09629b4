"""Which elements of a web page show, by their attributes, their own styles and the page's style sheets."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import tinycss2  # type: ignore[import-untyped]  # ships no types
from cssselect import SelectorError
from lxml.cssselect import CSSSelector
from lxml.etree import XPathError, _Element

from ingest.read.office.colours import CLEAR, WHITE, is_same
from ingest.read.office.web.colours import ground_colour, text_colour

_NEVER = frozenset(
    ("script", "style", "template", "noscript", "head", "nav", "svg", "math", "iframe", "object", "select", "button")
)
_STRUCK_TAGS = frozenset(("s", "strike", "del"))
_SEEN = "display visibility text-decoration text-decoration-line vertical-align font-size color background".split()
_SEEN_TOO = ("background-color", "background-image", "opacity", "text-indent", "position", "left", "top", "right")
_CUT = ("clip", "clip-path", "overflow", "height", "max-height", "width", "transform")
_ASKED = frozenset((*_SEEN, *_SEEN_TOO, *_CUT))
_MOST_RULES = 2_000
_NOTHING = re.compile(r"0(?:\.0+)?(?:px|pt|em|rem|%)?")
_TINY = re.compile(r"[01](?:\.\d+)?p[xt]")  # nobody reads it
_AWAY = re.compile(r"-(?:\d{4,}|[5-9]\d\d)(?:\.\d+)?(?:px|pt|em|rem)|-1?\d{3}%")
_CLIPPED = re.compile(r"rect\((?:[01](?:px)?[, ]*){4}\)")
_NO_ROOM = re.compile(r"[01](?:px)?")

Style = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    """What a style sheet says of the elements that a selector matches, and how much it weighs."""

    weight: tuple[int, int, int, int]
    style: Style
    matched: frozenset[object]


class Page:
    """The styles of one page; `struck` and `unseen` count the texts that were left out by them."""

    def __init__(self, root: _Element) -> None:
        self._rules = sorted(_rules(root), key=lambda rule: rule.weight)
        self._known: dict[_Element, Style] = {}
        self.struck = self.unseen = 0

    def is_hidden(self, element: _Element) -> bool:
        """Return whether an element does not show: hidden, struck through, too small, or of its background's colour."""
        if element.tag in _NEVER or element.get("hidden") is not None:
            return True
        style = self._style(element)
        if element.tag in _STRUCK_TAGS or "line-through" in _decoration(style):
            self.struck += _says(element)
            return True
        if style.get("display") == "none" or style.get("visibility") in ("hidden", "collapse"):
            return True
        if element.tag == "dialog" and element.get("open") is None:
            return True
        if _is_put_away(style) or _is_too_small(style) or self._is_its_ground(element, style):
            self.unseen += _says(element)
            return True
        return False

    def is_raised(self, element: _Element) -> bool:
        """Return whether the text of an element stands above the line."""
        return element.tag == "sup" or self._style(element).get("vertical-align") in ("super", "text-top")

    def _style(self, element: _Element) -> Style:
        known = self._known.get(element)
        if known is None:
            known = {}
            for rule in self._rules:
                if element in rule.matched:
                    known |= rule.style
            own = element.get("style")
            self._known[element] = known = known | _declared(own) if own else known
        return known

    def _is_its_ground(self, element: _Element, style: Style) -> bool:
        """Return whether the text of an element has the colour of what lies behind it, or none at all."""
        own = text_colour(style, element)
        if own is None and ground_colour(style, element) is None:
            return False  # it looks as what it stands in, which was asked before
        if any(self._paints(inner) for inner in element.iterdescendants() if isinstance(inner.tag, str)):
            return False  # what stands inside has colours of its own, and is asked itself
        around = (element, *element.iterancestors())
        text = next((one for above in around if (one := text_colour(self._style(above), above)) is not None), None)
        if text is None or text == CLEAR:
            return text == CLEAR
        grounds = (ground_colour(self._style(above), above) for above in around)
        return is_same(text, next((one for one in grounds if one is not None), WHITE))

    def _paints(self, element: _Element) -> bool:
        style = self._style(element)
        return text_colour(style, element) is not None or ground_colour(style, element) is not None


def _is_too_small(style: Style) -> bool:
    size = style.get("font-size", "")
    return bool(_NOTHING.fullmatch(size) or _TINY.fullmatch(size) or _NOTHING.fullmatch(style.get("opacity", "")))


def _is_put_away(style: Style) -> bool:
    """Return whether a style moves an element off the page, or leaves no room for it."""
    if _AWAY.match(style.get("text-indent", "")) or style.get("transform", "").startswith("scale(0)"):
        return True
    if style.get("position") in ("absolute", "fixed"):
        moved = any(_AWAY.match(style.get(side, "")) for side in ("left", "top", "right"))
        if moved or _CLIPPED.match(style.get("clip", "")) or style.get("clip-path") in ("inset(50%)", "inset(100%)"):
            return True
    narrow = any(_NO_ROOM.fullmatch(style.get(name, "")) for name in ("height", "max-height", "width"))
    return narrow and style.get("overflow") == "hidden"


def _rules(root: _Element) -> Iterator[_Rule]:
    sheets = "\n".join(sheet.text or "" for sheet in root.iter("style") if _is_for_screens(sheet))
    for place, (selectors, style) in enumerate(_sheet_rules(sheets)):
        if place >= _MOST_RULES:
            return
        for selector in selectors.split(","):
            try:
                found = CSSSelector(selector.strip(), translator="html")(root)
                matched = frozenset(found if isinstance(found, list) else ())
            except (SelectorError, XPathError, NotImplementedError):
                continue  # `:hover`, `::before` and the like say nothing of a page at rest
            yield _Rule(weight=(*_specificity(selector), place), style=style, matched=matched)


def _sheet_rules(sheets: str) -> Iterator[tuple[str, Style]]:
    for node in tinycss2.parse_stylesheet(sheets, skip_comments=True, skip_whitespace=True):
        if node.type == "qualified-rule":
            style = _declared(tinycss2.serialize(node.content))
            if style:
                yield tinycss2.serialize(node.prelude), style
        elif node.type == "at-rule" and node.lower_at_keyword == "media" and node.content is not None:
            screen = re.search(r"\b(?:all|screen)\b", tinycss2.serialize(node.prelude))
            yield from _sheet_rules(tinycss2.serialize(node.content)) if screen else ()


def _declared(text: str) -> Style:
    nodes = tinycss2.parse_declaration_list(text, skip_comments=True, skip_whitespace=True)
    return {
        node.lower_name: re.sub(r"\s*,\s*", ",", tinycss2.serialize(node.value).strip().lower())
        for node in nodes
        if node.type == "declaration" and node.lower_name in _ASKED
    }


def _specificity(selector: str) -> tuple[int, int, int]:
    ids, classes = selector.count("#"), len(re.findall(r"[.\[:]", selector))
    return ids, classes, len(re.findall(r"(?:^|[\s>+~])[a-zA-Z]", selector))


def _is_for_screens(sheet: _Element) -> bool:
    media = sheet.get("media")
    return media is None or bool(re.search(r"\b(?:all|screen)\b", media))


def _decoration(style: Style) -> str:
    return f"{style.get('text-decoration', '')} {style.get('text-decoration-line', '')}"


def _says(element: _Element) -> bool:
    return any(text.strip() for text in _texts(element))


def _texts(element: _Element) -> Iterable[str]:
    return (str(text) for text in element.itertext())
