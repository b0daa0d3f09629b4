"""What two cells of a table come to where a question asks for that, and the table does not tell it itself."""

from collections.abc import Iterator, Sequence

from assistant.plan import Figure, Plan, Rows, Step, Way
from assistant.words.match import Terms
from assistant.work.named_column.heads import PRICED, asks_price
from assistant.work.of_tables.candidate import Candidate, TermsOf, field_of, plan_of_table
from assistant.work.of_tables.tables import Table
from assistant.work.of_tables.worked.columns import Pair, figures, is_distance, pairs_changed
from assistant.work.of_tables.worked.operation import Operation, operation_asked, words_naming
from assistant.work.of_tables.worked.parts import against_plan, names_what_is_taken, parts_meant
from assistant.work.of_tables.worked.rows_meant import (
    LEAST,
    MeantRow,
    asks_both,
    meant_rows,
    met_of,
    named_by,
    sex_asked,
)
from assistant.work.planning.hear import Heard
from assistant.work.planning.wanted_rows import without_sex
from assistant.work.reckoning.amounts import MONEY_UNITS, PERCENT, POINTS
from assistant.work.reckoning.figures import of_two_cells
from assistant.work.reckoning.outcome import Line, Outcome
from assistant.work.row import FactRow, months_of
from ingest.facts.fact import Counted, Fact, Measure
from ingest.facts.months import reported
from ingest.language.words import fold

_YEAR = 12  # months
_LEAST_OF_NAMED = 0.5  # share of the question that is met where a row is named: not surely meant below `LEAST`
_WAYS = {
    Operation.CHANGE: ((Way.DIFFERENCE, Way.PERCENT), Step.LIST),
    Operation.LEFT: ((Way.DIFFERENCE,), Step.LEFT),
    Operation.SHARE: ((Way.RATIO,), Step.LIST),
}


def of_two_cells_asked(
    heard: Heard, years: Sequence[int], tables: Sequence[Table], terms_of: TermsOf
) -> Iterator[Candidate]:
    """Yield what the two cells come to that a question means, of each table that has both."""
    asked = operation_asked(heard)
    if asked is None or asked not in _WAYS or asks_both(heard):
        return
    sex = sex_asked(heard)
    said = words_naming(heard)
    if asked in (Operation.SHARE, Operation.LEFT):
        said = " ".join(word for word in said.split() if not names_what_is_taken(word))
    terms = terms_of(without_sex(said) if sex is not Counted.ALL else said)
    for table in tables:
        for meant in meant_rows(table, heard, terms, sex):
            pairs = _pairs(asked, table, meant, heard, terms)
            if len(pairs) == 1 and (found := _candidate(asked, table, meant, pairs[0], heard, terms)) is not None:
                yield found


def _pairs(asked: Operation, table: Table, meant: MeantRow, heard: Heard, terms: Terms) -> list[Pair]:
    cells = figures(meant.row, sex_asked(heard))
    if asked is Operation.CHANGE:
        told = any(is_distance(fact) for fact in meant.row.facts)
        changed = [] if told else pairs_changed(cells, heard, terms, meant.around)
        changed = [pair for pair in changed if not _is_so_far(meant.row, *pair)]
        return changed or ([] if told else against_plan(cells, heard, terms))
    beside = [*table.rows, *table.totals]
    return parts_meant(meant.row, beside, cells, heard, terms, left=asked is Operation.LEFT)


def _is_so_far(row: FactRow, new: Fact, old: Fact) -> bool:
    """Return whether a count is that of a report's own year, which is not over, beside one of a whole earlier year."""
    what = row.source.description
    own = reported(what.type, what.year)
    whole = months_of(new.period) == months_of(old.period) == _YEAR and new.value.unit != PERCENT
    of_year = new.period.year == own.year != old.period.year and new.measure is not Measure.FORECAST
    return whole and own.last is not None and of_year


def _candidate(
    asked: Operation, table: Table, meant: MeantRow, pair: Pair, heard: Heard, terms: Terms
) -> Candidate | None:
    heads = " ".join(fact.column.printed for fact in pair)
    met = met_of(terms, meant.around, heads)
    ways, step = _WAYS[asked]
    one, other = pair if asked is not Operation.LEFT else pair[::-1]
    steps = [Figure(field=field_of(one), against=field_of(other), way=way) for way in ways]
    worked = [made for step_ in steps if (made := of_two_cells(step_, one, other)).amount is not None]
    if (
        met < (_LEAST_OF_NAMED if meant.named else LEAST)
        or not worked
        or (asks_price(heard.folded) and not _is_price(pair, f"{meant.around} {heads}"))
    ):
        return None
    if worked[0].amount is not None and (worked[0].amount.unit == POINTS or heard.says("points")):
        worked = worked[:1]  # a share of a share tells nothing
    plan = Plan(rows=Rows(), figures=tuple(made.figure for made in worked), steps=(step,))
    plan = plan_of_table(table, plan, [meant.row.name])
    outcome = Outcome(plan=plan, lines=(Line(row=meant.row, figures=tuple(worked)),), tested=(meant.row,))
    return Candidate(table=table, outcome=outcome, sure=met >= LEAST, worth=met + named_by(terms, meant.around, heads))


def _is_price(pair: Pair, around: str) -> bool:
    """Return whether two cells hold money, or stand where prices or costs do: "dyrare" asks for nothing else."""
    return all(fact.value.unit in MONEY_UNITS for fact in pair) or PRICED.search(fold(around)) is not None
