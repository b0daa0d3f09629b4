"""The row of a table that a question means: one that it names, also as a part or as a sum, or the sum of all."""

import re
from dataclasses import dataclass

import numpy as np

from assistant.tell.reckoned.figures import are_alike
from assistant.weigh.figures.people import people_named
from assistant.words.match import Terms
from assistant.work.named_column.met import met_by
from assistant.work.named_column.row_named import row_named
from assistant.work.of_tables.tables import Table, row_of_time, surroundings
from assistant.work.of_tables.worked.columns import numeral, periods_asked
from assistant.work.planning.hear import Heard
from assistant.work.row import FactRow
from ingest.facts.columns.sexes import whom
from ingest.facts.fact import Counted
from ingest.language.words import fold, stem, words

LEAST = 0.75  # share of the question that a row, its table and two heads must meet
_BEGUN = 0.6  # how well a word is met by one that begins or ends as it: "hygienmätningen" by "hygien"
_SHORT = 5  # letters of a head's word that a compound of the question ends in: "hemtjänsttimmarna"
_OF_ALL = re.compile(r"\b(?:hela|totalt|sammanlagt|i allt|allt som allt|samtliga|alla)\b")

_ARTICLES = frozenset({"en", "ett"})
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
    said, ends = words(fold(f"{around} {heads}")), [stem(word) for word in words(fold(heads)) if len(word) > _SHORT]
    alike = [
        bool(known)
        or any(are_alike(fold(term.word), word) for word in said)
        or any(stem(fold(term.word)).endswith(end) for end in ends)
        for term, known in zip(terms.terms, met.tolist(), strict=True)
    ]
    return float(terms.weights @ np.array(alike, dtype=bool)) if alike else 0.0


def named_by(terms: Terms, around: str, heads: str) -> float:
    """Return the share of a question whose very words a row and some heads have: it tells one of two from the other."""
    said = {stem(word) for word in words(fold(f"{around} {heads}"))}
    own = [stem(fold(term.word)) in said for term in terms.terms]
    return float(terms.weights @ np.array(own, dtype=bool)) if own else 0.0


def sex_asked(heard: Heard) -> Counted:
    """Return whom a question asks for: the women, the men, or all."""
    named = people_named(heard.question) - {Counted.ALL}
    return next(iter(named)) if len(named) == 1 else Counted.ALL


def asks_both(heard: Heard) -> bool:
    """Return whether a question names the women and the men."""
    return people_named(heard.question) >= {Counted.WOMEN, Counted.MEN}


def meant_rows(table: Table, heard: Heard, terms: Terms, sex: Counted) -> tuple[MeantRow, ...]:
    """Return the row that is named, else the sum of the table; of those of one `sex` alone."""
    every = (*table.rows, *table.parts)
    of_sex = [row for row in every if whom(fold(row.name)) is sex]
    if sex is not Counted.ALL and not of_sex:
        of_sex = [row for row in every if whom(fold(row.name)) is Counted.ALL]
    above = surroundings(table)
    if _OF_ALL.search(heard.folded) and table.totals and sex is Counted.ALL:
        return (_meant(table.totals[-1], above, named=False),)
    if (of_time := row_of_time(table, periods_asked(heard))) is not None:
        return (_meant(of_time, above, named=True),)
    numbered = [row for row in of_sex if _has_number(row, heard) and met_by(terms, row.first.name).any()]
    row = numbered[0] if len(numbered) == 1 else row_named(of_sex, terms)
    if row is not None:
        return (_meant(row, above, named=True),)
    return (_meant(table.totals[-1], above, named=False),) if table.totals and sex is Counted.ALL else ()


def _has_number(row: FactRow, heard: Heard) -> bool:
    """Return whether a row is called by numbers that a question says, each of them: "årskurs 4–6"."""
    own = _numbers(row.first.name)
    return bool(own) and own <= _numbers(heard.question)


def _numbers(text: str) -> frozenset[str]:
    told = [numeral(word) for word in words(fold(text)) if word not in _ARTICLES]
    return frozenset(number for word in told for number in _NUMBER.findall(word))


def _meant(row: FactRow, above: str, *, named: bool) -> MeantRow:
    return MeantRow(row=row, around=f"{above} {row.name}", named=named)
