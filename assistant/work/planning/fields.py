"""The columns that a question means, as fields of a plan."""

import re
from dataclasses import replace

from assistant.plan import Field
from assistant.work.planning.hear import Heard, Reference
from ingest.facts.fact import Measure, Period, Side

OUTCOME = Field(measures=(Measure.OUTCOME,))
TARGET = Field(measures=(Measure.TARGET,))
MONEY = Field(measures=(Measure.BUDGET, Measure.NET, Measure.GROSS_BUDGET, Measure.AMOUNT, Measure.COST))
_BOTH_WAYS = frozenset({Measure.OUTCOME, Measure.EARLIER_OUTCOME, Measure.ACCOUNTS})
# What stands before a time that is compared with: "sedan 2024", "jämfört med år 2024".
_SINCE = re.compile(
    r"\b(sedan|sen|fran|an|mot|kontra|jamfort med|jamfor med|i jamforelse med|i forhallande till)"
    r"( (i|ar|aret|under|for))* $"
)
_AGAINST = re.compile(
    r"\b(sedan|sen|fran|an|mot|kontra|jamfort med|jamfor med|i jamforelse med|i forhallande till|mellan|och|till)"
    r"( \w+){0,2} $"
)
CHANGING = Field(measures=(*MONEY.measures, Measure.OUTCOME, Measure.EARLIER_OUTCOME, Measure.ACCOUNTS))
_THAN = re.compile(r"\ban (?:i |ar )?$")
_FROM_TO = re.compile(r"\b(mellan|fran|sedan|sen)\b")
_OF_NET = frozenset({"accounts", "outcome", "forecast"})
_NO_COLUMN = frozenset({"plan_of"})


def field_of(heard: Heard, name: str) -> Field | None:
    """Return the field that is called by the words `name`, with its time where one is named; None where it is not."""
    return next((_field(ref) for ref in heard.references if ref.called and ref.called.words.name == name), None)


def asked_field(heard: Heard, *, default: Field) -> Field:
    """Return the field that is asked for: that of the first strong words for a column, of any words, else `default`.

    What has come of a budget is asked for where both are named ("hur mycket av budgeten är förbrukat").
    """
    named = [ref for ref in heard.references if ref.called is not None and ref.called.words.measures]
    others = [ref for ref in named if ref.called is not None and ref.called.words.name != "earlier_outcome"]
    if others and names_report(heard):  # "enligt VB 2024" is the report to look into
        named = others
    strong = [ref for ref in named if ref.called is not None and not ref.called.words.weak]
    spent = [ref for ref in strong if ref.called is not None and ref.called.words.name == "outcome"]
    by_net = [ref for ref in strong if ref.called is not None and ref.called.words.name in _OF_NET]
    if by_net and strong[0].called is not None and strong[0].called.words.name == "net":
        return replace(_field(by_net[0]), side=Side.NET)  # "nettokostnaden i bokslut 2025" is that of the accounts
    chosen = next(iter(spent or strong or named), None)
    return _field(chosen) if chosen is not None else default


def in_period(field: Field, heard: Heard) -> Field:
    """Return `field` of the one time that the question names besides its report's, as it is where it names none."""
    if field.period is not None:
        return field
    periods = list(dict.fromkeys(ref.period for ref in heard.references if ref.period is not None and _is_free(ref)))
    return replace(widened(field), period=periods[0]) if len(periods) == 1 else field


def compared(heard: Heard) -> tuple[Field, Field] | None:
    """Return the two fields that the question compares, the one that is measured first; None where it names no two.

    Of two times the later one is measured, unless the question says otherwise ("lägre 2024 än 2025").
    """
    references = [ref for ref in heard.references if not _is_report(heard, ref)]
    shared = next((ref for ref in references if _has_column(ref) and ref.period is None), None)
    if shared is not None and _is_all_of_one_time(heard):
        return None
    timed = [ref for ref in references if ref.period is not None]
    chosen = timed if shared is not None and len(timed) >= 2 else references
    told = [_of_one(ref, shared, chosen) for ref in chosen if ref.called is None or not ref.called.words.weak]
    fields = list(dict.fromkeys(field for field in told if field is not None))
    if len(fields) < 2:
        return None
    one, two = fields[:2]
    if two.period is None and one.period is not None:
        two = replace(widened(two), period=one.period)
    if one.period is not None and two.period is not None and _is_later(two.period, one.period):
        first = next((ref.start for ref in chosen if ref.period == one.period), 0)
        if _goes_on(heard) or _THAN.search(heard.folded[:first]):  # "mer än 2024 var det 2025"
            return two, one
    return one, two


