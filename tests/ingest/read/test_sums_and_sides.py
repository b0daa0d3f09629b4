"""What a table says without words: its sum, the side of the accounts, and figures set in other ways."""

from decimal import Decimal

import pytest

from ingest.document import Table
from ingest.facts.cells.amounts import amount_of
from ingest.facts.cells.values import parse_value
from ingest.facts.sides import under_sides
from ingest.language.numbers import numbers_in, parse_quantity
from ingest.read.registry import read_data

HTML = (
    "<table><tr><th>Verksamhet<th>Budget<th>Utfall</tr>"
    "<tr><td>Skolor<td>12 100<td>12 050</tr><tr><td>varav resor<td>900<td>940</tr>"
    "<tr><td>Bad<td>400<td>430</tr><tr><td><td>{budget}<td>{outcome}</tr></table>"
)


def _tables(text: str, file: str) -> list[Table]:
    return [block.table for block in read_data(text.encode(), file=file).blocks if block.table]


def test_a_last_row_without_a_name_is_the_sum_where_it_adds_up() -> None:
    (table,) = _tables(HTML.format(budget="12 500", outcome="12 480"), "a.html")
    assert (table.rows[-1].name, [cell.value for cell in table.rows[-1].cells]) == ("Summa", ["12 500", "12 480"])


def test_a_row_without_a_name_that_does_not_add_up_is_uncertain() -> None:
    (table,) = _tables(HTML.format(budget="12 500", outcome="13 480"), "a.html")
    assert not table.rows[-1].certain


def test_the_foot_of_a_table_stands_last() -> None:
    (table,) = _tables(
        "<table><thead><tr><th>Del<th>Utfall</tr></thead><tfoot><tr><td>Nämnden<td>9</tr></tfoot>"
        "<tbody><tr><td>A<td>4</tr><tr><td>B<td>5</tr></tbody></table>",
        "a.html",
    )
    assert [row.name for row in table.rows] == ["A", "B", "Nämnden"]


def test_the_head_of_the_names_tells_the_side_and_heads_its_table() -> None:
    text = "<h1>Drift</h1>" + "".join(
        f"<table><tr><th>{side} (tkr)<th>Budget 2026</tr><tr><td>Bad<td>{value}</tr><tr><td>Is<td>7</tr></table>"
        for side, value in (("Kostnader", 410), ("Intäkter", 35))
    )
    blocks = [block for block in under_sides(read_data(text.encode(), file="a.html").blocks) if block.table]
    assert [block.headings for block in blocks] == [("Drift", "Kostnader (tkr)"), ("Drift", "Intäkter (tkr)")]


@pytest.mark.parametrize("printed", ["17’800", "17'800", "17\u2009800", "17\u202f800", "17\u2007800"])
def test_thousands_are_set_apart_in_many_ways(printed: str) -> None:
    amount = amount_of(printed)
    assert amount is not None
    assert amount.value == parse_value(printed).number == Decimal(17800)
    assert [mention.quantity for mention in numbers_in(f"Det kostade {printed} kr.")] == [parse_quantity("17 800 kr")]


def test_rows_with_dots_are_lines_of_their_own_and_no_table_of_contents() -> None:
    text = "Ram (mnkr):\n\nSkolor .......... 310\nBad ............. 42\nIdrott .......... 58\nMåltider ........ 7,5\n"
    shown = [block.text for block in read_data(text.encode(), file="a.txt").blocks]
    assert shown == ["Ram (mnkr):", "Skolor: 310", "Bad: 42", "Idrott: 58", "Måltider: 7,5"]


def test_a_table_of_contents_is_still_left_out() -> None:
    text = "Innehåll\nSkolor .......... 3\nBad ............. 12\nIdrott .......... 12\n\nNämnden har tre mål.\n"
    assert [block.text for block in read_data(text.encode(), file="a.txt").blocks] == ["Nämnden har tre mål."]


def test_a_year_and_what_it_tells_of_is_a_head() -> None:
    (table,) = _tables(
        "<table><tr><td><td>2023 utfall<td>2024 prognos<td>2025 budget</tr>"
        "<tr><td>Personal<td>31,0<td>31,8<td>32,5</tr><tr><td>Varor<td>22,4<td>24,1<td>24,9</tr></table>",
        "a.html",
    )
    assert [column.printed for column in table.columns] == ["2023 utfall", "2024 prognos", "2025 budget"]
    assert [row.name for row in table.rows] == ["Personal", "Varor"]
