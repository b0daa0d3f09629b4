"""Rows in a unit of their own, and tables that count, among tables of money."""

import pytest

from ingest.document import Block, BlockKind, Span, Table, TableKind
from ingest.facts.columns.units import column_unit, counts, own_unit
from ingest.facts.counted import with_own_units
from ingest.genre.units_told import is_counting
from ingest.read.elements import plain_row
from ingest.read.grids.cells import PlacedRow
from ingest.read.grids.table import build_tables
from tests.ingest.facts.fact_tables import facts_of


def told(*lines: str, caption: str | None = None, headings: tuple[str, ...] = ()) -> Table:
    rows = [PlacedRow(row=plain_row(line.split("|")), span=Span(start=0, end=1)) for line in lines]
    (table,) = build_tables(rows, header=1, caption=caption)
    block = Block(kind=BlockKind.TABLE, text="", span=Span(start=0, end=1), table=table, headings=headings)
    (with_units,) = with_own_units([block])
    assert with_units.table is not None
    return with_units.table


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Vakansgrad garage, %", "%"),
        ("Direktavkastning (%)", "%"),
        ("Frånvaro i procent", "%"),
        ("Resultat i % av skatter och bidrag", "%"),
        ("Överskott i procent av omsättningen", "%"),
        ("Svarstid i minuter", "minuter"),
        ("Handläggningstid, dagar", "dagar"),
        ("Hyresintäkter", None),
        ("Sjuklön under de första 14 dagar", None),
    ],
)
def test_the_unit_of_a_name_is_told(name: str, unit: str | None) -> None:
    assert own_unit(name) == unit


@pytest.mark.parametrize(
    "name",
    [
        "Antal hyresgäster",
        "Nöjd kund-index",
        "Soliditet",
        "Vakansgrad lokaler",
        "Andel fjärrvärme",
        "Resultat i andel av bidragen",
    ],
)
def test_names_that_count_are_in_no_money(name: str) -> None:
    assert counts(name)


@pytest.mark.parametrize("name", ["Hyresintäkter", "Kostnad per elev", "Antal, tkr", "Bidrag av staten"])
def test_names_of_money_count_nothing(name: str) -> None:
    assert not counts(name)


def test_the_unit_of_a_rows_name_goes_before_that_of_the_caption() -> None:
    table = told(
        "Flerårsöversikt|2025|2024",
        "Hyresintäkter|88,1|84,0",
        "Vakansgrad, %|3,3|2,1",
        "Antal hyresgäster|912|907",
        caption="Mkr om inget annat anges",
    )
    assert [row.unit for row in table.rows] == ["mnkr", "%", None]


def test_facts_are_in_the_unit_of_the_rows_name() -> None:
    header = ("Belopp i mnkr", "2024")
    rows = (("Hyresintäkter", "84,0"), ("Vakansgrad, %", "2,1"), ("Antal hyresgäster", "907"), ("Soliditet", "31"))
    units = [fact.value.unit for fact in facts_of(header, rows, unit="mnkr")]
    assert units == ["mnkr", "%", None, None]


@pytest.mark.parametrize(
    "title",
    [
        "Antal inskrivna barn, snitt",
        "4 Volymer och nyckeltal",
        "Nyckeltal",
        "Andel behöriga",
        "3.2 Elevantal",
        "Volymutveckling",
    ],
)
def test_a_table_that_counts_is_no_table_of_money(title: str) -> None:
    table = told("Skolform|Utfall 2025|Budget 2026", "Förskola|412|420", headings=("Rapport", title))
    assert is_counting(title)
    assert table.kind is TableKind.OTHER


@pytest.mark.parametrize(
    "title",
    ["Drift", "Volymer, tkr", "Kostnad per elev", "Nyckeltal för nettokostnader", "Ekonomiska nyckeltal i kronor"],
)
def test_a_table_whose_title_is_of_money_stays_one(title: str) -> None:
    table = told("Skolform|Utfall 2025|Budget 2026", "Förskola|412|420", headings=("Rapport", title))
    assert table.kind is TableKind.BUDGET


def test_a_unit_of_money_in_the_head_goes_before_a_title_that_counts() -> None:
    table = told("Skolform (tkr)|Utfall 2025|Budget 2026", "Förskola|412|420", headings=("Volymer",))
    assert table.kind is TableKind.BUDGET
    assert [row.unit for row in table.rows] == ["tkr"]


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("Elever med mer än 30 % frånvaro", None),
        ("Bolag med minst 50 procent ägande", None),
        ("Andel, %", "%"),
        ("Frånvaro i %", "%"),
        ("Procent av lönesumman", "%"),
    ],
)
def test_a_share_that_a_header_only_sets_a_limit_by_is_no_unit(header: str, unit: str | None) -> None:
    assert column_unit(header) == unit
