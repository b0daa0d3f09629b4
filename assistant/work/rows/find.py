"""The rows that a plan means, found among the facts of the reports in its scope, board by board."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from assistant.answer import Source
from assistant.plan import Plan, Step, Way
from assistant.words.match import Terms, terms_of
from assistant.words.named_terms import named
from assistant.words.other_names import OtherNames
from assistant.words.synonyms import SynonymList, meanings_in
from assistant.work.reckoning.outcome import Lack
from assistant.work.row import FactRow
from assistant.work.rows.found import BEST, Found, worth
from assistant.work.rows.lacking import lack_of
from assistant.work.rows.likely import are_rivals, is_as_fit, named_apart
from assistant.work.rows.match import Match, matches, ranked, several, under_goals
from assistant.work.rows.places import is_body
from assistant.work.rows.read_rows import DocumentRows, RowReader
from assistant.work.rows.read_rows import Facts as ReadFacts
from assistant.work.rows.reports import fields_of, reports_for
from assistant.work.rows.tables import (
    above_the_sum,
    across_tables,
    as_many_as_said,
    has_whole,
    largest_table,
    main_total,
    net_first,
)
from ingest.document import TableKind
from ingest.facts.fact import Fact, RowKey
from ingest.facts.keys import side_of
from ingest.language.words import squeeze

_Made = TypeVar("_Made")
_CALLED = 0.75  # how well a row must be named for its empty cell to be the answer
_OUT = 0.75  # how well a row must be named to be left out by name
_NEAR = 6  # rows that are told where the one asked for is missing


class Facts(ReadFacts, Protocol):
    """What is asked of the library."""

    def document_frequency(self, stem: str) -> int:
        """Return how many passages hold a stem."""

    def passage_count(self) -> int:
        """Return how many passages there are."""


class Finder:
    """Finds rows in one state of a library."""

    def __init__(self, library: Facts, *, synonyms: SynonymList, names: OtherNames, reader: RowReader) -> None:
        """Look in `library`; `synonyms` and `names` are other words for what a question names."""
        self._library = library
        self._synonyms = synonyms
        self._names = names
        self._reader = reader

    def find(self, plan: Plan, sources: Sequence[Source]) -> tuple[Found, ...]:
        """Return what each board's reports hold for `plan`, in the order of the plan's boards."""
        held = dict.fromkeys(source.description.board for source in sources)
        boards: Sequence[str | None] = plan.boards or sorted(held, key=lambda board: board or "")
        found: list[Found] = []
        for board in boards:
            reports = tuple(source for source in sources if source.description.board == board)
            found.append(self._of_board(plan, board, reports))
        return tuple(found)

    def named(self, row: FactRow, text: str, sources: Sequence[Source]) -> Match:
        """Return how well the words of `text` name a row."""
        return matches([row], self.terms(text, sources))[0]

    def rows(self, source: Source) -> tuple[FactRow, ...]:
        """Return the rows of a report in the order of its tables."""
        return self._read(source).rows

    def parts_of(self, row: FactRow) -> tuple[FactRow, ...]:
        """Return the rows that its table sets below a row as its parts."""
        table = [one for one in self._read(row.source).rows if one.place[1] == row.place[1]]
        return tuple(one for one in table if one.first.part and one.is_below(row))

    def _of_board(self, plan: Plan, board: str | None, reports: Sequence[Source]) -> Found:
        chosen = reports_for(plan, reports)
        if not chosen:
            return Found(board=board, source=None)
        terms = self.terms(plan.rows.words, chosen)
        without = self.terms(plan.rows.without, chosen) if plan.rows.without else None
        best: Found | None = None
        for source in chosen:
            found = self._of_report(plan, source, reports, terms, without)
            if best is None or worth(plan, found) > worth(plan, best):
                best = found
            if worth(plan, found) == BEST:
                break
        return best or Found(board=board, source=None)

    def _of_report(
        self, plan: Plan, source: Source, reports: Sequence[Source], terms: Terms, without: Terms | None
    ) -> Found:
        held = self._read(source)
        every = held.rows
        totals = tuple(row for row in every if row.first.total)
        rows = under_goals(every, plan.rows)
        rows = [row for row in rows if _is_meant(row, plan)]
        if without is not None:
            gone = {
                match.row.place for match in matches(rows, without, held.words) if match.holds and match.own >= _OUT
            }
            rows = [row for row in rows if row.place not in gone]
        found = net_first(matches(rows, terms, held.words), plan)
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
            beside = named_apart(plan, found)
            named = tuple(match.row for match in beside or near)
            return Found(board=board, source=source, near=named[:_NEAR], apart=bool(beside), lack=Lack.NO_ROW)
        if not order[0].named:
            return self._sum_of(plan, order[0].row, reports, totals)
        rows = self._joined([match.row for match in order], plan, reports)
        if any(figure.way is Way.SHARE for figure in plan.figures):
            rows = tuple(row for row in rows if has_whole(row, self._read(source).rows))
            order = [match for match in order if any(row.place == match.row.place for row in rows)]
            if not rows:
                return Found(board=board, source=source, rows=(), lack=Lack.NO_WHOLE)
        lacks = [lack_of(plan, row) for row in rows]
        usable = [i for i, lack in enumerate(lacks) if lack is None and is_as_fit(order[i], order[0])]
        if not usable:
            if order[0].own < _CALLED or rows[0].first.kind is TableKind.ACTIVITY:
                return Found(board=board, source=source, near=rows[:1], lack=Lack.NO_ROW)
            return Found(board=board, source=source, rows=rows[:1], totals=totals, lack=lacks[0])
        first = usable[0]
        rivals = [rows[i] for i in usable[1:] if are_rivals(order[i], order[first])]
        return Found(board=board, source=source, rows=(rows[first],), totals=totals, rivals=tuple(rivals))

    def _sum_of(self, plan: Plan, row: FactRow, reports: Sequence[Source], totals: tuple[FactRow, ...]) -> Found:
        """Return the sum of a table that the question names without any of its rows; none of these is meant."""
        board, source = row.source.description.board, row.source
        sums = self._joined([one for one in totals if one.place[:2] == row.place[:2]][-1:], plan, reports)
        if not sums or lack_of(plan, sums[0]) is not None:
            return Found(board=board, source=source, near=(row,), lack=Lack.NO_ROW)
        return Found(board=board, source=source, rows=sums, totals=totals)

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
        fitting = as_many_as_said(several(found, plan.rows), [match.row for match in found], plan)
        if not fitting:
            near = sorted(found, key=lambda match: -match.own)[:_NEAR]
            return Found(board=board, source=source, near=tuple(m.row for m in near if m.own > 0), lack=Lack.NO_ROW)
        rows = self._joined(fitting, plan, reports)
        usable = [row for row in rows if lack_of(plan, row) in (None, Lack.EMPTY)]
        if not usable:
            rows = tuple(row for row in rows if row.first.kind is not TableKind.ACTIVITY)
            lack = lack_of(plan, rows[0]) if rows else Lack.NO_ROW
            return Found(board=board, source=source, rows=rows, totals=totals, lack=lack)
        if plan.rows.whole:  # costs, income and net are no areas
            usable = [row for row in usable if side_of(row.first.name) is None] or usable
        fit = usable
        if plan.rows.total:
            usable = usable[-1:] if len({row.place[1] for row in usable}) == 1 else main_total(usable)
        elif not across_tables(plan) and (plan.rows.whole or plan.rows.held or not plan.rows.goals):
            usable = largest_table(usable, named=not (plan.rows.whole or plan.rows.held))
            if plan.rows.whole:
                usable = above_the_sum(usable, totals)
        tables = {row.place[1] for row in usable}
        names = {row.first.key.name for row in usable}
        others = {
            row.place[1]: row for row in fit[::-1] if row.place[1] not in tables and row.first.key.name not in names
        }
        rivals = tuple(others.values()) if plan.asks(Step.SUM, Step.COUNT, Step.MEAN) and not plan.rows.whole else ()
        return Found(board=board, source=source, rows=tuple(usable), totals=totals, rivals=rivals)

    def _joined(self, rows: Sequence[FactRow], plan: Plan, reports: Sequence[Source]) -> tuple[FactRow, ...]:
        """Return the rows with the facts of the same rows in the board's other reports, where a time is named."""
        if plan.asks(Step.LEFT, Step.USED) or (plan.asks(Step.LOOK_UP, Step.AREA) and plan.types):
            return tuple(rows)  # what another report tells is no figure of the one that is named
        timed = any(field.timed for field in fields_of(plan)) or plan.asks(Step.DEVELOPMENT)
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

    def terms(self, text: str, sources: Sequence[Source]) -> Terms:
        """Return the words of `text` with what may stand for them in `sources`."""
        documents = [source.id for source in sources]
        said = self._names.written_out(text, documents=documents)
        terms = terms_of(
            [(said, 1.0)],
            document_frequency=self._library.document_frequency,
            passage_count=self._library.passage_count(),
            synonyms=meanings_in(said, self._synonyms),
        )
        return named(terms, self._names.of([said], documents=documents))

    def once(self, source: Source, key: object, make: Callable[[DocumentRows], _Made]) -> _Made:
        """Return what `make` makes of a report's rows, kept by `key` as long as they are."""
        held = self._read(source)
        if key not in held.made:
            held.made[key] = make(held)
        made: _Made = held.made[key]
        return made

    def _read(self, source: Source) -> DocumentRows:
        return self._reader.read(source, self._library)


def _is_meant(row: FactRow, plan: Plan) -> bool:
    """Return whether a row is one of those told before, where these are asked for; else whether it is a sum or not."""
    if plan.rows.held:
        return squeeze(row.name) in plan.rows.held or squeeze(row.first.name) in plan.rows.held
    if plan.rows.bodies and not is_body(row.first.name):
        return False
    return row.first.total is plan.rows.total
