"""The rows that a plan means, found among the facts of the reports in its scope, board by board."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

import numpy as np

from assistant.answer import Source
from assistant.plan import Field, Figure, Plan, Step, Way
from assistant.words.match import Terms, terms_of
from assistant.words.named_terms import named
from assistant.words.other_names import OtherNames
from assistant.words.synonyms import SynonymList, meanings_in
from assistant.work.reckoning.outcome import Lack
from assistant.work.reckoning.pairs import of_one_thing, pair_of
from assistant.work.row import FactRow, fact_of, facts_of, rows_of
from assistant.work.rows.match import Match, matches, ranked, several, under_goals
from ingest.document import TableKind
from ingest.facts.fact import Fact, Measure, RowKey, Side, ValueKind
from ingest.facts.keys import side_of
from ingest.facts.sides import placed_side
from ingest.genre.report_types import is_asked, place_in_year

_MOST_REPORTS = 8  # of one board that are looked through, the newest first
_FULLY = 0.85  # how well a word must be met to be a row's own
_CALLED = 0.75  # how well a row must be named for its empty cell to be the answer
_OF_UNITS = frozenset({Measure.GROSS_BUDGET, Measure.CARRIED_OUT, Measure.CARRIED_IN, Measure.RESULT})
_NO_PAIR = frozenset({Lack.NO_COLUMN, Lack.SAME_FIGURE, Lack.UNLIKE})
_BEST = 6
_NEAR = 6  # rows that are told where the one asked for is missing


class Facts(Protocol):
    """What is asked of the library."""

    def facts(
        self, *, documents: Collection[str] | None = None, keys: Collection[RowKey] | None = None
    ) -> tuple[Fact, ...]:
        """Return the facts of `documents`, of the rows `keys` where they are given."""

    def document_frequency(self, stem: str) -> int:
        """Return how many passages hold a stem."""

    def passage_count(self) -> int:
        """Return how many passages there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What one board's reports hold for a plan: rows of one report, and the printed sums of their tables.

    `lack` is why no row can be used: `rows` are then those that were asked for and lack it, or none, and `near` what
    there is instead; `apart` that its table has rows for each of the words and none for all.
    """

    board: str | None
    source: Source | None
    rows: tuple[FactRow, ...] = ()
    totals: tuple[FactRow, ...] = ()
    rivals: tuple[FactRow, ...] = ()
    near: tuple[FactRow, ...] = ()
    apart: bool = False
    lack: Lack | None = None


class Finder:
    """Finds rows in one library; what it reads of a document is kept, since a document never changes."""

    def __init__(self, library: Facts, *, synonyms: SynonymList, names: OtherNames) -> None:
        """Look in `library`; `synonyms` and `names` are other words for what a question names."""
        self._library = library
        self._synonyms = synonyms
        self._names = names
        self._rows: Callable[[Source], tuple[FactRow, ...]] = lru_cache(maxsize=48)(self._read)

    def find(self, plan: Plan, sources: Sequence[Source]) -> tuple[Found, ...]:
        """Return what each board's reports hold for `plan`, in the order of the plan's boards."""
        held = dict.fromkeys(source.description.board for source in sources)
        boards: Sequence[str | None] = plan.boards or sorted(held, key=lambda board: board or "")
        found: list[Found] = []
        for board in boards:
            reports = tuple(source for source in sources if source.description.board == board)
            found.append(self._of_board(plan, board, reports))
        return tuple(found)

    def _of_board(self, plan: Plan, board: str | None, reports: Sequence[Source]) -> Found:
        chosen = reports_for(plan, reports)
        if not chosen:
            return Found(board=board, source=None)
        terms = self._terms(plan.rows.words, chosen)
        without = self._terms(plan.rows.without, chosen) if plan.rows.without else None
        best: Found | None = None
        for source in chosen:
            found = self._of_report(plan, source, reports, terms, without)
            if best is None or _worth(plan, found) > _worth(plan, best):
                best = found
            if _worth(plan, found) == _BEST:
                break
        return best or Found(board=board, source=None)

    def _of_report(
        self, plan: Plan, source: Source, reports: Sequence[Source], terms: Terms, without: Terms | None
    ) -> Found:
        every = self._rows(source)
        totals = tuple(row for row in every if row.first.total)
        rows = under_goals(every, plan.rows)
        rows = [row for row in rows if row.first.total is plan.rows.total]
        if without is not None:
            gone = {match.row.place for match in matches(rows, without) if match.holds and match.own >= _OUT}
            rows = [row for row in rows if row.place not in gone]
        found = net_first(matches(rows, terms), plan)
        if plan.rows.whole or plan.rows.several or plan.rows.total:
            return self._set(plan, source, reports, found, totals)
        return self._one(plan, source, reports, found, totals)

    def _one(
        self,
        plan: Plan,
        source: Source,
        reports: Sequence[Source],
        found: Sequence[Match],
        totals: tuple[FactRow, ...],
    ) -> Found:
        """Return the row that fits best; where it lacks what is asked for, that which has it and fits about as well."""
        board = source.description.board
        order = ranked(found, plan.rows)
        if not order:
            near = [match for match in sorted(found, key=lambda match: -match.own)[:_NEAR] if match.own > 0]
            beside = _apart(plan, found)
            named = tuple(match.row for match in beside or near)
            return Found(board=board, source=source, near=named[:_NEAR], apart=bool(beside), lack=Lack.NO_ROW)
        rows = self._joined([match.row for match in order], plan, reports)
        if any(figure.way is Way.SHARE for figure in plan.figures):
            rows = tuple(row for row in rows if _has_whole(row, self._rows(source)))
            order = [match for match in order if any(row.place == match.row.place for row in rows)]
            if not rows:
                return Found(board=board, source=source, rows=(), lack=Lack.NO_WHOLE)
        lacks = [_lack(plan, row) for row in rows]
        usable = [i for i, lack in enumerate(lacks) if lack is None and _as_fit(order[i], order[0])]
        if not usable:
            if order[0].own < _CALLED or rows[0].first.kind is TableKind.ACTIVITY:
                return Found(board=board, source=source, near=rows[:1], lack=Lack.NO_ROW)
            return Found(board=board, source=source, rows=rows[:1], totals=totals, lack=lacks[0])
        first = usable[0]
        rivals = [rows[i] for i in usable[1:] if _rivals(order[i], order[first])]
        return Found(board=board, source=source, rows=(rows[first],), totals=totals, rivals=tuple(rivals))

    def _set(
        self,
        plan: Plan,
        source: Source,
        reports: Sequence[Source],
        found: Sequence[Match],
        totals: tuple[FactRow, ...],
    ) -> Found:
        """Return all rows that fit, of the table that holds most of them where no table is named."""
        board = source.description.board
        fitting = _as_many_as_said(several(found, plan.rows), [match.row for match in found], plan)
        if not fitting:
            near = sorted(found, key=lambda match: -match.own)[:_NEAR]
            return Found(board=board, source=source, near=tuple(m.row for m in near if m.own > 0), lack=Lack.NO_ROW)
        rows = self._joined(fitting, plan, reports)
        usable = [row for row in rows if _lack(plan, row) in (None, Lack.EMPTY)]
        if not usable:
            rows = tuple(row for row in rows if row.first.kind is not TableKind.ACTIVITY)
            lack = _lack(plan, rows[0]) if rows else Lack.NO_ROW
            return Found(board=board, source=source, rows=rows, totals=totals, lack=lack)
        if plan.rows.whole:  # costs, income and net are no areas
            usable = [row for row in usable if side_of(row.first.name) is None] or usable
        fit = usable
        if plan.rows.total:
            usable = usable[-1:] if len({row.place[1] for row in usable}) == 1 else _of_main_total(usable)
        elif not _across_tables(plan) and (plan.rows.whole or not plan.rows.goals):
            usable = _largest_table(usable)
            if plan.rows.whole:
                usable = _above_the_sum(usable, totals)
        tables = {row.place[1] for row in usable}
        names = {row.first.key.name for row in usable}
        others = {
            row.place[1]: row for row in fit[::-1] if row.place[1] not in tables and row.first.key.name not in names
        }
        rivals = tuple(others.values()) if plan.asks(Step.SUM, Step.COUNT, Step.MEAN) and not plan.rows.whole else ()
        return Found(board=board, source=source, rows=tuple(usable), totals=totals, rivals=rivals)

    def _joined(self, rows: Sequence[FactRow], plan: Plan, reports: Sequence[Source]) -> tuple[FactRow, ...]:
        """Return the rows with the facts of the same rows in the board's other reports, where a time is named."""
        timed = any(field.timed for field in _fields(plan)) or plan.asks(Step.DEVELOPMENT)
        others = {source.id: source for source in reports}
        if not timed or len(others) < 2:
            return tuple(rows)
        keys = {row.first.key for row in rows}
        by_key: dict[RowKey, list[Fact]] = {}
        for fact in self._library.facts(documents=list(others), keys=keys):
            by_key.setdefault(fact.key, []).append(fact)
        return tuple(
            replace(
                row,
                elsewhere=tuple(
                    fact for fact in by_key.get(row.first.key, ()) if fact.document_id != row.first.document_id
                ),
            )
            for row in rows
        )

    def _terms(self, text: str, sources: Sequence[Source]) -> Terms:
        documents = [source.id for source in sources]
        said = self._names.written_out(text, documents=documents)
        terms = terms_of(
            [(said, 1.0)],
            document_frequency=self._library.document_frequency,
            passage_count=self._library.passage_count(),
            synonyms=meanings_in(said, self._synonyms),
        )
        return named(terms, self._names.of([said], documents=documents))

    def _read(self, source: Source) -> tuple[FactRow, ...]:
        return rows_of(self._library.facts(documents=[source.id]), source)


