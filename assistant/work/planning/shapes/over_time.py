"""Plans of a row over time: how it has developed, whether it rose each year, and in which year it was most."""

from dataclasses import replace

from assistant.plan import Bound, Check, Condition, Field, Figure, Moment, Plan, Rows, Step
from assistant.work.planning.fields import MONEY, OUTCOME, asked_field, goes_down, since
from assistant.work.planning.hear import Heard
from ingest.language.words import fold

_OF_MONEY = ("budget", "net_budget", "net", "cost")
_OF_RATES = frozenset({"manad", "manaden", "manader", "ar", "kvartal", "vecka", "tertial"})  # "per månad"


def developed(heard: Heard, base: Plan) -> Plan | None:
    """How it has developed: all outcomes of a row by time, from the year and to the year that are asked for."""
    if not heard.says("development"):
        return None
    return _series(heard, base, steps=(Step.DEVELOPMENT,))


def each_year(heard: Heard, base: Plan) -> Plan | None:
    """Whether it rose, or fell, every year."""
    if not heard.says("every_year") or not heard.says("change"):
        return None
    plan = _series(heard, base, steps=(Step.DEVELOPMENT, Step.JUDGE))
    if plan is None:
        return None
    field = plan.figures[0].field
    test = Check.BELOW if goes_down(heard) else Check.ABOVE
    step = Condition(field=field, test=test, bound=Bound(field=replace(field, back=1)))
    return replace(plan, conditions=(*plan.conditions, step))


def extreme_year(heard: Heard, base: Plan) -> Plan | None:
    """In which year it was most or least."""
    if not heard.says("which_year") or heard.says("highest") is heard.says("lowest"):
        return None
    plan = _series(heard, base, steps=(Step.DEVELOPMENT, Step.RANK))
    return replace(plan, lowest=heard.says("lowest")) if plan is not None else None


def _series(heard: Heard, base: Plan, *, steps: tuple[Step, ...]) -> Plan | None:
    rows = _rows(heard, base.rows)
    if not rows.words or heard.says("deficit", "surplus", "boards"):
        return None
    field = asked_field(heard, default=MONEY if heard.calls(*_OF_MONEY) else OUTCOME)
    return replace(
        base,
        rows=rows,
        figures=(Figure(field=replace(field, period=None)),),
        conditions=span_asked(heard),
        steps=steps,
        years=(),
    )


def _rows(heard: Heard, rows: Rows) -> Rows:
    """Return the rows asked for, by the words for a result where there are no others; "per månad" is no word of one."""
    words = [word for word in rows.words.split() if fold(word) not in _OF_RATES]
    results = [ref.called for ref in heard.references if ref.called is not None and ref.called.words.name == "result"]
    if not words and results:
        said = heard.question[results[0].start : results[0].end]
        words = [word for word in said.split() if not word.isdigit()]
    return replace(rows, words=" ".join(words))


def span_asked(heard: Heard) -> tuple[Condition, ...]:
    """Return from which year and to which year is asked: "2020–2024", "sedan 2021"."""
    of = [ref.period.year for ref in heard.references if ref.period is not None and ref.period.first is None]
    years = sorted({year for year in of if year is not None})
    if len(years) >= 2:
        return (_moment(Check.FROM, years[0]), _moment(Check.UNTIL, years[-1]))
    return (_moment(Check.FROM, years[0]),) if years and since(heard) is not None else ()


def _moment(test: Check, year: int) -> Condition:
    return Condition(field=Field(), test=test, bound=Bound(moment=Moment(first_month=1, last_month=12, year=year)))