def _is_report(heard: Heard, ref: Reference) -> bool:
    """Return whether a plan is named as the report to look into, not to compare with: "i VP 2026"."""
    if ref.called is None or ref.called.words.name not in _NO_COLUMN:
        return False
    return _AGAINST.search(heard.folded[: ref.start]) is None


def since(heard: Heard) -> Period | None:
    """Return the one time that the question compares with: "sedan 2024"."""
    free = [ref for ref in heard.references if ref.called is None and ref.period is not None]
    return free[0].period if len(free) == 1 and _SINCE.search(heard.folded[: free[0].start]) else None


def report_since(heard: Heard) -> Period | None:
    """Return the time of the annual report that the question compares with: "sedan VB 2024"."""
    for ref in heard.references:
        named = ref.called is not None and ref.called.words.name == "earlier_outcome" and ref.period is not None
        if named and _SINCE.search(heard.folded[: ref.start]):
            return ref.period
    return None


def two_times(heard: Heard) -> tuple[Period, Period] | None:
    """Return the two times that the question names and nothing else of a column, the later first."""
    free = [ref.period for ref in heard.references if ref.called is None and ref.period is not None]
    if len(free) != 2 or free[0] == free[1]:
        return None
    return (free[1], free[0]) if _is_later(free[1], free[0]) else (free[0], free[1])


def at(field: Field, period: Period) -> Field:
    """Return `field` of another time."""
    return replace(widened(field), period=period)


def previous(field: Field, years: tuple[int, ...]) -> Field:
    """Return `field` a year earlier than the time it is of, or than the report's."""
    year = field.period.year if field.period is not None else years[0] if years else None
    if year is None:
        return replace(widened(field), back=1)
    return replace(widened(field), period=Period(year=year - 1))


def names_report(heard: Heard) -> bool:
    """Return whether the annual report that is named is one to compare with ("sedan VB 2024")."""
    ref = next((r for r in heard.references if r.called and r.called.words.name == "earlier_outcome"), None)
    if ref is None:
        return True
    before = heard.folded[max(0, ref.start - 24) : ref.start]
    return re.search(r"\b(sedan|sen|jamfort med|jamfor med|mot|kontra|an i|an|fran|och)( i)? $", before) is None


def _is_all_of_one_time(heard: Heard) -> bool:
    """Return whether one column is named and one time that it is of: "hur mycket ökar budgeten 2026"."""
    columns = [ref for ref in heard.references if ref.called is not None and not _is_report(heard, ref)]
    times = [ref for ref in heard.references if ref.called is None and ref.period is not None]
    return len(columns) == 1 and len(times) == 1 and since(heard) is None


def _field(ref: Reference) -> Field:
    assert ref.called is not None
    words = ref.called.words
    return Field(measures=words.measures, period=ref.period, side=words.side)


def _has_column(ref: Reference) -> bool:
    return ref.called is not None and bool(ref.called.words.measures) and not ref.called.words.weak


def _is_free(ref: Reference) -> bool:
    return ref.called is None or ref.called.words.name not in _NO_COLUMN


def _of_one(ref: Reference, shared: Reference | None, among: list[Reference]) -> Field | None:
    """Return the field of a reference; of a time alone, the column is the shared one, or the one named before."""
    if _has_column(ref):
        return _field(ref) if ref.period is None else widened(_field(ref))
    column = shared or next((other for other in among if _has_column(other)), None)
    if column is None:
        return replace(MONEY, period=ref.period) if ref.called is not None else None
    return replace(widened(_field(column)), period=ref.period)


def widened(field: Field) -> Field:
    """Return `field` so that it holds of another year too: what is an outcome in one report is earlier in the next."""
    if field.measures and field.measures[0] in _BOTH_WAYS:
        further = (Measure.OUTCOME, Measure.EARLIER_OUTCOME, Measure.ACCOUNTS)
        return replace(field, measures=tuple(dict.fromkeys((*field.measures, *further))))
    if field.measures and field.measures[0] in (Measure.BUDGET, Measure.NET):
        return replace(field, measures=tuple(dict.fromkeys((*field.measures, Measure.FINAL_BUDGET))))
    return field


def _is_later(one: Period, other: Period) -> bool:
    return (one.year or 0, one.first or 0) > (other.year or 0, other.first or 0)


def _goes_on(heard: Heard) -> bool:
    return heard.says("change") or _FROM_TO.search(heard.folded) is not None


def goes_down(heard: Heard) -> bool:
    """Return whether a change is asked for that makes a figure smaller: "minskar mest", "har sjunkit"."""
    return any(word in heard.folded for word in ("minsk", "sank", "sjunk", "krymp"))
