"""What a follow-up asks of the cell just told: those of one sex, how far it is from another, what share it is."""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.answer import Answer, Source
from assistant.plan import Figure, Plan, Rows, Step, Way
from assistant.question.asked import NOWHERE, Asked
from assistant.question.kinds import Wanted, wanted
from assistant.weigh.by_form.measures_listed import asks_measures
from assistant.weigh.figures.asked import asked_figure
from assistant.work.onward.against import beside_told, is_of_told
from assistant.work.onward.goal import Sections, goal_of_told
from assistant.work.onward.in_unit import for_each_time, in_unit
from assistant.work.onward.lead import Lead, latest_first, leads, tells_change, when_of
from assistant.work.onward.named_rows import named_rows_summed
from assistant.work.onward.of_row import column_of, tell_pair, tell_row
from assistant.work.onward.other_column import of_other_column
from assistant.work.onward.other_row import first_of_column, is_by_column, lead_of_row, of_other_row
from assistant.work.onward.other_time import measures_same, of_other_time, tells_one_cell
from assistant.work.onward.told_cells import apart_from_named, rows_apart, rows_summed, two_of_one_row
from assistant.work.planning.hear import Heard, hear
from assistant.work.planning.wanted_rows import without_sex
from assistant.work.row import FactRow
from assistant.work.rows.find import Finder
from assistant.work.telling.citing import Citer
from assistant.work.telling.one_sex import row_of, whole_of
from assistant.work.turning.placing import names_year
from ingest.facts.fact import Counted, Fact, Measure, ValueKind
from ingest.language.words import fold, squeeze

_ROOM = 700  # characters
_CAME_ABOUT = frozenset({Measure.OUTCOME, Measure.EARLIER_OUTCOME, Measure.ACCOUNTS})
_ALL = re.compile(r"\b(?:alla|samtliga|bada|total\w*|sammanlagt)\b")  # folded; the head of a column of both sexes
_OF_THEM = re.compile(r"\bav (?:dem|dom|dessa)\b")


