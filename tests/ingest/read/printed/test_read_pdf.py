import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.document import BlockKind, TableKind
from tests.ingest.read.printed.drawn_pages import HEIGHT, PROSE, WIDTH, drawn, rule_table, tables, wrapped, write


def test_lines_become_paragraphs_and_fonts_become_headings() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, "Verksamhet", x=60, y=780, width=400, size=16, bold=True)
        write(canvas, "Beskrivning", x=60, y=750, width=400, size=12, bold=True)
        y = write(canvas, PROSE, x=60, y=730, width=400)
        write(canvas, PROSE, x=60, y=y - 12, width=400)

    blocks = drawn(draw).blocks
    assert [block.text for block in blocks] == ["Verksamhet", "Beskrivning", PROSE, PROSE]
    assert blocks[-1].headings == ("Verksamhet", "Beskrivning")


def test_a_paragraph_goes_on_over_the_page_break_and_keeps_both_pages() -> None:
    def draw(canvas: Canvas) -> None:
        lines = wrapped(PROSE, width=470)
        for y, part in ((80, lines[:2]), (780, lines[2:])):
            write(canvas, " ".join(part), x=60, y=y, width=470)
            canvas.showPage()

    (block,) = drawn(draw).blocks
    assert (block.text, block.first_page, block.last_page) == (PROSE, 1, 2)


