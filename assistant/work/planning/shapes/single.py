"""Plans of one figure of one row, and of one row of several boards."""

import re
from dataclasses import replace

from assistant.plan import Field, Figure, Plan, Step
from assistant.work.planning.fields import MONEY, OUTCOME, asked_field, field_of, in_period
from assistant.work.planning.hear import Heard
from assistant.work.planning.shapes.said import both_sexes
from assistant.work.planning.times import names_forecast_of_month
from assistant.work.planning.wanted_rows import without_sex
from ingest.document import TableKind
from ingest.facts.fact import FORECASTS, Counted, Measure
from ingest.language.words import fold

_PAST = re.compile(r"\b(hade|har (gatt|fatt|gjort|genomgatt|haft|deltagit|blivit)|fick|gick|blev)\b")

# Folded; what asks for money: a cost, a budget, or what is laid out on something.
_OF_MONEY = re.compile(
    r"\b(?:kosta\w*|\w*kostnad(?:en|er|erna)?|\w*budget\w*|\w*prognos\w*|anslag\w*|\w*avvik\w*|bokslut\w*|intakt\w*|pengar(?:na)?"
    r"|hur manga (?:miljoner|kronor|mnkr|mkr|tkr))\b"
    r"|\bhur (?:mycket|stort?)\b.{0,60}"
    r"\b(?:lagg(?:er|s)|lade|satsa[rs]?|satsade|gar|gick|far|fick|tilldelas|avsatts|avsatter)\b"
)
_OF_NO_MONEY = re.compile(
    r"\bhur manga (?!miljoner|kronor|mnkr|mkr|tkr)|\bper (?:\w+)\b|\bandel\w*|\bprocent\w*"
    r"|\bhur stor del\b|\bhur ofta\b|\bnar\b|\bvem\b"
)
_CAME_TO = re.compile(r"\b(?:kostade|kostat|gatt at|gick at|lade|lagt|satsade|satsat)\b")
_FROM_BUDGET = re.compile(
    r"\bhur (?:mycket|langt|stort?)\b.*\b(?:over|under|ifran|fran|mot|utover) (?:\w+ )?budget\w*"
    r"|\bhur (?:mycket|langt)\b.*\b(?:mer|mindre|dyrare|billigare|hogre|lagre|samre|battre)\b.*\ban (?:\w+ )?budget\w*"
    r"|\bhur mycket\b.*\bskilj\w*\b.*\bbudget\w*"
)
_PERIOD = re.compile(r"period(?:en|ens)?")
_AMOUNTS = frozenset(
    {Measure.BUDGET, Measure.FINAL_BUDGET, Measure.GROSS_BUDGET, Measure.NET, Measure.COST, Measure.INCOME}
    | {Measure.DEVIATION, Measure.ACCOUNTS, Measure.OUTCOME, *FORECASTS}
)


def beside(heard: Heard, base: Plan) -> Plan | None:
    """Several boards side by side on one row."""
    if not base.rows.words or not (base.every_board or heard.says("boards")):
        return None
    if heard.says("count") and not heard.references:
        return None
    field = in_period(asked_field(heard, default=Field()), heard)
    if len({time.year for time in heard.times if time.year is not None}) > 1:
        field = replace(field, period=None)  # each board's report is of its own year
    if not field.measures and not heard.says("highest", "lowest", "difference", "mean"):
        return None
    rows = replace(base.rows, several=False)
    return replace(
        base,
        rows=rows,
        figures=(Figure(field=field),),
        steps=(Step.SIDE_BY_SIDE, Step.MEAN) if heard.says("mean") else (Step.SIDE_BY_SIDE,),
        every_board=True,
        lowest=heard.says("lowest") and not heard.says("highest"),
    )


def of_area(heard: Heard, base: Plan) -> Plan | None:
    """What one area of a body costs, is given or comes to, in words for money: its figures in the budget itself."""
    if not base.rows.words or base.rows.kinds or base.rows.goals or heard.says("women", "men", "indicators"):
        return None
    if not _OF_MONEY.search(heard.folded) or _OF_NO_MONEY.search(heard.folded) or _asks_several(heard):
        return None
    if names_forecast_of_month(heard.folded):
        return None
    field = in_period(asked_field(heard, default=Field()), heard)
    if _FROM_BUDGET.search(heard.folded):
        field = replace(field, measures=(Measure.DEVIATION,))
    elif _CAME_TO.search(heard.folded) and not heard.references_named:
        field = replace(field, measures=(Measure.ACCOUNTS, Measure.OUTCOME))
    if field.measures[:1] in ((Measure.PRICE,), (Measure.AMOUNT,)):
        field = replace(field, measures=())
    if field.measures and not set(field.measures) & _AMOUNTS:
        return None
    words = " ".join(word for word in base.rows.words.split() if not _PERIOD.fullmatch(fold(word)))
    rows = replace(base.rows, words=words, several=False, money=True)
    return replace(base, rows=rows, figures=(Figure(field=field),), steps=(Step.AREA,)) if words else None


def _asks_several(heard: Heard) -> bool:
    """Return whether a question names two times or two columns: it asks for both, or for what is between them."""
    times = {ref.period for ref in heard.references if ref.period is not None}
    columns = {
        ref.called.words.measures[:1]
        for ref in heard.references
        if ref.called is not None and not ref.called.words.weak and ref.called.words.measures
    }
    from_budget = _FROM_BUDGET.search(heard.folded) is not None or heard.calls("deviation")
    return len(times) > 1 or len(columns - ({(Measure.BUDGET,)} if from_budget else set())) > 1


def commented(heard: Heard, base: Plan) -> Plan | None:
    """What an amount goes to, or a row is about: what the table's comment says of it."""
    if not heard.says("goes_to") or not base.rows.words or base.rows.kinds or base.every_board:
        return None
    if any(ref.called is not None and not ref.called.words.weak for ref in heard.references):
        return None
    rows = replace(base.rows, several=False)
    figures = (Figure(field=Field(measures=(Measure.COMMENT,))), Figure(field=MONEY))
    return replace(base, rows=rows, figures=figures, steps=(Step.LIST,))


def shown(heard: Heard, base: Plan) -> Plan | None:
    """One figure of one row: asked for so that an empty cell, or none, is said and nothing else told instead."""
    if not base.rows.words or base.rows.kinds == (TableKind.ACTIVITY,):
        return None
    sex = [Counted.WOMEN] if heard.says("women") else [Counted.MEN] if heard.says("men") else []
    field = in_period(asked_field(heard, default=OUTCOME), heard)
    measured = field_of(heard, "outcome") is not None or _is_named(heard)
    done = heard.says("count") and _PAST.search(heard.folded) is not None
    if field.measures[:1] in ((Measure.START,), (Measure.END,)) or not (measured or sex or done):
        return None
    rows = replace(base.rows, several=False)
    if sex and not both_sexes(heard):
        field = replace(field, counted=sex[0])
        rows = replace(rows, words=without_sex(rows.words))
    return replace(base, rows=rows, figures=(Figure(field=field),), steps=(Step.LOOK_UP,)) if rows.words else None


def _is_named(heard: Heard) -> bool:
    """Return whether a column is called by words that are none of its rows'."""
    called = [ref.called.words for ref in heard.references if ref.called is not None]
    return any(words.measures and not words.weak for words in called)
