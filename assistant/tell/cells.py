"""Table cells put in words: what the row is about, its value, what that measures and when, and which report says so."""

import re
from collections.abc import Sequence

from assistant import texts
from assistant.answer import CitedCell, Ranked, short_title
from assistant.tell.arithmetic import change_between, deviation_from_target
from assistant.tell.statements import Statement
from assistant.tell.told_cell import told
from assistant.weigh.figures.fit import columns_of, is_empty
from assistant.weigh.units import Unit
from ingest.document import Cell, Passage, Row, TableKind
from ingest.facts.cells.amounts import amount_of
from ingest.facts.cells.values import parse_value
from ingest.facts.columns.measures import Meaning
from ingest.facts.columns.units import cell_unit, without_unit
from ingest.facts.fact import Counted, Measure
from ingest.facts.months import time_of_column
from ingest.genre.columns import is_column_name
from ingest.language.grouped import grouped, labelled
from ingest.language.numbers import parse_date

_LONGEST_NAME = 160
_SHORT_NAME = 70  # a longer name stands behind its figure
_LONGEST_BESIDE = 120  # characters of a value that is told beside another
_DASHED = re.compile(r"^\s*[-–—•]\s+")  # before a part of the row above
_HEADINGS = 2  # the nearest: an area's table often stands under a heading that recurs in every area
# What else of a row a reader of a figure wants to see, by what the figure measures.
_BESIDE: dict[Measure, tuple[Measure, ...]] = {
    Measure.OUTCOME: (Measure.TARGET, Measure.BUDGET, Measure.EARLIER_OUTCOME),
    Measure.EARLIER_OUTCOME: (Measure.OUTCOME, Measure.TARGET),
    Measure.TARGET: (Measure.OUTCOME, Measure.COUNCIL_TARGET),
    Measure.COUNCIL_TARGET: (Measure.TARGET,),
    Measure.FORECAST: (Measure.TARGET, Measure.BUDGET),
    Measure.DEVIATION: (Measure.BUDGET, Measure.FORECAST, Measure.COMMENT),
    Measure.BUDGET: (Measure.FORECAST, Measure.DEVIATION),
    Measure.ACCOUNTS: (Measure.BUDGET, Measure.DEVIATION),
    Measure.NET: (Measure.COST, Measure.INCOME),
    Measure.START: (Measure.END,),
    Measure.END: (Measure.START,),
    Measure.TURNOVER_CHANGE: (Measure.COMMENT,),
    Measure.CARRIED_IN: (Measure.RESULT, Measure.CARRIED_OUT),
    Measure.CARRIED_OUT: (Measure.RESULT, Measure.CARRIED_IN),
    Measure.RESULT: (Measure.CARRIED_OUT,),
}


def cell_statement(
    unit: Unit, *, also: tuple[Cell, ...] = (), change: bool = False, alone: bool = False, twin: bool = False
) -> Statement:
    """Return the statement for a cell: `Sjukfrånvaron var 8,9 % (periodens utfall januari–april 2025; årsmål 8,2 %)`.

    `also` are cells of the row that are asked for too; where a `change` is asked for, how the one differs from the
    other comes first. One that is to stand `alone` is told without what else of its row matters; one whose report has
    a `twin` of that row elsewhere, with where it stands.
    """
    row, cell = unit.ranked.passage.row, unit.cell
    if row is None or cell is None:
        raise ValueError(f"unit {unit.text!r} is no table cell")
    name = placed_name(row, unit.ranked.passage, twin=twin)
    title = short_title(unit.ranked.source)
    brief = _brief(unit, row, cell, also, alone=alone)
    if is_empty(cell) and not also:
        text = texts.CELL_EMPTY.format(column=column_name(cell), row=name, title=title)
    elif sentence := _as_sentence(unit, row, cell, also, name=name, alone=alone):
        text = sentence
    elif len(name) <= _SHORT_NAME:
        text = texts.CELL.format(row=name, figure=brief, title=title)
    else:
        text = texts.CELL_FIRST.format(row=name, figure=brief[:1].upper() + brief[1:], title=title)
    changed = change_between(cell, also[0], row) if change and len(also) == 1 else ""
    deviation = "" if changed else _deviation(unit, row, cell, also)
    return Statement(
        text=". ".join(filter(None, (_begun(changed or ""), text, _begun(deviation or "")))) + ".",
        ranked=unit.ranked,
        quoted="",
        row=row,
        cell=CitedCell(row=row.name, column=cell.column.printed, value=cell.value, note=cell.note),
        brief=brief,
    )


