"""The column of a table that a question's words name, by its head or with the help of what stands above the table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.plan import Field
from assistant.words.match import Terms
from assistant.work.named_column.heads import Sought, head_named, heads_of, is_named
from assistant.work.reckoning.amounts import amount_of
from assistant.work.reckoning.hidden_numbers import is_hidden
from assistant.work.row import FactRow, fact_of
from ingest.facts.fact import Counted, Fact, Period
from ingest.language.words import content_stems, fold, squeeze, stem, words

_LEAST_ROWS = 3
_MET = 0.7  # how well each word of the column must be met
_LONG = 5  # letters of a word that a head may end in: "Förstahandssökande" counts the "sökande"
_FILLED = 0.5  # share of the rows that have a figure in the column
_TOTALS = re.compile(r"^(?:summa|totalt?|samtliga|alla|hela|genomsnitt\w*|snitt\w*|medel\w*|riket|lanet)\b|\btotalt$")
_OF_ALL = frozenset({"summa", "totalt", "total", "alla", "samtliga"})
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# Words of a head that do not change what its figures count; stems.
_NEUTRAL = frozenset(
    stem(word)
    for word in (
        "antal andel procent totalt utfall resultat värde våren hösten januari december"
        " jan feb mar apr jun jul aug sep okt nov dec"
    ).split()
)
_PER = re.compile(r"\b(?:per|i|av|för|vid|efter|från|på|med|till)\b")  # what a head is of stands before it
_RATIO = re.compile(r"\bper\b")
_NUMBER_OF_TABLE = re.compile(r"^(?:tabell|bilaga|diagram)\s*\d*[.: ]*")
_SHARES = re.compile(r"%|\bprocent\b|\bandel")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is looked for: rows of a `kind`, by a column of some `words`, of the `years` that the question names.

    `share` is True where shares are asked for, False where numbers are, None where the question leaves it open; `per`
    names the column that the other is shared out on. `each` is what a head has after its "per", `priced` that it is a
    price or a cost, `every` are all words that may name the column then.
    """

    kind: Terms
    any_kind: bool
    words: Terms
    years: tuple[int, ...]
    share: bool | None
    per: Terms | None = None
    each: tuple[str, ...] = ()
    priced: bool = False
    every: Terms | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedColumn:
    """A column with the rows of its table.

    `sure` tells that the rows are of the kind asked for; `against` is the column that it is shared out on. `left_out`
    is how many words of its head are not asked for.
    """

    field: Field
    rows: tuple[FactRow, ...]
    sure: bool
    against: Field | None = None
    left_out: int = 0


def columns_named(rows: Sequence[FactRow], wanted: Wanted) -> Iterator[NamedColumn]:
    """Yield the columns that are wanted of the tables of one report."""
    tables: dict[int, list[FactRow]] = {}
    for row in rows:
        if not row.first.total and not row.first.part and not _TOTALS.search(fold(row.first.name).strip()):
            tables.setdefault(row.place[1], []).append(row)
    for table in tables.values():
        sure = _are_of(table, wanted.kind)
        may_be = len(table) >= _LEAST_ROWS and (sure or wanted.any_kind)
        headed = list(_by_head(table, wanted, sure=sure)) if may_be and (wanted.each or wanted.priced) else []
        if headed or wanted.per is not None:
            found = headed or list(_shared_out(table, wanted, wanted.per, sure=sure))
        elif may_be and not wanted.each and not wanted.priced:
            found = list(_of_table(table, wanted, sure=sure)) or list(_by_head(table, wanted, sure=sure))
        else:
            found = []
        for column in found:  # what is highest is not known where a number is not read as one
            if not any(is_hidden(fact_of(row, column.field)) for row in table):
                yield column


def _of_table(table: Sequence[FactRow], wanted: Wanted, *, sure: bool) -> Iterator[NamedColumn]:
    above = _names(_heading(table), wanted.words)
    for fact in _columns(table):
        head = _bare(fact.column.printed)
        by_head = bool(head) and _names(head, wanted.words) and not _says_more(head, wanted.words)
        by_head = by_head or _names_beside(fact, table, wanted.words)
        if not by_head and not (above and _adds_nothing(head)):
            continue
        if wanted.share is not None and wanted.share is not _is_share(fact, table):
            continue
        period = _period(fact, wanted.years, own=table[0].source.description.year)
        if period is None and not head:
            continue  # a year that is not asked for
        field = Field(printed=tuple(words(fold(head))), period=period)
        told = [row for row in table if (cell := fact_of(row, field)) is not None and amount_of(cell.value) is not None]
        if len(told) >= max(_LEAST_ROWS, _FILLED * len(table)):
            yield NamedColumn(field=field, rows=tuple(told), sure=sure)


def _shared_out(table: Sequence[FactRow], wanted: Wanted, per: Terms | None, *, sure: bool) -> Iterator[NamedColumn]:
    """Yield the column of a table that is named, to be shared out on another: each is the one column so called."""
    if per is None:
        return
    facts = [fact for fact in _columns(table) if amount_of(fact.value) is not None]
    named = [fact for fact in facts if _calls(fact, wanted.words) and not _calls(fact, per)]
    each = [fact for fact in facts if _calls(fact, per) and not _calls(fact, wanted.words)]
    if len(named) != 1 or len(each) != 1 or len(table) < _LEAST_ROWS:
        return
    field = Field(measures=(named[0].measure,), printed=(fold(squeeze(named[0].column.printed)),))
    against = Field(printed=(fold(squeeze(each[0].column.printed)),))
    cells = [(row, fact_of(row, field), fact_of(row, against)) for row in table]
    told = [row for row, one, other in cells if one and other and amount_of(one.value) and amount_of(other.value)]
    if len(told) >= max(_LEAST_ROWS, _FILLED * len(table)):
        yield NamedColumn(field=field, rows=tuple(told), sure=sure, against=against)


