"""Tables drawn at random come back right or uncertain, never wrong and certain, in every way of writing them."""

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.read.plain.tables.drawn_tables import Drawn, draw
from tests.ingest.read.plain.tables.hard_tables import Case, Fact, read
from tests.ingest.read.plain.tables.written_tables import WAYS

LEAST_RIGHT = {
    "md": 0.99,
    "tab": 0.95,
    "grid": 0.99,
    "spaced": 0.85,
    "page, line by line": 0.6,
    "page, column by column": 0.75,
}
TABLES = 60
FEWER = settings().max_examples * 2 // 5  # a table takes its time


def read_back(table: Drawn, way: str, rng: random.Random) -> Counter[Fact]:
    return read(Case(name=way, format="grid" if way == "grid" else way, text=WAYS[way](table, rng)))


def wrong(read_: Counter[Fact], table: Drawn) -> list[Fact]:
    """Return the cells that are not in the table; a head may lack its upper level, which stands over the table then."""
    true = table.facts()
    ends = {
        (fact.group, fact.row, fact.value, low)
        for fact in true
        for high, low in zip(table.upper, table.lower, strict=True)
        if low and fact.head == f"{high} {low}"
    }
    return [fact for fact in read_ - true if (fact.group, fact.row, fact.value, fact.head) not in ends]


@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=FEWER)
@given(rng=st.randoms(use_true_random=False))
def test_no_cell_is_wrong_and_certain(way: str, rng: random.Random) -> None:
    table = draw(rng)
    assert not wrong(read_back(table, way, rng), table)


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
def test_most_cells_come_back(way: str) -> None:
    right = whole = 0
    for seed in range(TABLES):
        rng = random.Random(seed)
        table = draw(rng)
        true = table.facts()
        right += (true & read_back(table, way, rng)).total()
        whole += true.total()
    assert right >= LEAST_RIGHT[way] * whole
