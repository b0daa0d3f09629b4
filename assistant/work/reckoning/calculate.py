"""A plan carried out over rows: conditions, figures, order, totals; the same rows always give the same outcome."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.plan import Plan, Step, Way
from assistant.work.reckoning.amounts import Amount, MixedUnits, alike, mean, size_of, total
from assistant.work.reckoning.conditions import passes, turned
from assistant.work.reckoning.figures import is_income_with_minus, work_out
from assistant.work.reckoning.outcome import Lack, LeftOut, Line, Outcome, Total
from assistant.work.reckoning.own_verdict import row_verdict
from assistant.work.reckoning.pairs import pair_of
from assistant.work.row import FactRow, fact_of
from ingest.document import TableKind
from ingest.facts.fact import Fact


def calculate(plan: Plan, rows: Sequence[FactRow], *, totals: Sequence[FactRow] = ()) -> Outcome:
    """Return the outcome of `plan` over `rows`; `totals` are the printed sums of their tables."""
    counted = counted_once(rows)
    kept, left_out = _sifted(plan, counted)
    lines = [_line(plan, row, totals) for row in kept]
    if plan.asks(Step.SUM, Step.MEAN, Step.RANK, Step.EXTREMES):
        _check_units(lines)
    if plan.asks(Step.SUM, Step.MEAN, Step.RANK, Step.EXTREMES):
        lacking = [line for line in lines if line.figures and line.figures[0].amount is None]
        left_out += [LeftOut(row=line.row, lack=line.figures[0].lack or Lack.NO_NUMBER) for line in lacking]
        lines = [line for line in lines if line not in lacking]
    if plan.asks(Step.RANK, Step.EXTREMES):
        lines = ranked(lines, lowest=plan.lowest, by_size=plan.by_size)
        lines = _picked(plan, lines)
    return Outcome(
        plan=plan,
        lines=tuple(lines),
        totals=tuple(_totals(plan, lines, counted, totals)),
        left_out=tuple(left_out),
        tested=counted,
    )


def nothing_of(outcome: Outcome) -> Lack | None:
    """Return why the one row of an outcome has none of the figures that are worked out; None where it has one.

    Of women against men no row has one.
    """
    every = [worked for line in outcome.lines for worked in line.figures]
    if outcome.plan.asks(Step.GAP) and every and all(worked.amount is None for worked in every):
        return every[0].lack or Lack.EMPTY
    if len(outcome.lines) != 1 or outcome.plan.asks(Step.COUNT) or outcome.plan.conditions:
        return None
    (line,) = outcome.lines
    derived = [worked for worked in line.figures if worked.figure.way is not Way.AS_IT_STANDS]
    if not derived or line.verdict is not None or any(worked.amount is not None for worked in line.figures):
        return None
    lack = derived[0].lack
    return None if lack is Lack.UNLIKE_SPANS else lack


def counted_once(rows: Sequence[FactRow]) -> tuple[FactRow, ...]:
    """Return `rows` without those that others count in: parts of a row that is there, sums of rows that are there."""
    wholes = [row for row in rows if not row.first.part]
    whole = {(row.first.document_id, row.first.table) for row in rows if not row.first.total}
    return tuple(
        row
        for row in rows
        if not (row.first.part and any(row.place[:2] == one.place[:2] and row.is_below(one) for one in wholes))
        and not (row.first.part and not row.first.section and (row.first.document_id, row.first.table) in whole)
        and not (row.first.total and (row.first.document_id, row.first.table) in whole)
    )


def ranked(lines: Sequence[Line], *, lowest: bool = False, by_size: bool = False) -> list[Line]:
    """Return the lines by their first figure, the highest first; those alike in the order of the tables.

    `by_size` leaves the sign aside.

    Raises MixedUnits where the figures are not of one unit.
    """
    known = [line.figures[0].amount for line in lines if line.figures[0].amount is not None]
    units = {amount.unit for amount in known}
    if len(units) > 1:  # a figure without a unit is of its table's
        lines = [_in_unit(line, known) for line in lines]
    return sorted(lines, key=lambda line: -abs(_size(line)) if by_size else _size(line) * (1 if lowest else -1))


def _check_units(lines: Sequence[Line]) -> None:
    """Raise MixedUnits for indicators of unlike units: one that prints none is a number of something."""
    first = [line.figures[0] for line in lines if line.figures and line.row.first.kind is TableKind.INDICATOR]
    units = {worked.amount.unit or "st" for worked in first if worked.amount is not None}
    if len(units) > 1:
        alike([Amount(number=Decimal(0), unit=unit) for unit in units])


def _in_unit(line: Line, known: Sequence[Amount]) -> Line:
    first, *others = line.figures
    if first.amount is None:
        return line
    return replace(line, figures=(replace(first, amount=alike([first.amount, *known])[0]), *others))


def _size(line: Line) -> Decimal:
    worked = line.figures[0]
    if worked.amount is None:
        return Decimal(0)
    size = size_of(worked.amount)
    if worked.figure.way is Way.AS_IT_STANDS and all(is_income_with_minus(fact) for fact in worked.facts):
        return abs(size)
    signed = worked.figure.way in (Way.AS_IT_STANDS, Way.DIFFERENCE)
    return -size if signed and any(turned(line.row, fact) for fact in worked.facts) else size


def _picked(plan: Plan, lines: list[Line]) -> list[Line]:
    if plan.asks(Step.EXTREMES):
        return lines if len(lines) < 2 else [lines[0], lines[-1]]
    if len(lines) <= plan.limit:
        return lines
    last = _size(lines[plan.limit - 1])
    return lines[: plan.limit] + [line for line in lines[plan.limit :] if _size(line) == last]


def _sifted(plan: Plan, rows: Sequence[FactRow]) -> tuple[list[FactRow], list[LeftOut]]:
    kept: list[FactRow] = []
    left_out: list[LeftOut] = []
    for row in rows:
        results = [passes(row, condition) for condition in plan.conditions]
        if any(result is False for result in results):
            continue
        lack = next((result for result in results if isinstance(result, Lack)), None)
        if lack is None:
            kept.append(row)
        else:
            left_out.append(LeftOut(row=row, lack=lack))
    return kept, left_out


def _line(plan: Plan, row: FactRow, totals: Sequence[FactRow]) -> Line:
    figures = tuple(work_out(row, figure, totals=totals) for figure in plan.figures)
    verdict = None
    if plan.asks(Step.JUDGE) and plan.figures and plan.figures[0].against is not None:
        pair = pair_of(row, plan.figures[0].field, plan.figures[0].against)
        if pair.one and pair.other and pair.lack is None:
            verdict = row_verdict(row, pair.one[0], pair.other[0])
    return Line(row=row, figures=figures, verdict=verdict)


def _totals(plan: Plan, lines: Sequence[Line], rows: Sequence[FactRow], totals: Sequence[FactRow]) -> Sequence[Total]:
    found: list[Total] = []
    if plan.asks(Step.COUNT):
        found.append(Total(step=Step.COUNT, amount=Amount(number=Decimal(len(lines)))))
    operands = tuple(line.figures[0].amount for line in lines if line.figures and line.figures[0].amount is not None)
    if plan.asks(Step.SUM) and operands:
        printed = _printed_total(plan, lines, rows, totals)
        found.append(Total(step=Step.SUM, amount=total(operands), operands=operands, printed=printed))
    if plan.asks(Step.MEAN) and operands:
        found.append(Total(step=Step.MEAN, amount=mean(operands), operands=operands))
    return found


def _printed_total(
    plan: Plan, lines: Sequence[Line], rows: Sequence[FactRow], totals: Sequence[FactRow]
) -> Fact | None:
    """Return the printed sum of just these rows: all rows of one table are in, and it has one total."""
    tables = {(line.row.first.document_id, line.row.first.table) for line in lines}
    if not plan.rows.whole or len(tables) != 1 or len(lines) != len(rows) or plan.conditions:
        return None
    of_table = [row for row in totals if (row.first.document_id, row.first.table) in tables]
    return fact_of(of_table[-1], plan.figures[0].field) if of_table else None


__all__ = ["MixedUnits", "calculate", "counted_once", "ranked"]
