"""Rows that count the women or the men of the row above stand under its name."""

import pytest

from ingest.document import Block, BlockKind, Span
from ingest.facts.sub_rows import with_parents
from ingest.read.elements import plain_row
from ingest.read.grids.cells import PlacedRow
from ingest.read.grids.table import build_tables


def _sections(*lines: str) -> list[str | None]:
    rows = [PlacedRow(row=plain_row(line.split("|")), span=Span(start=0, end=1)) for line in lines]
    (table,) = build_tables(rows, header=1)
    (block,) = with_parents([Block(kind=BlockKind.TABLE, text="", span=Span(start=0, end=1), table=table)])
    assert block.table is not None
    return [row.section for row in block.table.rows]


@pytest.mark.parametrize(
    ("women", "men"),
    [("därav kvinnor", "därav män"), ("varav flickor", "varav pojkar"), ("– kvinnor", "– män"), ("tjejer", "killar")],
)
def test_a_marked_row_stands_under_the_one_above(women: str, men: str) -> None:
    told = _sections("Mått|2024|2025", "Trivsel|80 %|82 %", f"{women}|84 %|", f"{men}|90 %|91 %", "Svar|40|41")
    assert told == [None, "Trivsel", "Trivsel", None]


@pytest.mark.parametrize(
    "figures", [("60|64", "24|30", "36|34"), ("7,1 %|6,9 %", "8,0 %|7,9 %", "5,1 %|5,0 %"), ("12|", "9|", "3|")]
)
def test_bare_names_stand_under_it_where_the_figures_show_it(figures: tuple[str, str, str]) -> None:
    whole, women, men = figures
    told = _sections("Mått|2024|2025", f"Deltagare|{whole}", f"Kvinnor|{women}", f"Män|{men}")
    assert told == [None, "Deltagare", "Deltagare"]


@pytest.mark.parametrize(
    "lines",
    [
        ("Barn|60", "Kvinnor|240", "Män|310"),  # visitors of other kinds
        ("Deltagare|60", "Kvinnor|24"),  # nothing shows whose women they are
        ("Totalt|60", "Kvinnor|24", "Män|36"),  # all are of what the table is about
        ("Kvinnor|24", "Män|36", "Totalt|60"),
    ],
)
def test_others_stand_alone(lines: tuple[str, ...]) -> None:
    assert set(_sections("Mått|2025", *lines)) == {None}


def test_rows_of_one_name_stand_under_the_row_that_they_add_up_to() -> None:
    told = _sections(
        "Enhet|2024|2025",
        *("Norr|31|40", "Kök|12|15", "Städ|19|25"),
        *("Söder|20|22", "Kök|7|8", "Vakt|9|", "Städ|4|14"),
        "Summa|51|62",
    )
    assert told == [None, "Norr", "Norr", None, "Söder", "Söder", "Söder", None]


@pytest.mark.parametrize(
    "lines",
    [
        ("Norr|31|40", "Kök|12|15", "Städ|19|24", "Söder|20|22", "Kök|7|8", "Städ|13|14"),  # one figure is off
        ("Norr|31", "Kök|12", "Städ|19", "Söder|20", "Kök|7", "Städ|13"),  # one column may be chance
        ("Norr|31|40", "Kök|12|15", "Städ|19|25", "Söder|20|22", "Bad|7|8", "Vakt|13|14"),  # no name recurs
    ],
)
def test_sums_that_do_not_show_it_open_no_group(lines: tuple[str, ...]) -> None:
    head = "Enhet|2024|2025" if lines[0].count("|") > 1 else "Enhet|2025"
    assert set(_sections(head, *lines)) == {None}
