"""What the paragraphs of a slide show: no struck or invisible text, raised marks told from figures."""

from collections.abc import Callable
from itertools import groupby
from typing import Any

from lxml.etree import _Element

from ingest.read.footnotes.raised import raised

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_Part = Any  # python-pptx gives its shapes no common type with text
_SMALLEST = 100  # hundredths of a point: nobody reads it
_STRUCK = frozenset(("sngStrike", "dblStrike"))
Hides = Callable[[_Element], bool]  # whether the properties of a run hide it where it stands


def hides_nothing(properties: _Element) -> bool:
    """Return that text shows whatever its properties: notes have no ground but paper."""
    return False


class SlideText:
    """Reads paragraphs; `struck` and `unseen` count the runs that were left out."""

    def __init__(self) -> None:
        self.struck = self.unseen = 0

    def frame(self, shape: _Part, *, hides: Hides) -> str:
        """Return the text of a shape, a line a paragraph."""
        return "\n".join(self.of(paragraph._p, hides=hides) for paragraph in shape.text_frame.paragraphs)

    def of(self, paragraph: _Element, *, hides: Hides = hides_nothing) -> str:
        """Return what a paragraph shows, footnote marks wrapped; line breaks stay."""
        text = ""
        for high, pieces in groupby(self._pieces(paragraph, hides), key=lambda piece: piece[1]):
            joined = "".join(piece for piece, _ in pieces)
            text += raised(joined, after=text) if high else joined
        return text

    def _pieces(self, paragraph: _Element, hides: Hides) -> list[tuple[str, bool]]:
        pieces: list[tuple[str, bool]] = []
        for child in paragraph:
            if child.tag == f"{A}br":
                pieces.append(("\n", False))
            elif child.tag in (f"{A}r", f"{A}fld"):
                pieces += self._run(child, hides)
            elif child.tag != f"{A}pPr" and child.tag != f"{A}endParaRPr":
                pieces += [(math.text or "", False) for math in child.iter(_MATH_TEXT)]
        return pieces

    def _run(self, run: _Element, hides: Hides) -> list[tuple[str, bool]]:
        text = run.findtext(f"{A}t") or ""
        properties = run.find(f"{A}rPr")
        if properties is None or not text:
            return [(text, False)]
        if properties.get("strike") in _STRUCK:
            self.struck += bool(text.strip())
            return []
        size = properties.get("sz", "")
        if hides(properties) or (size.isdigit() and int(size) <= _SMALLEST):
            self.unseen += bool(text.strip())
            return []
        return [(text, _is_high(properties.get("baseline", "0")))]


def _is_high(baseline: str) -> bool:
    return not baseline.startswith("-") and baseline.strip("0%") != ""
