"""The rows that come first by a column that everyday words name: "i vilken hamn stjäls det oftast?"."""

import re
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.plan import Figure, Plan, Rows, Step
from assistant.words.match import Terms
from assistant.work.named_column.heads import Head, counts_waiting, is_of_time
from assistant.work.named_column.met import met_by
from assistant.work.of_tables.asked_words import naming
from assistant.work.of_tables.candidate import Candidate, TermsOf, field_of, plan_of_table
from assistant.work.of_tables.kinds import Kind, is_called, kind_asked, rows_are_of
from assistant.work.of_tables.tables import Table, printed_of, surroundings, titles
from assistant.work.planning.any_row import is_any_row
from assistant.work.planning.hear import Heard
from assistant.work.planning.shapes.order import goes_by_size, limit_of
from assistant.work.reckoning.calculate import ranked
from assistant.work.reckoning.figures import as_it_stands
from assistant.work.reckoning.outcome import Lack, LeftOut, Line, Outcome
from ingest.document import TableKind
from ingest.facts.fact import TARGETS, Fact
from ingest.language.words import content_stems, fold, stems, words

_OFTEN, _SELDOM = re.compile(r"\boftast\b"), re.compile(r"\bmest sallan\b|\bminst ofta\b")
_GOODNESS = re.compile(r"\b(?:bast|basta|samst|samsta|framst|framsta)\b")  # which end is the good one is not known
_OTHERWISE = tuple(
    "change difference development better improved deficit surplus fares share what_share goals activities which_year"
    " mean sum opener boards".split()
)
_TIMED = re.compile(
    r"\b(?:langst|kortast|mest|minst) tid\b|\b(?:snabbast|langsammast)\b"
    r"|\b(?:vanta\w*|koa\w*|dr(?:ojer|ojde)|tar|tog)\b(?: \w+){0,3}? (?:langst|kortast)\b"
    r"|\b(?:langsta?|kortasta?) (?:ko|kon)\b"
)
_QUEUE = re.compile(r"\bko(?:n|er|erna)?\b")
_WAITS = frozenset("vanta vantar vantade far man koa koar ko kon tid".split())  # folded; what is said by "längst"
# Folded words that say how much there is of what a column measures, not what it measures.
_HOW_MUCH = frozenset(
    "vanligt vanlig vanliga vanligast vanligaste ovanligast hog hoga lang langa stor stora full".split()
)
_FULL = re.compile(r"\b(?:fullast|tommast)\b")  # of what is taken: the column of that is not named
_TAKEN = "beläggning"
_VALUED = re.compile(r"(?:varde|poang|tal|index|niva)t?$")  # "riskvärde" orders the rows that are risks
_SIZED = re.compile(r"\b(?:storsta|dyraste|minsta|billigaste)\b")
_WHOLE = re.compile(r"(?:total\w*|summa|hela (?:perioden|projektet)|projekt(?:budget|kostnad|ram)\w*|slutkostnad)\b")
_SO_FAR = re.compile(r"\b(?:utfall|upparbeta\w*|forbruka\w*)\b")
_PER = re.compile(r"\b(?:per|i|av|för|vid|efter|på|med)\b")  # what a table tells of stands before it
_LONG, _MONEY = 4, frozenset({"kr", "tkr", "mnkr", "mdkr"})  # letters by which a word for rows begins
_FEWEST, _FEW_WORDS = 3, 3  # rows; words of the name of a unit
_LEAST_MET, _SURE = 0.5, 0.95  # share of the words that a table must meet
_MOST_UNASKED = 2  # words of a head that a question leaves out


def highest_rows(heard: Heard, years: Sequence[int], tables: Sequence[Table], terms_of: TermsOf) -> Iterator[Candidate]:
    """Yield the rows of each table that have the highest, or lowest, figures of the column that is named best."""
    kind, boards = kind_asked(heard), heard.cue("boards")
    if boards is not None:  # they may be rows by whatever name: all else that is asked must then be met
        kind, heard = Kind(text="", end=boards.end), heard.without("boards")
    if kind is not None:
        yield from ranked_rows(heard, years, tables, terms_of, kind)


