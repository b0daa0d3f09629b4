"""The result of one row in a sentence: a change, a share, a gap, a verdict on its target."""

from assistant.plan import Way
from assistant.work.reckoning.amounts import PERCENT, POINTS, Amount, amount_of, printed, total, unsigned
from assistant.work.reckoning.figures import is_income_with_minus
from assistant.work.reckoning.judge import Verdict, is_better
from assistant.work.reckoning.outcome import Lack, Worked
from assistant.work.reckoning.through_the_year import is_part
from assistant.work.telling import texts
from assistant.work.telling.phrases import capital, column_of, period_name, sized, value_of
from ingest.facts.fact import Fact, Measure

_MOST_TERMS = 20  # of a sum that is written out


def changed(step: Worked, share: Worked | None = None) -> str:
    """Return how a new figure is away from an old one: `Ökning med 50,8 mnkr (5,1 %): från ... till ...`.

    `share` is the same in per cent.
    """
    if step.amount is None:
        return ""
    new, old = step.facts[0], step.facts[-1]
    change = sized(step.amount)
    if share is not None and share.amount is not None and step.amount.unit != POINTS:
        change += f" ({sized(share.amount)})"
    if not step.amount.number:
        return texts.UNCHANGED.format(new=value_of(new))
    if (new.measure is old.measure and _of_other_times(new, old)) or _of_two_times(new, old):
        form = texts.INCREASE if step.amount.number > 0 else texts.DECREASE
        return form.format(change=change, old=_dated(old), new=_dated(new))
    form = texts.HIGHER_BY if step.amount.number > 0 else texts.LOWER_BY
    if new.value.day is not None:
        form = texts.LATER_BY if step.amount.number > 0 else texts.EARLIER_BY
    return form.format(
        change=change,
        new_name=capital(column_of(new)),
        old_name=column_of(old),
        new=value_of(new),
        old=value_of(old),
    )


def apart(worked: Worked) -> str:
    """Return two figures that are not to be set against each other, and why: nothing where they may."""
    form = {Lack.UNLIKE_SPANS: texts.UNLIKE_SPANS, Lack.MIXED_UNITS: texts.UNLIKE_UNITS}.get(worked.lack or Lack.EMPTY)
    if form is None or len(worked.facts) < 2:
        return ""
    new, old = worked.facts[0], worked.facts[-1]
    told = {"new": _dated(new), "old": _dated(old), "new_time": period_name(new.period)}
    return form.format(**told, old_time=period_name(old.period))


def spans_of(worked: Worked) -> str:
    """Return of which time each of two figures is, where one is of a part of the year and the other is not."""
    if len(worked.facts) < 2 or worked.amount is None or worked.figure.against is None:
        return ""
    one, other = worked.facts[0], worked.facts[-1]
    if is_part(one.period) is is_part(other.period):
        return ""
    return capital(
        texts.SPANS.format(
            one=column_of(one),
            one_time=period_name(one.period),
            other=column_of(other),
            other_time=period_name(other.period),
        )
    )


def shared(worked: Worked) -> str:
    """Return a share with its part and its whole: `27,5 % (885,3 av 3 224,7 mnkr)`."""
    part = worked.facts[0]
    wholes = [amount for fact in worked.whole if (amount := amount_of(fact.value)) is not None]
    whole = printed(total(wholes)) if len(wholes) > 1 else value_of((worked.whole or worked.facts)[-1])
    assert worked.amount is not None
    return texts.SHARE_IS.format(share=printed(worked.amount), part=value_of(part), whole=whole)


def left_of(worked: Worked) -> str:
    """Return what is left of a budget when what is spent is taken from it: `Kvar är 21,7 mnkr av 31,0 mnkr (...)`."""
    whole, part = worked.facts[0], worked.facts[-1]
    assert worked.amount is not None
    form = texts.LEFT_IS if worked.amount.number >= 0 else texts.OVERSPENT
    if whole.measure is Measure.OTHER:
        form = texts.LEFT_OF_COLUMNS  # of no money it is not known that it was spent
    return form.format(
        left=sized(worked.amount),
        whole=value_of(whole),
        budget=column_of(whole),
        part=value_of(part),
        spent=column_of(part),
    )


def each(worked: Worked) -> str:
    """Return an amount for each of what another column counts: `750,0 tkr per km (1 500 tkr på 2,0 km)`."""
    part, whole = worked.facts[0], worked.facts[-1]
    assert worked.amount is not None
    if (part.table, part.row) != (whole.table, whole.row):
        told = {"each": printed(worked.amount), "part": value_of(part), "whole": value_of(whole)}
        return texts.EACH_OF_ROWS.format(of=part.name, per=whole.name, **told)
    if whole.value.unit is None and part.value.unit is None:
        told = {"each": printed(worked.amount), "part": value_of(part), "whole": value_of(whole)}
        return texts.EACH_OF_COLUMNS.format(of=column_of(part), per=column_of(whole), **told)
    of = whole.value.unit or column_of(whole)
    return texts.EACH_IS.format(each=printed(worked.amount), of=of, part=value_of(part), whole=value_of(whole))


def gap(worked: Worked) -> str:
    """Return how far women are from men, or another pair of figures: `Kvinnor ligger 3,6 procentenheter högre ...`."""
    first, second = worked.facts[0], worked.facts[-1]
    assert worked.amount is not None
    if not worked.amount.number:
        return texts.ALIKE.format(one=texts.WOMEN, other=texts.MEN.lower(), first=value_of(first))
    form = texts.HIGHER if worked.amount.number > 0 else texts.LOWER
    return form.format(
        one=texts.WOMEN,
        other=texts.MEN.lower(),
        away=sized(worked.amount),
        first=value_of(first),
        second=value_of(second),
    )


