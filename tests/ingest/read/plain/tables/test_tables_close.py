"""Where figures let more than one head agree, or more than one number of columns, a table is right or uncertain."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.read.plain.tables.close_tables import draw_close
from tests.ingest.read.plain.tables.hard_tables import Case, read
from tests.ingest.read.plain.tables.test_tables_drawn import read_back, wrong

LEAST_RIGHT = {"md": 0.99, "tab": 0.99, "spaced": 0.99, "page, line by line": 0.67, "page, column by column": 0.92}
TABLES = 100
FEWER = settings().max_examples // 4
BY_LINE = "page, line by line"


@pytest.mark.parametrize("way", LEAST_RIGHT)
@settings(max_examples=FEWER, derandomize=True)  # of others about one in 900 is still read wrong and certain
@given(rng=st.randoms(use_true_random=False), decimals=st.booleans())
def test_no_cell_is_wrong_and_certain(way: str, rng: random.Random, decimals: bool) -> None:
    table = draw_close(rng, decimals=decimals)
    assert not wrong(read_back(table, way, rng), table)


@pytest.mark.slow
@pytest.mark.parametrize("way", LEAST_RIGHT)
def test_most_cells_come_back(way: str) -> None:
    right = whole = 0
    for seed in range(TABLES):
        rng = random.Random(seed)
        table = draw_close(rng, decimals=seed % 2 == 0)
        true = table.facts()
        right += (true & read_back(table, way, rng)).total()
        whole += true.total()
    assert right >= LEAST_RIGHT[way] * whole


def _heads_read(head: str, *rows: str) -> set[str]:
    found = read(Case(name=BY_LINE, format=BY_LINE, text="\n\n".join([head, *rows])))
    return {fact.head for fact in found}


def test_a_head_that_rounded_sums_prove_by_chance_is_not_certain() -> None:
    head = "Budget 2029\nVerksamhet Kostnader Intäkter Netto Bokslut 2027"
    rows = (
        "Baba 10,0 -1,0 9,0 9,9",
        "Bade 10,0 -1,0 9,0 9,9",
        "Bababa 10,0 -1,0 9,0 10,1",
        "Summa 30,0 -3,0 27,0 29,9",
    )
    assert "Verksamhet" not in _heads_read(head, *rows)


def test_a_relation_that_repeated_rows_show_does_not_refute_a_head() -> None:
    head = "Budget 2028\nVerksamhet Bokslut 2026 Kostnader Intäkter Netto"
    rows = ("Badhus 60 45 60 -15", "Park 60 45 60 -15", "Torg 60 45 60 -15")
    assert _heads_read(head, *rows) <= {"Bokslut 2026", "Kostnader", "Intäkter", "Netto"}


def test_accounts_like_the_net_do_not_refute_a_head() -> None:
    head = "Budget 2033\nMnkr Bokslut 2031 Kostnader Intäkter Netto"
    rows = ("Badhus 16 370,0 19 700,0 -3 330,0 16 370,0", "Park 29 100,0 29 400,0 -300,0 29 100,0")
    assert _heads_read(head, *rows) == {"Bokslut 2031", "Kostnader", "Intäkter", "Netto"}


def test_thousands_that_may_be_two_figures_leave_the_columns_in_doubt() -> None:
    assert not _heads_read("Område (mnkr) Kostnader Intäkter Netto", "Badhus -139 162 23", "Park -139 162 23")


def test_a_row_is_read_as_the_costs_and_income_of_its_net_ask() -> None:
    head = "Mnkr Bokslut 2030 Kostnader Intäkter Netto"
    rows = ("Bad 164 499 164 500 -500 -164 000", "Park 2 112 500 0 -112 500", "Torg -17 501 154 500 -17 500 -137 000")
    text = "\n\n".join([head, *rows])
    found = {(fact.row, fact.head, fact.value) for fact in read(Case(name=BY_LINE, format=BY_LINE, text=text))}
    assert ("Park", "Kostnader", "500") not in found
    assert all(value == "112 500" for row, head, value in found if (row, head) == ("Park", "Kostnader"))


@pytest.mark.parametrize("way", ["md", "tab"])
def test_an_empty_first_row_is_passed_over(way: str) -> None:
    rows = (("", "", ""), ("Mnkr", "Budget 2031", "Bokslut 2030"), ("Bad", "10,5", "9,0"), ("Park", "3,0", "2,5"))
    lines = [f"| {' | '.join(row)} |" if way == "md" else "\t".join(row) for row in rows]
    text = "\n".join([lines[0], "|---|---|---|", *lines[1:]] if way == "md" else lines)
    found = read(Case(name=way, format=way, text=text))
    assert {fact.head for fact in found} == {"Budget 2031", "Bokslut 2030"}
