"""The row of a table that a question means: one that it names, also as a part or as a sum, or the sum of all."""

import re
from dataclasses import dataclass

import numpy as np

from assistant.tell.reckoned.figures import are_alike
from assistant.words.match import Terms
from assistant.work.named_column.met import met_by
from assistant.work.named_column.row_named import row_named
from assistant.work.of_tables.tables import Table, surroundings
from assistant.work.planning.hear import Heard
from assistant.work.row import FactRow
from ingest.facts.columns.sexes import whom
from ingest.facts.fact import Counted
from ingest.language.words import fold, words

LEAST = 0.75  # share of the question that a row, its table and two heads must meet
_BEGUN = 0.6  # how well a word is met by one that begins or ends as it: "hygienmätningen" by "hygien"
_OF_ALL = re.compile(r"\b(?:hela|totalt|sammanlagt|i allt|allt som allt|samtliga|alla)\b")

_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class MeantRow:
    """A row, and what stands above its table and in its name; `named` where a question names it."""

    row: FactRow
    around: str
    named: bool


def met_of(terms: Terms, around: str, heads: str) -> float:
    """Return the share of a question that a row, what stands around it and some heads meet, in whatever form."""
    met = met_by(terms, around, least=_BEGUN) | met_by(terms, heads)
    said = words(fold(f"{around} {heads}"))
    alike = [
        bool(known) or any(are_alike(fold(term.word), word) for word in said)
        for term, known in zip(terms.terms, met.tolist(), strict=True)
    ]
    return float(terms.weights @ np.array(alike, dtype=bool)) if alike else 0.0


def sex_asked(heard: Heard) -> Counted:
    """Return whom a question asks for: the women, the men, or all."""
    women, men = heard.says("women"), heard.says("men")
    return Counted.ALL if women is men else Counted.WOMEN if women else Counted.MEN


def meant_rows(table: Table, heard: Heard, terms: Terms) -> tuple[MeantRow, ...]:
    """Return the row that is named, else the sum of the table; of one sex where the question names one."""
    sex = sex_asked(heard)
    every = (*table.rows, *table.parts)
    of_sex = [row for row in every if whom(fold(row.name)) is sex]
    if sex is not Counted.ALL and not of_sex:
        of_sex = [row for row in every if whom(fold(row.name)) is Counted.ALL]
    above = surroundings(table)
    if _OF_ALL.search(heard.folded) and table.totals and sex is Counted.ALL:
        return (_meant(table.totals[-1], above, named=False),)
    numbered = [row for row in of_sex if _has_number(row, heard)]
    row = numbered[0] if len(numbered) == 1 else row_named(of_sex, terms)
    if row is not None:
        return (_meant(row, above, named=True),)
    return (_meant(table.totals[-1], above, named=False),) if table.totals and sex is Counted.ALL else ()


def _has_number(row: FactRow, heard: Heard) -> bool:
    """Return whether a row is called by numbers that a question says, each of them: "årskurs 4–6"."""
    own = _NUMBER.findall(row.first.name)
    return bool(own) and set(own) <= set(_NUMBER.findall(heard.question))


def _meant(row: FactRow, above: str, *, named: bool) -> MeantRow:
    return MeantRow(row=row, around=f"{above} {row.name}", named=named)
