"""How much later than planned something was done: two days or months of a row, set against each other."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.plan import Figure, Plan, Rows, Step, Way
from assistant.work.of_tables.candidate import Candidate, TermsOf, field_of, plan_of_table
from assistant.work.of_tables.tables import Table
from assistant.work.of_tables.worked.operation import Operation, operation_asked, words_naming
from assistant.work.of_tables.worked.rows_meant import LEAST, meant_rows, met_of, named_by
from assistant.work.planning.hear import Heard
from assistant.work.reckoning.amounts import Amount
from assistant.work.reckoning.outcome import Line, Outcome, Worked
from assistant.work.row import FactRow
from ingest.facts.fact import Counted, Fact
from ingest.language.words import fold

_PLANNED = re.compile(
    r"\bplan\w*|\bberakna\w*|\bursprunglig\w*|\btidplan\w*|\bmal\w*|\bskulle\b|\bska vara\b|\bsista dag\b"
)
_CAME = re.compile(
    r"\bverklig\w*|\bfaktisk\w*|\butfall\w*|\bgenomford\w*|\bklar\w*|\bblev\b|\bny(?:tt)?\b|\bslutford\w*"
)
_DONE = re.compile(r"klar\w*|fardig\w*|plan\w*")
_DAYS = re.compile(r"\b(?:dagar|dygn)\b")
_WEEKS = re.compile(r"\bveckor\b")
_WEEK, _YEAR = 7, 12  # days, months


def delayed_rows(heard: Heard, years: Sequence[int], tables: Sequence[Table], terms_of: TermsOf) -> Iterator[Candidate]:
    """Yield how late the row is that a question names, of each table with a planned and a real time."""
    if operation_asked(heard) is not Operation.DELAY or len(years) > 1:
        return
    said = words_naming(heard).split()
    terms = terms_of(" ".join(word for word in said if not _DONE.fullmatch(fold(word))))
    for table in tables:
        for meant in meant_rows(table, heard, terms, Counted.ALL):
            pair = _times(meant.row) if meant.named else None
            late = _between(*pair, heard) if pair is not None else None
            met = met_of(terms, meant.around, "")
            if pair is None or late is None or met < LEAST:
                continue
            figure = Figure(field=field_of(pair[0]), against=field_of(pair[1]), way=Way.DIFFERENCE)
            worked = Worked(figure=figure, facts=pair, amount=late)
            plan = plan_of_table(table, Plan(rows=Rows(), figures=(figure,), steps=(Step.LIST,)), [meant.row.name])
            outcome = Outcome(plan=plan, lines=(Line(row=meant.row, figures=(worked,)),), tested=(meant.row,))
            yield Candidate(table=table, outcome=outcome, sure=True, worth=met + named_by(terms, meant.around, ""))


def _times(row: FactRow) -> tuple[Fact, Fact] | None:
    """Return the real and the planned time of a row; None where it has not one of each."""
    dated = [fact for fact in row.facts if fact.value.day is not None]
    planned = [fact for fact in dated if _PLANNED.search(fold(fact.column.printed))]
    came = [fact for fact in dated if fact not in planned and _CAME.search(fold(fact.column.printed))]
    return (came[0], planned[0]) if len(planned) == len(came) == 1 else None


def _between(came: Fact, planned: Fact, heard: Heard) -> Amount | None:
    """Return how much later the one is, in months, or in days or weeks where both are days; None where not known so."""
    one, other = came.value, planned.value
    if one.day is None or other.day is None:
        return None
    if _DAYS.search(heard.folded) or _WEEKS.search(heard.folded):
        if one.last_day is not None or other.last_day is not None:
            return None
        days = (one.day - other.day).days
        weeks = _WEEKS.search(heard.folded) is not None
        return (
            Amount(number=Decimal(days) / _WEEK, unit="veckor") if weeks else Amount(number=Decimal(days), unit="dagar")
        )
    if any(
        value.last_day is not None and (value.last_day - value.day).days > 31 for value in (one, other) if value.day
    ):
        return None  # years alone
    months = (one.day.year - other.day.year) * _YEAR + one.day.month - other.day.month
    return Amount(number=Decimal(months), unit="månader")