def onward(
    asked: Asked,
    turns: Sequence[Answer],
    finder: Finder,
    sources: Sequence[Source],
    citer: Citer,
    *,
    sections: Sections,
) -> Answer | None:
    """Return what a follow-up asks of the cell that led the answer before: without a word of its own, or by a column.

    None where it asks for something else. `sections` gives the passages of a document, which may tell a target.
    """
    heard = hear(asked)
    if not turns or asked.named.boards or heard.says("development") or Wanted.REASON in wanted(asked.folded_topic):
        return None
    if asks_measures(asked.question):
        return None
    told = leads(turns, finder, sources)
    if heard.says("sum", "in_all") and not (heard.goals or heard.numbers):
        of_rows = named_rows_summed(asked, turns, finder, sources, citer)
        if of_rows is not None:
            return of_rows
    if not told:
        return None
    of_unit = in_unit(asked, told[0], citer)
    if of_unit is not None and not of_unit.refused and not tells_one_cell(turns[-1]):
        return None
    of_cell = of_unit or of_other_time(asked, told[0], turns[-1], sources, citer)
    if of_cell is not None or asked.named.types:
        return of_cell
    told = latest_first(told) if tells_change(turns[-1]) else told
    of_one = tells_one_cell(turns[-1]) or tells_change(turns[-1])  # of else worked out, which figure is meant?
    beside = beside_told(asked, heard, told[0], finder, citer) if of_one else None
    beside = beside or (apart_from_named(asked, heard, told[0], finder, citer) if of_one else None)
    beside = beside or first_of_column(asked, told, finder, citer)
    beside = beside or of_other_column(asked, heard, told, finder, citer)
    beside = beside or for_each_time(asked, told[0], citer)
    if beside is None and of_one:
        beside = goal_of_told(asked, heard, told, finder, sections, citer)
        beside = beside or _from_other_row(asked, heard, told[0], finder, citer)
    if beside is not None or not (asked.follows or _is_of_change(asked, heard)):
        return beside
    if is_by_column(turns[-1]) and (answer := of_other_row(asked, heard, told, finder, citer)) is not None:
        return answer
    columns = [ref for ref in heard.references if ref.called is not None]
    if without_sex(heard.rest).strip() or columns or heard.goals or heard.numbers:
        return None
    if len(heard.references) > 1 or (heard.references and not heard.says("change", "difference")):
        return None
    if heard.says("which", "highest", "lowest", "reaches"):
        return None
    people = asked_figure(asked.question).people
    if len(people) == 1 and not heard.says("change", "difference", "share", "percent"):
        return _of_sex(asked, told[0], next(iter(people)), finder, citer)
    pair: tuple[Fact, Fact] | None = None
    ways: tuple[Way, ...] = ()
    if heard.says("sum") and not people:
        return rows_summed(asked, told, citer)
    if heard.says("in_all") and not people:
        return _of_all(asked, told[0], finder, citer)
    if heard.says("change", "difference") and not people:
        of_told = heard.says("difference") and not names_year(asked)
        if of_told and (apart := rows_apart(asked, told, citer)) is not None:
            return apart
        pair, ways = _times(told, asked.named.years), (Way.DIFFERENCE, Way.PERCENT)
        if pair is None and of_told and (pair := two_of_one_row(told)) is not None:
            return tell_pair(asked, told[0].row, pair, (Way.DIFFERENCE,), citer)
        if pair is None and not heard.says("change"):
            pair, ways = _sexes(told), (Way.DIFFERENCE,)
    elif heard.says("share", "percent", "what_share") and not people:
        pair, ways = _part_and_whole(told, turns[-1].question), (Way.RATIO,)
    if pair is None or (pair[0].row != pair[1].row and told[0].fact.counted is Counted.ALL):
        return None
    return tell_pair(asked, told[0].row, pair, ways, citer)


def _is_of_change(asked: Asked, heard: Heard) -> bool:
    """Return whether a question asks of a change, and of nothing that it names: "hur stor är ökningen i procent?"."""
    return asked.named == NOWHERE and not heard.rest and not heard.references and heard.says("change", "difference")


def _from_other_row(asked: Asked, heard: Heard, lead: Lead, finder: Finder, citer: Citer) -> Answer | None:
    """Return how far the cell just told is from that of the one other row of its column that a follow-up names."""
    if not is_of_told(asked) or not heard.says("difference") or heard.references or asked.named.years:
        return None
    other = lead_of_row(heard.rest, lead, finder)
    return rows_apart(asked, [lead, other], citer) if other is not None else None


def _of_sex(asked: Asked, lead: Lead, whom: Counted, finder: Finder, citer: Citer) -> Answer | None:
    """Return the figure of the women or the men; None where the row has none, since another report may have it."""
    row, fact = lead.row, lead.fact
    found = [one for one in (*row.facts, *row.parts) if one.counted is whom and _is_like(one, fact)]
    if len(found) != 1 or found[0].value.kind is ValueKind.EMPTY:
        return None
    figures = (Figure(field=column_of(found[0], whom)),)
    plan = Plan(rows=Rows(words=row.first.name), figures=figures, steps=(Step.LIST,))
    return tell_row(asked, plan, row_of(found[0], row, finder), citer)


def _of_all(asked: Asked, lead: Lead, finder: Finder, citer: Citer) -> Answer | None:
    """Return the figure of all where that of one sex was told; None where it was not, or there is none."""
    fact, row = lead.fact, lead.row
    if fact.counted is not Counted.ALL:
        of_all = [one for one in row.facts if one.counted is Counted.ALL and _is_like(one, fact) and _names_all(one)]
        whole = of_all[0] if len(of_all) == 1 else whole_of(fact, row)
    elif (row_of_all := _row_of_all(row, finder)) is not None:
        whole = next((one for one in row_of_all.facts if one.column == fact.column), None)
        row = row_of_all
    else:
        return None
    if whole is None:
        return None
    figures = (Figure(field=column_of(whole, Counted.ALL)),)
    plan = Plan(rows=Rows(words=row.first.name), figures=figures, steps=(Step.LIST,))
    return tell_row(asked, plan, row_of(whole, row, finder), citer)


