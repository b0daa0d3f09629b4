"""Tables whose last column is a comment in words: name, figures, then text that wraps -> rows with named cells."""

import re
from collections.abc import Collection, Sequence

from ingest.document import Cell, Line, Row, Table, TableKind
from ingest.genre.columns import columns_of, header_unit, table_kind
from ingest.genre.line_kinds import is_goal
from ingest.language.words import fold
from ingest.read.plain.tables.blocks import Block, FoundTable, Joiner, blocks_of, spans_of
from ingest.read.plain.tables.figures.ends import figures_of
from ingest.read.plain.tables.figures.head_words import Token
from ingest.read.plain.tables.figures.heads import HeadFit, fit_line

_HEADER = re.compile(r".*\b(?:kommentar(?:er)?|forklaring|anmarkning(?:ar)?|orsak)$")
_NUMBERED = re.compile(r"mnkr|tkr|mkr|budget|utfall|avvikelse|prognos|netto|forandring|belopp|antal|\d{4}")
_LONGEST_HEADER = 220  # characters
_FIGURE = r"[-–−+]?\d{1,3}(?:[ \u00a0]\d{3})*(?:,\d+)?%?"
_FIGURES_FIRST = re.compile(rf"{_FIGURE}(?: |$)")
_MOST_FIGURES = 6
_FEWEST_ROWS = 2
_WIDEST_GAP = 1  # empty lines between two rows
_LONGEST_NAME = 120  # characters


def comment_tables(lines: Sequence[Line], joiner: Joiner, taken: Collection[int]) -> list[FoundTable]:
    """Return the tables among `lines`, those at `taken` left out, whose header ends in "Kommentar" or the like."""
    blocks = [block for block in blocks_of(lines, 0, len(lines)) if not set(block.lines) & set(taken)]
    found: list[FoundTable] = []
    at = 0
    while at < len(blocks):
        table, after = _table(lines, joiner, blocks, at)
        if table is not None:
            found.append(table)
        at = after
    return found


def _table(lines: Sequence[Line], joiner: Joiner, blocks: Sequence[Block], at: int) -> tuple[FoundTable | None, int]:
    """Return the table whose header is block `at`, and the block after it."""
    texts = [lines[line].text for line in blocks[at].lines]
    header = fold(joiner.text(texts))
    if len(header) > _LONGEST_HEADER or not _HEADER.match(header) or not _NUMBERED.search(header):
        return None, at + 1
    tokens = [
        Token(text=word, line=number == 0 and position > 0)
        for position, text in enumerate(texts)
        for number, word in enumerate(text.split())
    ]
    for count in range(1, _MOST_FIGURES + 1):
        rows, used, after = _rows(lines, joiner, blocks, at, count)
        if len(rows) < _FEWEST_ROWS or (fit := _fit(tokens, rows)) is None:
            continue
        split = fit.split
        columns = columns_of(split.columns, name=split.name)
        kind = table_kind(columns, name=split.name)
        unit = header_unit(" ".join([split.name, *split.columns])) if kind is TableKind.BUDGET else None
        consumed = frozenset([*blocks[at].lines, *used])
        table = Table(
            kind=kind,
            columns=columns,
            rows=tuple(
                Row(
                    name=name,
                    cells=tuple(Cell(column=one, value=value) for one, value in zip(columns, cells, strict=True))
                    if fit.certain
                    else (),
                    spans=spans_of(lines, indexes),
                    certain=fit.certain,
                    unit=unit,
                )
                for name, cells, indexes in rows
            ),
            spans=spans_of(lines, sorted(consumed)),
            caption=split.name,
            doubt=fit.doubt,
        )
        return FoundTable(table=table, first=min(consumed), last=max(consumed) + 1, consumed=consumed), after
    return None, at + 1


_Read = tuple[str, tuple[str, ...], tuple[int, ...]]


def _fit(tokens: Sequence[Token], rows: Sequence[_Read]) -> HeadFit | None:
    return fit_line(tokens, [cells for _, cells, _ in rows], [name for name, _, _ in rows])


def _rows(
    lines: Sequence[Line], joiner: Joiner, blocks: Sequence[Block], header: int, count: int
) -> tuple[list[_Read], list[int], int]:
    """Return the rows below block `header` with `count` figures each, the lines used, and the block after them."""
    heading = "".join(lines[line].text for line in blocks[header].lines).split()
    rows: list[_Read] = []
    used: list[int] = []
    at = header + 1
    while at < len(blocks):
        texts = [lines[line].text for line in blocks[at].lines]
        if rows and "".join(texts).split() == heading:
            used += blocks[at].lines
            at += 1
            continue
        ended = is_goal(texts[0]) or (rows and blocks[at].gap > _WIDEST_GAP)
        row = None if ended else _row(texts, joiner, count)
        taken = [blocks[at]]
        if row is None and not ended and at + 1 < len(blocks):  # the name alone, the rest in the next block
            taken.append(blocks[at + 1])
            name, rest = joiner.text(texts), [lines[line].text for line in blocks[at + 1].lines]
            row = _row([f"{name} {rest[0]}", *rest[1:]], joiner, count) if _FIGURES_FIRST.match(rest[0]) else None
        if row is None:
            break
        indexes = tuple(line for block in taken for line in block.lines)
        rows.append((*row, indexes))
        used += indexes
        at += len(taken)
    return rows, used, at


def _row(texts: Sequence[str], joiner: Joiner, count: int) -> tuple[str, tuple[str, ...]] | None:
    """Return the name and the cells of a row: the first line with exactly `count` figures between words holds them."""
    pattern = re.compile(
        rf"(?P<name>.*?[^\W\d_)].*?)? ?(?P<figures>(?<!\S){_FIGURE}(?: +{_FIGURE}){{{count - 1}}})"
        r"(?: (?P<text>[A-ZÅÄÖ\"(-].*))?$"
    )
    for position, text in enumerate(texts):
        match = pattern.match(text.rstrip() or text)
        if match is None:
            continue
        readings = {cells for _, cells in figures_of(match["figures"], count)}
        name = joiner.text([*texts[:position], match["name"] or ""])
        trail = " " if text.endswith(" ") else ""
        comment = joiner.text([(match["text"] or "") + trail, *texts[position + 1 :]])
        if len(readings) != 1 or not _is_name(name):
            return None
        return name, (*readings.pop(), comment)
    return None


def _is_name(name: str) -> bool:
    """Tell whether `name` may be a row's name: short, and no sentence."""
    return bool(name) and len(name) <= _LONGEST_NAME and not name[0].islower() and not re.search(r"[.:]( |$)", name)