def test_two_columns_are_read_one_after_the_other() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, PROSE, x=60, y=700, width=220)
        write(canvas, PROSE.replace("Nämnden", "Staden"), x=310, y=700, width=220)

    assert [block.text for block in drawn(draw).blocks] == [PROSE, PROSE.replace("Nämnden", "Staden")]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_upright(turn: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(WIDTH / 2, HEIGHT / 2)
        canvas.rotate(turn)
        write(canvas, "Liggande rubrik", x=-300, y=150, width=500, size=16, bold=True)
        write(canvas, PROSE, x=-300, y=120, width=500)
        y = 20.0
        rule_table(canvas, [["Indikator", "Utfall"], ["Antal träd", "100"]], xs=[-300, -100, 0], top=y)

    reading = drawn(draw)
    assert [block.text for block in reading.blocks][:2] == ["Liggande rubrik", PROSE]
    (table,) = tables(reading)
    assert (table.rows[0].name, table.rows[0].cells[0].value) == ("Antal träd", "100")


def test_a_page_turned_by_its_own_setting_is_read_upright() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.rotate(90)
        write(canvas, PROSE, x=60, y=-100, width=480)  # reportlab turns the page's sides, too

    assert [block.text for block in drawn(draw).blocks] == [PROSE]


def test_running_lines_are_kept_once_and_numbered_headings_are_no_running_lines() -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(1, 5):
            write(canvas, f"Åsdals stadsdelsnämnd, plan 2026 {number}(4)", x=60, y=810, width=400, size=9)
            write(canvas, f"{number} Kapitel", x=60, y=770, width=400, size=16, bold=True)
            write(canvas, PROSE, x=60, y=740, width=400)
            canvas.drawString(300, 30, str(number))
            canvas.showPage()

    reading = drawn(draw)
    assert reading.text.count("stadsdelsnämnd") == 1
    headings = [(block.text, block.first_page) for block in reading.blocks if block.kind is BlockKind.HEADING]
    assert headings == [(f"{number} Kapitel", number) for number in range(1, 5)]


def test_a_ruled_table_over_pages_with_empty_cells() -> None:
    header = ["Indikator", "Årsmål", "KF:s årsmål", "Period"]
    xs = [60.0, 300, 380, 460, 540]

    def draw(canvas: Canvas) -> None:
        write(canvas, PROSE, x=60, y=790, width=470)
        rule_table(canvas, [header, ["Antal träd", "100", "", "År"]], xs=xs, top=100)
        canvas.showPage()
        rule_table(canvas, [header, ["Andel nöjda", "", "80 %", "Tertial"]], xs=xs, top=800)

    reading = drawn(draw)
    (table,) = tables(reading)
    assert [(row.name, [cell.value for cell in row.cells]) for row in table.rows] == [
        ("Antal träd", ["100", "", "År"]),
        ("Andel nöjda", ["", "80 %", "Tertial"]),
    ]
    assert [column.printed for column in table.columns] == header[1:]
    (block,) = [block for block in reading.blocks if block.table]
    assert (block.first_page, block.last_page) == (1, 2)


def test_two_ruled_tables_that_touch_are_two() -> None:
    def draw(canvas: Canvas) -> None:
        end = rule_table(canvas, [["Indikator", "Årsmål"], ["Träd", "1"]], xs=[60, 260, 360], top=700)
        rule_table(canvas, [["Aktivitet", "Slutdatum"], ["Plantera", "2026-01-01"]], xs=[60, 200, 360], top=end)

    assert [table.kind for table in tables(drawn(draw))] == [TableKind.INDICATOR, TableKind.ACTIVITY]


def test_a_table_without_any_rules_is_found_by_alignment() -> None:
    rows = (
        ("Mnkr", "VP 2026", "VP 2025"),
        ("Individ- och familjeomsorg", "141,6", "137,3"),
        ("varav vuxna", "", "29,4"),
        ("Totalt", "1 034,9", "-992,7"),
    )

    def draw(canvas: Canvas) -> None:
        write(canvas, PROSE, x=60, y=790, width=470)
        canvas.setFont("Helvetica", 10)
        for place, row in enumerate(rows):
            canvas.drawString(60, 700 - 16 * place, row[0])
            for x, text in ((350, row[1]), (450, row[2])):
                canvas.drawRightString(x, 700 - 16 * place, text)
        write(canvas, PROSE, x=60, y=600, width=470)

    reading = drawn(draw)
    (table,) = tables(reading)
    assert [(row.name, *(cell.value for cell in row.cells)) for row in table.rows] == list(rows[1:])
    assert [block.kind for block in reading.blocks] == [
        BlockKind.PARAGRAPH,
        BlockKind.TABLE,
        BlockKind.PARAGRAPH,
    ]


def test_a_list_keeps_its_items_whole() -> None:
    def draw(canvas: Canvas) -> None:
        y = 700.0
        for _ in range(3):
            canvas.setFont("Helvetica", 10)
            canvas.drawString(60, y, "•")
            y = write(canvas, PROSE, x=75, y=y, width=400) - 12

    assert [(block.kind, block.text) for block in drawn(draw).blocks] == [(BlockKind.ITEM, PROSE)] * 3


def test_a_hyphen_divides_a_word_or_belongs_to_it() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        lines = (
            "I stadsdelen finns flera verksamheter, och flera av dem är öppna för alla. Några verksam-",
            "heter har egna lokaler. Nämnden ansvarar även för den omfattande och viktiga vård-",
            "och omsorgen i stadsdelen.",
        )
        for place, line in enumerate(lines):
            canvas.drawString(60, 700 - 12 * place, line)

    (block,) = drawn(draw).blocks
    assert "Några verksamheter har egna" in block.text
    assert "viktiga vård- och omsorgen" in block.text


def test_a_contents_list_is_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 700, "Inledning" + "." * 60 + " 3")
        canvas.drawString(60, 688, "Ekonomi" + "." * 60 + " 14")
        write(canvas, PROSE, x=60, y=640, width=400)

    assert [block.text for block in drawn(draw).blocks] == [PROSE]


def test_another_table_at_the_top_of_the_next_page_is_not_the_rest_of_the_one_above() -> None:
    xs = [60.0, 300, 400, 500]

    def draw(canvas: Canvas) -> None:
        write(canvas, PROSE, x=60, y=790, width=470)
        rule_table(canvas, [["Indikator", "Årsmål", "Period"], ["Antal träd", "100", "År"]], xs=xs, top=100)
        canvas.showPage()
        activity = ["Plantera träd", "2026-01-01", "2026-05-31"]
        rule_table(canvas, [["Aktivitet", "Startdatum", "Slutdatum"], activity], xs=xs, top=800)

    assert [table.kind for table in tables(drawn(draw))] == [TableKind.INDICATOR, TableKind.ACTIVITY]