def ranked_rows(
    heard: Heard,
    years: Sequence[int],
    tables: Sequence[Table],
    terms_of: TermsOf,
    kind: Kind,
    *,
    fewest: int = _FEWEST,
) -> Iterator[Candidate]:
    """Yield the first rows of a kind of each table that has at least the `fewest`, by the column that is named best."""
    least = heard.says("lowest") or _SELDOM.search(heard.folded) is not None
    most = not least and (heard.says("highest") or _OFTEN.search(heard.folded) is not None)
    if most is least or heard.says(*_OTHERWISE) or _GOODNESS.search(heard.folded):
        return
    timed = _TIMED.search(heard.folded) is not None
    terms = _terms(heard, kind, tables, terms_of, timed=timed)
    sized = not timed and _SIZED.search(heard.folded) is not None
    if not terms.terms and not timed and not sized:
        return
    for table in tables:
        of_kind = rows_are_of(table, kind, terms_of) or bool(_valued(table, kind))
        units = is_any_row(fold(table.caption))
        if len(table.rows) < fewest or not (of_kind or units or _may_be_units(table)):
            continue
        above = met_by(terms, table.above)
        by_size = sized and bool(above.all())  # all that is said of the rows stands above them
        named = list(_named(table, terms, timed=timed))
        if by_size or (sized and not named):
            sizes = _valued(table, kind) or (_amounts(table, kind, terms_of) if by_size else [])
            named = [(head, above, 1.0 if by_size else _LEAST_MET) for head in sizes]
        if timed and not named:  # "tar längst tid" names no column in its own words
            around = met_by(terms, _printed(table)) | above
            waits = [head for head in table.heads if is_of_time(head)]
            waits = waits or [head for head in table.heads if _QUEUE.search(heard.folded) and counts_waiting(head)]
            named = [(head, around, float(terms.weights @ around)) for head in waits]
        best = max((met for _, _, met in named), default=0.0)
        nearest = _told_apart([(head, met) for head, met, worth in named if worth == best])
        if (not of_kind or not kind.text) and best < _SURE and fewest == _FEWEST:
            continue
        if (best < _LEAST_MET and terms.terms and not timed) or len(nearest) != 1:
            continue
        head = nearest[0]
        whole = _whole(head) if by_size and len(years) != 1 else None
        column = whole or _column(head, years, table.source.description.year)
        if column is None:
            continue
        unasked = 0 if by_size else sum(not met_by(terms, word).any() for word in head.said if content_stems(word))
        outcome = _outcome(table, column, heard, kind, lowest=least, fewest=fewest)
        if outcome is not None:
            sure = (best >= _SURE or not terms.terms) and unasked <= _MOST_UNASKED and (of_kind or units)
            said = sum(term.stem in stems(surroundings(table)) for term in terms.terms)  # as written, not alone alike
            yield Candidate(
                table=table, outcome=outcome, sure=sure, worth=best - unasked / 100 + said / 1000 - (not of_kind)
            )


def _may_be_units(table: Table) -> bool:
    """Return whether rows may be units of whatever kind: no indicators, and called by a few words each."""
    names = [row.first.name for row in table.rows]
    indicators = any(row.first.kind in (TableKind.INDICATOR, TableKind.ACTIVITY) for row in table.rows)
    return not indicators and all(len(words(name)) <= _FEW_WORDS and name[:1].isupper() for name in names)


def _words_for_column(heard: Heard, kind: Kind, *, timed: bool) -> str:
    """Return the words after those for the rows, less those that say how much of it there is, or that one waits."""
    empty = heard.cue("empty")
    said = [heard.question[empty.start : empty.end]] if empty is not None and empty.start >= kind.end else []
    said += naming(heard, kind.end).split()
    if _FULL.search(heard.folded):
        said = [*(word for word in said if not _FULL.fullmatch(fold(word))), _TAKEN]
    without = _HOW_MUCH | (_WAITS if timed else frozenset())
    return " ".join(word for word in said if fold(word) not in without)


def _terms(heard: Heard, kind: Kind, tables: Sequence[Table], terms_of: TermsOf, *, timed: bool) -> Terms:
    """Return the words for a column, those for a measure with them where a head has all: "kostnad per plats"."""
    said = _words_for_column(heard, kind, timed=timed)
    named = [one for one in heard.references if one.called is not None and one.start >= kind.end]
    measured = [heard.question[one.start : one.called.end] for one in named if one.called is not None]
    every = terms_of(" ".join((*measured, said)))
    met = [bool(met_by(every, printed_of(head)).all()) for table in tables for head in table.heads if every.terms]
    return every if said and measured and any(met) else terms_of(said)


