import pytest

from ingest.document import TableKind
from ingest.read.plain.repairing.lines import lines_of
from ingest.read.plain.repairing.repair import repair
from ingest.read.plain.tables.find import find_tables
from tests.ingest.read.plain.tables.table_facts import FOLDER, cells_of, facts

DOCUMENTS = ("rapport", "plan", "plan_markdown")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_cell_of_a_difficult_document_is_right(name: str) -> None:
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    lines = repair(text)
    found = find_tables(lines)
    wanted = facts(f"{name}.json")
    assert [lines[table.first].number for table in found] == [fact.line for fact in wanted]
    for table, fact in zip(found, wanted, strict=True):
        assert table.table.kind == TableKind(fact.kind)
        assert [column.printed for column in table.table.columns] == list(fact.columns.values())
        assert [row.name for row in table.table.rows] == [row.name for row in fact.rows]
        for row, right in zip(table.table.rows, fact.rows, strict=True):
            assert row.certain
            assert (row.section, row.unit, cells_of(row)) == (right.section, fact.unit, right.cells)
            analysis = text[row.analysis.start : row.analysis.end] if row.analysis else ""
            assert " ".join(analysis.split()).endswith(right.analysis or "")
            assert bool(analysis) == bool(right.analysis)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_spans_point_at_the_source_and_tables_do_not_overlap(name: str) -> None:
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    lines = repair(text)
    before = 0
    for table in find_tables(lines):
        assert before <= table.first < table.last <= len(lines)
        assert table.consumed <= set(range(table.first, table.last))
        before = table.last
        for row in table.table.rows:
            source = " ".join(text[span.start : span.end] for span in row.spans)
            assert source == source.strip()
            assert all(_letters(cell.value) in _letters(source) for cell in row.cells)
            assert _letters(row.name)[:12] in _letters(source)
            assert "Periodicitet" not in source
            assert "Årsmål" not in source


def _letters(text: str) -> str:
    """Return `text` without what a line break or markup puts between its letters."""
    return "".join(
        character for character in text.replace("<b>", "").replace("</b>", "") if character.isalnum()
    ).casefold()


def test_a_row_that_cannot_be_told_apart_is_kept_without_cells() -> None:
    header = "  Indikator Årsmål KF:s årsmål år 2033 Periodicitet \n\n"
    text = header + "  Antal gäster 80 % År \n\n  Antal båtar 7 % 8 % År \n\n"
    rows = find_tables(lines_of(text))[0].table.rows
    assert [(row.name, row.certain, cells_of(row)) for row in rows] == [
        ("Antal gäster 80 % År", False, {}),
        ("Antal båtar", True, {"arsmal": "7 %", "kf_arsmal": "8 %", "periodicitet": "År"}),
    ]
    assert text[rows[0].spans[0].start : rows[0].spans[0].end] == "Antal gäster 80 % År"


def test_an_empty_cell_is_told_by_one_more_space() -> None:
    header = "  Indikator Årsmål KF:s årsmål år 2033 Periodicitet \n\n"
    text = header + "  Antal gäster 80 %  År \n\n  Antal båtar  90 % År \n\n"
    rows = find_tables(lines_of(text))[0].table.rows
    assert [tuple(cell.value for cell in row.cells) for row in rows] == [("80 %", "", "År"), ("", "90 %", "År")]


def test_fewer_figures_than_columns_are_cost_revenue_and_net_where_they_add_up() -> None:
    header = "Budget 2033 (mnkr) Kostnader Intäkter VP 2033 Netto Bokslut 2031\n\n"
    text = header + "Hamn 50,8 -2,2 48,6 47,5\n\nBad 10,0 -2,0 8,0 7,5\n\nvarav statsbidrag 2,0 -2,0 0,0\n\n"
    rows = find_tables(lines_of(text))[0].table.rows
    assert [tuple(cell.value for cell in row.cells) for row in rows[1:]] == [
        ("10,0", "-2,0", "8,0", "7,5"),
        ("2,0", "-2,0", "0,0", ""),
    ]
    assert rows[2].section == "Bad"


def test_thousands_that_can_be_read_in_two_ways_follow_the_sum() -> None:
    header = "Resultatenhet Bruttobudget 2033 (tkr) Resultat 2032 (tkr)\n\n"
    text = header + "Hamnen 12 345 678\n\nBadet 1 000 100\n\nSumma 13 345 778\n\n"
    rows = find_tables(lines_of(text))[0].table.rows
    assert [tuple(cell.value for cell in row.cells) for row in rows] == [
        ("12 345", "678"),
        ("1 000", "100"),
        ("13 345", "778"),
    ]
    assert all(row.certain for row in rows)


def test_thousands_that_nothing_decides_are_not_guessed() -> None:
    header = "Resultatenhet Bruttobudget 2033 (tkr) Resultat 2032 (tkr)\n\n"
    rows = find_tables(lines_of(header + "Hamnen 12 345 678\n\nBadet 1 000 100\n\n"))[0].table.rows
    # 12 345 and 678, or 12 and 345 678; but no number begins with a zero: 1 000 and 100
    assert [(row.certain, row.cells) for row in rows] == [(False, ()), (True, rows[1].cells)]


def test_prose_with_figures_is_no_table() -> None:
    text = (
        "Antalet besök ökade från 1 200 till 1 300 under perioden och budgeten uppgår till 12,5\n"
        "mnkr. I april kom 340 barn och 120 vuxna.\n\n• Nio av tio trivs 2025 2026\n\nDet är 15 fler än 2024.\n"
    )
    assert find_tables(lines_of(text)) == ()
