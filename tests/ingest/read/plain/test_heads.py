"""Heads of budget tables over several lines, in the ways that pages of plans print them."""

from pathlib import Path

import pytest

from assistant.answer import Finished
from assistant.ask import Assistant
from ingest.document import Row
from ingest.pipeline.build import Request, add
from ingest.read.plain.repairing.repair import repair
from ingest.read.plain.tables.find import find_tables
from ingest.settings import Settings
from tests.sampled import first_of

HEADS = ("Budget 2031 kostnader", "Budget 2031 intäkter", "Budget 2031 netto", "VP 2030 netto", "Prognos oktober 2030")
ROWS = (
    "Hamnar och torg 48,6 1,5 47,1 45,9 46,5\n\nÄldrevård 612,8 80,6 532,2 514,3 509,3\n\n"
    "Bad 311,0 26,0 285,0 280,2 281,9\n"
)
ABOVE = "Verksamhetsplan 2031\n\nViks stadsdelsnämnd\n\n2 Ekonomi\n\nHär visas budgeten för varje område.\n\n"
BELOW = "\n3 Personal\n\nAntalet medarbetare är 900.\n"

BY_COLUMN = (
    "Område (mnkr) Budget 2031 \nkostnader \n\nBudget 2031 \nintäkter \n\nBudget 2031        \nnetto \n\n"
    "VP 2030        \nnetto \n\nPrognos \noktober \n2030 \n\n"
)
NAME_APART = BY_COLUMN.replace("Område (mnkr) ", "Område (mnkr) \n\n")
BY_LINE = (
    "Område (mnkr) Budget 2031 Budget 2031 Budget 2031 VP 2030 Prognos\nkostnader intäkter netto netto oktober 2030\n\n"
)
LAYOUTS = {
    "by column": BY_COLUMN + ROWS,
    "name apart": NAME_APART + ROWS,
    "by line": BY_LINE + ROWS,
    "glued to the rows": BY_LINE.rstrip() + "\n" + ROWS.replace("\n\n", "\n"),
    "no name": BY_LINE.replace("Område (mnkr)", "Mnkr") + ROWS,
}


def rows_of(text: str) -> list[Row]:
    return [row for found in find_tables(repair(text)) for row in found.table.rows]


@pytest.mark.parametrize("layout", first_of(LAYOUTS))
@pytest.mark.parametrize("above", [ABOVE, ABOVE[:46] + "\nEkonomi\n\nBudget per område\n\n", ""])
def test_each_figure_stands_under_its_head(layout: str, above: str) -> None:
    rows = rows_of(above + LAYOUTS[layout] + BELOW)
    assert [row.name for row in rows] == ["Hamnar och torg", "Äldrevård", "Bad"]
    for row, values in zip(rows, ROWS.strip().split("\n\n"), strict=True):
        assert row.certain
        assert [cell.column.printed for cell in row.cells] == list(HEADS)
        assert values.endswith(" ".join(cell.value for cell in row.cells))


@pytest.mark.parametrize("layout", first_of(LAYOUTS))
@pytest.mark.parametrize("shift", [1, 2, 3, 4])
def test_figures_that_stand_under_other_heads_are_not_certain(layout: str, shift: int) -> None:
    text = LAYOUTS[layout]
    for line in ROWS.split("\n"):
        if line:
            name, figures = line.rsplit(" ", 5)[0], line.rsplit(" ", 5)[1:]
            text = text.replace(line, f"{name} {' '.join(figures[shift:] + figures[:shift])}")
    rows = rows_of(ABOVE + text + BELOW)
    assert not any(row.certain for row in rows)


def test_the_report_of_an_ingestion_says_which_identity_fails(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(ABOVE + BY_COLUMN + ROWS.replace("47,1 4", "74,1 4").replace("532,2", "1,2") + BELOW, "utf-8")
    (report,) = add(Request(paths=(file,)), settings=Settings(library=tmp_path / "library"))
    assert report.record is not None
    assert report.record.warnings == (
        "Tabell 1 är osäkert läst och används inte: ”Budget 2031 kostnader” och ”Budget 2031 intäkter” ger inte "
        "”Budget 2031 netto”: på raden ”Hamnar och torg” står 74,1, de ger 47,1 (skillnad 27,0); på raden "
        "”Äldrevård” står 1,2, de ger 532,2 (skillnad −531,0).",
    )


@pytest.mark.parametrize("layout", first_of(LAYOUTS))
def test_a_question_gets_the_figure_of_its_column(layout: str, tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(ABOVE + LAYOUTS[layout] + BELOW, "utf-8")
    list(add(Request(paths=(file,)), settings=Settings(library=tmp_path / "library")))
    *_, last = Assistant.open(tmp_path / "library").ask("Vad är nettobudgeten för äldrevård 2031?")
    assert isinstance(last, Finished)
    assert "532,2" in last.answer.text
    assert "612,8" not in last.answer.text.split(". ")[0]


@pytest.mark.parametrize("last", ["Skillnad mot 2029", "Förändring mot 2029", "Utv mot 2029"])
def test_a_column_whose_head_stands_on_a_line_of_its_own_is_the_last(last: str) -> None:
    head = f"Nyckeltal, bad Snitt 2028 Snitt 2029 Jan–apr 2030 \n{last} \n\n"
    text = head + "Besök 33 38 35 -8 % \n\nKurser 101 97 95 -2 % \n"
    rows = rows_of(ABOVE + text + BELOW)
    assert [row.name for row in rows] == ["Besök", "Kurser"]
    for row in rows:
        if row.certain:
            assert [cell.column.printed for cell in row.cells] == ["Snitt 2028", "Snitt 2029", "Jan–apr 2030", last]
