"""How far women and men of a row are apart, where the table has a column of each."""

from collections.abc import Iterator, Sequence

from assistant.plan import Figure, Plan, Rows, Step, Way
from assistant.work.of_tables.asked_words import naming
from assistant.work.of_tables.candidate import Candidate, TermsOf, field_of, plan_of_table
from assistant.work.of_tables.cells.meant import meant_row
from assistant.work.of_tables.tables import Table
from assistant.work.planning.hear import Heard
from assistant.work.planning.wanted_rows import without_sex
from assistant.work.reckoning.figures import of_two_cells
from assistant.work.reckoning.outcome import Line, Outcome
from assistant.work.row import FactRow
from ingest.facts.fact import Counted, Fact

_LEAST, _SURE = 0.6, 0.9


def sexes_apart(heard: Heard, years: Sequence[int], tables: Sequence[Table], terms_of: TermsOf) -> Iterator[Candidate]:
    """Yield the gap between the column of women and that of men in the row that a question names."""
    if not (heard.says("women") and heard.says("men")) or len(years) > 1 or heard.says("which", "boards", "share"):
        return
    if not heard.says("difference", "points", "by_sex"):
        return
    terms = terms_of(without_sex(naming(heard)))
    for table in tables:
        meant = meant_row(table, terms)
        women, men = (_of(meant.row, sex, years) for sex in (Counted.WOMEN, Counted.MEN)) if meant else (None, None)
        if meant is None or women is None or men is None or women.measure is not men.measure:
            continue
        figure = Figure(field=field_of(women), against=field_of(men), way=Way.DIFFERENCE)
        worked = of_two_cells(figure, women, men)
        met = meant.met(terms)
        if worked.amount is None or met < _LEAST:
            continue
        plan = plan_of_table(table, Plan(rows=Rows(), figures=(figure,), steps=(Step.GAP,)), [meant.row.name])
        outcome = Outcome(plan=plan, lines=(Line(row=meant.row, figures=(worked,)),), tested=(meant.row,))
        yield Candidate(table=table, outcome=outcome, sure=met >= _SURE, worth=met)


def _of(row: FactRow, counted: Counted, years: Sequence[int]) -> Fact | None:
    """Return the one cell of a row that counts a sex, of the year that is asked for."""
    told = [fact for fact in row.facts if fact.counted is counted]
    told = [fact for fact in told if not years or fact.period.year in (years[0], None)]
    return told[0] if len(told) == 1 else None
