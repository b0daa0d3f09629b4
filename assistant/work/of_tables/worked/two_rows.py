"""How many of what one row counts there are for each of what another row of its table does."""

import re
from collections.abc import Iterator, Sequence

from assistant.plan import Figure, Plan, Rows, Step, Way
from assistant.words.match import Terms
from assistant.work.named_column.met import met_by
from assistant.work.named_column.row_named import row_named
from assistant.work.of_tables.candidate import Candidate, TermsOf, field_of, plan_of_table
from assistant.work.of_tables.tables import Table, surroundings
from assistant.work.of_tables.worked.columns import figures, is_named
from assistant.work.of_tables.worked.operation import Operation, operation_asked, words_naming
from assistant.work.of_tables.worked.rows_meant import LEAST, met_of
from assistant.work.planning.hear import Heard
from assistant.work.reckoning.amounts import PERCENT
from assistant.work.reckoning.figures import of_two_cells
from assistant.work.reckoning.outcome import Line, Outcome
from assistant.work.row import FactRow
from ingest.facts.fact import Counted, Fact

_WHAT = re.compile(r"\bhur (?:manga|mycket|stor\w*) (?P<what>[a-z-]{3,})")
_EACH = re.compile(r"\b(?:per|(?:pa|for|till) (?:varje|var)(?: enskild\w?| enda)?) (?P<each>[a-z-]{3,})")
_TIMES = frozenset("manad ar kvartal vecka dag dygn tertial termin timme".split())


def for_each_of_row(
    heard: Heard, years: Sequence[int], tables: Sequence[Table], terms_of: TermsOf
) -> Iterator[Candidate]:
    """Yield what one row counts for each of what another one does, where a question names both."""
    what, each = _WHAT.search(heard.folded), _EACH.search(heard.folded)
    if operation_asked(heard) is not Operation.EACH or what is None or each is None or each["each"] in _TIMES:
        return
    text = heard.question.lower()
    of_what, of_each = (terms_of(text[slice(*match.span(name))]) for match, name in ((what, "what"), (each, "each")))
    terms = terms_of(words_naming(heard))
    for table in tables:
        rows = [_called(table, of) for of in (of_what, of_each)]
        if rows[0] is None or rows[1] is None or rows[0].place == rows[1].place:
            continue
        cells = [_figure(row, years, heard, terms) for row in rows if row is not None]
        if cells[0] is None or cells[1] is None or cells[0].column.printed != cells[1].column.printed:
            continue
        figure = Figure(field=field_of(cells[0]), against=field_of(cells[1]), way=Way.PER_UNIT)
        worked = of_two_cells(figure, cells[0], cells[1])
        met = met_of(terms, f"{surroundings(table)} {rows[0].name} {rows[1].name}", cells[0].column.printed)
        if worked.amount is None or met < LEAST:
            continue
        plan = plan_of_table(table, Plan(rows=Rows(), figures=(figure,), steps=(Step.LIST,)), [rows[0].name])
        outcome = Outcome(plan=plan, lines=(Line(row=rows[0], figures=(worked,)),), tested=(rows[0], rows[1]))
        yield Candidate(table=table, outcome=outcome, sure=True, worth=met)


def _called(table: Table, terms: Terms) -> FactRow | None:
    """Return the row that is called by what a word counts; None for none, or where its figures are no counts."""
    if not terms.terms:
        return None
    totals = [row for row in table.totals if met_by(terms, row.first.name).all()]
    row = totals[0] if len(totals) == 1 else row_named(table.rows, terms)
    if row is None or not met_by(terms, row.first.name).all():
        return None
    return None if any(fact.value.unit == PERCENT for fact in row.facts) else row


def _figure(row: FactRow, years: Sequence[int], heard: Heard, terms: Terms) -> Fact | None:
    """Return the cell of the year that is asked for, else of the report's own; None where there is not one alone."""
    cells = figures(row, Counted.ALL)
    named = [fact for fact in cells if is_named(fact, heard, terms)]
    if len(named) == 1:
        return named[0]
    of_year = [fact for fact in cells if fact.period.year == (years[0] if years else row.source.description.year)]
    told = of_year if years or len(cells) > 1 else cells
    return told[0] if len(told) == 1 else None