def _times(told: Sequence[Lead], years: Sequence[int]) -> tuple[Fact, Fact] | None:
    """Return the figure just told and that of another time, the later first.

    That is the one told before, or a year earlier; of the one year that is named where one is.
    """
    fact = told[0].fact
    before = [one.fact for one in told[1:2] if one.row.place == told[0].row.place]
    if years and all(one.period.year not in years for one in before):
        others = [one for one in told[0].row.facts if one.period.year in years and measures_same(one, fact)]
        alike = [one for one in others if (one.period.first, one.period.last) == (fact.period.first, fact.period.last)]
        before = alike or others
    elif not before and fact.period.year is not None:
        before = [one for one in told[0].row.facts if _is_a_year_before(one, fact)]
    if len(before) != 1 or before[0].column == fact.column or not measures_same(before[0], fact):
        return None
    one, other = sorted((fact, before[0]), key=when_of, reverse=True)
    return (one, other) if when_of(one) != when_of(other) else None


def _sexes(told: Sequence[Lead]) -> tuple[Fact, Fact] | None:
    """Return the figures of the women and of the men that the two turns before told, of one row and time."""
    if len(told) < 2 or told[0].row.place != told[1].row.place:
        return None
    one, other = told[0].fact, told[1].fact
    both = {one.counted, other.counted} == {Counted.WOMEN, Counted.MEN}
    return (one, other) if both and _is_like(one, other) and one.value.unit == other.value.unit else None


def _part_and_whole(told: Sequence[Lead], question: str) -> tuple[Fact, Fact] | None:
    """Return the part just told and the whole that it is of: the figures show it, or the question before said so."""
    row, part = told[0].row, told[0].fact
    if part.counted is not Counted.ALL and part.value.unit != "%" and (whole := whole_of(part, row)) is not None:
        return part, whole
    before = [one.fact for one in told[1:2] if one.row.place == row.place]
    if not before or not _OF_THEM.search(fold(question)) or _number(part) > _number(before[0]):
        return None
    return (part, before[0]) if part.value.unit == before[0].value.unit != "%" else None


def _is_like(one: Fact, other: Fact) -> bool:
    return one.measure is other.measure and one.period == other.period and one.side is other.side


def _row_of_all(row: FactRow, finder: Finder) -> FactRow | None:
    """Return the row of all beside one that is of women or of men by its name, None where there is not just one."""
    if not _is_of_sex(row):
        return None
    name = _bare(row.first.name)
    beside = [
        one
        for one in finder.rows(row.source)
        if one.first.table == row.first.table and not _is_of_sex(one) and _bare(one.first.name) == name
    ]
    return beside[0] if name and len(beside) == 1 else None


def _is_of_sex(row: FactRow) -> bool:
    return without_sex(row.first.name) != " ".join(row.first.name.split())


def _bare(name: str) -> str:
    """Return the name of a row, folded, without whom it counts."""
    return squeeze(_ALL.sub(" ", fold(without_sex(name))))


def _names_all(fact: Fact) -> bool:
    return _ALL.search(fold(fact.column.printed)) is not None


def _is_a_year_before(one: Fact, fact: Fact) -> bool:
    months = (one.period.first, one.period.last) == (fact.period.first, fact.period.last)
    return measures_same(one, fact) and months and one.period.year == (fact.period.year or 0) - 1


def _number(fact: Fact) -> Decimal:
    return fact.value.number if fact.value.number is not None else Decimal("NaN")
