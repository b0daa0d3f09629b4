"""Table cells put in words: the value first, then column, row, document and what else the row says."""

from assistant import texts
from assistant.answer import CitedCell, Ranked, short_title
from assistant.tell.arithmetic import change_between, deviation_from_target
from assistant.tell.statements import Statement
from assistant.weigh.units import Unit
from ingest.document import Cell, Passage, Row
from ingest.facts.amounts import amount_of
from ingest.genre.columns import is_column_name

_LONGEST_NAME = 160
_HEADINGS = 2  # the nearest: an area's table often stands under a heading that recurs in every area


def cell_statement(unit: Unit, *, also: tuple[Cell, ...] = (), change: bool = False, room: int) -> Statement:
    """Return the statement for a cell; `also` are cells of the row to say beside it, `room` the characters at hand.

    Where a `change` is asked for, it says how the one differs from the other.
    """
    row, cell = unit.ranked.passage.row, unit.cell
    if row is None or cell is None:
        raise ValueError(f"unit {unit.text!r} is no table cell")
    name, title = placed_name(row, unit.ranked.passage), short_title(unit.ranked.source)
    main = "; ".join(f"{column_name(c)}: {value_of(c, row)}" for c in (cell, *also) if c.value)
    text = (
        f"{main}. {name} ({title})"
        if main
        else texts.CELL_EMPTY.format(column=column_name(cell), row=name, title=title)
    )
    if change and len(also) == 1 and (difference := change_between(cell, also[0], row)):
        text += ". " + texts.CHANGE.format(change=difference)
    elif len(also) == 1 and (deviation := deviation_from_target(cell, also[0], row)):
        text += f". {deviation[:1].upper()}{deviation[1:]}"
    return Statement(
        text=text + _others(row, (cell, *also), room=room - len(text)) + ".",
        ranked=unit.ranked,
        quoted="",
        row=row,
        cell=CitedCell(row=row.name, column=cell.column.printed, value=cell.value, note=cell.note),
    )


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
    """Return the cell's value with the table's unit where the cell names none: `1 618,2` -> `1 618,2 mnkr`."""
    value = " ".join(cell.value.split())
    bare = amount_of(value) is not None and not any(character.isalpha() or character == "%" for character in value)
    return f"{value} {row.unit}" if row.unit and bare and row.unit not in value else value


def row_name(row: Row, *, longest: int = _LONGEST_NAME) -> str:
    """Return the row's name with its group, shortened where it has more than `longest` characters."""
    name = f"{row.section}, {row.name}" if row.section and row.section not in row.name else row.name
    name = " ".join(name.split()).rstrip(".:")
    return name if len(name) <= longest else name[: longest - 1].rsplit(" ", 1)[0] + "…"


def placed_name(row: Row, passage: Passage) -> str:
    """Return the row's name; of one that names but a kind of figure ("Netto") with the headings that say of what."""
    if row.section or len(row.name.split()) > 1 or not is_column_name(row.name) or not passage.headings:
        return row_name(row)
    section = " – ".join(heading.strip(" .–-") for heading in passage.headings[-_HEADINGS:])
    return texts.ROW_OF_SECTION.format(row=row_name(row), section=section)


def _others(row: Row, said: tuple[Cell, ...], *, room: int) -> str:
    others: list[str] = []
    for cell in row.cells:
        if cell in said or not cell.value:
            continue
        piece = f"{column_name(cell)} {value_of(cell, row)}"
        if sum(len(other) + 2 for other in others) + len(piece) + 20 > room:
            break
        others.append(piece)
    return ". " + texts.SAME_ROW.format(others="; ".join(others)) if others else ""
