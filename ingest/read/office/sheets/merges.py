"""Takes the merged cells out of a sheet's markup before openpyxl reads it: it would make a cell of every slot."""

import re
from dataclasses import dataclass

from openpyxl.utils.cell import range_boundaries

_SHEETS = re.compile(r"^xl/worksheets/[^/]+\.xml$")
_MERGES = re.compile(rb"<(?:\w+:)?mergeCells\b.*?</(?:\w+:)?mergeCells\s*>", re.DOTALL)
_AREA = re.compile(rb"""\bref=["']([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})["']""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Rows and columns, 1-based and inclusive, that one merged cell covers."""

    top: int
    left: int
    bottom: int
    right: int


class Merges:
    """The merged cells of the sheets of one workbook, by the name of the sheet's part."""

    def __init__(self) -> None:
        self._areas: dict[str, tuple[Area, ...]] = {}

    def take(self, name: str, part: bytes) -> bytes:
        """Return `part` without its merged cells, where it is a sheet, and keep them."""
        if not _SHEETS.match(name):
            return part
        found = [area for merges in _MERGES.findall(part) for area in _AREA.findall(merges)]
        self._areas[name] = tuple(_area(area.decode()) for area in found)
        return _MERGES.sub(b"", part)

    def of(self, name: str) -> tuple[Area, ...]:
        """Return the merged cells that were taken from the part `name`."""
        return self._areas.get(name, ())


def _area(reference: str) -> Area:
    left, top, right, bottom = range_boundaries(reference)
    return Area(top=top or 1, left=left or 1, bottom=bottom or 1, right=right or 1)
