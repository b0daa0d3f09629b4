"""Questions that must be worked out: planned, calculated over facts, and told with every operand cited."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer, Reason, Source
from assistant.plan import Check, Plan, Step
from assistant.question.asked import Asked
from assistant.search.library import Library
from assistant.work.carried_out import carried_out, untested
from assistant.work.goals.listing import list_goals
from assistant.work.named_column.asking import Ordered
from assistant.work.named_column.heads import names_measured
from assistant.work.named_column.pair_asked import PairAsked
from assistant.work.named_column.told import tell_by_column
from assistant.work.of_tables.tell import TellOfTables, tell_of_tables
from assistant.work.onward.onward import onward
from assistant.work.overview.area import tell_area
from assistant.work.overview.overview import tell_overview
from assistant.work.reckoning.calculate import calculate
from assistant.work.reckoning.figures import of_two_rows
from assistant.work.reckoning.outcome import Lack, Outcome
from assistant.work.row import fact_of
from assistant.work.rows.find import Finder
from assistant.work.rows.found import Found
from assistant.work.rows.places import of_places
from assistant.work.rows.read_rows import RowReader
from assistant.work.rows.reports import as_column, fields_of, times_of_all, without_before
from assistant.work.rows.two_rows import two_rows
from assistant.work.surely_lacking import is_surely_lacking
from assistant.work.telling import texts
from assistant.work.telling.answered import answered, comparison_of, no
from assistant.work.telling.boards import of_one_measure, periods_of, side_by_side
from assistant.work.telling.citing import Citer
from assistant.work.telling.one_sex import of_one_sex
from assistant.work.telling.outcome.saying import say
from assistant.work.telling.refusing import why_not
from assistant.work.telling.two_rows import missing_one, of_two
from assistant.work.thread.develop import tell_development
from assistant.work.whole_cost import of_whole_cost
from ingest.document import TableKind
from ingest.facts.fact import Measure, ValueKind
from ingest.language.words import squeeze

_LONGEST = 1450  # characters of a worked answer
_CALLED = 0.85  # how well a row must be named for it to be just the one that is asked for
_OF_ECONOMY = frozenset({Measure.FORECAST, Measure.DEVIATION, Measure.ACCOUNTS})
_MOST_BOARDS = 4  # that are answered in one text where the question names none


class Worker:
    """Works out answers from one state of a library."""

    def __init__(self, library: Library, *, reader: RowReader) -> None:
        """Work with the facts of `library`; `reader` keeps what was read of it for the questions that follow."""
        self._library = library
        self._finder = Finder(library.index, synonyms=library.synonyms, names=library.names, reader=reader)

    def answer(self, asked: Asked, plan: Plan) -> Answer | None:
        """Return the worked answer, a refusal that says what is missing, or None where the plan does not fit."""
        whole = of_whole_cost(plan, asked.question)
        of_whole = self.answer(asked, whole) if whole is not None else None
        if of_whole is not None and not of_whole.refused:
            return of_whole
        sources = self._library.sources
        citer, plan = Citer(self._library.index, sources), of_places(plan, sources)
        if plan.asks(Step.GOALS, Step.OVERVIEW, Step.AREA, Step.DEVELOPMENT):
            return self._of_reports(asked, plan, sources, citer)
        if plan.asks(Step.BETWEEN):
            return self._between(asked, plan, sources, citer)
        found: Sequence[Found] = self._finder.find(plan, sources)
        held = [carried_out(untested(plan), one) for one in found]
        found = [one for one, _ in held]
        if plan.asks(Step.LOOK_UP):
            return self._looked_up(asked, plan, found, citer)
        if plan.asks(Step.SIDE_BY_SIDE):
            return self._compared(asked, plan, held, citer)
        usable = [(one, outcome) for one, outcome in held if outcome is not None and not _ranks_one(plan, outcome)]
        if not usable and any(outcome is not None for _, outcome in held):
            return None
        notes: tuple[str, ...] = ()
        if not usable and (other := without_before(plan)) is not None:
            plan, notes = other, (texts.NO_YEAR_BEFORE,)
            again = [carried_out(plan, one) for one in self._finder.find(plan, sources)]
            usable = [(one, outcome) for one, outcome in again if outcome is not None and outcome.lines]
        if not usable:
            return self._refused(asked, plan, found, citer)
        room = _LONGEST // min(len(usable), _MOST_BOARDS)
        told = [
            (one, say(outcome, citer, rivals=one.rivals, notes=notes, room=room - 120))
            for one, outcome in usable[:_MOST_BOARDS]
        ]
        return answered(asked, plan, told, citer)

    def onward(self, asked: Asked, turns: Sequence[Answer]) -> Answer | None:
        """Return what a follow-up asks of the very cell that led the answer before, None where it asks for no such."""
        index, sources = self._library.index, self._library.sources
        return onward(asked, turns, self._finder, sources, Citer(index, sources), sections=index.section)

    def by_column(self, asked: Asked, said: Ordered | PairAsked) -> Answer | None:
        """Return rows, or two cells, by a column that the question's own words name; None where no table has it."""
        sources = self._library.sources
        return tell_by_column(asked, said, self._finder, sources, Citer(self._library.index, sources), room=_LONGEST)

    def of_tables(self, asked: Asked, tell: TellOfTables = tell_of_tables) -> Answer | None:
        """Return what everyday words ask of the rows of a table, None where they ask for no such as `tell` tells."""
        sources = self._library.sources
        return tell(asked, self._finder, sources, Citer(self._library.index, sources), room=_LONGEST)

    def elsewhere(self, asked: Asked, plan: Plan) -> Answer | None:
        """Return what other reports tell in a column of the report that is asked for and not held; None for nothing."""
        if (other := as_column(plan)) is None:
            return None
        citer = Citer(self._library.index, self._library.sources)
        held = [carried_out(other, one) for one in self._finder.find(other, self._library.sources)]
        usable = [(found, outcome) for found, outcome in held if outcome is not None and outcome.lines]
        room = _LONGEST // max(1, min(len(usable), _MOST_BOARDS))
        told = [(found, say(outcome, citer, rivals=found.rivals, room=room)) for found, outcome in usable]
        return answered(asked, other, told[:_MOST_BOARDS], citer)

    def in_asked_column(self, asked: Asked, plan: Plan, told: Answer) -> Answer | None:
        """Return the figure of the column that is asked for where `told` leads with another one of the row."""
        cell = told.citations[0].cell if told.citations and not told.refused else None
        found = self._finder.find(of_places(plan, self._library.sources), self._library.sources) if cell else ()
        held = [one for one in found if one.rows]
        if cell is None or len(held) != 1 or held[0].lack is not None:
            return None
        (row,) = held[0].rows[:1]
        other = next((fact for fact in row.facts if squeeze(fact.column.printed) == squeeze(cell.column)), None)
        of_row = other is not None and squeeze(row.first.name) == squeeze(cell.row)
        if other is None or not of_row or other.measure is not Measure.OTHER or other.period.first is not None:
            return None
        if names_measured(other.column.printed, self._finder.terms(asked.question, self._library.sources)):
            return None
        meant = fact_of(row, plan.figures[0].field)
        if meant is None or meant.column == other.column or meant.value.kind is ValueKind.EMPTY:
            return None
        citer = Citer(self._library.index, self._library.sources)
        plan = replace(plan, steps=(Step.LIST,))
        outcome = calculate(plan, [row])
        return answered(asked, plan, [(held[0], say(outcome, citer, room=_LONGEST))], citer)

    def _of_reports(self, asked: Asked, plan: Plan, sources: Sequence[Source], citer: Citer) -> Answer | None:
        """Return the answer to a question of whole reports: their goals, how it goes, how a row has developed."""
        library = self._library
        if plan.asks(Step.GOALS):
            return list_goals(asked, plan, sources, library.index)
        if plan.asks(Step.OVERVIEW):
            return tell_overview(asked, plan, self._finder, sources, citer)
        if plan.asks(Step.AREA):
            told = tell_area(asked, plan, self._finder, sources, citer)
            return told or self.answer(asked, replace(plan, steps=(Step.LOOK_UP,)))
        return tell_development(
            asked, plan, sources, library=library.index, synonyms=library.synonyms, names=library.names
        )

    def _between(self, asked: Asked, plan: Plan, sources: Sequence[Source], citer: Citer) -> Answer | None:
        """Return one row beside another, or the refusal that says which of them is not there."""
        found = two_rows(plan, self._finder, sources)
        if found is None:
            return None
        if found.one is None or found.other is None:
            held = found.one or found.other
            assert held is not None
            return no(asked, missing_one(plan, found, self._finder.parts_of(held), citer), citer)
        worked = of_two_rows(plan.figures[0], found.one, found.other)
        if worked.amount is None:
            return None
        told = of_two(found, worked, citer)
        where = Found(board=found.source.description.board, source=found.source)
        return answered(asked, plan, [(where, told)], citer, one=True)

    def _compared(
        self, asked: Asked, plan: Plan, held: Sequence[tuple[Found, Outcome | None]], citer: Citer
    ) -> Answer | None:
        held = self._of_one_time(plan, held)
        if sum(outcome is not None for _, outcome in held) < 2 or not of_one_measure(held):
            return None
        told = side_by_side(plan, held, citer)
        answer = answered(asked, plan, [(held[0][0], told)], citer, one=True)
        return answer and replace(answer, comparison=comparison_of(told))

    def _of_one_time(
        self, plan: Plan, held: Sequence[tuple[Found, Outcome | None]]
    ) -> Sequence[tuple[Found, Outcome | None]]:
        """Return the boards' figures of one time, where there is one that all who have the figure tell of."""
        told = [found for found, outcome in held if outcome is not None]
        if len(told) < 2 or len(periods_of(held)) < 2 or any(field.timed for field in fields_of(plan)):
            return held
        sources = self._library.sources
        for year, types in times_of_all(plan, [found.board for found in told], sources):
            other = replace(plan, years=(year,), types=types)
            again = [carried_out(untested(other), one) for one in self._finder.find(other, sources)]
            if sum(outcome is not None for _, outcome in again) == len(told) and len(periods_of(again)) == 1:
                return again
        return held

    def _looked_up(self, asked: Asked, plan: Plan, found: Sequence[Found], citer: Citer) -> Answer | None:
        """Return a refusal for a figure that the tables lack; None where they have it: it is then told as it stands."""
        if (told := of_one_sex(asked, plan, found, self._finder, citer)) is not None:
            return told
        if len(found) != 1 or found[0].lack is None:
            return None
        lacks = is_surely_lacking(plan, found[0]) or self._is_named(plan, found[0])
        return self._refused(asked, plan, found, citer) if lacks else None

    def _is_named(self, plan: Plan, found: Found) -> bool:
        """Return whether a row of the economy is called just as asked, and has no column of the kind."""
        if found.lack is not Lack.NO_COLUMN or not found.rows or found.rows[0].first.kind is not TableKind.BUDGET:
            return False
        asked_for = set(plan.figures[0].field.measures)
        if not asked_for & _OF_ECONOMY or asked_for & {
            fact.measure for row in found.rows for fact in (*row.facts, *row.elsewhere)
        }:
            return False  # of another period or report than the one understood, it may be the one that is meant
        named = self._finder.named(found.rows[0], plan.rows.words, self._library.sources)
        return named.own >= _CALLED and named.unasked == 0

    def _refused(self, asked: Asked, plan: Plan, found: Sequence[Found], citer: Citer) -> Answer | None:
        """Return the refusal where the rows are there and lack what is asked for; None where none are known."""
        if _is_of_words(plan):
            return None
        known = [one for one in found if one.lack not in (None, Lack.NO_ROW) and one.rows]
        known = known or [one for one in found if len(found) == 1 and one.apart]
        if len(known) != 1 or (plan.asks(Step.JUDGE) and len(asked.scope.years) > 1):
            return None  # of two years that are asked for, one may be told
        reason = Reason.OTHER_SCOPE if known[0].lack is Lack.NO_COLUMN else Reason.NOTHING_RELEVANT
        return no(asked, why_not(plan, known[0], citer), citer, reason=reason)


def _ranks_one(plan: Plan, outcome: Outcome) -> bool:
    """Return whether several rows are asked for and one alone was looked at, met by accident; or none be tested."""
    in_words = any(one.test is Check.SAYS for one in plan.conditions)
    if in_words and not outcome.lines and len(outcome.left_out) == len(outcome.tested):
        return True  # none could be tested
    listed = plan.rows.several and any(one.test in (Check.REACHES, Check.MISSES) for one in plan.conditions)
    ranked = plan.asks(Step.RANK) and not plan.conditions
    return (ranked or listed) and bool(plan.rows.words) and len(outcome.tested) == 1


def _is_of_words(plan: Plan) -> bool:
    """Return whether a plan looks for what is said in words: what a table does not say, the text may."""
    stated = any(condition.test in (Check.IS, Check.IS_NOT) for condition in plan.conditions)
    return stated or (bool(plan.figures) and plan.figures[0].field.measures == (Measure.COMMENT,))