def _named(table: Table, terms: Terms, *, timed: bool) -> Iterator[tuple[Head, NDArray[np.bool_], float]]:
    """Yield the heads that the words name, with the words each meets, and how much of all is met by it and above.

    What several heads share is told apart by none of them: the words of the others count for each.
    """
    above = met_by(terms, surroundings(table))
    told = [(head, met_by(terms, printed_of(head))) for head in table.heads if not timed or is_of_time(head)]
    around = met_by(terms, _printed(table)) | above
    titled = met_by(terms, " ".join(_PER.split(title.lower())[0] for title in titles(table)))
    for head, met in told:
        came = any(fact.measure not in TARGETS for fact in head.facts)
        bare = came and not (head.said or head.per or met.any()) and titled.all()
        by_head = titled if bare else met  # a year alone is of what its table is called
        if by_head.any():
            yield head, by_head, float(terms.weights @ (by_head | (around if len(terms.terms) > 1 else above)))


def _printed(table: Table) -> str:
    return " ".join(printed_of(head) for head in table.heads)


def _told_apart(named: Sequence[tuple[Head, NDArray[np.bool_]]]) -> list[Head]:
    """Return the head that is named by what none of the others is: "tomma" of "tomma lägenheter" before "lägenheter".

    The first words of what is asked for say most of it.
    """
    fullest = max((int(met.sum()) for _, met in named), default=0)
    if not fullest:
        return [head for head, _ in named]
    named = [(head, met) for head, met in named if int(met.sum()) == fullest]
    first = min(int(met.argmax()) for _, met in named)
    return [head for head, met in named if int(met.argmax()) == first]


def _valued(table: Table, kind: Kind) -> list[Head]:
    """Return the columns of values that are called after a kind of rows: "Riskvärde" of risks."""
    said = [(head, fold(head.said[0])) for head in table.heads if len(head.said) == 1]
    return [head for head, word in said if word.startswith(fold(kind.text)[:_LONG]) and _VALUED.search(word)]


def _amounts(table: Table, kind: Kind, terms_of: TermsOf) -> list[Head]:
    """Return the columns of money that times alone head, in a table that is called after a kind of rows."""
    if not is_called(table, kind, terms_of):
        return []
    money = [head for head in table.heads if all(fact.value.unit in _MONEY for fact in head.facts)]
    whole = [head for head in money if _whole(head) is not None and not _SO_FAR.search(fold(printed_of(head)))]
    return whole or [head for head in money if not head.said and not head.per]


def _whole(head: Head) -> Fact | None:
    """Return the cell of the column that sums up all times, where there is one."""
    found = [fact for fact in head.facts if _WHOLE.match(fold(fact.column.printed).strip())]
    return found[0] if len(found) == 1 else None


def _column(head: Head, years: Sequence[int], own: int | None) -> Fact | None:
    """Return a cell of the column of the year that is meant: the one asked for, the report's own, or the only one."""
    facts = [fact for fact in head.facts if fact.measure not in TARGETS]
    dated = [fact for fact in facts if fact.period.year is not None]
    of_year = [fact for fact in facts if fact.period.year in (years or (own,))]
    if len(years) > 1 or (years and dated and not of_year):
        return None
    chosen = of_year or facts
    return chosen[0] if len(chosen) == 1 else None


def _outcome(table: Table, column: Fact, heard: Heard, kind: Kind, *, lowest: bool, fewest: int) -> Outcome | None:
    told, field = dict(table.figures(column.column.printed)), field_of(column)
    if len(told) * 2 < len(table.rows) or len(told) < fewest:
        return None
    lines = [Line(row=row, figures=(as_it_stands(field, fact),)) for row, fact in told.items()]
    left = [LeftOut(row=row, lack=Lack.NO_NUMBER) for row in table.rows if row not in told]
    plan = Plan(
        rows=Rows(),
        figures=(Figure(field=field),),
        steps=(Step.RANK,),
        limit=_limit(heard, kind),
        lowest=lowest,
        by_size=goes_by_size(heard, lowest=lowest),
    )
    order = ranked(lines, lowest=lowest, by_size=plan.by_size)
    last = [one.figures[0].amount for one in order[plan.limit - 1 : plan.limit]]
    order = [*order[: plan.limit], *(one for one in order[plan.limit :] if one.figures[0].amount in last)]
    plan = plan_of_table(table, plan, [line.row.name for line in order])
    return Outcome(plan=plan, lines=tuple(order), left_out=tuple(left), tested=table.rows)


def _limit(heard: Heard, kind: Kind) -> int:
    """Return how many rows are asked for: "vilka två risker", "topp tre"."""
    counts = [one.quantity for one in heard.numbers if 0 < kind.end - len(fold(kind.text)) - one.end <= 2]
    if counts and counts[0] is not None and counts[0].unit is None and counts[0].value > 1:
        return int(counts[0].value)
    return limit_of(heard)
