"""Which column of a row comes first, where the columns are places, groups or years: "i vilken del är man nöjdast?"."""

import re
from collections.abc import Iterator, Sequence

from assistant.plan import Plan, Rows, Step
from assistant.question.scope import names_body
from assistant.words.match import Terms
from assistant.work.named_column.heads import Head
from assistant.work.named_column.met import met_by
from assistant.work.of_tables.asked_words import all_words, naming
from assistant.work.of_tables.candidate import Candidate, TermsOf, field_of, plan_of_table
from assistant.work.of_tables.cells.meant import PLANNED, meant_row
from assistant.work.of_tables.cells.years import is_month
from assistant.work.of_tables.kinds import Kind, kind_asked
from assistant.work.of_tables.tables import Table, is_total, titles
from assistant.work.planning.hear import Heard
from assistant.work.reckoning.amounts import amount_of
from assistant.work.reckoning.calculate import ranked
from assistant.work.reckoning.figures import as_it_stands
from assistant.work.reckoning.goodness import better_way
from assistant.work.reckoning.outcome import Line, Outcome
from assistant.work.row import FactRow
from ingest.facts.fact import Fact, Measure
from ingest.language.words import content_stems, fold, words

_OF_YEAR = re.compile(
    r"ar(?:en)?|manad(?:en)?|vilken|vilket|vilka|under|\w*(?:bolag|forbund|kommun|namnd|forvaltning)(?:en|et)?s?|\w*(?:hogsta?|lagsta?|storsta?|minsta?|flesta?|farsta?|basta?|samsta?|mest|langsta?|kortasta?)"
)
_MONTH = re.compile(r"\bvilken manad\b")
_BEST, _WORST = re.compile(r"\b(?:bast|basta)\b"), re.compile(r"\b(?:samst|samsta)\b")
_OTHERWISE = tuple(
    "change difference development improved deficit surplus share what_share goals activities mean sum boards".split()
)
# Folded words for a place, of which a report's columns may be; any other word must stand above them, or in them.
_PLACES = re.compile(
    r"(?:kommun|stads|tatorts|lans)?del(?:en|ar|arna)?|(?:\w+)?omrade(?:t|n|na)?|ort(?:en|er)?|tatort(?:en|er)?|distrikt(?:et)?"
)
_PER, _LEAST_MET, _FEWEST, _MOST_WORDS = re.compile(r"\b(?:per|efter|i olika|fordela\w*)\b"), 0.8, 3, 4


def highest_column(
    heard: Heard, years: Sequence[int], tables: Sequence[Table], terms_of: TermsOf
) -> Iterator[Candidate]:
    """Yield the columns of a row that is named that have its highest, or lowest, figures: places, groups, or years."""
    kind = kind_asked(heard)
    least, most, good = heard.says("lowest"), heard.says("highest"), _good(heard.folded)
    by_month = _MONTH.search(heard.folded) is not None
    by_year = heard.says("which_year") or by_month
    if (kind is None and not by_year) or (most is least and not good) or heard.says(*_OTHERWISE) or len(years) > 1:
        return
    terms = terms_of(_words_for_row(heard, None if by_year else kind))
    for table in tables:
        meant = meant_row(table, terms) if terms.terms else None
        if meant is None or meant.met(terms) < _LEAST_MET:
            continue
        cells = (
            _months(meant.row)
            if by_month
            else _years(meant.row)
            if by_year
            else _groups(table, meant.row, kind, terms, terms_of)
        )
        way = better_way(meant.row.first.name) if good else 1
        if len(cells) < _FEWEST or way is None:
            continue
        lowest = (good * way < 0) if good else least
        yield Candidate(table=table, outcome=_outcome(table, meant.row, cells, lowest=lowest), sure=True, worth=1.0)


