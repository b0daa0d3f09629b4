"""Printed tables without lines whose heads stand over several columns."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.document import Table
from tests.ingest.read.printed.drawn_pages import SIZE, drawn, tables, width

HEADS = ("Budget", "Utfall", "Avvikelse", "Budget", "Prognos", "Avvikelse")
ROWS = (
    ("Bibliotek", "9 800", "9 340", "460", "14 700", "14 200", "500"),
    ("Badhus", "141 300", "140 950", "350", "212 000", "211 500", "500"),
    ("Idrottshallar", "98 400", "104 710", "-6 310", "147 600", "155 900", "-8 300"),
    ("Kulturskola", "87 600", "90 480", "-2 880", "131 400", "135 000", "-3 600"),
)
GROUPS = (("Perioden januari–augusti", 0, 2), ("Helår 2025", 3, 5))


def table_of(
    heads: tuple[str, ...],
    rows: tuple[tuple[str, ...], ...],
    groups: tuple[tuple[str, int, int], ...],
    *,
    place: str,
    step: float = 52,
    name: str = "Verksamhet (tkr)",
) -> Table:
    """Return what is read of a table with right-aligned figures, its groups at the `place` of their columns."""
    left = 60 + 110

    def draw(canvas: Canvas) -> None:
        y = 700
        canvas.drawString(60, y, name)
        for text, first, last in groups:
            start, end = left + first * step, left + (last + 1) * step - 6
            x = {"left": start, "middle": (start + end - width(text)) / 2, "right": end - width(text)}[place]
            canvas.drawString(x, y, text)
        for row in (("", *heads), *rows):
            y -= int(1.5 * SIZE)
            canvas.drawString(60, y, row[0])
            for at, text in enumerate(row[1:]):
                canvas.drawRightString(left + (at + 1) * step - 6, y, text)

    (table,) = tables(drawn(draw))
    return table


def named(table: Table) -> list[str]:
    return [column.printed for column in table.columns]


def values(table: Table) -> list[tuple[str, ...]]:
    return [(row.name, *(cell.value for cell in row.cells)) for row in table.rows]


@pytest.mark.parametrize("step", [52, 62])
@pytest.mark.parametrize("place", ["left", "middle", "right"])
def test_heads_over_several_columns_close_no_gutter_and_name_all_of_their_columns(place: str, step: float) -> None:
    table = table_of(HEADS, ROWS, GROUPS, place=place, step=step)
    group_of_each = [GROUPS[0][0]] * 3 + [GROUPS[1][0]] * 3
    assert named(table) == [f"{group} {head}" for group, head in zip(group_of_each, HEADS, strict=True)]
    assert values(table) == list(ROWS)


@pytest.mark.parametrize("place", ["left", "middle", "right"])
def test_short_heads_over_columns_of_one_name_are_laid_over_them_all(place: str) -> None:
    heads = ("Män", "Kvinnor", "Män", "Kvinnor")
    rows = (("Chefer", "12", "14", "13", "15"), ("Lärare", "40", "62", "38", "64"), ("Kockar", "3", "8", "4", "9"))
    table = table_of(heads, rows, (("2024", 0, 1), ("2025", 2, 3)), place=place, name="Anställda")
    assert named(table) == ["2024 Män", "2024 Kvinnor", "2025 Män", "2025 Kvinnor"]
    assert values(table) == list(rows)


def test_a_column_of_another_year_beside_the_groups_belongs_to_none() -> None:
    heads = ("Bokslut 2024", "Budget", "Prognos", "Avvikelse")
    rows = tuple(row[:5] for row in ROWS)
    table = table_of(heads, rows, (("Innevarande år 2025", 1, 3),), place="middle", step=76)
    assert named(table)[0] == "Bokslut 2024"
    assert named(table)[1:] == [f"Innevarande år 2025 {head}" for head in heads[1:]]
    assert values(table) == list(rows)


def test_heads_over_two_lines_are_no_groups() -> None:
    heads = ("mot budget", "mot 2024")
    rows = (("Parker", "1,2", "3,4"), ("Gator", "5,6", "7,8"), ("Torg", "0,1", "0,2"))
    table = table_of(heads, rows, (("Avvikelse", 0, 0), ("Förändring", 1, 1)), place="right", step=90)
    assert named(table) == ["Avvikelse mot budget", "Förändring mot 2024"]


@pytest.mark.parametrize("place", ["left", "right"])
def test_heads_of_two_lines_set_closely_are_each_of_their_own_column(place: str) -> None:
    heads = (("Budget", "tkr"), ("Utfall", "tkr"), ("Skillnad", "tkr"), ("Helårsprognos,", "tkr"))

    def draw(canvas: Canvas) -> None:
        for at, texts in enumerate(heads):
            for line, text in enumerate(texts):
                put = canvas.drawRightString if place == "right" else canvas.drawString
                put(220 + 46 * at + (20 * (at > 2) if place == "right" else 0), 700 - 11 * line, text)
        for number, row in enumerate(ROWS, start=2):
            canvas.drawString(60, 694 - 14 * number, row[0])
            for at, text in enumerate(row[1:5]):
                put = canvas.drawRightString if place == "right" else canvas.drawString
                put(220 + 46 * at + (20 * (at > 2) if place == "right" else 0), 694 - 14 * number, text)

    (table,) = tables(drawn(draw))
    assert named(table) == ["Budget tkr", "Utfall tkr", "Skillnad tkr", "Helårsprognos, tkr"]
    assert values(table) == [row[:5] for row in ROWS]


def test_the_head_of_the_names_may_stand_between_the_lines_of_the_others() -> None:
    years = ("2023", "2024", "2024", "2025")
    rows = (("Lån", "48", "41", "36", "33"), ("Besök", "690", "75", "80", "82"), ("Kurser", "266", "30", "31", "32"))

    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 693, "Mått")
        for text, middle in (("Utfall", 230), ("Prognos", 290), ("Mål", 380)):
            canvas.drawString(middle - width(text) / 2, 700, text)
        for number, row in enumerate((("", *years), *rows)):
            canvas.drawString(60, 686 - 14 * number, row[0])
            for at, text in enumerate(row[1:]):
                canvas.drawRightString(242 + 60 * at, 686 - 14 * number, text)

    (table,) = tables(drawn(draw))
    assert named(table) == ["Utfall 2023", "Prognos 2024", "Mål 2024", "Mål 2025"]
    assert values(table) == list(rows)
