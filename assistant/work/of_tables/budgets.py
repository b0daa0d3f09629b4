"""The rows that went over or under what was planned, where a table has no column that tells how far."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.plan import Bound, Check, Condition, Figure, Plan, Rows, Step, Way
from assistant.work.named_column.met import met_by
from assistant.work.of_tables.asked_words import all_words
from assistant.work.of_tables.candidate import Candidate, TermsOf, field_of, plan_of_table
from assistant.work.of_tables.cells.references import is_dated, is_of_whole
from assistant.work.of_tables.kinds import kind_asked, rows_are_of
from assistant.work.of_tables.states import asks_missed
from assistant.work.of_tables.tables import Table, cell_like, titles
from assistant.work.planning.hear import Heard
from assistant.work.planning.shapes.order import MORE_THAN_PLAN, limit_of
from assistant.work.reckoning.amounts import MONEY_UNITS
from assistant.work.reckoning.calculate import ranked
from assistant.work.reckoning.figures import of_two_cells
from assistant.work.reckoning.outcome import Lack, LeftOut, Line, Outcome
from assistant.work.row import FactRow, months_of
from ingest.facts.fact import Fact, Measure, Side
from ingest.facts.keys import is_total, side_of
from ingest.language.words import fold

_PLANNED = (Measure.BUDGET, Measure.FINAL_BUDGET, Measure.NET)
_CAME_OUT = (Measure.ACCOUNTS, Measure.OUTCOME, Measure.FORECAST)
# Names, whole, of what is earned: a cost may be called after it ("Ersättningar till familjehem").
_EARNED = re.compile(
    r"(?:\w+ och )?(?:\w*intakt(?:er)?|inkomster|statsbidrag(?:en)?|taxor|\w*avgifter|ersattningar|forsaljning(?:ar)?)"
    r"(?: och \w+)?|(?:\w*intakter|statsbidrag|forsaljning) (?:fran|av) .+"
)
_RESULT = re.compile(r"netto\w*|\w*resultat(?:et)?")
_PLAN = re.compile(r"(?:planera\w*|plan|tillsynsplan\w*)\b")
_EARLIER = re.compile(r"\btidigare\b|\bforegaende\b|\bforra\b")
_MONEY = re.compile(r"\b(?:tkr|mnkr|kr|kronor|mkr)\b")
_COSTS = re.compile(r"kostnad|utgift")
_AHEAD = re.compile(r"\b(?:vanta\w*|berakna\w*|prognos\w*|kommer)\b")
_NO_NAME = re.compile(
    r"vanta\w*|berakna\w*|\w*budget\w*|plan\w*|far|fa|bli\w*|mest|flest|storst|mer|fler|farre|mindre|over|under"
)


def over_budget(heard: Heard, years: Sequence[int], tables: Sequence[Table], terms_of: TermsOf) -> Iterator[Candidate]:
    """Yield the rows of each table that are over their budget, or under it, the furthest first where that is asked."""
    if not heard.says("which") or not heard.says("deficit", "surplus") or "budget" not in heard.folded:
        return
    if len(years) > 1 or heard.says("boards", "goals", "change"):
        return
    kind = kind_asked(heard)
    measures = (Measure.FORECAST,) if heard.calls("forecast") else _CAME_OUT
    for table in tables:
        if any(fact.measure is Measure.DEVIATION for row in table.rows for fact in row.facts):
            continue
        pair = _columns(table, years[0] if years else table.source.description.year, measures)
        if pair is None:
            continue
        costs_alone = kind is not None and _COSTS.search(fold(kind.text)) is not None
        below = heard.says("deficit") is _has_minus(table, pair[0])  # costs with a minus: more spent is a lower figure
        outcome = _outcome(table, *pair, heard=heard, below=below, costs_alone=costs_alone)
        if outcome is not None:
            sure = kind is None or costs_alone or rows_are_of(table, kind, terms_of)
            yield Candidate(table=table, outcome=outcome, sure=sure, worth=len(table.rows))


def below_plan(heard: Heard, years: Sequence[int], tables: Sequence[Table], terms_of: TermsOf) -> Iterator[Candidate]:
    """Yield the rows of each table whose forecast lies below what is planned, where it is asked what is not managed."""
    kind = kind_asked(heard)
    if kind is None or not asks_missed(heard) or len(years) > 1 or "plan" not in heard.folded:
        return
    for table in tables:
        columns = {fact.column.printed: fact for row in table.rows[:1] for fact in row.facts}
        planned = [fact for fact in columns.values() if _PLAN.match(fold(fact.column.printed))]
        forecast = [fact for fact in columns.values() if fact.measure is Measure.FORECAST]
        if len(planned) != 1 or len(forecast) != 1 or planned[0].value.unit != forecast[0].value.unit:
            continue
        outcome = _outcome(table, forecast[0], planned[0], heard=heard, below=True)
        if outcome is not None:
            yield Candidate(table=table, outcome=outcome, sure=rows_are_of(table, kind, terms_of), worth=1.0)


def furthest_from_plan(
    heard: Heard, years: Sequence[int], tables: Sequence[Table], terms_of: TermsOf
) -> Iterator[Candidate]:
    """Yield the row of each table that comes to most more, or less, than planned, whatever the sign of its deviations.

    What is asked for stands above the table: the deviation of money is no answer to "flest elever mer än budgeterat".
    """
    than, kind = MORE_THAN_PLAN.search(heard.folded), kind_asked(heard)
    if than is None or kind is None or len(years) > 1 or heard.says("boards", "goals", "change"):
        return
    said = [
        word for word in all_words(heard.question[kind.end :].lower()).split() if not _NO_NAME.fullmatch(fold(word))
    ]
    terms = terms_of(" ".join(said))
    wanted = (Measure.FORECAST,) if _AHEAD.search(heard.folded) else _CAME_OUT
    for table in tables if terms.terms else ():
        year = years[0] if years else table.source.description.year
        held = {fact.measure: fact for row in table.rows[:1] for fact in row.facts if fact.period.year in (year, None)}
        came = next((held[measure] for measure in wanted if measure in held), None)
        planned = next((held[measure] for measure in _PLANNED if measure in held), None)
        if came is None or planned is None or not met_by(terms, " ".join(titles(table)).lower()).all():
            continue
        outcome = _outcome(table, came, planned, heard=heard, below=than["less"] is not None)
        if outcome is not None and months_of(came.period) == months_of(planned.period):
            sure = rows_are_of(table, kind, terms_of) or came.value.unit is None
            yield Candidate(table=table, outcome=outcome, sure=sure, worth=1.0)


def _columns(table: Table, year: int | None, measures: Sequence[Measure]) -> tuple[Fact, Fact] | None:
    """Return a cell of what came out and one of what was planned for it, both of money and of one whole year."""
    told: dict[Measure, Fact] = {}
    for fact in (fact for row in table.rows for fact in row.facts):
        of_year = fact.period.year in (year, None) and months_of(fact.period) == 12
        of_money = fact.value.unit in MONEY_UNITS or (fact.value.unit is None and _MONEY.search(table.above))
        if of_year and of_money and not _EARLIER.search(fold(fact.column.printed)):
            told.setdefault(fact.measure, fact)
    planned = next((told[measure] for measure in _PLANNED if measure in told), None)
    came = next((told[measure] for measure in measures if measure in told), None)
    if came is not None and planned is not None and is_of_whole(planned) and is_dated(came):
        return None  # a year of a project is not held against the budget of all of it
    return (came, planned) if came is not None and planned is not None else None


def _has_minus(table: Table, column: Fact) -> bool:
    """Return whether most of a column are figures below zero."""
    numbers = [fact.value.number for _, fact in table.figures(column.column.printed)]
    return sum(number is not None and number < 0 for number in numbers) * 2 > len(numbers)


def _outcome(
    table: Table, came: Fact, planned: Fact, *, heard: Heard, below: bool, costs_alone: bool = False
) -> Outcome | None:
    figure = Figure(field=field_of(came), against=field_of(planned), way=Way.DIFFERENCE)
    minus = _has_minus(table, came)
    told = [(row, cell_like(row, came), cell_like(row, planned)) for row in table.rows]
    told = [(row, one, other) for row, one, other in told if not _is_no_cost(row, one, minus=minus)]
    lines: list[Line] = []
    left: list[LeftOut] = []
    for row, one, other in told:
        if costs_alone and minus and _is_positive(one):
            continue
        worked = of_two_cells(figure, one, other) if one is not None and other is not None else None
        if worked is None or worked.amount is None:
            left.append(LeftOut(row=row, lack=Lack.NO_NUMBER))
        elif worked.amount.number and (worked.amount.number < 0) is below:
            lines.append(Line(row=row, figures=(worked,)))
    if not lines or len(left) * 2 > len(told):
        return None
    most = heard.says("highest", "lowest")
    test = Condition(field=figure.field, test=Check.BELOW if below else Check.ABOVE, bound=Bound(field=figure.against))
    plan = Plan(
        rows=Rows(),
        figures=(figure,),
        conditions=(test,),
        steps=(Step.RANK,) if most else (Step.LIST,),
        limit=limit_of(heard),
        lowest=below is not heard.says("lowest"),
    )
    if most:
        lines = ranked(lines, lowest=plan.lowest)[: plan.limit]
    tested = tuple(row for row, _, _ in told)
    plan = plan_of_table(table, plan, [line.row.name for line in lines])
    return Outcome(plan=plan, lines=tuple(lines), left_out=tuple(left), tested=tested)


def _is_no_cost(row: FactRow, came: Fact | None, *, minus: bool) -> bool:
    """Return whether a row is a sum, a result or what is earned; `minus` tells that costs are written below zero."""
    name = fold(row.first.name)
    if is_total(row.first.name) or side_of(row.first.name) in (Side.INCOME, Side.NET) or _RESULT.fullmatch(name):
        return True
    return _EARNED.fullmatch(name) is not None and (not minus or _is_positive(came))


def _is_positive(fact: Fact | None) -> bool:
    return fact is not None and fact.value.number is not None and fact.value.number > Decimal(0)
