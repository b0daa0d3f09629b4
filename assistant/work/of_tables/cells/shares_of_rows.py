"""Which share a row that is counted within another one ("varav ...") is of that one, where a question names both."""

import re
from collections.abc import Iterator, Sequence

from assistant.plan import Figure, Plan, Rows, Step, Way
from assistant.tell.reckoned.asked import Result, denies, result_asked
from assistant.words.match import Terms
from assistant.work.named_column.met import met_by
from assistant.work.named_column.row_named import row_named
from assistant.work.of_tables.asked_words import all_words
from assistant.work.of_tables.candidate import Candidate, TermsOf, field_of, plan_of_table
from assistant.work.of_tables.tables import Table, cell_like
from assistant.work.planning.hear import Heard
from assistant.work.reckoning.amounts import PERCENT, amount_of
from assistant.work.reckoning.figures import of_two_cells
from assistant.work.reckoning.outcome import Line, Outcome
from assistant.work.row import FactRow
from ingest.facts.fact import Fact, Measure
from ingest.language.words import content_stems, fold, words

_OF = re.compile(r"\b(?:andel|del|procent)\w* av (?P<rest>[^?]+)")
_PART = re.compile(r"^[-–\s]*(?:varav|darav|av vilka)\b:?")
_FIRST = 2  # words after "av" that may name the whole
_CAME = frozenset({Measure.OUTCOME, Measure.EARLIER_OUTCOME, Measure.ACCOUNTS, Measure.OTHER})
_PLANNED = frozenset({Measure.BUDGET, Measure.NET, Measure.FINAL_BUDGET})


def shares_of_rows(
    heard: Heard, years: Sequence[int], tables: Sequence[Table], terms_of: TermsOf
) -> Iterator[Candidate]:
    """Yield the share that a part of a row is of it, where a question names the row after "av" and then the part."""
    of_what = _OF.search(heard.folded)
    asks = result_asked(heard.question) is Result.SHARE and not denies(heard.question)
    if of_what is None or not asks or len(years) > 1:
        return
    said = all_words(heard.question[slice(*of_what.span("rest"))].lower()).split()
    for table in (one for one in tables if one.parts):
        for at in range(1, 1 + _FIRST):
            whole = row_named((*table.rows, *table.totals), terms_of(" ".join(said[:at])))
            part = _part(table, whole, terms_of(" ".join(said[at:]))) if whole is not None else None
            pair = _cells(part, whole, years, heard) if part is not None and whole is not None else None
            if part is not None and pair is not None:
                figure = Figure(field=field_of(pair[0]), against=field_of(pair[1]), way=Way.RATIO)
                worked = of_two_cells(figure, *pair)
                if worked.amount is not None:
                    plan = plan_of_table(table, Plan(rows=Rows(), figures=(figure,), steps=(Step.LIST,)), [part.name])
                    outcome = Outcome(plan=plan, lines=(Line(row=part, figures=(worked,)),), tested=(part,))
                    yield Candidate(table=table, outcome=outcome, sure=True, worth=1.0)
                break


def _part(table: Table, whole: FactRow, terms: Terms) -> FactRow | None:
    """Return the part of a row whose name the words say whole, but for what says that it is one; None for none."""
    found = [
        row
        for row in table.parts
        if row.is_below(whole)
        and (own := [word for word in words(_PART.sub("", fold(row.first.name))) if content_stems(word)])
        and all(met_by(terms, word).any() for word in own)
    ]
    return found[0] if len(found) == 1 else None


def _cells(part: FactRow, whole: FactRow, years: Sequence[int], heard: Heard) -> tuple[Fact, Fact] | None:
    """Return the cells of both in the one column of the year that is asked for, else of the report's own."""
    year = years[0] if years else whole.source.description.year
    wanted = _PLANNED if heard.calls("budget", "net_budget") else _CAME
    pairs = [(fact, cell_like(whole, fact)) for fact in part.facts if fact.measure in wanted]
    told = [(one, other) for one, other in pairs if other is not None and _may_be_of(one, other)]
    told = [pair for pair in told if pair[0].period.year in (year, None)] if len(told) > 1 or years else told
    return told[0] if len(told) == 1 else None


def _may_be_of(part: Fact, whole: Fact) -> bool:
    one, other = amount_of(part.value), amount_of(whole.value)
    if one is None or other is None or PERCENT in (one.unit, other.unit) or one.unit != other.unit:
        return False
    return 0 <= one.number <= other.number and other.number > 0
