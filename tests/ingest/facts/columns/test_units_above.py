"""The unit that a line above a table tells reaches its figures."""

import pytest

from ingest.document import BlockKind, Cell, Row
from ingest.facts.columns.units import cell_unit
from ingest.facts.columns.units_above import with_units_above
from ingest.facts.counted import with_own_units
from ingest.genre.columns import column
from ingest.genre.units_told import tells_of_all, unit_of_title, unit_told
from ingest.read.compose import compose
from ingest.read.elements import Element, Grid, Heading, Paragraph, plain_row


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Tabell 1. Projekt, belopp i tkr. Utgifter visas utan minus; minus betyder överskridande.", "tkr"),
        ("Tabell 2. Kostnad, tkr", "tkr"),
        ("Alla belopp anges i tusental kronor.", "tkr"),
        ("Samtliga siffror redovisas i miljoner kronor.", "mnkr"),
        ("Intäkter per slag (mnkr)", "mnkr"),
        ("Drift [mkr], januari–augusti", "mnkr"),
        ("Belopp i 1 000-tal kronor", "tkr"),
        ("tkr", "tkr"),
        ("Nettokostnad per verksamhet i MSEK", "mnkr"),
        ("Nämnden redovisar ett överskott på 2,3 mnkr.", None),
        ("Kostnaderna ökade med flera miljoner kronor.", None),
        ("Underskottet uppgår till två miljoner kronor.", None),
        ("Tabellen visar utfall i tkr och avvikelse i mnkr.", None),
        ("Så här gick det.", None),
    ],
)
def test_a_line_tells_the_unit_of_a_table_or_only_an_amount(text: str, unit: str | None) -> None:
    assert unit_told(text) == unit


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("Andel godkända i procent", "%"),
        ("Sjukfrånvaro (%)", "%"),
        ("Tabell 3. Närvaro i procent av schemalagd tid", "%"),
        ("Taxa i kr för enkla ärenden", "kr"),
        ("Kronor per plats och dygn.", "kr"),
        ("Fastighetsavgift, kr", "kr"),
        ("Kostnaden ökade med 3 procent", None),
        ("Belopp i tusen kronor", None),
        ("Priset i kr och andelen i procent", None),
        ("Krav på lokaler", None),
        ("Avgift i kronor och väntetid", None),
        ("Kö och hyra, kr", None),
        ("Pris, kr, samt ålder", None),
    ],
)
def test_kronor_and_per_cent_in_what_a_table_is_called(title: str, unit: str | None) -> None:
    assert unit_of_title(title) == unit


def _units(*above: Element, heads: tuple[str, ...] = ("Verksamhet", "Budget", "Utfall")) -> list[str | None]:
    rows = (plain_row(list(heads)), plain_row(["Förskola", *("10,0" for _ in heads[1:])]))
    blocks = with_units_above(compose([*above, Grid(rows=rows, header=1)]).blocks)
    return [row.unit for block in blocks if block.table is not None for row in block.table.rows]


@pytest.mark.parametrize(
    ("above", "unit"),
    [
        ([Paragraph(text="Alla belopp anges i tusental kronor.")], "tkr"),
        ([Heading(text="Tabell 1. Projekt, belopp i tkr. Minus betyder överskridande.", level=2)], "tkr"),
        ([Heading(text="Tabell 2. Kostnad, tkr", level=2)], "tkr"),
        ([Paragraph(text="Belopp redovisas i mnkr."), Paragraph(text="Drift")], "mnkr"),
        ([Heading(text="Ekonomi (mnkr)", level=1), Paragraph(text="Året var bra. " * 12)], "mnkr"),
        ([Paragraph(text="Belopp i tkr om inget annat anges."), Heading(text="Ekonomi", level=1)], "tkr"),
        ([Paragraph(text="Belopp i tkr."), Paragraph(text="Nämnden har haft ett lugnt år. " * 9)], None),
        ([Paragraph(text="Belopp i tkr."), Paragraph(text="Antal barn per avdelning")], None),
        ([Paragraph(text="Överskottet är 2 mnkr.")], None),
        ([], None),
    ],
)
def test_the_rows_of_a_table_are_in_the_unit_told_above_it(above: list[Element], unit: str | None) -> None:
    assert _units(*above) == [unit]


def test_what_a_document_says_of_all_amounts_holds_for_its_tables_of_money_alone() -> None:
    said = Paragraph(text="Siffrorna i denna rapport anges i tkr.")
    between: list[Element] = [Heading(text="Ett", level=1), Paragraph(text="Nämnden har haft ett lugnt år. " * 9)]
    assert tells_of_all(said.text)
    assert _units(said, *between) == ["tkr"]
    assert _units(said, *between, heads=("Skola", "Norr", "Söder")) == [None]


def test_a_unit_is_told_by_text_and_not_by_a_table_before() -> None:
    grid = Grid(rows=(plain_row(["Verksamhet (tkr)", "Budget"]), plain_row(["Kultur", "5"])), header=1)
    other = Grid(rows=(plain_row(["Verksamhet", "Budget"]), plain_row(["Fritid", "5"])), header=1)
    blocks = with_units_above(compose([grid, Paragraph(text="Efter."), other]).blocks)
    assert [block.kind for block in blocks].count(BlockKind.TABLE) == 2
    assert [row.unit for block in blocks if block.table is not None for row in block.table.rows] == ["tkr", None]


def _of_rows(*lines: str, above: str) -> dict[str, str | None]:
    """Return the unit of each row of a table under a line; `lines` are its heads, then its rows, cells by strokes."""
    grid = Grid(rows=tuple(plain_row(line.split("|")) for line in lines), header=1)
    blocks = with_own_units(with_units_above(compose([Paragraph(text=above), grid]).blocks))
    return {row.name: row.unit for block in blocks if block.table is not None for row in block.table.rows}


@pytest.mark.parametrize("above", ["Belopp i tkr om inget annat anges.", "Alla belopp i rapporten anges i tkr."])
def test_a_unit_told_of_all_money_is_of_no_row_that_counts(above: str) -> None:
    rows = ("Personalkostnad|190", "Besökare|5100", "Utlån per invånare|4,2", "Svarstid (dagar)|11", "Årsarbetare|40")
    assert _of_rows("Nyckeltal|2023", *rows, above=above) == {
        "Personalkostnad": "tkr",
        "Besökare": None,
        "Utlån per invånare": None,
        "Svarstid (dagar)": "dagar",
        "Årsarbetare": None,
    }


def test_a_unit_told_of_all_money_is_that_of_a_table_of_activities() -> None:
    above = "Belopp i tkr om inget annat anges."
    assert _of_rows("Verksamhet|2024", "Park|310", "Idrott|205", above=above) == {"Park": "tkr", "Idrott": "tkr"}


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("Vattenåtgång (liter per gäst)", "liter per gäst"),
        ("Energi, kWh per kvm", "kWh per kvm"),
        ("Ljudnivå (dB)", "dB"),
        ("Öppettimmar per vecka", None),
        ("Barn per pedagog", None),
        ("Snittbetyg", None),
        ("Hyra", "tkr"),
        ("Intäkt per besök", None),
        ("Budget per den 31 maj", "tkr"),
    ],
)
def test_a_column_that_names_what_it_is_measured_in_is_not_in_the_unit_of_its_table(
    head: str, unit: str | None
) -> None:
    row = Row(name="Norra", cells=(Cell(column=column(head), value="12"),), spans=(), certain=True, unit="tkr")
    assert cell_unit(row.cells[0], row) == unit
