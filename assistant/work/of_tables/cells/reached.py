"""In which year the row that a question names reaches a figure: "vilket år når kommunen två procents resultat?"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.plan import Plan, Rows, Step
from assistant.question.scope import names_body
from assistant.work.named_column.met import met_by
from assistant.work.named_column.row_named import row_named
from assistant.work.of_tables.asked_words import all_words
from assistant.work.of_tables.candidate import Candidate, TermsOf, field_of, plan_of_table
from assistant.work.of_tables.tables import Table, surroundings
from assistant.work.planning.hear import Heard
from assistant.work.planning.share_reached import share_reached
from assistant.work.reckoning.amounts import PERCENT, amount_of
from assistant.work.reckoning.figures import as_it_stands
from assistant.work.reckoning.goodness import better_way
from assistant.work.reckoning.outcome import Line, Outcome
from assistant.work.row import FactRow
from ingest.facts.fact import TARGETS, Fact
from ingest.language.numbers import NUMERALS
from ingest.language.words import fold, words

# Folded.
_NO_ROW = re.compile(
    r"vilket|ar|nar|nas|natt|upp|kommer|uppna\w*|klara\w*|passera\w*|ligger|sitt|sina|procents?|minst|hogst|till|"
    r"(?:ars)?mal(?:et|niva\w*)?|\d[\d,]*|\w*(?:kommun|bolag|forbund|region)(?:en|et)?s?|" + "|".join(NUMERALS)
)
_TARGETED = re.compile(r"(?P<what>\w{4,}?)s?mal(?:et)?$")  # "resultatmålet" is of the "resultat"
_FEWEST, _LEAST = 2, 0.9


def year_reached(heard: Heard, years: Sequence[int], tables: Sequence[Table], terms_of: TermsOf) -> Iterator[Candidate]:
    """Yield the first year at which the row that is named reaches a share, where it is asked when it does."""
    number = share_reached(heard.folded)
    if number is None or years or heard.says("count", "highest", "lowest"):
        return
    terms = terms_of(" ".join(_words(heard)))
    for table in tables if terms.terms else ():
        row = row_named([one for one in table.rows if len(_shares(one)) >= _FEWEST], terms)
        met = met_by(terms, f"{surroundings(table)} {row.first.name}".lower()) if row is not None else None
        if row is None or met is None or float(terms.weights @ met) < _LEAST:
            continue
        cells, way = _shares(row), better_way(row.first.name) or 1
        at = next((i for i, (_, share) in enumerate(cells) if (share - number) * way >= 0), None)
        if at is not None:
            told = [cells[at][0], *(fact for fact, _ in cells[:at])]
            yield Candidate(table=table, outcome=_outcome(table, row, told), sure=True, worth=1.0)


def _words(heard: Heard) -> Iterator[str]:
    for word in words(all_words(heard.question.lower())):
        folded = fold(word)
        if _NO_ROW.fullmatch(folded) or names_body(word):
            continue
        targeted = _TARGETED.fullmatch(folded)
        yield word[: len(targeted["what"])] if targeted is not None else word


def _shares(row: FactRow) -> list[tuple[Fact, Decimal]]:
    """Return the cells of a row that tell a share at a year, in time; nothing where a year has two."""
    told = [
        (fact, amount.number)
        for fact in row.facts
        if fact.period.year is not None
        and fact.measure not in TARGETS
        and (amount := amount_of(fact.value)) is not None
        and amount.unit == PERCENT
    ]
    alike = len({fact.period.year for fact, _ in told}) == len(told)
    return sorted(told, key=lambda one: one[0].period.year or 0) if alike else []


def _outcome(table: Table, row: FactRow, cells: Sequence[Fact]) -> Outcome:
    figures = tuple(as_it_stands(field_of(fact), fact) for fact in cells)
    plan = Plan(rows=Rows(), figures=tuple(one.figure for one in figures), steps=(Step.ACROSS,))
    plan = plan_of_table(table, plan, [row.name])
    return Outcome(plan=plan, lines=(Line(row=row, figures=figures),), tested=(row,))
