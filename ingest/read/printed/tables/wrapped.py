"""Tells which lines of a table without lines are one row: a label over several lines has its figures on any of them."""

import re
from collections.abc import Sequence

from ingest.read.printed.lines import FIGURE, PrintedLine

_OPEN = re.compile(
    r"(?:\b(?:och|samt|eller|med|för|till|av|i|på|inom|enligt|från|om|per|utan|under|den|det|de)|[-–/,&])$", re.I
)
_PART = re.compile(r"(?:varav|därav|dvs|exkl|inkl|exklusive|inklusive|summa|netto|totalt)\b|[-–•]", re.IGNORECASE)
_THOUSANDS = re.compile(r"\d{3}")
_INDENT = 3.0  # points: a row set further in is a part of the row above, not the rest of its label


def label_starts(lines: Sequence[PrintedLine], border: float) -> list[bool]:
    """Return for each of `lines`, set at equal distances, whether it opens a row; `border` ends the first column.

    A line with a label and figures opens a row unless its label goes on from the lines above; a line with a label alone
    goes on with the row above, opens the label of the row below, or names a group of rows.
    """
    labels = [" ".join(word.text for word in line.words if word.box.middle_x < border) for line in lines]
    figures = [_figures(line, border, small=label[:1].islower()) for line, label in zip(lines, labels, strict=True)]
    valued = [
        bool(count) or (not label[:1].islower() and any(word.box.middle_x >= border for word in line.words))
        for line, label, count in zip(lines, labels, figures, strict=True)
    ]
    small = _rows_in_small_letters(labels, valued, figures)
    starts: list[bool] = []
    for at, line in enumerate(lines):
        if at == 0 or not labels[at]:
            starts.append(at == 0)
        elif _OPEN.search(labels[at - 1]) and (not valued[at] or not valued[at - 1]):
            starts.append(False)  # the label above ends in the middle of a phrase
        elif _PART.match(labels[at]) or not labels[at][:1].islower():
            starts.append(True)
        elif valued[at] and not _is_rest(figures, at):
            # Figures on a later line of a label: the line above opened it, and has none of its own.
            starts.append(valued[at - 1] or small or _stands_in(line, lines[at - 1]) or lines[at - 1].bold != line.bold)
        else:
            starts.append(False)
    return starts


def _figures(line: PrintedLine, border: float, *, small: bool) -> int:
    """Return how many figures a line has beside its label; under a small letter three digits may end a broken one."""
    words = [word.text for word in line.words if word.box.middle_x >= border]
    return sum(bool(FIGURE.match(word)) and not (small and _THOUSANDS.fullmatch(word)) for word in words)


def _is_rest(figures: Sequence[int], at: int) -> bool:
    """Return whether a line ends the cells of the line above: a year, a unit, where that one has figures throughout."""
    return 2 * figures[at] <= figures[at - 1]


def _rows_in_small_letters(labels: Sequence[str], valued: Sequence[bool], figures: Sequence[int]) -> bool:
    """Return whether rows of the table are named in small letters: one follows a row that has its figures."""
    return any(
        valued[at]
        and labels[at][:1].islower()
        and valued[at - 1]
        and not _OPEN.search(labels[at - 1])
        and not _is_rest(figures, at)
        for at in range(1, len(labels))
        if labels[at] and not _PART.match(labels[at])
    )


def _stands_in(line: PrintedLine, above: PrintedLine) -> bool:
    return line.box.left - above.box.left > _INDENT
