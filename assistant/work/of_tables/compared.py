"""The rows in which one column lies above another, or is just so much: "fler lån än besök", "skuldsumman 40"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.plan import Bound, Check, Condition, Figure, Plan, Rows, Step, Way
from assistant.words.match import Terms
from assistant.work.named_column.heads import Head
from assistant.work.named_column.met import met_by
from assistant.work.of_tables.asked_words import all_words
from assistant.work.of_tables.candidate import Candidate, TermsOf, field_of, plan_of_table
from assistant.work.of_tables.kinds import Kind, kind_asked, rows_are_of
from assistant.work.of_tables.tables import Table, cell_like, printed_of
from assistant.work.planning.hear import Heard
from assistant.work.reckoning.figures import as_it_stands, of_two_cells
from assistant.work.reckoning.outcome import Lack, LeftOut, Line, Outcome
from assistant.work.row import FactRow
from ingest.facts.fact import Fact
from ingest.language.words import content_stems

_THAN = re.compile(
    r"\b(?P<way>fler|mer|hogre|storre|dyrare|farre|mindre|lagre|billigare) (?P<one>[^?,]+?) an (?P<other>[^?,]+)"
)
_DOWN = frozenset({"farre", "mindre", "lagre", "billigare"})
_JUST = re.compile(r"(?P<head>\w{4,}) (?:pa |om |till |ar |var )?$")


def above_other_column(
    heard: Heard, years: Sequence[int], tables: Sequence[Table], terms_of: TermsOf
) -> Iterator[Candidate]:
    """Yield the rows of each table in which the one column that a question names lies above, or below, the other."""
    than, kind = _THAN.search(heard.folded), kind_asked(heard)
    if than is None or kind is None or heard.says("highest", "lowest", "change") or len(years) > 1:
        return
    spans = [than.span(name) for name in ("one", "other")]
    one, other = (terms_of(all_words(heard.question[start:end].lower())) for start, end in spans)
    if not one.terms or not other.terms:
        return
    for table in tables:
        first, second = _head(table, one), _head(table, other)
        if first is None or second is None or first == second:
            continue
        new, old = _column(first, years), _column(second, years)
        if new is None or old is None or new.value.unit != old.value.unit:
            continue
        figure = Figure(field=field_of(new), against=field_of(old), way=Way.DIFFERENCE)
        below = than["way"] in _DOWN
        test = Condition(
            field=figure.field, test=Check.BELOW if below else Check.ABOVE, bound=Bound(field=figure.against)
        )

        made: list[tuple[FactRow, Line | None]] = []
        for row in table.rows:
            one_cell, other_cell = cell_like(row, new), cell_like(row, old)
            worked = of_two_cells(figure, one_cell, other_cell) if one_cell and other_cell else None
            made.append((row, Line(row=row, figures=(worked,)) if worked and worked.amount is not None else None))
        passing = [one for _, one in made if one is not None and _lies(one, below=below)]
        yield from _candidate(table, kind, (figure, test), made, passing, terms_of)


def just_so_much(heard: Heard, years: Sequence[int], tables: Sequence[Table], terms_of: TermsOf) -> Iterator[Candidate]:
    """Yield the rows of each table whose figure is the one that a question names right after what it is of."""
    kind, numbers = kind_asked(heard), [one for one in heard.numbers if one.quantity is not None]
    if kind is None or len(numbers) != 1 or heard.says("highest", "lowest", "change", "count") or len(years) > 1:
        return
    before = _JUST.search(heard.folded[: numbers[0].start])
    if before is None or before.start("head") < kind.end:
        return
    terms, asked = terms_of(before["head"]), numbers[0].quantity
    if not terms.terms or asked is None:
        return
    for table in tables:
        head = _head(table, terms)
        column = _column(head, years) if head is not None else None
        if column is None:
            continue
        field = field_of(column)
        test = Condition(field=field, test=Check.EQUAL, bound=Bound(number=asked.value, unit=asked.unit))

        made = []
        for row in table.rows:
            cell = cell_like(row, column)
            worked = as_it_stands(field, cell) if cell is not None else None
            made.append((row, Line(row=row, figures=(worked,)) if worked and worked.amount is not None else None))
        passing = [one for _, one in made if one is not None and _number(one) == asked.value]
        yield from _candidate(table, kind, (Figure(field=field), test), made, passing, terms_of)


def _lies(line: Line, *, below: bool) -> bool:
    number = _number(line)
    return number is not None and (number < 0 if below else number > 0)


def _number(line: Line) -> Decimal | None:
    amount = line.figures[0].amount
    return amount.number if amount is not None else None


def _candidate(
    table: Table,
    kind: Kind,
    asked: tuple[Figure, Condition],
    made: Sequence[tuple[FactRow, Line | None]],
    lines: Sequence[Line],
    terms_of: TermsOf,
) -> Iterator[Candidate]:
    """Yield the rows of a table that pass; nothing where some or most have no number."""
    left = tuple(LeftOut(row=row, lack=Lack.NO_NUMBER) for row, one in made if one is None)
    if len(left) * 2 > len(made) or (left and not lines):
        return
    plan = Plan(rows=Rows(), figures=(asked[0],), conditions=(asked[1],), steps=(Step.LIST,))
    plan = plan_of_table(table, plan, [one.row.name for one in lines])
    outcome = Outcome(plan=plan, lines=tuple(lines), left_out=left, tested=table.rows)
    yield Candidate(table=table, outcome=outcome, sure=rows_are_of(table, kind, terms_of), worth=1.0)


def _head(table: Table, terms: Terms) -> Head | None:
    """Return the one head that all words of `terms` name, that with the fewest further words first."""
    named = [head for head in table.heads if met_by(terms, printed_of(head)).all()]
    size = {id(head): sum(bool(content_stems(word)) for word in head.said) for head in named}
    least = min(size.values(), default=0)
    best = [head for head in named if size[id(head)] == least]
    return best[0] if len(best) == 1 else None


def _column(head: Head, years: Sequence[int]) -> Fact | None:
    facts = [fact for fact in head.facts if not years or fact.period.year in (years[0], None)]
    facts = facts if len(head.facts) > 1 else list(head.facts)
    return facts[0] if len(facts) == 1 else None
