"""Which share one column of a row is of another: "hur stor andel av de avgjorda ändrades?"."""

import re
from collections.abc import Iterator, Sequence

from assistant.plan import Figure, Plan, Rows, Step, Way
from assistant.tell.reckoned.asked import Result, denies, result_asked
from assistant.words.match import Terms
from assistant.work.of_tables.asked_words import all_words
from assistant.work.of_tables.candidate import Candidate, TermsOf, field_of, plan_of_table
from assistant.work.of_tables.tables import MET, Table, met_by
from assistant.work.planning.hear import Heard
from assistant.work.reckoning.amounts import PERCENT, amount_of
from assistant.work.reckoning.figures import of_two_cells
from assistant.work.reckoning.outcome import Line, Outcome
from assistant.work.row import FactRow
from ingest.facts.fact import Fact
from ingest.facts.months import without_times
from ingest.language.words import content_stems, fold, words

_OF_WHICH = re.compile(r"^(?:varav|darav)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SHARE = re.compile(r"\b(?:andel(?:en)?|del(?:en)?|procent)\b")
_LEAST, _SURE = 0.6, 0.95
_FEW = 0.5  # share of a table's rows that a word may name and still tell one from another


def shares_of_columns(
    heard: Heard, years: Sequence[int], tables: Sequence[Table], terms_of: TermsOf
) -> Iterator[Candidate]:
    """Yield the share that a column headed "varav ..." is of one that the question names too, in the row it names."""
    if result_asked(heard.question) is not Result.SHARE or denies(heard.question) or len(years) > 1:
        return
    terms = terms_of(all_words(_SHARE.sub(" ", heard.question.lower())))
    for table in tables:
        row, by_row = _row(table, terms)
        if row is None:
            continue
        pairs = [
            (part, whole)
            for part in row.facts
            for whole in row.facts
            if _OF_WHICH.match(fold(part.column.printed)) and _is_named(part, terms) and _is_named(whole, terms)
            if not _OF_WHICH.match(fold(whole.column.printed)) and _may_be_of(part, whole)
        ]
        if len(pairs) != 1:
            continue
        part, whole = pairs[0]
        around = f"{part.column.printed} {whole.column.printed} {table.above} {row.first.name if by_row else ''}"
        met = float(terms.weights @ met_by(terms, around))
        figure = Figure(field=field_of(part), against=field_of(whole), way=Way.RATIO)
        worked = of_two_cells(figure, part, whole)
        if met >= _LEAST and worked.amount is not None:
            plan = plan_of_table(table, Plan(rows=Rows(), figures=(figure,), steps=(Step.LIST,)), [row.name])
            outcome = Outcome(plan=plan, lines=(Line(row=row, figures=(worked,)),), tested=(row,))
            yield Candidate(table=table, outcome=outcome, sure=met >= _SURE, worth=met)


def _row(table: Table, terms: Terms) -> tuple[FactRow | None, bool]:
    """Return the row that is meant, and whether the question names it: else it is the sum of the table."""
    told = [(row, met_by(terms, row.first.name)) for row in table.rows]
    named = [
        (row, met)
        for row, met in told
        if any(met[at] and sum(other[at] for _, other in told) <= _FEW * len(told) for at in range(len(met)))
    ]
    if len(named) == 1:
        return named[0][0], True
    return (table.totals[-1], False) if not named and table.totals else (None, False)


def _is_named(fact: Fact, terms: Terms) -> bool:
    """Return whether each word of a head is asked for."""
    head = _OF_WHICH.sub("", fold(without_times(fact.column.printed)).strip())
    own = [word for word in words(_YEAR.sub("", head)) if content_stems(word)]
    return bool(own) and all(float(terms.strengths(word).max(initial=0.0)) >= MET for word in own)


def _may_be_of(part: Fact, whole: Fact) -> bool:
    one, other = amount_of(part.value), amount_of(whole.value)
    if one is None or other is None or PERCENT in (one.unit, other.unit) or one.unit != other.unit:
        return False
    return 0 <= one.number <= other.number and other.number > 0 and part.period.year in (whole.period.year, None)