_OUT = 0.75  # how well a row must be named to be left out by name


def net_first(found: list[Match], plan: Plan) -> list[Match]:
    """Return the matches without the rows of costs whose net stands in another table: a budget is the net one."""
    if not plan.figures or plan.figures[0].field.side is not None:
        return found
    told = [(match, fact_of(match.row, plan.figures[0].field)) for match in found]
    net = {match.row.first.key.name for match, fact in told if fact is not None and fact.side is not Side.COST}
    return [match for match, fact in told if not (_is_of_costs(fact) and match.row.first.key.name in net)]


def _is_of_costs(fact: Fact | None) -> bool:
    """Return whether a figure stands in a table that is headed by costs."""
    return fact is not None and fact.side is Side.COST and placed_side(fact.headings) is Side.COST


def reports_for(plan: Plan, reports: Sequence[Source]) -> tuple[Source, ...]:
    """Return the reports that may answer a plan, the likeliest first: of the year asked for, then the newest."""
    of_type = [source for source in reports if not plan.types or is_asked(source.description.type, plan.types)]
    of_year = [source for source in of_type if not plan.years or source.description.year in plan.years]
    asked = {field.period.year for field in _fields(plan) if field.period is not None and field.period.year is not None}
    first = None if any(_is_open(figure) for figure in plan.figures) else max(asked, default=None)

    def key(source: Source) -> tuple[bool, int, int, str]:
        what = source.description
        return (first is not None and what.year != first, -(what.year or 0), -place_in_year(what.type), source.id)

    return tuple(sorted(of_year, key=key)[:_MOST_REPORTS])


