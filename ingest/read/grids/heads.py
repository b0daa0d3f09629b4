"""Which rows of a grid name its columns, and what the columns are called."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.facts.columns.roles import part_of
from ingest.genre.columns import header_unit, is_column_name
from ingest.language.words import fold
from ingest.read.elements import GridCell, GridRow
from ingest.read.grids.cells import is_ages, is_moment, is_value
from ingest.read.grids.forms import is_form

MAX_HEADER_ROWS = 4  # budget tables of the genre stack up to four
_MOST_TITLES = 2  # rows above the head that hold one text
_MOSTLY = 0.5  # share of a column's filled cells that are figures


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """The heads of a grid: of the names first, then of each column; `title` is what a row of its own above says."""

    printed: tuple[str, ...]
    title: str | None = None


def count_header_rows(rows: Sequence[GridRow], *, least: int = 0) -> int:
    """Return how many rows from the top name the columns, titles above them included; 0 where the first has figures.

    `least` rows are known to. A further row goes on with the head where merged cells say so, where its first cell or
    the one above it is empty and it holds no figure, or where only rows below hold figures. A form has no head.
    """
    if not least and is_form(rows):
        return 0
    titles = _count_titles(rows)
    if len(rows) < 2 + titles or (not least and not _is_head(rows[titles:])):
        return min(least, len(rows))
    count = max(least, titles + 1)
    while count < min(titles + MAX_HEADER_ROWS, len(rows) - 1) and _goes_on(rows, count):
        count += 1
    return count


def with_merged_rows(rows: Sequence[GridRow], declared: int) -> int:
    """Return how many rows are heads where a file declares `declared`: those too into which a declared one reaches.

    Of a head of two rows a file often marks the first alone: "Ärenden" over "2024 | 2025", beside merged cells.
    """
    count = declared
    while 0 < count < min(MAX_HEADER_ROWS, len(rows) - 1):
        row = rows[count]
        if not any(cell.down for cell in row.cells) or any(
            is_value(cell.printed) for cell in row.cells if cell.printed
        ):
            break
        count += 1
    return count


def read_heads(rows: Sequence[GridRow], *, count: int, width: int) -> Heads:
    """Return what the first `count` of `rows` call each of `width` columns: their texts from top to bottom.

    A text that spans columns without being merged, the cells on its right left empty, belongs to them too.
    """
    titles = min(_count_titles(rows), max(0, count - 1))
    levels = [_texts(row, width) for row in rows[titles:count]]
    for level, below in zip(range(len(levels) - 1), levels[1:], strict=False):
        if not any(cell.across for cell in rows[titles + level].cells):
            levels[level] = _spread(levels[level], below)
    title = " ".join(next(cell.printed for cell in row.cells if cell.printed) for row in rows[:titles])
    return Heads(printed=tuple(_stacked(levels, place) for place in range(width)), title=title or None)


def without_title(rows: Sequence[GridRow], *, count: int) -> tuple[GridRow, ...]:
    """Return the first `count` of `rows`, the heads, without a title that stands over the names beside groups."""
    at = _count_titles(rows)
    if count < at + 2 or not (named := _title_before_groups(rows[at], rows[at + 1], rows[at + 2 :])):
        return tuple(rows[:count])
    bare = replace(rows[at], cells=(*[GridCell()] * named, *rows[at].cells[named:]))
    return (*rows[:at], bare, *rows[at + 1 : count])


def _texts(row: GridRow, width: int) -> list[str]:
    return [row.cells[place].text if place < len(row.cells) else "" for place in range(width)]


def _stacked(levels: Sequence[Sequence[str]], place: int) -> str:
    texts: list[str] = []
    for level in levels:
        if level[place] and level[place] not in texts:
            texts.append(level[place])
    return " ".join(texts)


def _spread(level: Sequence[str], below: Sequence[str]) -> list[str]:
    """Return `level` with each text carried over the empty cells that it spans.

    Where the row below repeats itself ("Kostnader Netto Kostnader Netto") its texts are dealt out over the repeats;
    else each goes on to the right, as far as the row below has text of no other year or plan.
    """
    groups = [text for text in level[1:] if text]
    period = repeat_length(below[1:])
    if len(groups) > 1 and period and period * len(groups) == len(below) - 1:
        return [level[0], *(group for group in groups for _ in range(period))]
    spread, held = [level[0]], ""
    for text, under in zip(level[1:], below[1:], strict=True):
        held = text or (held if under and part_of(held).agrees(part_of(under)) else "")
        spread.append(held)
    return spread


def repeat_length(texts: Sequence[str]) -> int:
    """Return after how many texts `texts` repeats itself, 0 where it does not."""
    folded = [fold(text) for text in texts]
    lengths = (length for length in range(1, len(folded) // 2 + 1) if len(folded) % length == 0)
    return next(
        (length for length in lengths if all(folded) and folded == folded[:length] * (len(folded) // length)), 0
    )


def _count_titles(rows: Sequence[GridRow]) -> int:
    """Return how many rows from the top hold one text over or before all columns: a title of the table."""
    count = 0
    while count < min(_MOST_TITLES, len(rows) - 2) and _is_title(rows[count], rows[count + 1]):
        count += 1
    return count


def _is_title(row: GridRow, below: GridRow) -> bool:
    texts = [cell.printed for cell in row.cells if cell.printed]
    merged = len(row.cells) > 2 and all(cell.across for cell in row.cells[1:])
    alone = len(texts) == 1 and len(row.cells) > 2 and bool(row.cells[0].printed)
    return len(texts) == 1 and not is_value(texts[0]) and (merged or (alone and bool(below.cells[0].printed)))


def _is_head(rows: Sequence[GridRow]) -> bool:
    """Return whether the first of `rows` names columns: it holds text, and no figure that stands above figures."""
    filled = [place for place, cell in enumerate(rows[0].cells) if place and cell.printed]
    figures = [place for place in filled if is_value(text := rows[0].cells[place].printed) and not is_ages(text)]
    return len(figures) < len(filled) and not any(_holds_figures(rows[1:], place) for place in figures)


def _holds_figures(rows: Sequence[GridRow], place: int) -> bool:
    return any(is_value(text) for row in rows if (text := _printed(row, place)))


def _goes_on(rows: Sequence[GridRow], at: int) -> bool:
    """Return whether row `at`, below a header row, is one more header row: stacked, by merging or its look."""
    above, row, below = rows[at - 1], rows[at], rows[at + 1 :]
    texts = [cell.printed for cell in row.cells[1:] if cell.printed]
    if any(map(is_value, texts)):
        return False
    if any(cell.down for cell in row.cells):
        return True
    first = row.cells[0].printed
    if not texts:
        return False
    if not first or header_unit(first) is not None or _names_the_rest(above, row, below):
        return True
    return at == 1 + _count_titles(rows) and _title_before_groups(above, row, below) > 0


def _title_before_groups(above: GridRow, row: GridRow, below: Sequence[GridRow]) -> int:
    """Return over how many columns a title stands before heads of groups in `above`; 0 where it is a head itself.

    `row` then names all columns, in words or years, and under the groups stand figures.
    """
    width = len(row.cells)
    printed = [place for place in range(1, width) if _printed(above, place)]
    if not printed or not _printed(above, 0) or printed[0] < 2 or is_value(_printed(above, 0)):
        return 0
    names = [_printed(row, place) for place in range(width)]
    if not all(names) or any(map(is_value, names)):
        return 0
    under = [text for one in below for place in range(printed[0], width) if (text := _printed(one, place))]
    return printed[0] if sum(map(is_value, under)) > _MOSTLY * len(under) else 0


def _names_the_rest(above: GridRow, row: GridRow, below: Sequence[GridRow]) -> bool:
    """Return whether `row`, which has a name, names the columns under heads that leave the names or gaps to it."""
    filled = [place for place, cell in enumerate(row.cells) if place and cell.printed]
    gaps = any(not _has_own(above, place) for place in filled)
    if above.cells[0].printed and not gaps:
        return False
    if all(is_moment(text) or is_column_name(text) for text in (row.cells[place].printed for place in filled)):
        return True
    under = [text for one in below for place in filled if (text := _printed(one, place))]
    return gaps and not above.cells[0].printed and sum(map(is_value, under)) > _MOSTLY * len(under)


def _has_own(row: GridRow, place: int) -> bool:
    """Return whether a header row has a text at `place` that spans no further column."""
    after = row.cells[place + 1] if place + 1 < len(row.cells) else None
    return bool(_printed(row, place)) and not (after and after.across)


def _printed(row: GridRow, place: int) -> str:
    return row.cells[place].printed if place < len(row.cells) else ""
