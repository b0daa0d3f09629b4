"""Why nothing can be worked out, and what there is instead."""

from collections.abc import Sequence
from dataclasses import replace

from assistant import texts as common
from assistant.answer import short_title
from assistant.plan import Field, Plan
from assistant.work.reckoning.outcome import Lack
from assistant.work.reckoning.pairs import of_one_thing, pair_of
from assistant.work.row import FactRow, fact_of, facts_of
from assistant.work.rows.found import Found
from assistant.work.telling import texts
from assistant.work.telling.citing import Citer
from assistant.work.telling.phrases import called, column_of, named, value_of
from ingest.facts.fact import Fact, Measure, Period, ValueKind
from ingest.language.grouped import labelled

_TELL_NOTHING = frozenset({Measure.PERIOD, Measure.PERIODICITY, Measure.COMMENT, Measure.RESPONSIBLE})
_FORMS = {
    Lack.EMPTY: texts.REFUSED_CELL,
    Lack.MIXED_UNITS: texts.REFUSED_UNITS,
    Lack.ZERO: texts.REFUSED_ZERO,
    Lack.NO_NUMBER: texts.REFUSED_NUMBER,
    Lack.SAME_FIGURE: texts.REFUSED_SAME,
    Lack.UNLIKE: texts.REFUSED_UNLIKE,
    Lack.NO_WHOLE: texts.REFUSED_WHOLE,
}
_MOST_CELLS = 4
_MOST_ROWS = 4


def why_not(plan: Plan, found: Found, citer: Citer) -> str:
    """Return the refusal for what one board's reports lack, with what there is instead; nothing where no reason is."""
    titles = short_title(found.source) if found.source is not None else ""
    if found.lack is Lack.NO_ROW or not found.rows:
        return _no_row(plan, found, titles, citer)
    row = found.rows[0]
    field = _lacking(plan, row)
    fact = fact_of(row, field)
    form = _FORMS.get(found.lack or Lack.NO_COLUMN, texts.REFUSED_COLUMN)
    if form is texts.REFUSED_COLUMN and _is_there(row, field):
        form = texts.REFUSED_AS_ASKED
    text = form.format(measure=named(field, fact), name=f"”{called(row)}”", titles=titles)
    told = what_there_is(row, citer)
    return f"{text} {texts.THERE_IS.format(what=told)}" if told else text


def _no_row(plan: Plan, found: Found, titles: str, citer: Citer) -> str:
    text = texts.REFUSED_ROW.format(words=plan.rows.words, titles=titles)
    names = [f"{called(row, longest=70)} {citer.marks([row.first])}".strip() for row in found.near[:_MOST_ROWS]]
    return f"{text} {texts.NEAR_ROWS.format(names=common.join(names))}" if names else text


def _lacking(plan: Plan, row: FactRow) -> Field:
    """Return the field that the row has no figure for."""
    fields = [(figure.field, figure.against) for figure in plan.figures[:1]]
    fields += [(condition.field, condition.bound.field) for condition in plan.conditions]
    for field, against in fields:
        pair = pair_of(row, field, against) if against is not None else None
        if _is_empty(facts_of(row, field) if pair is None else pair.one):
            return field
        if pair is not None and against is not None and _is_empty(pair.other):
            dated = against.timed or of_one_thing(field, against)
            return against if dated else replace(against, period=Period(year=pair.one[0].period.year))
    return fields[0][0]


def _is_there(row: FactRow, field: Field) -> bool:
    """Return whether a row has a figure that may be meant: then it is what it was to be set against that it lacks."""
    if not _is_empty(facts_of(row, field)):
        return True
    if Measure.AMOUNT not in field.measures:
        return False
    numbers = (fact for fact in row.facts if fact.value.kind is ValueKind.NUMBER)
    return any(field.period is None or fact.period.year == field.period.year for fact in numbers)


def _is_empty(facts: Sequence[Fact]) -> bool:
    return not facts or any(fact.value.kind is ValueKind.EMPTY for fact in facts)


def what_there_is(row: FactRow, citer: Citer) -> str:
    """Return what a row does say, with its citation."""
    facts: Sequence[Fact] = [
        fact for fact in row.facts if fact.value.kind is not ValueKind.EMPTY and fact.measure not in _TELL_NOTHING
    ]
    said = [labelled(column_of(fact), value_of(fact)) for fact in facts[:_MOST_CELLS]]
    return f"{common.join(said)} {citer.marks(facts[:1])}".strip() if said else ""
