"""One row of several boards side by side: who is highest and lowest, what each has, and who has none."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant import texts as common
from assistant.answer import TableCell, short_title
from assistant.plan import Check, Plan, Step
from assistant.work.one_thing import is_one_thing
from assistant.work.reckoning.amounts import (
    MONEY_UNITS,
    Amount,
    MixedUnits,
    alike,
    difference,
    mean,
    number_of,
    printed,
    size_of,
)
from assistant.work.reckoning.conditions import passes
from assistant.work.reckoning.outcome import Lack, Line, Outcome
from assistant.work.rows.found import Found
from assistant.work.telling import texts
from assistant.work.telling.citing import Citer
from assistant.work.telling.phrases import called, capital, column_of, named, sized, values_of
from assistant.work.telling.told import Told, sentence
from ingest.facts.fact import Measure, Period

_TARGETS = frozenset({Measure.TARGET, Measure.COUNCIL_TARGET})
_MOST_BETWEEN = 3  # boards between the highest and the lowest that the first sentence names
_MOST_MISSING = 3  # boards without a figure that it names


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A board with the line of its row."""

    board: str
    line: Line
    amount: Amount | None


def of_one_measure(held: Sequence[tuple[Found, Outcome | None]]) -> bool:
    """Return whether the boards' figures measure the same: a target says nothing beside another's outcome."""
    facts = [
        line.figures[0].facts[0]
        for _, outcome in held
        if outcome is not None
        for line in outcome.lines[:1]
        if line.figures and line.figures[0].facts
    ]
    if len({fact.counted for fact in facts}) != 1:
        return False
    return all(is_one_thing(fact.measure, facts[0].measure) for fact in facts)


def periods_of(held: Sequence[tuple[Found, Outcome | None]]) -> set[Period]:
    """Return the times that the boards' figures are of."""
    return {
        line.figures[0].facts[0].period
        for _, outcome in held
        if outcome is not None
        for line in outcome.lines[:1]
        if line.figures and line.figures[0].facts
    }


def side_by_side(plan: Plan, held: Sequence[tuple[Found, Outcome | None]], citer: Citer) -> Told:
    """Return the boards' figures of one row, the one that is asked for first."""
    sides = [
        Side(board=found.board or short_title(outcome.lines[0].row.source), line=line, amount=line.figures[0].amount)
        for found, outcome in held
        if outcome is not None
        for line in outcome.lines[:1]
        if line.figures and line.figures[0].facts
    ]
    order = _ordered(sides, lowest=plan.lowest)
    lines = [_line(side, citer) for side in order]
    lacking = [found for found, outcome in held if outcome is None or not outcome.lines]
    lead, results = _signed(plan, order) if plan.conditions else _extent(order, lowest=plan.lowest)
    rows = tuple(_row(side, citer) for side in order)
    formula = ""
    if plan.asks(Step.MEAN) and _comparable(order):
        amounts = [side.amount for side in order if side.amount is not None]
        whole = mean(amounts)
        results = (*results, printed(whole))
        lead = sentence(texts.MEAN_OF_BOARDS.format(mean=printed(whole), count=common.counted(len(order))), lead)
        formula = texts.MEAN_FORMULA.format(terms=" + ".join(number_of(one) for one in amounts), count=len(order))
        formula = f"{formula} = {printed(whole)}"
    without = [found.board for found in lacking if found.board]
    if lead and 0 < len(without) <= _MOST_MISSING:
        lead = sentence(lead, common.NOT_FOUND_IN.format(missing=common.join(without)))
    return Told(
        lead=sentence(lead),
        formula=formula,
        lines=(*lines, *(texts.ITEM.format(line=_missing(plan, found)) for found in lacking)),
        notes=_notes(plan, order),
        results=results,
        columns=(texts.COLUMN_BOARD, texts.COLUMN_ROW, capital(_column(order)), texts.COLUMN_SOURCE),
        table=rows,
    )


def _ordered(sides: Sequence[Side], *, lowest: bool) -> list[Side]:
    if not _comparable(sides):
        return list(sides)
    sign = 1 if lowest else -1
    return sorted(sides, key=lambda side: sign * size_of(side.amount) if side.amount is not None else 0)


def _comparable(sides: Sequence[Side]) -> bool:
    amounts = [side.amount for side in sides if side.amount is not None]
    if len(amounts) < 2 or len(amounts) < len(sides):
        return False
    if len({amount.unit is None for amount in amounts if amount.unit is None or amount.unit in MONEY_UNITS}) > 1:
        return False  # another report's figure without a unit may be of thousands
    try:
        alike(amounts)
    except MixedUnits:
        return False
    return True