def judged(worked: Worked, verdict: Verdict) -> str:
    """Return whether a figure reaches its target, with both: `Nej, årsmålet nås inte: 8,9 % mot 8,2 %, alltså ...`."""
    result, target = worked.facts[0], worked.facts[-1]
    measure = column_of(target)
    told = {"result": value_of(result), "target": value_of(target), "away": away_of(verdict), "measure": measure}
    if verdict.so_far:
        form = texts.REACHED_SO_FAR if verdict.reached else texts.SO_FAR
        return capital(form.format(period=period_name(result.period), **told))
    if verdict.reached is None:
        return capital(texts.UNJUDGED.format(**told))
    yes, form = (texts.YES, texts.REACHED) if verdict.reached else (texts.NO, texts.MISSED)
    return f"{yes}, {form.format(**told)}"


def judged_short(verdict: Verdict | None) -> str:
    """Return the verdict for a line of many: `nås inte, 4,4 procentenheter över`."""
    if verdict is None:
        return texts.UNJUDGED_SHORT
    if verdict.so_far and not verdict.reached:
        return f"{texts.SO_FAR_SHORT}{away_of(verdict).replace(', alltså', ',')}"
    told = {True: texts.REACHED_SHORT, False: texts.MISSED_SHORT, None: texts.UNJUDGED_SHORT}[verdict.reached]
    return f"{told}{away_of(verdict).replace(', alltså', ',')}"


def away_of(verdict: Verdict) -> str:
    """Return how far a figure is over or under its target."""
    if verdict.away is None:
        return ""
    if not verdict.away.number:
        return texts.AWAY_NONE
    form = texts.AWAY_OVER if verdict.away.number > 0 else texts.AWAY_UNDER
    return form.format(away=sized(verdict.away))


def turned_to(worked: Worked) -> str:
    """Return whether a figure has gone the right way since the earlier one; nothing where nothing tells."""
    better = bettered(worked)
    return "" if better is None else texts.CHANGE_BETTER if better else texts.CHANGE_WORSE


def bettered(worked: Worked) -> bool | None:
    """Return whether the first fact of a figure is better than its second; None where nothing tells."""
    if worked.amount is None:
        return None
    first, second = (amount_of(fact.value) for fact in (worked.facts[0], worked.facts[-1]))
    if first is None or second is None:
        return None
    return is_better(first, second, name=worked.facts[0].name)


def formula_of(worked: Worked) -> str:
    """Return the calculation of a figure with its operands: `591,2 − 566,0 = 25,2 mnkr`."""
    operands = [amount for fact in (*worked.facts, *worked.whole) if (amount := amount_of(fact.value)) is not None]
    if worked.amount is None or len(operands) < 2:
        return ""
    if worked.figure.way in (Way.AS_IT_STANDS, Way.MEAN):
        added_up = " + ".join(_bare(operand) for operand in operands)
        added_up = f"({added_up}) / {len(operands)}" if worked.figure.way is Way.MEAN else added_up
        return f"{added_up} = {printed(worked.amount)}"
    one, two = operands[0], operands[-1]
    if len(worked.whole) > 1:  # what the share is of is no cell: its parts are
        parts = " + ".join(_bare(operand) for operand in operands[len(worked.facts) :])
        return f"{_bare(one)} / ({parts}) = {printed(worked.amount)}"
    if all(is_income_with_minus(fact) for fact in worked.facts):
        one, two = unsigned(one), unsigned(two)
    mixed = (
        one.unit != two.unit and one.unit is not None and two.unit is not None and PERCENT not in (one.unit, two.unit)
    )
    first, second = (printed(one), printed(two)) if mixed else (_bare(one), _bare(two))
    taken = second if not second.startswith("−") else f"({second})"
    if worked.figure.way is Way.PERCENT:
        return f"({first} − {taken}) / {second.lstrip('−')} = {printed(worked.amount)}"
    if worked.figure.way is Way.DIFFERENCE:
        return f"{first} − {taken} = {printed(worked.amount)}"
    return f"{first.lstrip('−')} / {second.lstrip('−')} = {printed(worked.amount)}"


def added(operands: tuple[Amount, ...], amount: Amount) -> str:
    """Return a sum with its operands: `29 734 + 57 738 = 87 472 tkr`."""
    told = [_bare(operand) if operand.number >= 0 else f"({_bare(operand)})" for operand in operands]
    if len(told) > _MOST_TERMS:  # all stand in the table
        told = [*told[: _MOST_TERMS - 2], "…", told[-1]]
    terms = " + ".join(told)
    return f"{terms} = {printed(amount)}"


def _of_other_times(new: Fact, old: Fact) -> bool:
    """Return whether two figures are not of one time beside each other: the one is then no change of the other."""
    return new.column == old.column or (new.period != old.period and None not in (new.period.year, old.period.year))


def _of_two_times(new: Fact, old: Fact) -> bool:
    return new.period.year is not None and old.period.year is not None and new.period.year != old.period.year


def _dated(fact: Fact) -> str:
    header = column_of(fact)
    return f"{value_of(fact)} ({header})"


def _bare(amount: Amount) -> str:
    return printed(Amount(number=amount.number))


def of_outcomes(worked: Worked) -> bool:
    """Return whether a figure sets an outcome against an earlier one."""
    return {fact.measure.value for fact in worked.facts} == {"outcome", "earlier_outcome"}
