"""The cells that led the answers before: the row and the column that a follow-up goes on from."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Answer, Source
from assistant.plan import Plan, Step, Way
from assistant.work.reckoning.pairs import of_one_thing
from assistant.work.row import FactRow
from assistant.work.rows.find import Finder
from ingest.facts.fact import TARGETS, Fact, Measure
from ingest.facts.months import years_in
from ingest.language.words import fold, squeeze

_TOLD = frozenset({Measure.OUTCOME, Measure.EARLIER_OUTCOME})


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """A cell that led an answer: its fact, and its row."""

    row: FactRow
    fact: Fact


def leads(turns: Sequence[Answer], finder: Finder, sources: Sequence[Source]) -> list[Lead]:
    """Return the cells that led the latest of `turns`, the newest first, up to one that no cell led.

    What was only worked out of those before it is passed over, and what was refused: nothing was told there.
    """
    found: list[Lead] = []
    for turn in reversed(turns):
        reckoned = turn.working is not None and turn.working.plan.asks(Step.SUM, Step.BETWEEN)
        if reckoned or turn.refused:
            continue
        lead = _lead_of(turn, finder, sources)
        if lead is None:
            break
        found.append(lead)
    return found


def _lead_of(answer: Answer, finder: Finder, sources: Sequence[Source]) -> Lead | None:
    """Return the cell that an answer cites first; None for one of several rows, or of running text."""
    if answer.refused or not answer.citations or answer.comparison is not None:
        return None
    cited = {(one.passage.id, one.cell and one.cell.row) for one in answer.citations}
    if answer.working is not None and len(cited) > 1 and not _is_share_of_sum(answer.working.plan):
        return None
    first = answer.citations[0]
    source = next((one for one in sources if one.id == first.source.id), None)
    if source is None or first.cell is None:
        return None
    for row in finder.rows(source):
        for fact in row.facts:
            if fact.passage_id == first.passage.id and squeeze(fact.column.printed) == squeeze(first.cell.column):
                return Lead(row=row, fact=_asked(row, fact, answer))
    return None


def _is_share_of_sum(plan: Plan) -> bool:
    """Return whether a plan sets one row against the sum of its table: what is cited first is that row."""
    return plan.steps == (Step.LIST,) and all(one.way is Way.SHARE for one in plan.figures)


def _asked(row: FactRow, fact: Fact, answer: Answer) -> Fact:
    """Return the figure of the row that was asked for where the answer led with another: of the year that is named.

    "Och 2025?" may be told beside the year before it, or after the target of that year.
    """
    years = years_in(answer.question)
    of_year = fact.period.year in years and fact.measure not in TARGETS
    if len(years) != 1 or of_year or "mal" in fold(answer.question):
        return fact
    others = [
        one
        for one in row.facts
        if one.period.year == years[0]
        and one.measure in _TOLD | {fact.measure} - TARGETS
        and one.counted is fact.counted
    ]
    return others[0] if len(others) == 1 else fact


def tells_change(answer: Answer) -> bool:
    """Return whether an answer told how one row changed from one time to another: the later figure is gone on from."""
    if answer.refused or answer.working is None or len({one.cell and one.cell.row for one in answer.citations}) != 1:
        return False
    figures = answer.working.plan.figures
    return bool(figures) and all(
        one.against is not None and one.way in (Way.DIFFERENCE, Way.PERCENT) and of_one_thing(one.field, one.against)
        for one in figures
    )


def latest_first(told: Sequence[Lead]) -> list[Lead]:
    """Return the leads with the latest of those of the newest's row first."""
    of_row = [one for one in told if one.row.place == told[0].row.place]
    latest = max(of_row, key=lambda one: when_of(one.fact))
    return [latest, *(one for one in told if one is not latest)]


def when_of(fact: Fact) -> tuple[int, int]:
    """Return the year and the last month that a cell is of, to order cells by."""
    return fact.period.year or 0, fact.period.last or 12