def _words_for_row(heard: Heard, kind: Kind | None) -> str:
    """Return the words that may name a row: those after the kind of columns, or all but those for a year and a body."""
    if kind is not None:
        return naming(heard, kind.end)
    said = words(all_words(heard.question.lower()))
    return " ".join(word for word in said if not (_OF_YEAR.fullmatch(fold(word)) or names_body(word)))


def _good(folded: str) -> int:
    """Return 1 where the best is asked for, -1 where the worst, 0 where neither or both."""
    return int(_BEST.search(folded) is not None) - int(_WORST.search(folded) is not None)


def _groups(table: Table, row: FactRow, kind: Kind | None, terms: Terms, terms_of: TermsOf) -> list[Fact]:
    """Return the cells of a row whose columns are the places or groups of a kind, those of all of them left out."""
    found = [fact for head in table.heads for fact in _own(row, head) if fact.measure is Measure.OTHER]
    units = {fact.value.unit for fact in found}
    named = any(met_by(terms, fact.column.printed.lower()).any() for fact in found)
    dated = any(fact.period.year is not None and str(fact.period.year) in fact.column.printed for fact in found)
    if kind is None or len(units) != 1 or named or dated or not _are_of(kind, table, found, terms_of):
        return []
    return [fact for fact in found if not is_total(fact.column.printed) and amount_of(fact.value) is not None]


def _own(row: FactRow, head: Head) -> list[Fact]:
    printed = {fact.column.printed for fact in head.facts}
    return [fact for fact in row.facts if fact.column.printed in printed]


def _are_of(kind: Kind, table: Table, found: Sequence[Fact], terms_of: TermsOf) -> bool:
    """Return whether columns are of a kind: one of them is all places, or the kind stands above them or in them."""
    whole = any(is_total(fact.column.printed) for fact in found)
    short = all(len(words(fact.column.printed)) <= _MOST_WORDS for fact in found)
    if short and whole and (not kind.text or _PLACES.fullmatch(fold(kind.text)) is not None):
        return True
    terms = terms_of(kind.text)
    if not kind.text or not terms.terms:
        return False
    in_heads = sum(bool(met_by(terms, fact.column.printed.lower()).all()) for fact in found)
    said = any(_PER.search(fold(title)) and bool(met_by(terms, title.lower()).all()) for title in titles(table))
    return in_heads * 2 >= len(found) or said


def _years(row: FactRow) -> list[Fact]:
    """Return the cells of a row that tell what came about in a year each, of one measure; nothing for two of a year."""
    told = [
        fact
        for fact in row.facts
        if fact.period.year is not None and fact.measure not in PLANNED and amount_of(fact.value) is not None
    ]
    alike = len({fact.period.year for fact in told}) == len(told)
    same = len({frozenset(content_stems(_bare(fact))) for fact in told}) == 1
    return told if alike and same else []


def _months(row: FactRow) -> list[Fact]:
    """Return the cells of a row that tell what came about in a month each; nothing for two of a month."""
    told = [fact for fact in row.facts if is_month(fact) and fact.measure not in PLANNED]
    told = [fact for fact in told if amount_of(fact.value) is not None]
    return told if len({fact.period for fact in told}) == len(told) else []


def _bare(fact: Fact) -> str:
    return re.sub(r"\d+", " ", fact.column.printed)


def _outcome(table: Table, row: FactRow, cells: Sequence[Fact], *, lowest: bool) -> Outcome:
    lines = [Line(row=row, figures=(as_it_stands(field_of(fact), fact),)) for fact in cells]
    order = ranked(lines, lowest=lowest)
    first = [one for one in order if one.figures[0].amount == order[0].figures[0].amount]
    plan = Plan(
        rows=Rows(),
        figures=(first[0].figures[0].figure,),
        steps=(Step.RANK, Step.ACROSS),
        limit=len(first),
        lowest=lowest,
    )
    plan = plan_of_table(table, plan, [row.name])
    return Outcome(plan=plan, lines=tuple(first), tested=(row,))
