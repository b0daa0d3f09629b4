"""Answers that need a whole table: its highest or lowest row, or the names of all rows."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.question.kinds import Wanted
from assistant.search.gather import Gathered
from assistant.tell.arithmetic import extreme, superlative
from assistant.tell.cells import cell_statement, name_statement
from assistant.tell.statements import Statement
from assistant.weigh.by_form.measures_listed import lists_measures
from assistant.weigh.figures.totals import is_sum, table_rows
from assistant.weigh.units import Unit
from assistant.words.states import state_asked
from ingest.document import Passage
from ingest.language.words import content_stems, fold, stem, words
from ingest.store.index import Index, View

_MOST_NAMES = 15  # rows of a table that are told by name
_HEADED = 0.5  # share of the question's weight that the heading of such a table meets

_CHANGED_MOST = re.compile(
    r"\b(?:oka|minska|vaxe|vaxt|vuxit|sjunk|hoj|sank|forbattra|forsamra)\w*\b.*\b(?:mest|minst)\b"
    r"|\b(?:storst|minst|hogst|lagst)\w* (?:\w+ )?(?:okning|minskning|forandring|forbattring|forsamring)\w*"
)


_KIND = re.compile(r"\bvilk(?:en|et|a) (?:av )?(?P<kind>\w+)")
_ASKS_ROW = re.compile(r"\b(?:vilk(?:en|et|a)|vem|vems|var|vart|nar)\b")


def extreme_row(index: Index | View, evidence: Gathered) -> tuple[Statement, ...]:
    """Return the highest or lowest row of the best cell's table, where the question asks for it."""
    best, direction = evidence.best, superlative(evidence.asking.text)
    if not direction or best is None or best.cell is None or best.ranked.passage.row is None:
        return ()
    passage = best.ranked.passage
    if _is_called_so(best.ranked.passage.row.name, best.cell.column.printed, passage):
        return ()
    if best.name_unasked == 0 and not _is_of_kind(best.ranked.passage.row.name, evidence.asking.question):
        return ()  # a row that the question names is no one of several: it is what they would be ranked by
    found = extreme(table_rows(index.section(passage.document_id), passage), best.cell, direction=direction)
    if found is None:
        return ()
    unit = replace(best, ranked=replace(best.ranked, passage=found[0]), cell=found[1])
    return (cell_statement(unit),)


def ranks_changes(folded: str) -> bool:
    """Return whether a folded question asks who has changed most: "vilken nämnd ökade sina kostnader mest"."""
    return _CHANGED_MOST.search(folded) is not None


def is_unranked(told: tuple[Statement, ...], evidence: Gathered) -> bool:
    """Return whether a row answers a question for the highest or lowest one that nothing has put in order.

    A row or a column may be called so itself: "högsta avgift".
    """
    if not told or told[0].cell is None or not superlative(evidence.asking.text):
        return False
    best = evidence.best
    if best is not None and best.ranked.passage.id == told[0].ranked.passage.id and _is_the_one(best, evidence):
        return False
    return not _is_called_so(told[0].cell.row, told[0].cell.column, told[0].ranked.passage)


def _is_called_so(row: str, column: str, passage: Passage) -> bool:
    """Return whether a row, its column or its table is called the highest itself: "Högsta avgift per månad"."""
    return bool(superlative(" ".join((row, column))) or superlative(" ".join(passage.headings[-1:])))


def _is_of_kind(name: str, question: str) -> bool:
    """Return whether a row is called by the very word for the rows that are asked for: "vilket kvartal"."""
    kind = _KIND.search(fold(question))
    return kind is not None and stem(kind["kind"]) in {stem(fold(word)) for word in words(name)}


def _is_the_one(best: Unit, evidence: Gathered) -> bool:
    """Return whether a question that asks for no row names the best cell's: "den högsta hyran för ett par"."""
    asks_row = _ASKS_ROW.search(fold(evidence.asking.question)) is not None
    return not asks_row and best.name_unasked == 0 and bool(best.name_met is not None and best.name_met.any())


def row_names(index: Index | View, evidence: Gathered) -> tuple[Statement, ...]:
    """Return the names of the rows of the best cell's table, where a list is asked for of what its heading names."""
    best, asking = evidence.best, evidence.asking
    if best is None or best.cell is None:
        return ()
    of_heading = asking.wanted == {Wanted.LIST} and best.name_unasked >= 1
    of_heading = of_heading and float(asking.terms.weights @ best.heading_met) >= _HEADED
    if not of_heading and not lists_measures(best, asking):
        return ()
    passage = best.ranked.passage
    rows = table_rows(index.section(passage.document_id), passage)
    names = [row for row in rows if row.row is not None and not is_sum(row.row)]
    if len(names) > _MOST_NAMES or state_asked(fold(asking.question)) is not None or _names_cell(names, evidence):
        return ()  # some of them are asked for
    return tuple(
        name_statement(replace(best.ranked, passage=row), stop="." if row is names[-1] else ",") for row in names
    )


def _names_cell(rows: Sequence[Passage], evidence: Gathered) -> bool:
    """Return whether the question names what stands in the cells of some rows and not of others: a unit, a person."""
    told = [row.row for row in rows if row.row is not None]
    above = frozenset(content_stems(" ".join(rows[0].headings)))
    asked = frozenset(stem(word) for word in words(evidence.asking.question)) - above
    held = [any(_is_in(cell.value, asked) for cell in row.cells) for row in told]
    return any(held) and not all(held)


def _is_in(value: str, asked: frozenset[str]) -> bool:
    own = frozenset(content_stems(value))
    return bool(own) and own <= asked and any(not stem_.isdigit() for stem_ in own)
