"""Tables of figures whose rows end in numbers (budgets, key figures) -> rows with named cells."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from ingest.document import Line, Table, TableKind
from ingest.genre.columns import YEAR, column, header_unit, table_kind
from ingest.genre.line_kinds import BULLET, is_closed, is_goal, is_leader, is_one_line_heading, is_status
from ingest.language.words import fold
from ingest.read.plain.tables.blocks import Block, Joiner, blocks_of, spans_of
from ingest.read.plain.tables.figure_ends import tail_start
from ingest.read.plain.tables.figure_headers import fit_head
from ingest.read.plain.tables.figure_rows import FigureRow, finished_rows
from ingest.read.plain.tables.found import FoundTable
from ingest.read.plain.tables.header_words import has_head_words, looks_like_head

_MOST_HEADER_BLOCKS = 14
_LONGEST_NAME = 220  # characters
_LONGEST_NAME_LINE = 70  # characters: a longer line that ends without figures is prose
_NARROW, _MOST_NARROW_LINES = 25, 4  # characters and lines of a header's cell that has no word of headers
_WIDEST_LINE = 90  # characters of a header line
_MOST_LINES = 9  # of a row
_TALLEST_NAME = 3  # lines of a row's name right below a head
_FEWEST_ROWS = 2
_NEAR = 4  # lines with text around a table in which "belopp i tkr" may stand
_HEADER_WORD = re.compile(
    r"mnkr|tkr|mkr|budget|kostnad|intakt|netto|bokslut|nyckeltal|utfall|prognos|avvikelse|verksamhet|resultat|snitt"
    r"|antal|andel|justering|forandring|overskott|underskott|overforing|enhet|kommentar|bistand|jan|kvinnor|man\b|jmfr"
    r"|slutlig|\bv[pb]\b|\bt[123]\b|belopp|summa" + rf"|\b{YEAR}\b"
)
_NEAR_UNIT = re.compile(
    r"(?:belopp|redovisas|anges|tabell\w*|siffror|alla)\b[^.]*\b(?:i )(?:mnkr|tkr|tusen|miljoner)", re.I
)


@dataclass(slots=True, kw_only=True)
class _Region:
    """Blocks that may be a table: of the header, and the rows below it."""

    header: list[int]
    rows: list[FigureRow] = field(default_factory=list)
    repeated: list[int] = field(default_factory=list)
    after: int = 0


class FigureTables:
    """Finds the tables of figures among the lines that no other table holds."""

    def __init__(self, lines: Sequence[Line], joiner: Joiner, taken: Collection[int]) -> None:
        self._lines, self._joiner = lines, joiner
        self._blocks = list(self._untaken_blocks(taken))
        self._texts = [joiner.join([lines[line].text for line in block.lines]).text for block in self._blocks]
        self._figures = [self._count_figures(at) for at in range(len(self._blocks))]

    def read(self) -> list[FoundTable]:
        """Return the tables, in order."""
        found: list[FoundTable] = []
        at = floor = 0
        while at < len(self._blocks):
            region = self._region(at, floor) if self._figures[at] else None
            table = self._table(region) if region else None
            if region is None or table is None:
                at += 1
                continue
            found.append(table)
            at = floor = region.after
        return found

    def _untaken_blocks(self, taken: Collection[int]) -> Iterator[Block]:
        first = 0
        for last in [*sorted(taken), len(self._lines)]:
            if last > first:
                yield from blocks_of(self._lines, first, last, apart=self._opens_row)
            first = last + 1

    def _opens_row(self, index: int) -> bool:
        """Return whether the line before ended a row, in two figures at least, or a head right above rows."""
        if index == 0:
            return False
        return _figure_words(self._lines[index - 1].text) >= 2 or self._ends_head(index)

    def _ends_head(self, index: int) -> bool:
        """Return whether the line before is the last of a head, and a row begins on line `index`."""
        if not looks_like_head(self._lines[index - 1].text) or has_head_words(self._lines[index].text):
            return False
        below = takewhile(str.strip, (line.text for line in self._lines[index : index + _TALLEST_NAME]))
        return any(_figure_words(text) >= 2 for text in below)

    def _count_figures(self, at: int) -> int:
        """Return how many numbers a row-like block ends in; 0 where it is prose, a heading or a list item."""
        block, text = self._blocks[at], self._texts[at]
        name = text[: tail_start(text)].strip()
        if len(block.lines) > _MOST_LINES or len(name) > _LONGEST_NAME or "\t" in text or "|" in text:
            return 0
        first = self._lines[block.lines[0]].text
        if is_goal(first) or is_leader(text) or is_status(first) or (BULLET.match(first) and name):
            return 0
        if re.search(r"[.!?] [A-ZÅÄÖ]", name) or name.endswith((".", ":", ";")):
            return 0
        if any(len(self._lines[line].text) > _LONGEST_NAME_LINE for line in block.lines[:-1]):
            return 0
        words = _figure_words(text)
        years = re.findall(r"\S+", text[tail_start(text) :])
        return 0 if years and all(re.fullmatch(YEAR, year) for year in years) else words

    def _is_bare(self, at: int) -> bool:
        """Tell whether a block holds figures alone."""
        return self._figures[at] > 0 and not self._texts[at][: tail_start(self._texts[at])].strip()

    def _is_name(self, at: int) -> bool:
        """Tell whether a block may be a row's name, its figures in the next block."""
        text = self._texts[at].strip()
        block = self._blocks[at]
        first = self._lines[block.lines[0]].text
        return (
            self._figures[at] == 0
            and len(text) <= _LONGEST_NAME
            and len(block.lines) <= _MOST_LINES
            and not text.endswith((".", ":"))
            and not (is_goal(first) or BULLET.match(first) or is_leader(text))
        )

    def _region(self, at: int, floor: int) -> _Region | None:
        """Return the table whose first row's figures stand in block `at`; None where no header stands above."""
        first = at - 1 if self._is_bare(at) else at
        if first < floor or (first < at and not self._is_name(first)):
            return None
        while first - 1 > floor and self._is_empty_row(first - 1):
            first -= 1
        header = self._header_above(first, floor)
        if not header:
            return None
        region = _Region(header=header)
        region.after = self._read_rows(first, region)
        return region if len(region.rows) >= _FEWEST_ROWS or _is_wide(region.rows) else None

    def _is_empty_row(self, at: int) -> bool:
        """Tell whether a block is a name with empty cells after it."""
        text = self._texts[at]
        return self._is_name(at) and len(text) - len(text.rstrip(" ")) > 2 and not text.startswith("*")

    def _header_above(self, first: int, floor: int) -> list[int]:
        """Return the blocks above block `first` that read as a header, topmost first."""
        found: list[int] = []
        for at in range(first - 1, max(floor, first - _MOST_HEADER_BLOCKS) - 1, -1):
            gap = self._blocks[at + 1].gap
            below = self._lines[self._blocks[at + 1].lines[0]]
            if not self._is_header_like(at) or gap > 1 or (below.opens_page and found):
                break
            found.insert(0, at)
        while found and not _HEADER_WORD.search(fold(self._texts[found[0]])):
            found.pop(0)
        return found

    def _is_header_like(self, at: int) -> bool:
        block, text = self._blocks[at], self._texts[at]
        widths = [len(self._lines[line].text.strip()) for line in block.lines]
        if max(widths) > (_WIDEST_LINE if len(widths) == 1 else _LONGEST_NAME_LINE) or len(widths) > _MOST_LINES:
            return False
        if any(is_closed(self._lines[line].text) for line in block.lines):
            return False
        first = self._lines[block.lines[0]].text
        if is_closed(text) or is_goal(first) or is_one_line_heading(first) or BULLET.match(first) or is_leader(text):
            return False
        if self._figures[at]:
            return False
        folded = fold(text).strip()
        if max(widths) <= _NARROW and len(widths) <= _MOST_NARROW_LINES:
            return True
        return bool(_HEADER_WORD.search(folded)) or text.lstrip()[:1].islower() or text.lstrip()[:1] == "("

    def _read_rows(self, at: int, region: _Region) -> int:
        """Read rows from block `at` into `region`; return the block after the last."""
        after = at
        section: str | None = None
        while at < len(self._blocks):
            repeated = self._repeated(at, region.header) if region.rows else 0
            if repeated:
                region.repeated += range(at, at + repeated)
                at += repeated
                continue
            if self._blocks[at].gap > 2 and region.rows:
                break
            if self._figures[at] and not self._is_bare(at):
                region.rows.append(self._figure_row([at], section))
                at = after = at + 1
            elif self._is_name(at) and at + 1 < len(self._blocks) and self._is_bare(at + 1):
                region.rows.append(self._figure_row([at, at + 1], section))
                at = after = at + 2
            elif (name := self._section(at)) is not None:
                section = name
                region.repeated.append(at)
                at += 1
            else:
                break
        region.repeated = [block for block in region.repeated if block < after]
        return after

    def _figure_row(self, blocks: Sequence[int], section: str | None) -> FigureRow:
        lines = [line for block in blocks for line in self._blocks[block].lines]
        if len(blocks) == 1:
            text = self._texts[blocks[0]]
            return FigureRow(name="", figures=text, lines=tuple(lines), section=section)
        return FigureRow(
            name=self._texts[blocks[0]].strip(), figures=self._texts[blocks[1]], lines=tuple(lines), section=section
        )

    def _section(self, at: int) -> str | None:
        """Return the name of the group that block `at` opens: a row of empty cells, or a short title above rows."""
        text = self._texts[at]
        name = " ".join(text.split())
        if not name or name.startswith("*") or len(self._blocks[at].lines) > 2 or is_closed(name):
            return None
        follows = at + 1 < len(self._blocks) and self._blocks[at + 1].gap <= 1 and (
            (self._figures[at + 1] >= 2 and not self._is_bare(at + 1))
            or (at + 2 < len(self._blocks) and self._is_name(at + 1) and self._is_bare(at + 2))
        )  # fmt: skip
        empties = len(text) - len(text.rstrip(" ")) > 1
        return name if follows and name[:1].isupper() and (empties or len(name) <= 60) and self._is_name(at) else None

    def _repeated(self, at: int, header: Sequence[int]) -> int:
        """Return how many blocks from `at` repeat the header, 0 where they do not."""
        wanted = _squeezed("".join(self._texts[block] for block in header))
        seen = ""
        for end in range(at, min(len(self._blocks), at + len(header) + 4)):
            seen += _squeezed(self._texts[end])
            if seen == wanted:
                return end - at + 1
            if not wanted.startswith(seen):
                return 0
        return 0

    def _table(self, region: _Region) -> FoundTable | None:
        texts = [[self._lines[line].text for line in self._blocks[block].lines] for block in region.header]
        found = fit_head(texts, region.rows, self._joiner)
        if found is None:
            return None
        split = found.split
        del region.header[: found.titles]
        columns = tuple(column(printed) for printed in split.columns)
        header_text = f"{split.name} {' '.join(split.columns)}"
        kind = table_kind(columns, name=split.name)
        unit = header_unit(header_text)
        lines = {line for block in (*region.header, *region.repeated) for line in self._blocks[block].lines}
        consumed = lines | {line for row in region.rows for line in row.lines}
        if unit is None and kind is TableKind.BUDGET:
            unit = self._unit_near(min(consumed), max(consumed))
        rows = finished_rows(
            region.rows,
            columns,
            lines=self._lines,
            unit=unit if kind is TableKind.BUDGET else None,
            certain=found.certain,
        )
        table = Table(
            kind=kind,
            columns=columns,
            rows=rows,
            spans=spans_of(self._lines, sorted(consumed)),
            caption=None if fold(split.name) in ("mnkr", "tkr", "mkr") else split.name,
            doubt=found.doubt,
        )
        return FoundTable(table=table, first=min(consumed), last=max(consumed) + 1, consumed=frozenset(consumed))

    def _unit_near(self, first: int, last: int) -> str | None:
        """Return the unit that the text close above or below states for the table."""
        above = [line.text for line in self._lines[max(0, first - 3 * _NEAR) : first] if line.text.strip()][-_NEAR:]
        below = [line.text for line in self._lines[last + 1 : last + 3 * _NEAR] if line.text.strip()][:2]
        match = _NEAR_UNIT.search(" ".join([*above, *below]))
        return header_unit(match.group() + " ") if match else None


def _is_wide(rows: Sequence[FigureRow]) -> bool:
    """Tell whether rows, be it a single one, hold so many figures that they can only be a table's."""
    return bool(rows) and all(_figure_words(row.figures) >= 3 for row in rows)


def _figure_words(text: str) -> int:
    """Return how many words of figures `text` ends in."""
    return len(text[tail_start(text) :].split()) if tail_start(text) < len(text) else 0


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", fold(text))