def _extent(order: Sequence[Side], *, lowest: bool) -> tuple[str, tuple[str, ...]]:
    """Return who is first and who is last, and the difference."""
    if not _comparable(order):
        return _not_comparable(order), ()
    first, last = order[0], order[-1]
    assert first.amount is not None
    assert last.amount is not None
    step = difference(first.amount, last.amount)
    one, two = (texts.LOWEST, texts.HIGHEST) if lowest else (texts.HIGHEST, texts.LOWEST)
    if not step.number:
        return f"{common.join([side.board for side in order])}: {values_of(first.line.figures[0])}", ()
    parts = (
        texts.FIRST_IS.format(which=one, name=_tied(order, first), value=values_of(first.line.figures[0])),
        _between(order),
        texts.FIRST_IS.format(which=two, name=_tied(order, last), value=values_of(last.line.figures[0])),
        texts.DIFFERENCE.format(difference=sized(step)),
    )
    return sentence(*parts), (sized(step),)


def _between(order: Sequence[Side]) -> str:
    """Return the boards between the first and the last with their figures, nothing where they are too many."""
    ends = {size_of(side.amount) for side in (order[0], order[-1]) if side.amount is not None}
    between = [side for side in order if side.amount is not None and size_of(side.amount) not in ends]
    if not 0 < len(between) <= _MOST_BETWEEN:
        return ""
    told = [texts.BOARD_WITH.format(name=side.board, value=values_of(side.line.figures[0])) for side in between]
    return texts.THEN.format(boards=common.join(told))


def _not_comparable(order: Sequence[Side]) -> str:
    units = list(dict.fromkeys(side.amount.unit or texts.NO_UNIT for side in order if side.amount is not None))
    return texts.NOT_COMPARABLE.format(units=common.join(units)) if len(units) > 1 else ""


def _signed(plan: Plan, order: Sequence[Side]) -> tuple[str, tuple[str, ...]]:
    """Return which board's deficit or surplus is the largest or the smallest, of those that have one."""
    kept = [side for side in order if all(passes(side.line.row, condition) is True for condition in plan.conditions)]
    below = plan.conditions[0].test in (Check.BELOW, Check.AT_MOST)
    sign = texts.DEFICIT if below else texts.SURPLUS
    if not kept:
        return texts.NO_BOARD.format(count=common.counted(len(order)), sign=sign), ()
    if len(kept) > 1 and not _comparable(kept):
        return _not_comparable(kept), ()
    size = texts.LARGEST if plan.lowest is below else texts.SMALLEST
    first = texts.FIRST_IS.format(
        which=f"{size} {sign}", name=_tied(kept, kept[0]), value=values_of(kept[0].line.figures[0])
    )
    only = texts.ONE_BOARD.format(sign=sign) if len(kept) == 1 < len(order) else ""
    return sentence(first, only), ()


def _tied(order: Sequence[Side], one: Side) -> str:
    assert one.amount is not None
    size = size_of(one.amount)
    return common.join([side.board for side in order if side.amount is not None and size_of(side.amount) == size])


def _line(side: Side, citer: Citer) -> str:
    worked = side.line.figures[0]
    column = column_of(worked.facts[0])
    title = short_title(side.line.row.source).removeprefix(f"{side.board}, ")
    name = called(side.line.row, longest=60)
    text = f"{side.board}: {values_of(worked)} ({column}; {name}; {title}) {citer.marks(worked.facts)}"
    return texts.ITEM.format(line=text)


def _row(side: Side, citer: Citer) -> tuple[TableCell, ...]:
    fact = side.line.figures[0].facts[0]
    number = citer.number(fact)
    return (
        TableCell(text=side.board),
        TableCell(text=side.line.row.name, citation=number),
        TableCell(text=values_of(side.line.figures[0]), citation=number),
        TableCell(text=short_title(side.line.row.source), citation=number),
    )


def _column(order: Sequence[Side]) -> str:
    return column_of(order[0].line.figures[0].facts[0]) if order else texts.MEASURES_ANY


def _missing(plan: Plan, found: Found) -> str:
    board = found.board or ""
    if found.source is None:
        return texts.NO_REPORT.format(board=board)
    titles = short_title(found.source).removeprefix(f"{board}, ")
    measure = named(plan.figures[0].field)
    form = texts.MISSING_CELL if found.lack in (Lack.EMPTY, Lack.NO_COLUMN) else texts.MISSING_ROW
    return form.format(board=board, titles=titles, measure=measure)


def _notes(plan: Plan, order: Sequence[Side]) -> tuple[str, ...]:
    notes = [texts.OTHER_YEARS] if _years_differ(order) else []
    facts = [side.line.figures[0].facts[0] for side in order]
    if not plan.figures[0].field.measures and all(fact.measure in _TARGETS for fact in facts):
        notes.append(common.COMPARED_TARGETS.format(column=column_of(facts[0])).rstrip("."))
    spans = {(fact.period.first, fact.period.last) for fact in facts}
    if len(spans) > 1 and not _years_differ(order):
        notes.append(texts.OTHER_SPANS)
    return tuple(notes)


def _years_differ(order: Sequence[Side]) -> bool:
    return len({side.line.figures[0].facts[0].period.year for side in order}) > 1
