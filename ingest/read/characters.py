"""Characters that print nothing, and those that print as others: a word and a figure are found as they look."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.read.elements import Element, Grid, GridRow

_TURNED = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # marks of direction
_UNSEEN = f"\u00ad\u180e\u200b\u200c\u200d\u2060\ufeff{_TURNED}"
_HYPHENS = "\u2010\u2011\u2012"
_SHOWN = str.maketrans(_HYPHENS, "-" * len(_HYPHENS), _UNSEEN)
_ANY = re.compile(f"[{_UNSEEN}{_HYPHENS}]")


def as_shown(text: str) -> str:
    """Return `text` without soft hyphens and characters of no width, its hyphens of other kinds as plain ones."""
    return text.translate(_SHOWN) if _ANY.search(text) else text


def elements_as_shown(elements: Iterable[Element]) -> Iterator[Element]:
    """Give `elements` with their texts as they look."""
    for element in elements:
        if isinstance(element, Grid):
            caption = None if element.caption is None else as_shown(element.caption)
            yield replace(element, rows=tuple(map(_row_as_shown, element.rows)), caption=caption)
        else:
            text = as_shown(element.text)
            yield element if text == element.text else replace(element, text=text)


def _row_as_shown(row: GridRow) -> GridRow:
    if not any(_ANY.search(cell.text) for cell in row.cells):
        return row
    return replace(row, cells=tuple(replace(cell, text=as_shown(cell.text)) for cell in row.cells))
