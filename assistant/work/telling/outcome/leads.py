"""The first sentence of an outcome of several rows: how many, who is first, what they come to."""

from collections.abc import Sequence

from assistant import texts as common
from assistant.plan import ZERO, Check, Plan, Step, Way
from assistant.work.reckoning.amounts import Amount, MixedUnits, difference, printed, unsigned
from assistant.work.reckoning.outcome import Line, Outcome, Total
from assistant.work.reckoning.pairs import of_one_thing
from assistant.work.rows.places import is_body
from assistant.work.telling import texts
from assistant.work.telling.outcome.sentences import (
    bettered,
    each,
    judged_short,
    of_outcomes,
)
from assistant.work.telling.phrases import called, capital, sized, value_of, values_of
from assistant.work.telling.told import sentence
from ingest.document import TableKind
from ingest.facts.fact import Measure
from ingest.language.words import squeeze

_SIGNED = frozenset({Measure.DEVIATION, Measure.RESULT})
_STEPS = {
    Check.ABOVE: texts.RISE,
    Check.BELOW: texts.FALL,
    Check.BETTER: texts.BETTERMENT,
    Check.WORSE: texts.WORSENING,
}
_MOST_RANKED = 10  # rows in the first sentence
_SHORT = 60
_KINDS: dict[TableKind | None, tuple[str, str]] = {
    TableKind.INDICATOR: (texts.INDICATOR, texts.INDICATORS),
    TableKind.ACTIVITY: (texts.ACTIVITY, texts.ACTIVITIES),
}


def lead_of(outcome: Outcome, *, column: str = "") -> str:
    """Return the first sentence of an outcome of several rows, whose figures may all be of one `column`."""
    plan, lines = outcome.plan, outcome.lines
    beside = texts.BESIDE.format(column=column) if column else ""
    if plan.asks(Step.RANK, Step.EXTREMES) and lines:
        return sentence(_ranking(plan, lines))
    if plan.asks(Step.JUDGE) and not plan.conditions:
        return sentence(_verdicts(lines), _furthest(lines))
    if not plan.conditions and lines and all(line.figures and of_outcomes(line.figures[0]) for line in lines):
        return sentence(_betterment(lines))
    total = outcome.total(Step.SUM) or outcome.total(Step.MEAN)
    summed = _total(total) if total is not None else ""
    if total is not None and not plan.asks(Step.LIST, Step.COUNT):
        return sentence(f"{summed}{beside}")
    return sentence(f"{_counted(outcome)}{beside}", summed)


def _total(total: Total) -> str:
    if total.step is Step.MEAN:
        return texts.MEAN_IS.format(mean=printed(total.amount))
    if total.printed is not None:
        whole = value_of(total.printed)
        if total.printed.value.number == total.amount.number:
            return texts.PRINTED_SUM.format(printed=whole)
        return texts.SUM_DIFFERS.format(printed=whole, sum=printed(total.amount))
    return texts.SUM_IS.format(sum=printed(total.amount))


def _counted(outcome: Outcome) -> str:
    plan, count, tested = outcome.plan, len(outcome.lines), len(outcome.tested)
    one, several = _called(outcome)
    where = texts.UNDER_GOAL.format(goal=common.join(list(plan.rows.goals))) if plan.rows.goals else ""
    said = common.counted(count)
    if not plan.conditions:
        return texts.COUNT_ALL.format(count=said, rows=one if count == 1 else several, where=where).capitalize()
    if tested == 1:
        none = texts.NONE_TESTED if outcome.left_out else texts.NONE_OF_ONE
        return (texts.ONE_OF_ONE if count else none).format(row=one, where=where)
    form = texts.COUNT_OF if count else texts.NONE_OF
    return form.format(count=capital(said), tested=common.counted(tested), rows=several, where=where)


def _called(outcome: Outcome) -> tuple[str, str]:
    """Return what the rows are called, one and several: by the kind that is asked for, else by what all of them are."""
    rows = outcome.tested if outcome.plan.conditions else [line.row for line in outcome.lines]
    kinds = set(outcome.plan.rows.kinds) or {row.first.kind for row in rows}
    if rows and all(is_body(row.first.name) for row in rows):
        return texts.BODY, texts.BODIES
    return _KINDS.get(kinds.pop() if len(kinds) == 1 else None, (texts.ROW, texts.ROWS))


