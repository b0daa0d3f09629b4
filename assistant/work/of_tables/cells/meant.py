"""Which row and column of a table a question means, and how much of it the two meet."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.words.match import Terms
from assistant.work.named_column.heads import Head
from assistant.work.named_column.met import met_by
from assistant.work.named_column.row_named import row_named
from assistant.work.of_tables.tables import Table, printed_of, surroundings, titles
from assistant.work.row import FactRow
from ingest.facts.fact import TARGETS, Fact, Measure
from ingest.language.words import content_stems

PLANNED = TARGETS | {Measure.BUDGET, Measure.NET, Measure.FINAL_BUDGET, Measure.FORECAST, Measure.GROSS_BUDGET}


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """A row, and the share of the question that it, its table and its report meet: what is left may be of a column."""

    row: FactRow
    around: str

    def met(self, terms: Terms, *heads: str) -> float:
        """Return the share of the question that is met, with the heads of some columns."""
        return float(terms.weights @ met_by(terms, " ".join((self.around, *heads))))


def meant_row(table: Table, terms: Terms) -> Meant | None:
    """Return the row that a question names, None where it names none, or several alike."""
    row = row_named(table.rows, terms)
    return Meant(row=row, around=f"{surroundings(table)} {row.first.name}") if row is not None else None


def meant_part(table: Table, terms: Terms) -> Meant | None:
    """Return the part of a row ("varav flickor") that a question names with its row; None for none, or several."""
    row = row_named(table.parts, terms)
    if row is None or not met_by(terms, row.first.section or "").any():
        return None
    return Meant(row=row, around=f"{surroundings(table)} {row.name}")


def whole_of(table: Table) -> Meant | None:
    """Return the printed sum of a table, for a question that names none of its rows; None where it prints none."""
    return Meant(row=table.totals[-1], around=" ".join(titles(table)).lower()) if table.totals else None


def nearest_head(table: Table, meant: Meant, terms: Terms, heads: Sequence[Head]) -> Head | None:
    """Return the head that a question names best, that with the fewest further words; None for none, or several."""
    around = met_by(terms, meant.around)

    def key(head: Head) -> tuple[float, int]:
        by_head = met_by(terms, printed_of(head))
        unasked = sum(not met_by(terms, word).any() for word in head.said if content_stems(word))
        return -float(terms.weights @ (by_head & ~around)), unasked

    order = sorted(heads, key=key)
    if not order or (len(order) > 1 and key(order[0]) == key(order[1])):
        return None
    return order[0]


def figures_of(row: FactRow, head: Head) -> list[Fact]:
    """Return the cells of a row under a head that hold numbers of what came about, in time."""
    printed = {fact.column.printed for fact in head.facts}
    cells = [
        fact
        for fact in row.facts
        if fact.column.printed in printed and fact.measure not in PLANNED and fact.period.year is not None
    ]
    return sorted(cells, key=lambda fact: (fact.period.year or 0, fact.period.last or 12))