def _fields(plan: Plan) -> list[Field]:
    fields = [figure.field for figure in plan.figures]
    fields += [figure.against for figure in plan.figures if figure.against is not None]
    for condition in plan.conditions:
        fields.append(condition.field)
        if condition.bound.field is not None:
            fields.append(condition.bound.field)
    return fields


def _is_open(figure: Figure) -> bool:
    """Return whether a figure is of one thing then and now: now is what the newest report tells."""
    against = figure.against
    return against is not None and of_one_thing(figure.field, against) and figure.field.timed is not against.timed


def _lack(plan: Plan, row: FactRow) -> Lack | None:
    """Return what a row lacks of the fields that the first figure and the conditions need, None where it has all."""
    figure = plan.figures[0] if plan.figures else None
    needed = [(figure.field, figure.against)] if figure is not None else []
    needed += [(condition.field, condition.bound.field) for condition in plan.conditions]
    lack: Lack | None = None
    for field, against in needed:
        pair = pair_of(row, field, against) if against is not None else None
        facts = facts_of(row, field) if pair is None else (*pair.one, *pair.other)
        if not facts or (pair is not None and pair.lack in _NO_PAIR):
            return pair.lack if pair is not None else Lack.NO_COLUMN
        if any(fact.value.kind is ValueKind.EMPTY for fact in facts):
            lack = Lack.EMPTY
    return lack


