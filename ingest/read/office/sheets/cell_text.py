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

from ingest.read.office.sheets.number_format import shown
from ingest.read.raised import raised

_WHITE = frozenset(("FFFFFF", "FEFEFE"))
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
            text = self._rich(value)
        else:
            text = shown(value, str(cell.number_format or "General"), epoch=self._epoch)
        text = text.strip()
        if not text or not cell.has_style:
            return text
        if cell.font.strike:
            self.struck += 1
            return ""
        if self._is_unseen(cell):
            self.unseen += 1
            return ""
        return raised(text, after=" 0") if cell.font.vertAlign == _RAISED and len(text) <= 3 else text

    def _rich(self, value: CellRichText) -> str:
        text = ""
        for piece in value:
            if isinstance(piece, TextBlock):
                text += self._block(piece, after=text)
            else:
                text += str(piece)
        return text

    def _block(self, block: TextBlock, *, after: str) -> str:
        font: InlineFont = block.font
        if font.strike:
            self.struck += 1
            return ""
        return raised(block.text, after=after) if font.vertAlign == _RAISED else block.text

    def _is_unseen(self, cell: Cell) -> bool:
        """Return whether the text is white on the sheet's own white: no fill of the cell, a table or a condition."""
        if not _is_white(cell.font) or not _is_unfilled(cell.fill):
            return False
        return not any(cell.coordinate in area for area in self._painted)

    @cached_property
    def _painted(self) -> tuple[Any, ...]:
        return tuple(entry.sqref for entry in self._sheet.conditional_formatting)


def _is_white(font: Font | StyleProxy) -> bool:
    colour: Color | None = font.color
    if colour is None:
        return False
    if colour.type == "rgb":
        return str(colour.rgb)[-6:].upper() in _WHITE
    return colour.type == "theme" and colour.theme == 0 and not colour.tint


def _is_unfilled(fill: PatternFill | StyleProxy) -> bool:
    pattern = getattr(fill, "patternType", "gradient")
    if pattern is None or pattern == "none":
        return True
    return pattern == "solid" and fill.fgColor.type == "rgb" and str(fill.fgColor.rgb)[-6:].upper() in _WHITE
