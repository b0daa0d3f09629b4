import pytest

from ingest.document import BlockKind, Table
from ingest.errors import EmptyFile
from ingest.read.office.web.html import read_html
from ingest.read.reading import Reading


def read(body: str) -> Reading:
    return read_html(f"<html><body>{body}</body></html>".encode(), file="sida.html")


def only_table(reading: Reading) -> Table:
    (table,) = [block.table for block in reading.blocks if block.table]
    return table


def test_headings_lists_and_loose_text() -> None:
    reading = read("<h1>Plan</h1>Lös text<h2>Mål</h2><ul><li>Ett<li>Två</ul><p>Slut <b>på</b><br>det.</p>")
    kinds = [(block.kind, block.text) for block in reading.blocks]
    assert kinds == [
        (BlockKind.HEADING, "Plan"),
        (BlockKind.PARAGRAPH, "Lös text"),
        (BlockKind.HEADING, "Mål"),
        (BlockKind.ITEM, "Ett"),
        (BlockKind.ITEM, "Två"),
        (BlockKind.PARAGRAPH, "Slut på det."),
    ]
    assert reading.blocks[-1].headings == ("Plan", "Mål")


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
    assert [block.kind for block in reading.blocks] == [BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_the_declared_encoding_is_used() -> None:
    page = "<html><head><meta charset='iso-8859-1'></head><body><p>Årsmål för äldre</p></body></html>"
    assert read_html(page.encode("latin-1"), file="a.html").text.strip() == "Årsmål för äldre"


def test_a_page_without_text_is_empty() -> None:
    with pytest.raises(EmptyFile):
        read("<div><img src='x.png'></div>")


def test_style_sheets_hide_and_strike_as_a_browser_does() -> None:
    sheet = (
        "<style>.utkast, #gammal p {display: none} .kvar {display: none} p.kvar {display: block}"
        "@media print {.tryck {display: none}} @media screen {.skarm {visibility: hidden}} .bort {text-decoration: "
        "line-through} .liten {font-size: 0} a:hover {display: none}</style>"
    )
    body = (
        "<p class='utkast'>1</p><div id='gammal'><p>2</p></div><p class='kvar'>Ett</p><p class='tryck'>Två</p>"
        "<p class='skarm'>3</p><p>Tre <span class='bort'>4</span></p><p class='liten'>5</p>"
        "<p style='color:#FFF'>6</p><p style='color:white;background:navy'>Fyra</p><p><a>Fem</a></p>"
        "<p>Från <s>7</s> <del>8</del> <ins>Sex</ins></p>"
    )
    reading = read(sheet + body)
    assert reading.text.split() == ["Ett", "Två", "Tre", "Fyra", "Fem", "Från", "Sex"]
    assert len(reading.warnings) == 2


def test_raised_marks_and_inner_figures_of_a_table() -> None:
    reading = read(
        "<table><tr><th>Enhet<th>Antal<sup>1</sup></tr><tr><td>Norr<td>33<sup>2)</sup><table><tr><td>varav nya<td>5"
        "</table></td></tr><tr><td>Syd<br>Väst<td>81 %<br>77 %</tr></table>"
        "<p>1 Antal barn. 2) Preliminärt.</p><p>25 m<sup>2</sup> per barn.</p>"
    )
    table = only_table(reading)
    assert [column.printed for column in table.columns] == ["Antal"]
    found = [(row.name, row.cells[0].value) for row in table.rows]
    assert found == [("Norr", "33"), ("varav nya", "5"), ("Syd", "81 %"), ("Väst", "77 %")]
    assert table.rows[0].cells[0].note == "Preliminärt. Antal barn."
    assert "25 m2 per barn." in reading.text


def test_hidden_rows_and_cells_of_a_table_are_left_out() -> None:
    table = only_table(
        read(
            "<table><tr><th>Post<th style='display:none'>Utkast<th>Budget</tr><tr><td>A<td style='display:none'>1<td>10"
            "</tr><tr hidden><td>B<td style='display:none'>2<td>20</tr>"
            "<tr><td>C<td style='display:none'>3<td>30</table>"
        )
    )
    assert [(row.name, [cell.value for cell in row.cells]) for row in table.rows] == [("A", ["10"]), ("C", ["30"])]


@pytest.mark.parametrize(
    ("style", "shows"),
    [
        ("position:absolute;left:-9999px", False),
        ("text-indent:-9999px", False),
        ("position:absolute;clip:rect(0,0,0,0)", False),
        ("height:0;overflow:hidden", False),
        ("width:1px;height:1px;overflow:hidden;position:absolute", False),
        ("color:#eee;background:#eee", False),
        ("position:absolute;left:10px", True),
        ("text-indent:-20px", True),
        ("height:0", True),
        ("position:relative;left:-5px;opacity:0.5", True),
    ],
)
def test_text_that_is_put_away_is_left_out(style: str, shows: bool) -> None:
    assert ("Siffran" in read(f"<p>Text.</p><p style='{style}'>Siffran</p>").text) is shows


def test_a_closed_dialogue_and_white_letters_do_not_show() -> None:
    assert read("<p>A</p><dialog>B</dialog><dialog open>C</dialog><font color=white>D</font>").text.split() == [
        "A",
        "C",
    ]


@pytest.mark.parametrize(
    ("body", "shows"),
    [
        ("<p style='color:#fff; background-color:white'>X</p>", False),
        ("<p style='color:#036; background:#036'>X</p>", False),
        ("<div style='background:#036'><p style='color:rgb(0,51,102)'>X</p></div>", False),
        ("<p style='color:transparent'>X</p>", False),
        ("<p style='font-size:1px'>X</p>", False),
        ("<div style='color:white'><p style='background:#036'>X</p></div>", True),
        ("<div style='background:url(a.png)'><p style='color:white'>X</p></div>", True),
        ("<p style='color:#333; background:white'>X</p>", True),
    ],
)
def test_text_of_the_colour_of_its_ground_does_not_show(body: str, *, shows: bool) -> None:
    assert ("X" in read(f"<p>Y</p>{body}").text) is shows