def _worth(plan: Plan, found: Found) -> int:
    if found.lack is None and found.rows and _is_of_unlike_spans(plan, found.rows[0]):
        return _BEST - 1
    if found.lack is None:
        return _BEST if found.rows else 0
    return 2 if found.apart else {Lack.EMPTY: 4, Lack.NO_COLUMN: 3, Lack.SAME_FIGURE: 3}.get(found.lack, 1)


def _is_of_unlike_spans(plan: Plan, row: FactRow) -> bool:
    """Return whether a report tells only of a part of a year what an earlier one tells of all of it."""
    figure = plan.figures[0] if plan.figures else None
    if figure is None or figure.against is None:
        return False
    return pair_of(row, figure.field, figure.against).lack is Lack.UNLIKE_SPANS


def _as_fit(one: Match, best: Match) -> bool:
    """Return whether a row may stand in for the best one: it is called the same, as far as the question tells."""
    return one.own >= best.own - 0.05 and one.unasked <= best.unasked + 0.35


def _rivals(one: Match, best: Match) -> bool:
    """Return whether a row is meant as likely as the best: another name that fits as well."""
    return (
        one.row.first.key.name != best.row.first.key.name
        and abs(one.own - best.own) < 0.02
        and one.unasked <= best.unasked + 0.1
    )


def _has_whole(row: FactRow, every: Sequence[FactRow]) -> bool:
    """Return whether a row stands beside others in a table that sums them up: it is then a share of that sum."""
    table = [one for one in every if one.place[1] == row.place[1] and not one.first.part]
    areas = [one for one in table if not one.first.total and side_of(one.first.name) is None]
    return any(one.first.total for one in table) and len(areas) > 1 and any(one.place == row.place for one in areas)


def _apart(plan: Plan, found: Sequence[Match]) -> list[Match]:
    """Return the rows of a table in which each word of the question names some row fully, and no row is named by all.

    Only a column that such tables alone have tells that the question is about them.
    """
    if not plan.figures or not set(plan.figures[0].field.measures[:1]) & _OF_UNITS:
        return []
    tables: dict[int, list[Match]] = {}
    for match in found:
        if match.own > 0 and fact_of(match.row, plan.figures[0].field) is not None:
            tables.setdefault(match.row.place[1], []).append(match)
    for table in tables.values():
        met = np.maximum.reduce([match.met for match in table])
        if len(met) > 1 and bool(np.all(met >= _FULLY)):
            return sorted(table, key=lambda match: -match.own)
    return []


def _as_many_as_said(fitting: list[FactRow], every: Sequence[FactRow], plan: Plan) -> list[FactRow]:
    """Return all rows of the goals asked for where these are just as many as the question says, and `fitting` are not.

    "De fem indikatorerna under 2.1" are the five that stand there, whatever each is called.
    """
    count = plan.rows.count
    if count is None or len(fitting) == count or not (plan.rows.goals and plan.rows.kinds):
        return fitting
    usable = [row for row in every if _lack(plan, row) is None]
    return usable if len(usable) == count else fitting


def _across_tables(plan: Plan) -> bool:
    return bool({TableKind.INDICATOR, TableKind.ACTIVITY} & set(plan.rows.kinds))


def _largest_table(rows: Sequence[FactRow]) -> list[FactRow]:
    """Return the rows of the table that has most of them that are no parts; the first of those alike."""
    tables: dict[int, list[FactRow]] = {}
    for row in rows:
        tables.setdefault(row.place[1], []).append(row)
    return max(tables.values(), key=lambda table: sum(not row.first.part for row in table))


def _above_the_sum(rows: Sequence[FactRow], totals: Sequence[FactRow]) -> list[FactRow]:
    """Return the rows without those below the last printed sum of their table: what follows is no part of it."""
    last = {row.place[:2]: row.place[2] for row in totals}
    kept = [row for row in rows if row.place[2] < last.get(row.place[:2], row.place[2] + 1)]
    return kept or list(rows)


def _of_main_total(rows: Sequence[FactRow]) -> list[FactRow]:
    """Return the sum of the whole board: the greatest of the sums that no area or topic is named for."""
    plain = [row for row in rows if not row.first.section] or list(rows)

    def size(row: FactRow) -> float:
        fact = fact_of(row, Field(measures=(Measure.BUDGET, Measure.NET, Measure.ACCOUNTS, Measure.FORECAST)))
        return abs(float(fact.value.number)) if fact is not None and fact.value.number is not None else 0.0

    return [max(plain, key=size)]
