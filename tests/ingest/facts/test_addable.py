"""What is warned of when a table's printed sum is not what its rows give: figures that add up, and no others."""

import pytest

from ingest.document import Row, Span, Table
from ingest.facts.columns.units import cell_unit, without_unit
from ingest.facts.proof.sums import sum_findings
from ingest.facts.proof.texts import contradictions
from tests.ingest.facts.summed_table import table

ROWS = {"Förskola": ("9,1",), "Hemtjänst": ("11,0",), "Totalt": ("9,8",)}


@pytest.mark.parametrize(
    ("head", "caption"),
    [
        ("Sjukfrånvaro", ""),
        ("Kvinnor", "Sjukfrånvaro, procent"),
        ("Andel nöjda", ""),
        ("Genomsnittlig ålder", ""),
        ("Kostnad per plats, tkr", ""),
        ("Pris, kr", ""),
        ("Nöjd kund-index", ""),
        ("Utfall 2024", ""),  # lies among the others: a mean
    ],
)
def test_shares_means_and_prices_are_not_added(head: str, caption: str) -> None:
    assert sum_findings(table((head,), ROWS, caption=caption)) == ()


def test_years_are_not_added() -> None:
    assert sum_findings(table(("Byggt",), {"Hus": ("1995",), "Bad": ("2004",), "Totalt": ("2010",)})) == ()


@pytest.mark.parametrize("head", ["Budget 2025, mnkr", "Bokslut 2024", "Nettokostnad, tkr", "Utfall per april, mnkr"])
def test_money_is_added_even_where_the_sum_is_far_too_small(head: str) -> None:
    (finding,) = sum_findings(table((head,), ROWS))
    assert [miss.off for miss in finding.misses] != []


def test_counts_are_added() -> None:
    (finding,) = sum_findings(table(("Antal barn",), {"Norr": ("120",), "Söder": ("80",), "Totalt": ("230",)}))
    assert finding.misses


def test_a_sum_that_is_off_says_by_how_much() -> None:
    rows = {"Hamn": ("210,0", "2"), "Bad": ("91,3", "3"), "Summa": ("299,3", "5")}
    assert list(contradictions(table(("Budget 2031", "Antal"), rows))) == [
        "i kolumnen ”Budget 2031” är ”Summa” 299,3, 2,0 mindre än raderna tillsammans (301,3). "
        "Raden stämmer i 1 annan kolumn"
    ]


@pytest.mark.parametrize(
    ("head", "unit"),
    [("Budget 2025", "mnkr"), ("Antal 2025", None), ("Andel", None), ("Timmar", None), ("Bokslut, tkr", "tkr")],
)
def test_the_unit_of_a_tables_money_is_not_that_of_what_is_counted(head: str, unit: str | None) -> None:
    made: Table = table((head,), {"Hamn": ("16700",)})
    row = Row(name="Hamn", cells=made.rows[0].cells, spans=(Span(start=0, end=1),), unit="mnkr")
    assert cell_unit(row.cells[0], row) == unit


@pytest.mark.parametrize(
    ("head", "left"),
    [
        ("Budget 2025 tkr", "Budget 2025"),
        ("Budget (mnkr)", "Budget"),
        ("Belopp i kr", "Belopp"),
        ("Mnkr", ""),
        ("Krav", "Krav"),
    ],
)
def test_a_head_is_told_without_its_unit(head: str, left: str) -> None:
    assert without_unit(head) == left
