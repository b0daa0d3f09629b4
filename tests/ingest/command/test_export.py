import csv
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from ingest.command.export import CELLS_SHEET, HEADER, TABLES_SHEET, UnknownTableFormat, write_tables
from ingest.document import Cell, Column, Description, Document, ReportType, Row, Span, Table, TableKind

TEXT = "Mnkr Netto\nHamn 1 618,2\n=SUM(A1) 4\nBad ? ?\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Headed:
    table: Table
    headings: tuple[str, ...]
    page: int | None


def _row(name: str, value: str | None, line: str, *, section: str | None = None) -> Row:
    column = Column(key="netto", printed="VP 2033 Netto")
    start = TEXT.index(line)
    return Row(
        name=name,
        cells=() if value is None else (Cell(column=column, value=value),),
        spans=(Span(start=start, end=start + len(line)),),
        certain=value is not None,
        section=section,
        unit="mnkr",
    )


ROWS = (
    _row("Hamn", "1 618,2", "Hamn 1 618,2", section="Sjö"),
    _row("=SUM(A1)", "-4", "=SUM(A1) 4"),
    _row("Bad ? ?", None, "Bad ? ?"),
)
TABLE = Headed(
    table=Table(
        kind=TableKind.BUDGET,
        columns=(Column(key="netto", printed="VP 2033 Netto"),),
        rows=ROWS,
        spans=(),
        caption=None,
    ),
    headings=("Ekonomi", "Hamnar"),
    page=7,
)
DOCUMENT = Document(
    id="d1",
    file="plan.txt",
    text=TEXT,
    description=Description(title="Plan", board="Mellanvik", year=2033, type=ReportType.PLAN),
)


def test_csv_has_one_line_a_cell_with_its_source(tmp_path: Path) -> None:
    path = tmp_path / "tabeller.csv"
    write_tables(path, DOCUMENT, [TABLE])
    header, *lines = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    assert tuple(header) == HEADER
    first = dict(zip(HEADER, lines[0], strict=True))
    assert (first["Nämnd"], first["År"], first["Rapport"], first["Sida"]) == ("Mellanvik", "2033", "VP", "7")
    assert (first["Grupp"], first["Rad"], first["Kolumn"], first["Värde"]) == (
        "Sjö",
        "Hamn",
        "VP 2033 Netto",
        "1 618,2",
    )
    assert (first["Tal"], first["Enhet"], first["Rubriker"]) == ("1618,2", "mnkr", "Ekonomi > Hamnar")
    assert (first["Rad i källan"], first["Källtext"]) == ("2", "Hamn 1 618,2")


def test_csv_keeps_an_uncertain_row_as_its_source_and_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "tabeller.csv"
    write_tables(path, DOCUMENT, [TABLE])
    _, _, formula, uncertain = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    assert formula[HEADER.index("Rad")] == "'=SUM(A1)"
    assert formula[HEADER.index("Värde")] == "-4"
    assert uncertain[HEADER.index("Säker läsning")] == "nej"
    assert uncertain[HEADER.index("Källtext")] == "Bad ? ?"
    assert uncertain[HEADER.index("Värde")] == ""


def test_workbook_has_the_tables_and_the_list_of_cells_with_numbers(tmp_path: Path) -> None:
    path = tmp_path / "tabeller.xlsx"
    write_tables(path, DOCUMENT, [TABLE])
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == [TABLES_SHEET, CELLS_SHEET]
    cells = [list(line) for line in book[CELLS_SHEET].iter_rows(values_only=True)]
    assert cells[1][HEADER.index("Tal")] == pytest.approx(float(Decimal("1618.2")))
    assert book[CELLS_SHEET].cell(row=3, column=HEADER.index("Rad") + 1).data_type == "s"
    shaped = [list(line) for line in book[TABLES_SHEET].iter_rows(values_only=True)]
    assert shaped[0][0] == "Ekonomi > Hamnar, sida 7"
    assert shaped[2][:3] == ["Sjö: Hamn", "1 618,2", "2"]


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownTableFormat, match="xlsx"):
        write_tables(tmp_path / "tabeller.pdf", DOCUMENT, [TABLE])
