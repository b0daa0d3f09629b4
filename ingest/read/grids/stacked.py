"""Rows stacked in one: cells of several lines, each line of which belongs to the same line of the others."""

import re
from collections.abc import Sequence

_FIGURE = re.compile(r"(?:[-–−+±(]?\s?\d[\d\s.,]*\s?(?:%|mnkr|tkr|kr|st)?\)?|[-–−]|\.\.)$", re.IGNORECASE)


def is_figure(text: str) -> bool:
    """Return whether `text` is nothing but a figure, with its unit or the sign of a missing one."""
    return bool(_FIGURE.match(text.strip()))


def unstacked(cells: Sequence[Sequence[str]]) -> list[list[str]] | None:
    """Return the rows that `cells`, each given as its lines, hold; None where they are one row.

    `[["Trygghet", "Nöjdhet"], ["81 %", "77 %"]]` are two rows: all cells with text have equally many lines, and those
    of a column but the first are figures. A wrapped label or a list of reasons is no such stack.
    """
    filled = [[line for line in cell if line.strip()] for cell in cells]
    counts = {len(lines) for lines in filled if lines}
    if len(filled) < 2 or len(counts) != 1 or not filled[0]:
        return None
    (count,) = counts
    figures = [all(map(is_figure, lines)) for lines in filled[1:] if lines]
    if count < 2 or not any(figures) or is_figure(filled[0][0]):
        return None
    return [[lines[at] if lines else "" for lines in filled] for at in range(count)]