def has_twin(unit: Unit, units: Sequence[Unit]) -> bool:
    """Return whether a row of the same name stands in another table of the report, under another heading."""
    own = unit.ranked.passage
    return own.row is not None and any(
        one.ranked.source.id == unit.ranked.source.id
        and one.ranked.passage.row is not None
        and one.ranked.passage.headings[-1:] != own.headings[-1:]
        and row_name(one.ranked.passage.row).casefold() == row_name(own.row).casefold()
        for one in units
    )


def _brief(unit: Unit, row: Row, cell: Cell, also: tuple[Cell, ...], *, alone: bool) -> str:
    """Return a figure with what it measures: `8,9 % (utfall; årsmål 8,2 %)`; of several each with its column first."""
    meant = dict(zip(row.cells, columns_of(unit.ranked), strict=True))
    if also:
        return "; ".join(labelled(_label(c, meant[c]), value_of(c, row)) for c in (cell, *also) if c.value)
    beside: Sequence[Cell] = () if alone else _beside(row, cell, meant)
    inner = "; ".join(filter(None, _inner(cell, beside, row, meant)))
    return f"{value_of(cell, row)} ({inner})" if inner else value_of(cell, row)


def _as_sentence(unit: Unit, row: Row, cell: Cell, also: tuple[Cell, ...], *, name: str, alone: bool) -> str:
    """Return `Sjukfrånvaron var 8,9 % (utfall; årsmål 8,2 %), enligt ...`, empty where a figure is not told so."""
    meant = dict(zip(row.cells, columns_of(unit.ranked), strict=True))
    of_money = unit.ranked.passage.table_kind is TableKind.BUDGET
    said = "" if also else told(name, value=value_of(cell, row), measure=meant[cell].measure, of_money=of_money)
    if not said:
        return ""
    label, *inner = _inner(cell, () if alone else _beside(row, cell, meant), row, meant)
    shown = inner if not label or label in texts.SAID_BY_ITSELF else [label, *inner]
    beside = f" ({'; '.join(shown)})" if shown else ""
    return texts.CELL_TOLD.format(told=said, beside=beside, title=short_title(unit.ranked.source))


def _inner(cell: Cell, beside: Sequence[Cell], row: Row, meant: dict[Cell, Meaning]) -> list[str]:
    return [_label(cell, meant[cell]), *(labelled(_label(c, meant[c]), value_of(c, row)) for c in beside)]


def _beside(row: Row, cell: Cell, meant: dict[Cell, Meaning]) -> list[Cell]:
    """Return the cells of the row that matter beside one: of the same people and year, one of each measure."""
    found: list[Cell] = []
    for measure in _BESIDE.get(meant[cell].measure, ()):
        fitting = (
            other
            for other in row.cells
            if meant[other].measure is measure
            and meant[other].counted in (_counted(measure, meant[cell]), meant[cell].counted)
            and (measure is Measure.EARLIER_OUTCOME or meant[other].period.year in (None, meant[cell].period.year))
            and (measure is Measure.OUTCOME or time_of_column(other.column).last in (None, _last(cell)))
            and _tells(other, measure)
        )
        found.extend(list(fitting)[:1])
    return found


def _counted(measure: Measure, told: Meaning) -> Counted:
    """Return of whom a figure beside another may be: a target is for all, an outcome of those whom the other is of."""
    return Counted.ALL if measure in (Measure.TARGET, Measure.COUNCIL_TARGET) else told.counted


def _last(cell: Cell) -> int | None:
    return time_of_column(cell.column).last


def _tells(cell: Cell, measure: Measure) -> bool:
    """Return whether a cell is worth telling beside another: a figure or a date, or a short comment."""
    figure = parse_value(cell.value).number is not None or parse_date(cell.value) is not None
    told = figure or measure is Measure.COMMENT
    return told and not is_empty(cell) and len(cell.value) <= _LONGEST_BESIDE


def _begun(said: str) -> str:
    return said[:1].upper() + said[1:]


