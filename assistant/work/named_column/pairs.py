"""The two cells that a question sets against each other, found by rows and a column that its words name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answer import Source
from assistant.plan import Plan, Rows
from assistant.question.asked import Asked
from assistant.words.match import Terms
from assistant.work.named_column.heads import Head, Sought, head_named, heads_of
from assistant.work.named_column.met import met_by
from assistant.work.named_column.pair_asked import PairAsked, Selected
from assistant.work.named_column.row_named import row_named
from assistant.work.reckoning.amounts import amount_of
from assistant.work.row import FactRow
from assistant.work.rows.find import Finder
from assistant.work.rows.reports import reports_for
from ingest.facts.fact import Fact, Measure
from ingest.genre.bodies import belongs

_TARGETS = frozenset({Measure.TARGET, Measure.COUNCIL_TARGET})


@dataclass(frozen=True, slots=True, kw_only=True)
class CellPair:
    """Two cells of one table: of two rows in one column, or of one row (`one` is `other`) at two times."""

    source: Source
    one: FactRow
    other: FactRow
    first: Fact
    second: Fact


def cell_pair(asked: Asked, said: PairAsked, finder: Finder, sources: Sequence[Source]) -> CellPair | None:
    """Return the two cells, None where nothing has them or more than one body does."""
    boards = {one.description.board for one in sources if not asked.scope.boards or _is_of(one, asked.scope.boards)}
    found = [
        pair
        for board in sorted(boards, key=lambda name: name or "")
        if (pair := _of_body(board, asked, said, finder, sources))
    ]
    return found[0] if len(found) == 1 else None


def _is_of(source: Source, boards: tuple[str, ...]) -> bool:
    return belongs(source.description.board, boards)


def _of_body(
    board: str | None, asked: Asked, said: PairAsked, finder: Finder, sources: Sequence[Source]
) -> CellPair | None:
    """Return the cells of the first report of a body that has them in one table."""
    own = [source for source in sources if source.description.board == board]
    reports = reports_for(Plan(rows=Rows(), types=asked.scope.types, years=asked.report_years), own)
    if not reports:
        return None
    one, other = finder.terms(said.one, reports), finder.terms(said.other, reports)
    for source in reports:
        pairs = [pair for table in _tables(finder.rows(source)) for pair in _of_table(table, said, one, other)]
        cells = {(pair.first.value.printed, pair.second.value.printed): pair for pair in pairs}
        if cells:
            return next(iter(cells.values())) if len(cells) == 1 else None
    return None


def _tables(rows: Sequence[FactRow]) -> Iterator[list[FactRow]]:
    tables: dict[int, list[FactRow]] = {}
    for row in rows:
        tables.setdefault(row.place[1], []).append(row)
    yield from tables.values()


def _of_table(table: Sequence[FactRow], said: PairAsked, one: Terms, other: Terms) -> Iterator[CellPair]:
    row = row_named(table, one)
    if row is None:
        return
    above, heads = " ".join((*row.first.headings, row.first.section or "")).lower(), heads_of(table)
    if said.times:
        sought = Sought(words=one, per=said.per, priced=said.priced)
        named = head_named(heads, sought, _unmet(row, one), above)
        head = named.head if named is not None else _alone_at(row, heads, said) if not _unmet(row, one) else None
        cells = [_at(row, head, time, said.times) for time in said.times] if head is not None else []
        if len(cells) == 2 and cells[0] is not None and cells[1] is not None and cells[0] != cells[1]:
            yield CellPair(source=row.source, one=row, other=row, first=cells[0], second=cells[1])
        return
    second = row_named(table, other, without=row)
    if second is None:
        return
    left = [one.terms[at].word for at in _unmet(row, one)], [other.terms[at].word for at in _unmet(second, other)]
    head = (
        _shared_head(heads, said, (one, other), (_unmet(row, one), _unmet(second, other)), above)
        if any(left) or said.priced
        else None
    )
    if head is None:
        return
    time = (Selected(year=said.year if said.year is not None else _own_year(head, row)),)
    first, last = _at(row, head, time[0], time), _at(second, head, time[0], time)
    if first is not None and last is not None and first.column == last.column:
        yield CellPair(source=row.source, one=row, other=second, first=first, second=last)


def _alone_at(row: FactRow, heads: Sequence[Head], said: PairAsked) -> Head | None:
    """Return the one head that has a figure of a row at each of the times asked for; None for none, or several."""
    told = [head for head in heads if all(_at(row, head, time, said.times) is not None for time in said.times)]
    return told[0] if len(told) == 1 and not said.priced and not said.per else None


def _shared_head(
    heads: Sequence[Head],
    said: PairAsked,
    terms: tuple[Terms, Terms],
    unmet: tuple[list[int], list[int]],
    above: str,
) -> Head | None:
    """Return the head that both sides of a comparison name, as far as each names one."""
    named = [
        head_named(heads, Sought(words=of, per=said.per, priced=said.priced), left, above)
        for of, left in zip(terms, unmet, strict=True)
        if left
    ] or [head_named(heads, Sought(words=terms[0], per=said.per, priced=said.priced), [], above)]
    first = named[0]
    if first is None or any(one is None or one.head != first.head for one in named):
        return None
    return first.head


def _unmet(row: FactRow, terms: Terms) -> list[int]:
    """Return which terms a row's name leaves unmet."""
    met = met_by(terms, row.first.name)
    return [at for at in range(len(terms.terms)) if not met[at]]


def _own_year(head: Head, row: FactRow) -> int | None:
    """Return the report's own year where a head has a column of it, None where it has but one column."""
    years = {fact.period.year for fact in head.facts}
    own = row.source.description.year
    return own if len(head.facts) > 1 and own in years else None


def _at(row: FactRow, head: Head, time: Selected, every: Sequence[Selected]) -> Fact | None:
    """Return the cell of a row under a head at a time; None where none or several are, or it has no figure."""
    printed = {fact.column.printed for fact in head.facts}
    cells = [fact for fact in row.facts if fact.column.printed in printed]
    if time.year is not None:
        cells = [fact for fact in cells if fact.period.year == time.year and fact.period.first is None] or [
            fact for fact in cells if fact.period.year == time.year
        ]
    if time.measures:
        cells = [fact for fact in cells if fact.measure in time.measures]
    elif len(cells) > 1:
        asked = {measure for one in every for measure in one.measures}
        cells = [fact for fact in cells if fact.measure not in _TARGETS | asked] or cells
    if len(cells) != 1 or amount_of(cells[0].value) is None:
        return None
    return cells[0]