def _calls(fact: Fact, terms: Terms) -> bool:
    """Return whether the head of a column meets all words of `terms`, of which there are some, or ends in them."""
    head = words(fold(fact.column.printed))
    joined = "".join(head)
    if not terms.terms:
        return False
    met = terms.met(head) >= _MET
    ends = [len(term.word) >= _LONG and joined.endswith(fold(term.word)) for term in terms.terms]
    return all(one or end for one, end in zip(met.tolist(), ends, strict=True))


def _by_head(table: Sequence[FactRow], wanted: Wanted, *, sure: bool) -> Iterator[NamedColumn]:
    """Yield the column whose head a question names in part where it names no other as well, or as the one price."""
    asked = wanted.every or wanted.words
    sought = Sought(words=asked, per=wanted.each, priced=wanted.priced)
    named = head_named(heads_of(table), sought, range(len(asked.terms)), _heading(table))
    if named is None or len(wanted.years) > 1:
        return
    head = named.head
    year = wanted.years[0] if wanted.years else table[0].source.description.year
    of_year = [fact for fact in head.facts if fact.period.year == year and _YEAR.search(fact.column.printed)]
    facts = of_year or (head.facts if not any(_YEAR.search(fact.column.printed) for fact in head.facts) else ())
    if len(facts) != 1 or (wanted.share is not None and wanted.share is not _is_share(facts[0], table)):
        return
    field = Field(printed=tuple(words(fold(facts[0].column.printed))), period=facts[0].period)
    told = [row for row in table if (cell := fact_of(row, field)) is not None and amount_of(cell.value) is not None]
    if len(told) >= max(_LEAST_ROWS, _FILLED * len(table)):
        yield NamedColumn(field=field, rows=tuple(told), sure=sure, left_out=named.left_out)


def _names(head: str, asked: Terms) -> bool:
    """Return whether a head, or what stands above a table, is named by all that is asked for, before any "per"."""
    said, *after = _PER.split(_NUMBER_OF_TABLE.sub("", head))
    if _RATIO.search(head):  # pupils per teacher are no pupils
        return bool((asked.met(words(head)) >= _MET).all()) and all(
            _is_met(word, asked) for word in _content(" ".join(after))
        )
    return bool((asked.met(words(said)) >= _MET).all())


def _names_beside(fact: Fact, table: Sequence[FactRow], asked: Terms) -> bool:
    """Return whether a head is the one that a word names, the other words of which stand above or beside it.

    "Tomma" beside "Lägenheter" counts the empty flats.
    """
    heads = [words(_bare(one.column.printed)) for one in _columns(table)]
    own = asked.met(words(_bare(fact.column.printed))) >= _MET
    alone = sum(bool((asked.met(head) >= _MET)[own].any()) for head in heads) == 1
    around = [word for head in heads for word in head] + words(_heading(table))
    rest = bool((asked.met(around) >= _MET).all())
    return (
        len(asked.terms) > 1
        and bool(own.any())
        and alone
        and rest
        and not _says_more(_bare(fact.column.printed), asked)
    )


def _says_more(head: str, asked: Terms) -> bool:
    """Return whether a head has words that the question lacks: "elever med frånvaro" are not the pupils."""
    return any(stem(word) not in _NEUTRAL and not is_named(word, asked) for word in _content(_PER.split(head)[0]))


def _is_share(fact: Fact, table: Sequence[FactRow]) -> bool:
    """Return whether a column holds shares, by its unit, its head or what stands above the table."""
    return fact.value.unit == "%" or bool(_SHARES.search(fold(f"{fact.column.printed} {_heading(table)}")))


def _heading(table: Sequence[FactRow]) -> str:
    return " ".join(table[0].first.headings[-1:]).lower()


def _columns(table: Sequence[FactRow]) -> list[Fact]:
    """Return one fact of each column of a table, those of one sex left out."""
    found: dict[str, Fact] = {}
    for row in table:
        for fact in row.facts:
            if fact.counted is Counted.ALL:
                found.setdefault(fact.column.printed, fact)
    return list(found.values())


def _period(fact: Fact, years: tuple[int, ...], *, own: int | None) -> Period | None:
    """Return the time that is meant where a column tells one: the year asked for, else the report's own."""
    if not _YEAR.search(fact.column.printed):
        return None
    if len(years) > 1 or (not years and fact.period.year != own):
        return None
    year = years[0] if years else own
    return Period(year=year) if fact.period.year == year else None


def _bare(head: str) -> str:
    """Return the words of a head, in lower case, without its year."""
    return " ".join(words(_YEAR.sub(" ", head)))


def _adds_nothing(head: str) -> bool:
    """Return whether a head says no more than that its figures are of all: a year alone, "totalt", "summa"."""
    return not set(words(head)) - _OF_ALL


def _content(text: str) -> list[str]:
    return [word for word in words(text) if content_stems(word)]


def _is_met(word: str, terms: Terms) -> bool:
    return bool((terms.met((word,)) >= _MET).any())


def _are_of(table: Sequence[FactRow], kind: Terms) -> bool:
    """Return whether the rows of a table are of a kind: by most of their names, or by what stands above them."""
    named = sum(bool((kind.met(words(row.first.name)) >= _MET).all()) for row in table)
    above = [word for word in words(_heading(table)) if is_named(word, kind)]  # a table of förskolor is none of skolor
    return named * 2 >= len(table) or bool((kind.met(above) >= _MET).all())
