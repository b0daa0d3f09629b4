"""The row in which a report states the result of a whole body: what is left of its income, of a municipality mostly."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer import Source, short_title
from assistant.plan import Field, Plan
from assistant.work.overview import texts
from assistant.work.reckoning.amounts import amount_of, size_of
from assistant.work.row import FactRow, fact_of
from assistant.work.rows.find import Finder
from assistant.work.rows.reports import reports_for
from assistant.work.telling.citing import Citer
from assistant.work.telling.phrases import column_of, value_of
from ingest.facts.columns.units import without_unit
from ingest.facts.fact import Fact, Measure, Period
from ingest.genre.bodies import belongs, tells_of_all
from ingest.language.words import fold, squeeze

# What accounts call the line, by the Swedish law on municipal accounts and on annual reports of companies; folded. The
# first that a report has is told. The balance requirement's result is another figure and none of them.
_NAMES = (
    "arets resultat",
    "arets resultat enligt resultatrakningen",
    "periodens resultat",
    "resultat efter finansiella poster",
    "resultat efter finansnetto",
    "resultat fore skatt",
    "rorelseresultat",
)
_CAME_OUT = (Measure.ACCOUNTS, Measure.OUTCOME, Measure.FORECAST_AFTER, Measure.FORECAST)
_PLANNED = (Measure.BUDGET, Measure.FINAL_BUDGET)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A body's result: its row, the figures of it that are told, what it came to first."""

    row: FactRow
    facts: tuple[Fact, ...]


def results_of(plan: Plan, finder: Finder, sources: Sequence[Source]) -> dict[str | None, Result]:
    """Return the results of the bodies that `plan` asks of, by body, those left out that state none in a table."""
    held = dict.fromkeys(source.description.board for source in sources)
    found = {
        board: result
        for board in held
        if _is_asked(board, plan)
        and (result := _of_body(plan, finder, [one for one in sources if one.description.board == board]))
    }
    return dict(sorted(found.items(), key=lambda one: one[0] or ""))


def line_of(result: Result, citer: Citer) -> str:
    """Return a result in words, begun with what it means: `Överskott: årets resultat 2,3 mnkr (utfall 2025) ...`."""
    first, *others = result.facts
    parts = ", ".join(texts.PART.format(column=column_of(fact), value=value_of(fact)) for fact in others)
    return texts.RESULT.format(
        verdict=_verdict(first),
        name=_small(without_unit(squeeze(result.row.first.name)).strip(" .:=")),
        value=value_of(first),
        column=column_of(first),
        parts=f"; {parts}" if parts else "",
        title=short_title(result.row.source),
        marks=citer.marks(result.facts),
    )


def _is_asked(board: str | None, plan: Plan) -> bool:
    """Return whether a body is asked of: itself, or as the one that tells of all of a municipality that is."""
    if not plan.boards or board in plan.boards:
        return True
    return board is not None and tells_of_all(board) and belongs(board, plan.boards)


def _of_body(plan: Plan, finder: Finder, reports: Sequence[Source]) -> Result | None:
    """Return the result in a body's newest report that tells how it came out, else in its newest with a budget.

    Of a year asked for its own report tells it, else a column of another one.
    """
    own, other = reports_for(plan, reports), reports_for(replace(plan, years=()), reports)
    rows = [row for source in dict.fromkeys((*own, *other)) for row in _stated(finder.rows(source))]
    for measures in (_CAME_OUT, (Measure.OTHER,), _PLANNED):
        for row in rows:
            first = _told(row, measures, plan)
            if first is not None:
                budget = _told(row, _PLANNED, plan) if measures == _CAME_OUT else None
                return Result(row=row, facts=(first, budget) if budget is not None else (first,))
    return None


def _stated(rows: Sequence[FactRow]) -> list[FactRow]:
    """Return the rows of a report that state a result: those called as accounts call it first, then those in money."""
    named = [row for row in rows if _name(row) in _NAMES]
    return sorted(named, key=lambda row: (_NAMES.index(_name(row)), not any(fact.value.unit for fact in row.facts)))


def _name(row: FactRow) -> str:
    return fold(without_unit(squeeze(row.first.name))).strip(" .:=")


def _told(row: FactRow, measures: tuple[Measure, ...], plan: Plan) -> Fact | None:
    """Return what a row tells of the year asked for, else of its report's; None where that is no amount."""
    year = plan.years[0] if plan.years else row.source.description.year
    fact = fact_of(row, Field(measures=measures, period=Period(year=year)))
    return fact if fact is not None and amount_of(fact.value) is not None else None


def _verdict(fact: Fact) -> str:
    amount = amount_of(fact.value)
    assert amount is not None
    size = size_of(amount)
    if not size:
        return texts.BALANCE
    return texts.SURPLUS if size > 0 else texts.DEFICIT


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]
