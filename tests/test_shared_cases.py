"""The small inputs on which readers failed, where they lie beside the repository: the cells that each must give."""

from pathlib import Path

import pytest

from ingest.read.reading import Reading
from ingest.read.registry import read_file

CASES = Path(__file__).parents[2] / "shared" / "cases"

pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="the cases are not beside the repository")

Wanted = dict[tuple[str, str], str]  # (row, column) -> value

CELLS: dict[str, Wanted] = {
    "xlsx_format/procent.xlsx": {("Andel A", "Utfall 2025"): "84 %", ("Andel E", "Utfall 2025"): "84,5 %"},
    "xlsx_format/tusental.xlsx": {("Förskola", "Budget 2025"): "210 000", ("Hemtjänst", "Prognos 2025"): "92 000"},
    "xlsx_format/avrundning.xlsx": {("Andel A", "Utfall 2025"): "9 %", ("Kvot D", "Årsmål 2025"): "0,38"},
    "xlsx_format/sista_raden.xlsx": {("Förskola", "Budget 2025"): "100", ("Hemtjänst", "Utfall T2 2025"): "33"},
    "xlsx_dolt/dolt.xlsx": {("Hemtjänst", "Budget 2025"): "210", ("Hemtjänst", "Prognos 2025"): "215,5"},
    "xlsx_formel/formler.xlsx": {
        ("Hemtjänst", "Avvikelse mnkr"): "(inte sparat i filen)",
        ("Hemtjänst", "Prognos 2025 mnkr"): "215,5",
    },
}
GONE: dict[str, tuple[str, ...]] = {"xlsx_dolt/dolt.xlsx": ("300", "400", "199", "Nedlagd")}
SAID: dict[str, str] = {"xlsx_dolt/dolt.xlsx": "dolda blad", "xlsx_formel/formler.xlsx": "inget sparat värde"}


def cells(reading: Reading) -> set[tuple[str, str, str]]:
    return {
        (row.name, cell.column.printed, cell.value)
        for block in reading.blocks or ()
        if block.table is not None
        for row in block.table.rows
        for cell in row.cells
    }


@pytest.mark.parametrize("name", CELLS)
def test_each_cell_is_what_the_file_shows(name: str) -> None:
    found = cells(read_file(CASES / name))
    for (row, column), value in CELLS[name].items():
        assert (row, column, value) in found
        assert [other for other in found if other[:2] == (row, column)] == [(row, column, value)]


@pytest.mark.parametrize("name", GONE)
def test_what_does_not_show_is_not_read(name: str) -> None:
    text = read_file(CASES / name).text
    assert not [gone for gone in GONE[name] if gone in text]


@pytest.mark.parametrize("name", SAID)
def test_what_is_left_out_is_said(name: str) -> None:
    assert SAID[name] in " ".join(read_file(CASES / name).warnings)