def _deviation(unit: Unit, row: Row, cell: Cell, also: tuple[Cell, ...]) -> str | None:
    """Return how an outcome differs from the target of its year, where both are told."""
    if len(also) != 1:
        return None
    meant = dict(zip(row.cells, columns_of(unit.ranked), strict=True))
    if meant[cell].period.year != meant[also[0]].period.year:
        return None
    return deviation_from_target(cell, also[0], row)


def _label(cell: Cell, meaning: Meaning) -> str:
    """Return a column's head as it stands within a sentence, with the months that it does not name itself.

    `Periodens utfall` of a report on January to April -> `periodens utfall januari–april 2025`.
    """
    printed = without_unit(" ".join(cell.column.printed.split()).strip("* "))
    label = printed if printed[1:2].isupper() or not printed[1:2].isalpha() else printed[:1].lower() + printed[1:]
    period = meaning.period
    if meaning.measure is not Measure.OUTCOME or period.last is None or time_of_column(cell.column).last is not None:
        return label
    year = "" if period.year is None or str(period.year) in label else f" {period.year}"
    return f"{label} {texts.months(period.first or period.last, period.last)}{year}"


def activity_statement(unit: Unit, *, longest: int) -> Statement:
    """Return the statement for the row of an activity of which no date is asked: what is to be done, then when."""
    row, cell = unit.ranked.passage.row, unit.cell
    if row is None or cell is None:
        raise ValueError(f"unit {unit.text!r} is no table cell")
    dates = "; ".join(f"{column_name(c)} {value_of(c, row)}" for c in row.cells if c.value)
    where = f" ({short_title(unit.ranked.source)}). {dates}."
    return Statement(
        text=row_name(row, longest=longest - len(where)) + where,
        ranked=unit.ranked,
        quoted="",
        row=row,
        cell=CitedCell(row=row.name, column=cell.column.printed, value=cell.value, note=cell.note),
    )


def name_statement(ranked: Ranked, *, stop: str) -> Statement:
    """Return the statement for a row of which no more than the name is told, with `stop` (a comma, a full stop)."""
    row = ranked.passage.row
    if row is None:
        raise ValueError(f"passage {ranked.passage.id!r} is no table row")
    first = next((cell for cell in row.cells if cell.value), row.cells[0])
    cell = CitedCell(row=row.name, column=first.column.printed, value=first.value)
    return Statement(text=row_name(row) + stop, ranked=ranked, quoted="", row=row, cell=cell)


def column_name(cell: Cell) -> str:
    """Return the column as printed, first letter large: `årsmål` -> `Årsmål`."""
    printed = " ".join(cell.column.printed.split())
    return printed[:1].upper() + printed[1:]


def value_of(cell: Cell, row: Row) -> str:
    """Return the cell's value, with its unit where the cell names none: `1618,2` -> `1 618,2 mnkr`."""
    value = " ".join(cell.value.split())
    bare = amount_of(value) is not None and not any(character.isalpha() or character == "%" for character in value)
    unit = cell_unit(cell, row) if bare else None
    shown = grouped(value, unit=unit)
    return f"{shown} {unit}" if unit else shown


def row_name(row: Row, *, longest: int = _LONGEST_NAME) -> str:
    """Return the row's name with its group, shortened where it has more than `longest` characters."""
    own = _DASHED.sub("", row.name)
    name = f"{row.section}, {own}" if row.section and row.section not in own else own
    name = " ".join(name.split()).rstrip(".:")
    return name if len(name) <= longest else name[: longest - 1].rsplit(" ", 1)[0] + "…"


def placed_name(row: Row, passage: Passage, *, twin: bool = False) -> str:
    """Return the row's name; of one that names but a kind of figure ("Netto") with the headings that say of what.

    The innermost heading tells a row from its `twin`, of the same name in another table.
    """
    if not passage.headings:
        return row_name(row)
    if not row.section and len(row.name.split()) == 1 and is_column_name(row.name):
        headings = passage.headings[-_HEADINGS:]
    elif twin:
        headings = passage.headings[-1:]
    else:
        return row_name(row)
    section = " – ".join(heading.strip(" .–-") for heading in headings)
    return texts.ROW_OF_SECTION.format(row=row_name(row), section=section)
