"""How a grid is laid out: tables beside each other told apart, numbers of rows before the names set aside."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.document import Span
from ingest.genre.columns import is_column_name, names_rows
from ingest.language.words import fold
from ingest.read.grids.cells import PlacedRow, is_moment, is_value, pick

_NUMBER_HEADS = frozenset({"nr", "nr.", "nummer", "id", "#", "pos", "rad", "lopnr", "konto", "kod", "projektnr", "ref"})
_CODE = re.compile(r"[^\W\d_]?\d{0,2}(?:[.:]\d{1,2})*[^\W\d_]?\.?(?<=.)")
_SEXES = frozenset("k m f p t".split())  # folded letters that say whom a row counts
_FEWEST_HEADS = 2  # columns that a head further down names
_MOSTLY = 0.7  # share of a column's filled cells that are words, or figures


def beside(placed: Sequence[PlacedRow], *, header: int, gaps: frozenset[int] = frozenset()) -> list[list[PlacedRow]]:
    """Return the tables that stand beside each other in `placed`, of whose rows the first `header` are heads.

    A column of words after one of figures begins another table where its head is that of the first names again, or
    where an empty column stood before it (`gaps`), and figures follow it.
    """
    width = max((len(one.row.cells) for one in placed), default=0)
    starts = [0, *(at for at in range(2, width) if _begins_table(placed, at, header=header, gaps=gaps))]
    if len(starts) == 1:
        return [list(placed)]
    ends = [*starts[1:], width]
    return [list(_columns(placed, range(start, end))) for start, end in zip(starts, ends, strict=True)]


def below_each_other(placed: Sequence[PlacedRow], *, header: int) -> list[tuple[int, list[PlacedRow]]]:
    """Return the tables that stand below each other in `placed`, each with how many of its rows are heads.

    A row further down that names columns, with figures above it and below it, is the head of what follows. What stands
    before the same heads again is the group of the rows below them: "Skola | Budget", "Fritid | Budget".
    """
    starts = [at for at in range(header + 1, len(placed) - 1) if header and _is_head(placed, at, header=header)]
    ends = [*starts, len(placed)]
    parts = [(1 if start else header, list(placed[start:end])) for start, end in zip([0, *starts], ends, strict=True)]
    heads = [[cell.printed for cell in part[count - 1].row.cells] for count, part in parts if count]
    if len(parts) > 1 and all(head[1:] == heads[0][1:] and head[0] and not names_rows(head[0]) for head in heads):
        return [
            (count, [*part[:count], *(replace(one, group=one.group or head[0]) for one in part[count:])])
            for (count, part), head in zip(parts, heads, strict=True)
        ]
    return parts


def _is_head(placed: Sequence[PlacedRow], at: int, *, header: int) -> bool:
    """Return whether row `at` names columns by their usual names or by times, as the first head does, not again."""
    row, first = placed[at].row, placed[header - 1].row
    filled = [place for place in range(1, len(row.cells)) if row.cells[place].printed]
    names = [row.cells[place].printed for place in filled]
    if len(filled) < _FEWEST_HEADS or not all(map(_heads_figures, names)) or any(map(is_value, names)):
        return False
    printed, heads = ([cell.printed for cell in one.cells] for one in (row, first))
    if printed == heads or (printed[1:] != heads[1:] and not _is_alike(printed, heads)):
        return False
    above, below = placed[header:at], placed[at + 1 : at + 2]
    return any(_figures(above, place) for place in filled) and any(_figures(below, place) for place in filled)


def _is_alike(printed: Sequence[str], heads: Sequence[str]) -> bool:
    """Return whether a row names columns as the first head does; years may be the figures of a row: "Startår"."""
    names, firsts = ([name for name in one[1:] if name] for one in (printed, heads))
    if not all(map(_heads_figures, firsts)):
        return False
    years = all(map(is_moment, firsts)) == all(map(is_moment, names)) and (not printed[0] or names_rows(printed[0]))
    return years or not any(map(is_moment, names))


def _heads_figures(name: str) -> bool:
    return is_moment(name) or is_column_name(name)


def without_numbers(placed: Sequence[PlacedRow], *, header: int) -> list[PlacedRow]:
    """Return `placed` without a first column that numbers the rows or gives a letter, where the second names them."""
    width = max((len(one.row.cells) for one in placed), default=0)
    heads = [_text(one, 0) for one in placed[:header]]
    numbered = any(fold(head).strip(" :") in _NUMBER_HEADS for head in heads)
    if width < 3 or not (numbered or _are_coded(placed, header=header)):
        return list(placed)
    return (
        [replace(one, row=pick(one.row, range(1, width))) for one in placed]
        if _words(placed[header:], 1)
        else list(placed)
    )


def _are_coded(placed: Sequence[PlacedRow], *, header: int) -> bool:
    """Return whether the first column holds codes ("A", "1.2") and the second, each another one, what is called so."""
    codes = [_text(one, 0) for one in placed[header:] if _text(one, 1)]
    names = [name for one in placed[header:] if (name := _text(one, 1))]
    headed = any(names_rows(_text(one, 1)) for one in placed[:header])
    if not headed or len(codes) < _FEWEST_HEADS or len(set(names)) < len(names):
        return False
    return all(_CODE.fullmatch(code) is not None for code in codes) and not {fold(code) for code in codes} <= _SEXES


def _begins_table(placed: Sequence[PlacedRow], at: int, *, header: int, gaps: frozenset[int]) -> bool:
    body = placed[header:]
    width = max(len(one.row.cells) for one in placed)
    again = header > 0 and _text(placed[header - 1], at) == _text(placed[header - 1], 0) != ""
    if not (again or at in gaps) or not _words(body, at) or not _figures(body, at - 1):
        return False
    return at + 1 < width and _figures(body, at + 1)


def _columns(placed: Sequence[PlacedRow], columns: range) -> Iterator[PlacedRow]:
    """Yield the part of each row in `columns`, without rows that are empty there."""
    for one in placed:
        row = pick(one.row, columns)
        filled = [at for at in columns if _text(one, at)]
        if not filled:
            continue
        spans = one.pieces[filled[0] : filled[-1] + 1] if one.pieces else ()
        span = Span(start=spans[0].start, end=spans[-1].end) if spans else one.span
        yield PlacedRow(row=row, span=span, pieces=one.pieces[columns.start : columns.stop])


def _text(one: PlacedRow, at: int) -> str:
    return one.row.cells[at].printed if at < len(one.row.cells) else ""


def _words(body: Sequence[PlacedRow], at: int) -> bool:
    texts = [text for one in body if (text := _text(one, at))]
    return bool(texts) and sum(
        bool(re.search(r"[^\W\d_]{2}", text)) and not is_value(text) for text in texts
    ) >= _MOSTLY * len(texts)


def _figures(body: Sequence[PlacedRow], at: int) -> bool:
    texts = [text for one in body if (text := _text(one, at))]
    return bool(texts) and sum(map(is_value, texts)) >= _MOSTLY * len(texts)
