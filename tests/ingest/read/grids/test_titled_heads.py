"""Sheets whose first row has a title over the names and heads over the figures, and whose second names every column."""

import pytest

from ingest.document import Span, Table
from ingest.read.elements import GridCell, GridRow
from ingest.read.grids.cells import PlacedRow
from ingest.read.grids.table import build_tables


def read(*lines: str) -> Table:
    """Return the table of `lines`, cells divided by bars; `<` is covered from the left."""
    rows: list[GridRow] = []
    for line in lines:
        cells: list[GridCell] = []
        for text in line.split("|"):
            cells.append(GridCell(text=cells[-1].text, across=True) if text == "<" else GridCell(text=text))
        rows.append(GridRow(cells=tuple(cells)))
    (table,) = build_tables([PlacedRow(row=row, span=Span(start=0, end=1)) for row in rows], header=None)
    return table


def values(table: Table) -> list[tuple[str | None, str, tuple[str, ...]]]:
    return [(row.section, row.name, tuple(cell.value for cell in row.cells)) for row in table.rows]


BODY = (
    "Simhall|Besök per dag|antal|310|325|341|350",
    "|Energi per besök|kWh|9,1|8,8|8,7|8,5",
    "Bibliotek|Lån per invånare|antal|4,4|4,6|4,5|5,0",
    "|Öppettimmar|timmar|51|52|52|54",
)


@pytest.mark.parametrize(
    "first",
    ["Mått|||Utfall|||Mål", "Mått|||Utfall|<|<|Mål", "Mått|<|<|Utfall|<|<|Mål"],
    ids=["left empty", "groups merged", "title merged"],
)
def test_a_title_beside_heads_of_groups_is_the_caption_and_no_value_is_lost(first: str) -> None:
    table = read(first, "Område|Indikator|Enhet|2023|2024|T2 2025|2025", *BODY)
    assert table.caption == "Mått"
    heads = [column.printed for column in table.columns]
    assert heads == ["Enhet", "Utfall 2023", "Utfall 2024", "Utfall T2 2025", "Mål 2025"]
    assert values(table) == [
        ("Simhall", "Besök per dag", ("antal", "310", "325", "341", "350")),
        ("Simhall", "Energi per besök", ("kWh", "9,1", "8,8", "8,7", "8,5")),
        ("Bibliotek", "Lån per invånare", ("antal", "4,4", "4,6", "4,5", "5,0")),
        ("Bibliotek", "Öppettimmar", ("timmar", "51", "52", "52", "54")),
    ]
    assert all(row.certain for row in table.rows)


def test_a_title_over_names_and_words_before_groups_of_money_is_the_caption() -> None:
    table = read(
        "Drift, tkr||Januari–augusti||Helår|",
        "Verksamhet|Chef|Budget|Utfall|Budget|Prognos",
        "Gator|Asp|120|118|180|181",
        "Parker|Lind|60|66|90|97",
    )
    assert table.caption == "Drift, tkr"
    assert [row.unit for row in table.rows] == ["tkr", "tkr"]
    assert [column.printed for column in table.columns] == [
        "Chef",
        "Januari–augusti Budget",
        "Januari–augusti Utfall",
        "Helår Budget",
        "Helår Prognos",
    ]


def test_a_first_row_of_words_is_no_head() -> None:
    table = read("Projekt||Status|Budget", "Bro|Norra|Klar|12", "Väg|Södra|Pågår|40")
    assert [row.name for row in table.rows] == ["Bro", "Väg"]
