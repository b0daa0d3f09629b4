"""Sums that are computed and shown: changes, and the highest and lowest of a column."""

from decimal import Decimal

import pytest

from assistant.tell.arithmetic import (
    asks_change,
    change_between,
    deviation_from_target,
    extreme,
    spoken,
    superlative,
    year_before,
)
from assistant.weigh.figures.totals import table_rows
from ingest.document import Cell, Column, Passage, PassageKind, Row, Span, TableKind

OLD, NEW = Column(key="budget", printed="Budget 2025"), Column(key="netto", printed="VP 2026 Netto")


def _row(name: str, old: str, new: str, *, unit: str | None = "mnkr", section: str | None = None) -> Row:
    cells = (Cell(column=OLD, value=old), Cell(column=NEW, value=new))
    return Row(name=name, cells=cells, spans=(Span(start=0, end=1),), unit=unit, section=section)


@pytest.mark.parametrize(
    ("old", "new", "unit", "said"),
    [
        ("60,0", "58,7", "mnkr", "minskning med 1,3 mnkr (−2,2 %)"),
        ("1 000", "1 250", "tkr", "ökning med 250 tkr (25 %)"),
        ("8,0 %", "7,5 %", None, "minskning med 0,5 procentenheter"),
        ("5,0", "5,0", "mnkr", "oförändrat"),
        ("Ökning", "5,0", "mnkr", None),
        ("", "5,0", "mnkr", None),
    ],
)
def test_a_change_goes_from_the_earlier_to_the_later_column(
    old: str, new: str, unit: str | None, said: str | None
) -> None:
    row = _row("Vuxna", old, new, unit=unit)
    assert change_between(row.cells[0], row.cells[1], row) == said
    assert change_between(row.cells[1], row.cells[0], row) == said


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("avvikelse", "Avvikelse 2024"), ("bokslut", "Bokslut 2023")),
        (("arsmal", "Årsmål 2024"), ("utfall", "Utfall 2023")),
        (("netto", "Netto 2025"), ("kostnad", "Kostnader 2024")),
        (("budget", "Budget 2025"), ("bokslut", "Bokslut 2024")),
    ],
)
def test_no_change_is_reckoned_between_columns_that_measure_different_things(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    first, second = (Cell(column=Column(key=key, printed=head), value="5,0") for key, head in (one, other))
    row = Row(name="Hemtjänst", cells=(first, second), spans=(Span(start=0, end=1),), unit="mnkr")
    assert change_between(first, second, row) is None
    assert year_before(first, row) is None


@pytest.mark.parametrize(
    ("result", "target", "said"),
    [
        ("8,9 %", "8,2 %", "0,7 procentenheter över årsmålet"),
        ("13 st", "15 st", "2 st under årsmålet"),
        ("5", "5", "lika med årsmålet"),
        ("5 st", "5 %", None),
        ("", "5 %", None),
    ],
)
def test_an_outcome_is_held_against_the_target(result: str, target: str, said: str | None) -> None:
    outcome = Cell(column=Column(key="utfall", printed="Periodens utfall"), value=result)
    wanted = Cell(column=Column(key="arsmal", printed="Årsmål"), value=target)
    row = Row(name="Sjukfrånvaro", cells=(outcome, wanted), spans=(Span(start=0, end=1),))
    assert deviation_from_target(outcome, wanted, row) == said
    assert deviation_from_target(wanted, outcome, row) == said


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Hur mycket mer är det än året innan?", True),
        ("Är det mer eller mindre än förra året?", True),
        ("Har budgeten ökat?", True),
        ("Är det fler än tio?", False),
        ("Vad är budgeten?", False),
    ],
)
def test_a_change_is_asked_for_against_an_earlier_year(question: str, asked: bool) -> None:
    assert asks_change(question) == asked


def test_the_year_before_is_the_first_column_of_that_year_with_a_number() -> None:
    row = _row("Vuxna", "60,0", "58,7")
    assert year_before(row.cells[1], row) == row.cells[0]
    assert year_before(row.cells[0], row) is None
    empty = _row("Vuxna", "", "58,7")
    assert year_before(empty.cells[1], empty) is None


def test_two_outcomes_have_no_target() -> None:
    row = _row("Vuxna", "1", "2")
    assert deviation_from_target(row.cells[0], row.cells[1], row) is None


@pytest.mark.parametrize(
    ("question", "direction"),
    [
        ("Vilket område har störst budget?", 1),
        ("Vilket område har det största underskottet?", -1),
        ("Var är frånvaron lägst?", -1),
        ("Vad är budgeten?", 0),
        ("Hur stor andel har en kö på högst elva veckor?", 0),
        ("Ska minst 40 personer få arbete?", 0),
    ],
)
def test_superlatives_are_understood(question: str, direction: int) -> None:
    assert superlative(question) == direction


def _passage(row: Row, position: int, headings: tuple[str, ...] = ("Budget",)) -> Passage:
    return Passage(
        id=str(position),
        document_id="d",
        position=position,
        kind=PassageKind.ROW,
        text=row.name,
        span=Span(start=0, end=1),
        headings=headings,
        row=row,
        table_kind=TableKind.BUDGET,
    )


ROWS = (
    _passage(_row("Förskola", "10,0", "-3,0"), 0),
    _passage(_row("Äldreomsorg", "20,0", "8,0"), 1),
    _passage(_row("hemtjänst", "5,0", "-9,0", section="Äldreomsorg"), 2),
    _passage(_row("Totalt", "30,0", "5,0"), 3),
    _passage(_row("Park", "99,0", "99,0"), 4, headings=("Annat",)),
)


def test_sums_parts_and_other_tables_are_no_extremes() -> None:
    rows = table_rows(ROWS, ROWS[0])
    assert len(rows) == 4
    cell = ROWS[0].row.cells[1] if ROWS[0].row else None
    assert cell is not None
    lowest, highest = extreme(rows, cell, direction=-1), extreme(rows, cell, direction=1)
    assert lowest is not None
    assert highest is not None
    assert lowest[0].text == "Förskola"
    assert highest[1].value == "8,0"


def test_one_row_has_no_extreme() -> None:
    row = ROWS[0].row
    assert row is not None
    assert extreme(ROWS[:1], row.cells[1], direction=1) is None


@pytest.mark.parametrize(("number", "said"), [("-1618.20", "−1 618,2"), ("25.0", "25"), ("1000000", "1 000 000")])
def test_numbers_are_said_as_swedish_prints_them(number: str, said: str) -> None:
    assert spoken(Decimal(number)) == said
