"""The rows of a table that went up or down between two of its times, or most of all: "var ökade sjukfrånvaron?"."""

import re
from collections.abc import Iterator, Sequence

from assistant.plan import Bound, Check, Condition, Figure, Way
from assistant.work.named_column.heads import Head
from assistant.work.named_column.met import met_by
from assistant.work.of_tables.asked_words import naming
from assistant.work.of_tables.candidate import Candidate, TermsOf, field_of, outcome_of_test
from assistant.work.of_tables.kinds import kind_asked, rows_are_of
from assistant.work.of_tables.tables import Table, cell_like, printed_of
from assistant.work.planning.hear import Heard
from assistant.work.planning.moves import goes
from assistant.work.reckoning.amounts import amount_of
from assistant.work.reckoning.figures import of_two_cells
from assistant.work.reckoning.outcome import Lack, LeftOut, Line, Outcome
from ingest.facts.fact import TARGETS, Fact, Measure

_WHICH = re.compile(r"^(?:och )?(?:(?:pa|i|inom|hos|for|vid) )?(?:vilk\w+|var)\b")
_SINCE = re.compile(r"\b(?:sedan|sen|fran|efter)\b")
_THAN = re.compile(
    r"\b(?P<way>fler|mer|hogre|storre|dyrare|langre|farre|mindre|lagre|billigare|kortare)\b[^?,]*?"
    r"\ban (?:ar |under |i )?(?:(?:19|20)\d\d|aret (?:innan|fore)|forra aret|foregaende ar|fjol)\b"
)
_LESS = frozenset({"farre", "mindre", "lagre", "billigare", "kortare"})
_PLANNED = TARGETS | {Measure.BUDGET, Measure.NET, Measure.FINAL_BUDGET, Measure.FORECAST}
_LEAST, _SURE = 0.6, 0.95  # share of the words that a table must meet


def changed_rows(heard: Heard, years: Sequence[int], tables: Sequence[Table], terms_of: TermsOf) -> Iterator[Candidate]:
    """Yield the rows of each table that went the way that is asked for, the most where that is asked."""
    way = goes(heard.folded) or _than_before(heard.folded)
    if not way or _WHICH.match(heard.folded) is None or heard.says("deficit", "surplus", "goals", "percent"):
        return
    kind = kind_asked(heard)
    terms = terms_of(naming(heard, kind.end if kind else 0))
    if not terms.terms and kind is not None:
        terms = terms_of(kind.text)  # "vilket bidrag minskade" names the rows and what they are measured in
    if not terms.terms:
        return
    for table in tables:
        of_kind = kind is None or rows_are_of(table, kind, terms_of)
        above = met_by(terms, table.above)
        since = _SINCE.search(heard.folded) is not None
        alone = sum(_times(head, years, since=since) is not None for head in table.heads) == 1
        for head in table.heads:
            by_head = met_by(terms, printed_of(head))
            met = float(terms.weights @ (by_head | above))
            if met < _LEAST or not (by_head.any() or (above.any() and (alone or not head.said))):
                continue
            times = _times(head, years, since=since)
            if times is None:
                continue
            outcome = _outcome(table, *times, way=way, heard=heard)
            if outcome is not None:
                yield Candidate(table=table, outcome=outcome, sure=of_kind and met >= _SURE, worth=met)


def _than_before(folded: str) -> int:
    """Return 1 where more than at an earlier time is asked for, -1 where less, 0 where neither."""
    than = _THAN.search(folded)
    return 0 if than is None else -1 if than["way"] in _LESS else 1


def _times(head: Head, years: Sequence[int], *, since: bool) -> tuple[Fact, Fact] | None:
    """Return a cell of the later and of the earlier column that are compared; None where the table has no such."""
    columns: dict[int, list[Fact]] = {}
    for fact in head.facts:
        if fact.period.year is not None and fact.measure not in _PLANNED:
            columns.setdefault(fact.period.year, []).append(fact)
    held = sorted(columns)
    asked = sorted(set(years))
    if len(asked) > 2 or len(held) < 2:
        return None
    if len(asked) == 2:
        old, new = asked
    elif len(asked) == 1 and since:
        old, new = asked[0], held[-1]
    elif len(asked) == 1:
        old, new = asked[0] - 1, asked[0]
    else:
        old, new = held[-2], held[-1]
    if old not in columns or new not in columns or old >= new or len(columns[old]) != 1 or len(columns[new]) != 1:
        return None
    return columns[new][0], columns[old][0]


def _outcome(table: Table, new: Fact, old: Fact, *, way: int, heard: Heard) -> Outcome | None:
    figure = Figure(field=field_of(new), against=field_of(old), way=Way.DIFFERENCE)
    lines: list[Line] = []
    left: list[LeftOut] = []
    for row in table.rows:
        one, other = cell_like(row, new), cell_like(row, old)
        if one is None or other is None or amount_of(one.value) is None or amount_of(other.value) is None:
            left.append(LeftOut(row=row, lack=Lack.NO_NUMBER if one is not None and other is not None else Lack.EMPTY))
            continue
        worked = of_two_cells(figure, one, other)
        if worked.amount is None:
            return None
        if worked.amount.number * way > 0:
            lines.append(Line(row=row, figures=(worked,)))
    if len(left) * 2 > len(table.rows):
        return None
    test = Condition(
        field=figure.field, test=Check.ABOVE if way > 0 else Check.BELOW, bound=Bound(field=figure.against)
    )
    return outcome_of_test(heard, table, test, lines, left, way=way)