def _ranking(plan: Plan, lines: Sequence[Line]) -> str:
    def entry(line: Line) -> str:
        worked = line.figures[0]
        if worked.figure.way is Way.PER_UNIT and worked.amount is not None:
            return f"{called(line.row, longest=_SHORT)}, {each(worked)}"
        if plan.asks(Step.ACROSS):
            return f"{capital(squeeze(worked.facts[0].column.printed))} ({value_of(worked.facts[0])})"
        value = sized(worked.amount) if named is not None and worked.amount is not None else values_of(worked)
        return f"{called(line.row, longest=_SHORT)} ({value})"

    named = _step_ranked(plan)
    first, last = (texts.LOWEST, texts.HIGHEST) if plan.lowest else (texts.HIGHEST, texts.LOWEST)
    if (size := named or _sign_ranked(plan)) is not None:
        first = size
    elif plan.by_size:
        first = f"{texts.LARGEST} {texts.DEVIATION}"
    if plan.asks(Step.EXTREMES) and len(lines) > 1:
        return f"{first}: {entry(lines[0])}. {last}: {entry(lines[-1])}{_between(lines)}"
    told = [entry(line) for line in lines[:_MOST_RANKED]]
    more = [texts.MORE_NAMES.format(count=len(lines) - _MOST_RANKED)] if len(lines) > _MOST_RANKED else []
    return f"{first}: {common.join([*told, *more])}"


def _between(lines: Sequence[Line]) -> str:
    """Return how far the first of some rows is from the last; nothing where they are of other units, or as far."""
    worked = between(lines)
    return f". {texts.BETWEEN.format(away=printed(worked))}" if worked is not None else ""


def between(lines: Sequence[Line]) -> Amount | None:
    """Return the distance of the first and the last of some rows in their first figure, None where there is none."""
    one, other = lines[0].figures[0].amount, lines[-1].figures[0].amount
    if one is None or other is None or one.number == other.number:
        return None
    try:
        return unsigned(difference(one, other))
    except MixedUnits:
        return None


def _step_ranked(plan: Plan) -> str | None:
    """Return what rows are ranked by that have grown or shrunk: `Störst ökning`; None where they are not."""
    figure = plan.figures[0]
    if figure.way not in (Way.DIFFERENCE, Way.PERCENT) or not plan.asks(Step.RANK) or not plan.conditions:
        return None
    condition = plan.conditions[0]
    if condition.bound.field is None or condition.test not in _STEPS:
        return None
    down = condition.test in (Check.BELOW, Check.WORSE)
    if figure.against is not None and not of_one_thing(figure.field, figure.against):
        return f"{texts.LARGEST if plan.lowest is down else texts.SMALLEST} {texts.DISTANCE}"
    return f"{texts.LARGEST if plan.lowest is down else texts.SMALLEST} {_STEPS[condition.test]}"


def _sign_ranked(plan: Plan) -> str | None:
    """Return what rows are ranked by that have a deficit or a surplus: `Störst underskott`; None where they are not."""
    signed = [one for one in plan.conditions if one.bound == ZERO and set(one.field.measures) & _SIGNED]
    if not signed or not plan.asks(Step.RANK):
        return None
    below = signed[0].test in (Check.BELOW, Check.AT_MOST)
    size = texts.LARGEST if plan.lowest is below else texts.SMALLEST
    return f"{size} {texts.DEFICIT if below else texts.SURPLUS}"


def _verdicts(lines: Sequence[Line]) -> str:
    known = [line for line in lines if line.verdict is not None and line.verdict.reached is not None]
    open_ = [line for line in lines if line.verdict is not None and line.verdict.so_far and not line.verdict.reached]
    reached = sum(bool(line.verdict and line.verdict.reached) for line in known)
    if open_:
        told = [common.counted(number) for number in (reached, len(lines), len(open_))]
        return texts.REACHED_OF_OPEN.format(reached=told[0], count=told[1], open=told[2]).capitalize()
    count = common.counted(len(known))
    if not known:
        return texts.UNJUDGED_SHORT.capitalize()
    if not reached:
        return texts.NONE_REACHED.format(count=count)
    if reached == len(known):
        return texts.ALL_REACHED.format(count=count)
    return texts.SOME_REACHED.format(reached=common.counted(reached), count=count).capitalize()


def _furthest(lines: Sequence[Line]) -> str:
    missed = [line for line in lines if line.verdict and line.verdict.reached is False and line.verdict.away]
    aways = [line.verdict.away for line in missed if line.verdict is not None and line.verdict.away is not None]
    if len(aways) < 2 or len({away.unit for away in aways}) > 1:
        return ""
    line = max(missed, key=lambda one: abs(one.verdict.away.number) if one.verdict and one.verdict.away else 0)
    return texts.FURTHEST.format(name=called(line.row, longest=_SHORT), line=_against(line))


def _against(line: Line) -> str:
    worked = line.figures[0]
    return f"{value_of(worked.facts[0])} mot {value_of(worked.facts[-1])}, {judged_short(line.verdict)}"


def _betterment(lines: Sequence[Line]) -> str:
    known = [told for line in lines if (told := bettered(line.figures[0])) is not None]
    count = common.counted(len(known))
    if not known:
        return ""
    if not any(known):
        return texts.NONE_BETTER.format(count=count)
    if all(known):
        return texts.ALL_BETTER.format(count=count)
    return texts.SOME_BETTER.format(better=common.counted(sum(known)), count=count).capitalize()
