"""The text that a cell of a sheet shows: formatted, without what is struck through or white on white."""

import datetime
from functools import cached_property
from typing import Any

from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.styles.proxy import StyleProxy
from openpyxl.worksheet.worksheet import Worksheet

from ingest.read.footnotes.raised import raised
from ingest.read.office.colours import WHITE, Colour, from_hex, is_same
from ingest.read.office.sheets.number_format import shown

_SMALLEST = 1  # points: nobody reads smaller text
_RAISED = "superscript"


class Looks:
    """What the cells of one sheet show; `struck` and `unseen` count the texts that were left out."""

    def __init__(self, sheet: Worksheet, *, epoch: datetime.datetime) -> None:
        self._sheet = sheet
        self._epoch = epoch
        self.struck = self.unseen = 0

    def text(self, cell: Cell) -> str:
        """Return the text that `cell` shows, a raised mark wrapped."""
        value: Any = cell.value
        if value is None:
            return ""
        if isinstance(value, CellRichText):
            text = self._rich(value, cell)
        else:
            text = shown(value, str(cell.number_format or "General"), epoch=self._epoch)
        text = text.strip()
        if not text or not cell.has_style:
            return text
        if cell.font.strike:
            self.struck += 1
            return ""
        if self._is_unseen(cell.font, cell):
            self.unseen += 1
            return ""
        return raised(text, after=" 0") if cell.font.vertAlign == _RAISED and len(text) <= 3 else text

    def _rich(self, value: CellRichText, cell: Cell) -> str:
        text = ""
        for piece in value:
            if isinstance(piece, TextBlock):
                text += self._block(piece, cell, after=text)
            else:
                text += str(piece)
        return text

    def _block(self, block: TextBlock, cell: Cell, *, after: str) -> str:
        font: InlineFont = block.font
        if font.strike:
            self.struck += 1
            return ""
        if self._is_unseen(font, cell):
            self.unseen += 1
            return ""
        return raised(block.text, after=after) if font.vertAlign == _RAISED else block.text

    def _is_unseen(self, font: Font | InlineFont | StyleProxy, cell: Cell) -> bool:
        """Return whether text is too small to read, or of the colour of its cell, which no condition paints."""
        if font.sz is not None and float(font.sz) <= _SMALLEST:
            return True
        own, ground = _colour(font.color), _ground(cell.fill)
        if own is None or ground is None or not is_same(own, ground):
            return False
        return not any(cell.coordinate in area for area in self._painted)

    @cached_property
    def _painted(self) -> tuple[Any, ...]:
        return tuple(entry.sqref for entry in self._sheet.conditional_formatting)


def _colour(colour: Color | None) -> Colour | None:
    """Return a colour, None where only a theme or a palette that is not read knows it."""
    if colour is None:
        return None
    if colour.type == "rgb":
        return from_hex(str(colour.rgb)[-6:])
    return WHITE if colour.type == "theme" and colour.theme == 0 and not colour.tint else None


def _ground(fill: PatternFill | StyleProxy) -> Colour | None:
    """Return the colour that a cell is filled with, white for none, None for a pattern."""
    pattern = getattr(fill, "patternType", "gradient")
    if pattern is None or pattern == "none":
        return WHITE
    return _colour(fill.fgColor) if pattern == "solid" else None
