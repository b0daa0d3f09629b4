"""What figures are held against: a target, a budget, a requirement, the whole country; and the column held to it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.words.match import Terms
from assistant.work.named_column.met import met_by
from assistant.work.of_tables.tables import Table, is_text
from assistant.work.reckoning.amounts import amount_of
from ingest.facts.fact import Counted, Fact, Measure
from ingest.facts.months import without_times
from ingest.language.words import content_stems, fold, stem, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of reference: how a question and how a column's head calls it."""

    asked: re.Pattern[str]
    head: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A cell of a column and one of the column that it is held against, with the kind of that."""

    came: Fact
    against: Fact
    kind: Kind


# Folded.
_KINDS = (
    Kind(
        asked=re.compile(r"\b(?:(?!nor|mini|maxi|opti|for|ani)\w+)?mal(?:et|en|sattning\w*|varde\w*|niva\w*)?\b"),
        head=re.compile(r"\b(?:(?:namnd|kommun|styrelse|bolag|region)\w*s )?(?:\w*s)?mal(?:varde|niva|tal)?\b"),
    ),
    Kind(asked=re.compile(r"\briket\b|\briks\w+"), head=re.compile(r"\briket\b|\briks\w+")),
    Kind(asked=re.compile(r"\blanet\b|\blans\w+"), head=re.compile(r"\blanet\b|\blans\w+")),
    Kind(asked=re.compile(r"\bkrav(?:et|en)?\b"), head=re.compile(r"\bkrav(?:et|en)?\b")),
    Kind(asked=re.compile(r"\brekommend\w*"), head=re.compile(r"\brekommend\w*|\briktvarde\w*")),
    Kind(asked=re.compile(r"\bbehov\w*"), head=re.compile(r"\bbehov\w*")),
    Kind(
        asked=re.compile(
            r"\bkapacitet\w*|\b(?:bygg[dt]|avse(?:dd|tt)|dimensionera|gjor[dt]|tank)\w* for\b|\b(?:rymmer|plats for)\b"
        ),
        head=re.compile(r"\bkapacitet\w*|\bdimensioner\w*|\bplatser\b"),
    ),
    Kind(asked=re.compile(r"\bbudget\w*"), head=re.compile(r"\bbudget\w*")),
    Kind(asked=re.compile(r"\bplanera\w*|\bplanen?\b"), head=re.compile(r"\bplanera\w*|\bplan\b")),
)
# What tells that a figure came about, or of which version it is, not what it measures; folded.
_CAME = re.compile(
    r"\b(?:utfall\w*|utford\w*|resultat\w*|faktisk\w*|verklig\w*|bokslut\w*|genomford\w*|besatt\w*|t[123]|antal"
    r"|helar\w*|varde|st|ack\w*|totalt|alla|samtliga|varen|hosten|tillsatt\w*)\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d(?:[/–-]\d+)?")
_AWAY = re.compile(r"avvik|skillnad|differens|saknas|forandring|andring|aterstar|tidigare|\bkvar\b")
_EXPECTED = re.compile(r"\bvanta\w*|\bprognos\w*|\bberakna\w*|\bforvanta\w*|\btror\b|\bkommer\b|\bblir\b")
_FORECAST = re.compile(r"\bprognos\w*")
_WHOLE = re.compile(r"\btotal\w*|\bhela\b|\bprojekt\w*|\bursprunglig\w*")
_FINAL = re.compile(r"\bslut(?:prognos|kostnad|utfall)\w*|\bprognos(?:en)? (?:totalt|slut\w*)|\btotalprognos\w*")
_SO_FAR = re.compile(r"\back\w*|\bupparbetat totalt|\btotalt (?:utfall|upparbetat)|\bhittills\b")
_CLOSED = frozenset({Measure.DEVIATION, Measure.COMMENT})


def besides(table: Table, asked: str, terms: Terms, years: Sequence[int]) -> Iterator[Beside]:
    """Yield the columns of a table that are held against one of the kind that a folded question names.

    `terms` are the question's words, for what of several columns is meant. Nothing where two fit as well.
    """
    columns, own_year = _columns(table), years or (table.source.description.year,)
    if not _EXPECTED.search(asked):
        columns = [fact for fact in columns if not _FORECAST.search(fold(fact.column.printed)) or is_of_end(fact)]
    for kind in _KINDS:
        if not kind.asked.search(asked):
            continue
        references = [fact for fact in columns if kind.head.search(fold(fact.column.printed))]
        for against in _of_year([fact for fact in references if _is_of(fact, years)], own_year):
            others = [fact for fact in columns if not any(one.head.search(fold(fact.column.printed)) for one in _KINDS)]
            came = _held_to(against, kind, others, terms, years, own_year)
            if came is not None:
                yield Beside(came=came, against=against, kind=kind)
        if references:
            return


def _columns(table: Table) -> list[Fact]:
    """Return a cell with a number of each column that is of all and tells no distance of two others."""
    found: dict[str, Fact] = {}
    for row in table.rows:
        for fact in row.facts:
            told = fact.counted is Counted.ALL and fact.measure not in _CLOSED and not is_text(fact)
            if told and amount_of(fact.value) is not None and not _AWAY.search(fold(fact.column.printed)):
                found.setdefault(fact.column.printed, fact)
    return list(found.values())


def _of_year(facts: Sequence[Fact], years: Sequence[int | None]) -> list[Fact]:
    """Return those of the years asked for where there are some, else those of no year, or the only one."""
    of_year = [fact for fact in facts if fact.period.year in years]
    return of_year or [fact for fact in facts if fact.period.year is None] or (list(facts) if len(facts) == 1 else [])


def _held_to(
    against: Fact,
    kind: Kind,
    others: Sequence[Fact],
    terms: Terms,
    years: Sequence[int],
    own_year: Sequence[int | None],
) -> Fact | None:
    """Return the one column that is held against a reference: headed alike, by a time alone, or named as asked."""
    same = [fact for fact in others if fact.value.unit == against.value.unit and _is_of(fact, years)]
    own = _measured(against.column.printed, kind)
    alike = [fact for fact in same if _measured(fact.column.printed, kind) == own]
    named = _fullest([fact for fact in same if _is_named(fact, kind, terms)]) if not own else []
    near = named or alike or [fact for fact in same if own and own <= _measured(fact.column.printed, kind)]
    near = near or _fullest([fact for fact in same if _is_named(fact, kind, terms)])
    if is_of_whole(against) and any(is_dated(fact) for fact in same):
        return _in_the_end(same)  # a whole project's budget is not held against one year of it
    if len(near) > 1:
        of_year = [fact for fact in near if fact.period.year == against.period.year] if against.period.year else []
        near = of_year or [fact for fact in near if fact.period.year in own_year]
    return near[0] if len(near) == 1 else None


def is_of_whole(fact: Fact) -> bool:
    """Return whether a column is of a whole project, not of a year: "Budget totalt"."""
    return not is_dated(fact) and _WHOLE.search(fold(fact.column.printed)) is not None


def is_dated(fact: Fact) -> bool:
    """Return whether the head of a column names a year."""
    return _YEAR.search(fact.column.printed) is not None


def is_of_end(fact: Fact) -> bool:
    """Return whether a column tells what a project comes to in the end."""
    return _FINAL.search(fold(fact.column.printed)) is not None


def _in_the_end(facts: Sequence[Fact]) -> Fact | None:
    """Return what a project comes to in the end, else what it has come to; None where neither is told once."""
    for pattern in (_FINAL, _SO_FAR):
        told = [fact for fact in facts if pattern.search(fold(fact.column.printed)) and not is_dated(fact)]
        if told:
            return told[0] if len(told) == 1 else None
    return None


def _is_of(fact: Fact, years: Sequence[int | None]) -> bool:
    """Return whether a column is of one of the years that are asked for, or of none by its head."""
    return not years or not is_dated(fact) or fact.period.year in years


def measured_in(fact: Fact) -> str:
    """Return what the head of a column says that it measures, without its version and its time; lower case."""
    return _FORECAST.sub(" ", _CAME.sub(" ", without_times(_YEAR.sub(" ", fold(fact.column.printed)))))


def _measured(head: str, kind: Kind) -> frozenset[str]:
    """Return the stems of what a column measures, without its kind, its version and its time."""
    bare = _FORECAST.sub(" ", _CAME.sub(" ", kind.head.sub(" ", without_times(_YEAR.sub(" ", fold(head))))))
    return frozenset(stem(word) for word in words(bare) if content_stems(word) and word.isalpha())


def _is_named(fact: Fact, kind: Kind, terms: Terms) -> bool:
    head = fold(fact.column.printed)
    own = [word for word in words(_CAME.sub(" ", kind.head.sub(" ", _YEAR.sub(" ", head)))) if content_stems(word)]
    return bool(own) and all(met_by(terms, word).any() for word in own)


def _fullest(facts: Sequence[Fact]) -> list[Fact]:
    """Return the columns whose heads say most: of "Tjänster" and "Elever per tjänst", both named, the latter."""
    size = {fact.column: sum(bool(content_stems(word)) for word in words(fact.column.printed)) for fact in facts}
    return [fact for fact in facts if size[fact.column] == max(size.values())]
