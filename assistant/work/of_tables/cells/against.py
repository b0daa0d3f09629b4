"""Figures beside what they are held against: which rows miss their target, and how far a row is from it."""

import re
from collections.abc import Iterator, Sequence

from assistant.plan import Bound, Check, Condition, Figure, Plan, Rows, Step, Way
from assistant.tell.reckoned.asked import asks_budget_kept
from assistant.work.named_column.met import met_by
from assistant.work.of_tables.asked_words import all_words, parted_targets
from assistant.work.of_tables.candidate import Candidate, TermsOf, field_of, outcome_of_test, plan_of_table
from assistant.work.of_tables.cells.meant import meant_row
from assistant.work.of_tables.cells.references import Beside, besides, measured_in
from assistant.work.of_tables.kinds import Kind, kind_asked, rows_are_of
from assistant.work.of_tables.states import asks_missed, goals_asked
from assistant.work.of_tables.tables import Table, cell_like, surroundings, titles
from assistant.work.planning.any_row import first_part, is_any_row
from assistant.work.planning.hear import Heard
from assistant.work.reckoning.figures import of_two_cells
from assistant.work.reckoning.goodness import better_way
from assistant.work.reckoning.outcome import Lack, LeftOut, Line, Outcome
from assistant.work.row import FactRow
from ingest.facts.fact import Fact, ValueKind
from ingest.language.words import fold

# Folded.
_ABOVE = re.compile(
    r"\b(?:over(?!s)|overskr\w*|overst\w*|overtraff\w*|sprack\w*|fler|mer|hogre|storre|langre|dyrare)\b"
)
_BELOW = re.compile(r"\b(?:under|undersk\w*|understig\w*|farre|mindre|lagre|kortare|billigare)\b")
_REACHED = re.compile(r"\b(?:nadde|nar|nas|naddes|klara\w*|uppna\w*|uppfyll\w*|levde upp)\b")
_LACKS = re.compile(r"\b(?:saknas|fattas|for fa|brist\w*|kort)\b")
_AWAY = re.compile(r"\blangt (?:i?fran|kvar till) (?:\w+ ){0,2}\w*mal(?:et|en|varde\w*)?\b")
_HOW_FAR = re.compile(
    r"\bhur (?:mycket|manga|langt|stor\w*)\b|\bover eller under\b|\bunder eller over\b|\bhogre eller lagre\b"
    r"|^(?:och )?(?:ligger|lag|ar|var|har|hade|blev|kostar|kostade)\b"
    r"|\blagre eller hogre\b|\bjamfort med\b|\bjamfor\w*\b"
)
_SETS = re.compile(
    rf"{_ABOVE.pattern}|{_BELOW.pattern}|langt|i?fran|kvar|ligger|lag|holl|haller|hallit|halla|sin|klara\w*|sprack\w*"
)  # what sets the two against each other names neither
_OTHERWISE = ("change", "boards", "share", "what_share", "mean", "sum", "which_year", "women", "men")
_TESTS = {
    (True, True): Check.AT_LEAST,
    (True, False): Check.ABOVE,
    (False, True): Check.AT_MOST,
    (False, False): Check.BELOW,
}
_BOUNDS = {ValueKind.AT_LEAST: 1, ValueKind.AT_MOST: -1}
_LEAST, _SURE = 0.6, 0.9
_LEAST_OF_ROWS = 0.5


def rows_beside_reference(
    heard: Heard, years: Sequence[int], tables: Sequence[Table], terms_of: TermsOf
) -> Iterator[Candidate]:
    """Yield the rows of each table that lie over, under or short of what they are held against, all or the furthest."""
    goals = goals_asked(heard) if asks_missed(heard) or _reaches(heard) else None
    kind = goals or kind_asked(heard)
    if kind is None or len(years) > 1 or heard.says(*_OTHERWISE) or heard.goals:
        return
    unnamed = kind.text.lower() if goals is None and is_any_row(fold(kind.text)) else ""
    said = [word for word in all_words(parted_targets(heard.question.lower())).split() if word != unnamed]
    terms = terms_of(" ".join(word for word in said if not _REACHED.search(fold(word))))
    for table in tables:
        of_kind = goals is not None or rows_are_of(table, kind, terms_of) or _of_report(table, tables, kind, terms_of)
        found = list(besides(table, heard.folded, terms, years))
        if len(found) != 1:
            continue
        outcome = _outcome(table, found[0], heard)
        if outcome is None:
            continue
        heads = (found[0].came.column.printed, found[0].against.column.printed)
        named = met_by(terms, " ".join((*heads, surroundings(table))))
        met = float(terms.weights @ named)
        by_head = met_by(terms, " ".join(heads)).any() or bool(met_by(terms, table.above).any())
        if by_head and met >= _LEAST_OF_ROWS and (of_kind or met >= _SURE):
            yield Candidate(table=table, outcome=outcome, sure=of_kind and met >= _LEAST, worth=met)


