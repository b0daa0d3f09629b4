import pytest

from ingest.document import BlockKind, Table
from ingest.errors import EmptyFile
from ingest.read.office.html import read_html
from ingest.read.reading import Reading


def read(body: str) -> Reading:
    return read_html(f"<html><body>{body}</body></html>".encode(), file="sida.html")


def only_table(reading: Reading) -> Table:
    (table,) = [block.table for block in reading.blocks or () if block.table]
    return table


def test_headings_lists_and_loose_text() -> None:
    reading = read("<h1>Plan</h1>Lös text<h2>Mål</h2><ul><li>Ett<li>Två</ul><p>Slut <b>på</b><br>det.</p>")
    kinds = [(block.kind, block.text) for block in reading.blocks or ()]
    assert kinds == [
        (BlockKind.HEADING, "Plan"),
        (BlockKind.PARAGRAPH, "Lös text"),
        (BlockKind.HEADING, "Mål"),
        (BlockKind.ITEM, "Ett"),
        (BlockKind.ITEM, "Två"),
        (BlockKind.PARAGRAPH, "Slut på det."),
    ]
    assert (reading.blocks or ())[-1].headings == ("Plan", "Mål")


def test_scripts_navigation_and_hidden_parts_are_left_out() -> None:
    hidden = "<script>x</script><nav>Meny</nav><p style='display: none'>Gömt</p><p hidden>Gömt</p><style>p{}</style>"
    assert read(f"{hidden}<p>Synligt</p>").text.split() == ["Synligt"]


def test_merged_cells_of_a_table_are_spread() -> None:
    table = only_table(
        read(
            "<table><caption>Belopp i mnkr</caption><thead><tr><th rowspan=2>Verksamhet<th colspan=2>2026</tr>"
            "<tr><th>Kostnad<th>Intäkt</tr></thead>"
            "<tr><td rowspan=2>Omsorg<td>1,5<td></tr><tr><td>2,5<td>3</tr></table>"
        )
    )
    assert [column.printed for column in table.columns] == ["2026 Kostnad", "2026 Intäkt"]
    assert [(row.name, [cell.value for cell in row.cells]) for row in table.rows] == [
        ("Omsorg", ["1,5", ""]),
        ("Omsorg", ["2,5", "3"]),
    ]
    assert (table.caption, table.rows[0].unit) == ("Belopp i mnkr", "mnkr")


def test_a_table_that_only_places_text_gives_its_text() -> None:
    reading = read("<table><tr><td><h1>Plan</h1><p>Text</p></td></tr></table>")
    assert [block.kind for block in reading.blocks or ()] == [BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_the_declared_encoding_is_used() -> None:
    page = "<html><head><meta charset='iso-8859-1'></head><body><p>Årsmål för äldre</p></body></html>"
    assert read_html(page.encode("latin-1"), file="a.html").text.strip() == "Årsmål för äldre"


def test_a_page_without_text_is_empty() -> None:
    with pytest.raises(EmptyFile):
        read("<div><img src='x.png'></div>")