def _of_report(table: Table, tables: Sequence[Table], kind: Kind, terms_of: TermsOf) -> bool:
    """Return whether a report tells of the kind of units that is asked for: "hemtjänstområden" of one on hemtjänst."""
    of = first_part(fold(kind.text))
    terms = terms_of(of) if of and is_any_row(fold(kind.text)) else None
    if terms is None or not terms.terms:
        return False
    return any(one.source.id == table.source.id and met_by(terms, surroundings(one)).all() for one in tables)


def beside_reference(
    heard: Heard, years: Sequence[int], tables: Sequence[Table], terms_of: TermsOf
) -> Iterator[Candidate]:
    """Yield how far the row that a question names lies from what it is held against."""
    if len(years) > 1 or heard.says("which", "highest", "lowest", *_OTHERWISE):
        return
    how_far = _HOW_FAR.search(heard.folded) and any(
        asks.search(heard.folded) for asks in (_ABOVE, _BELOW, _LACKS, _AWAY)
    )
    if not how_far and not asks_budget_kept(heard.question):
        return
    said = all_words(parted_targets(heard.question.lower())).split()
    terms = terms_of(" ".join(word for word in said if not _SETS.fullmatch(fold(word))))
    for table in tables:
        meant = meant_row(table, terms)
        found = list(besides(table, heard.folded, terms, years)) if meant is not None else []
        if meant is None or len(found) != 1:
            continue
        line = _line(meant.row, found[0])
        if line is None:
            continue
        plan = Plan(rows=Rows(), figures=(line.figures[0].figure,), steps=(Step.LIST,))
        plan = plan_of_table(table, plan, [meant.row.name])
        met = meant.met(terms, found[0].came.column.printed, found[0].against.column.printed)
        if met >= _LEAST:
            outcome = Outcome(plan=plan, lines=(line,), tested=(meant.row,))
            yield Candidate(table=table, outcome=outcome, sure=met >= _SURE, worth=met)


def _reaches(heard: Heard) -> bool:
    """Return whether it is asked for what has reached what it is held against."""
    return not asks_missed(heard) and _REACHED.search(heard.folded) is not None


def _way(heard: Heard, found: Beside, table: Table, row: FactRow) -> int:
    """Return 1 where a row is asked for that is above the reference, -1 where one below it, 0 where nothing tells.

    Which of them has reached it is told by the target itself ("minst 90"), by the head, the row or what the table is
    called, the first that knows.
    """
    missed = asks_missed(heard)
    if missed or _reaches(heard):
        better = _bound(row, found) or _better(measured_in(found.came), row.first.name, *titles(table))
        return -better if missed else better
    above, below = _ABOVE.search(heard.folded) is not None, _BELOW.search(heard.folded) is not None
    return (1 if above else -1) if above is not below else -1 if _LACKS.search(heard.folded) else 0


def _bound(row: FactRow, found: Beside) -> int:
    target = cell_like(row, found.against)
    return 0 if target is None else _BOUNDS.get(target.value.kind, 0)


def _better(*names: str) -> int:
    return next((way for name in names if name and (way := better_way(name)) is not None), 0)


def _outcome(table: Table, found: Beside, heard: Heard) -> Outcome | None:
    made = [(row, _line(row, found), _way(heard, found, table, row)) for row in table.rows]
    left = tuple(
        LeftOut(row=row, lack=Lack.NO_NUMBER if line is None else Lack.UNKNOWN_WAY)
        for row, line, way in made
        if line is None or not way
    )
    ways = {way for _, line, way in made if line is not None and way}
    if len(left) * 2 > len(made) or not ways:
        return None
    even = _reaches(heard)  # what equals its target has reached it
    lines = [
        line
        for _, line, way in made
        if line is not None and way and (_number(line) * way > 0 or (even and not _number(line)))
    ]
    check = _TESTS[ways == {1}, even] if len(ways) == 1 else Check.REACHES if even else Check.MISSES
    test = Condition(field=field_of(found.came), test=check, bound=Bound(field=field_of(found.against)))
    return outcome_of_test(heard, table, test, lines, left, way=max(ways))


def _line(row: FactRow, found: Beside) -> Line | None:
    one, other = cell_like(row, found.came), cell_like(row, found.against)
    figure = Figure(field=field_of(found.came), against=field_of(found.against), way=Way.DIFFERENCE)
    if one is None or other is None or (_is_minus(one) and _is_minus(other)):
        return None  # of costs that are written with a minus the lower figure is the larger cost
    worked = of_two_cells(figure, one, other)
    return Line(row=row, figures=(worked,)) if worked.amount is not None else None


def _is_minus(fact: Fact) -> bool:
    return fact.value.number is not None and fact.value.number < 0


def _number(line: Line) -> int:
    amount = line.figures[0].amount
    return 0 if amount is None or not amount.number else 1 if amount.number > 0 else -1
