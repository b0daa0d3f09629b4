"""The small inputs on which readers failed, where they lie beside the repository: the cells that each must give."""

from functools import cache

import pytest

from ingest.read.reading import Reading
from ingest.read.registry import read_data
from tests.places import SHARED
from tests.sampled import first_of_each, suffix

CASES = SHARED / "cases"

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
    "fotnotstecken/sammanslaget.docx": {
        ("Beslut om serviceboende", "Antal 2025"): "312",
        ("Beslut om korttidsboende", "Antal 2025"): "45",
    },
    "fotnotstecken/sida.html": {
        ("Sjukfrånvaro", "Utfall 2025"): "7,4",
        ("Feriejobb", "Utfall 2025"): "236",
        ("Feriejobb", "Utfall 2024"): "220",
        ("Norr", "Antal"): "33",
        ("varav nya", "Antal"): "5",
    },
    "docx/andringar.docx": {("Förskola", "Budget 2025"): "179,6"},
    "docx/blandat.docx": {
        ("Norr", "Antal platser"): "33",
        ("varav flyttade", "Antal platser"): "7",
        ("Nöjdhet", "Utfall 2025"): "77 %",
    },
    "docx/strikt.docx": {("Hemtjänst", "Budget 2025"): "210,0"},
    "docx/vanish_av.docx": {},
    "pptx/bilder.pptx": {("Sjukfrånvaro", "Utfall 2025"): "7,4 %", ("Nöjda", "Årsmål 2025"): "85 %"},
    "pptx/stapel3d.pptx": {("2025", "Placerade barn"): "58"},
    "pdf/1_forsta_raden_delad.pdf": {("Förskola och pedagogisk verksamhet", "Budget"): "310,0"},
    "pdf/2_mitten_delad.pdf": {
        ("Förskola och pedagogisk verksamhet", "Budget"): "310,0",
        ("Fritid", "Budget"): "20,0",
    },
    "pdf/3_siffror_pa_forsta.pdf": {("Förskola och pedagogisk verksamhet", "Prognos"): "312,5"},
    "pdf/osynlig.pdf": {},
    "pdf/sida_vid_sida.pdf": {("Trygghetslarm", "2025"): "1 204", ("Undersköterska", "2024"): "305"},
    "pdf/saknas.pdf": {("Matsvinn (gram)", "Utfall 2024"): "31", ("Väntetid (dagar)", "Utfall 2025"): ""},
}
GONE: dict[str, tuple[str, ...]] = {
    "xlsx_dolt/dolt.xlsx": ("300", "400", "199", "Nedlagd"),
    "fotnotstecken/sida.html": ("99,9", "88,8", "77,7", "1 500"),
    "docx/andringar.docx": ("12,4", "178,2", "33,3", "1 500", "999", "77"),
    "docx/vanish_av.docx": ("33", "44"),
    "pptx/bilder.pptx": ("99 mnkr",),
    "pdf/osynlig.pdf": ("99,9", "555", "9,9"),
}
KEPT: dict[str, tuple[str, ...]] = {
    "docx/vanish_av.docx": ("11", "22", "55"),
    "docx/strikt.docx": ("Underskottet är 14,9 mnkr.",),
    "pdf/osynlig.pdf": ("14,9 mnkr", "444", "Sjukfrånvaron är 7,7 procent."),
    "pdf/ett_stycke.pdf": ("kvarter 33 är 233",),
    "pptx/stapel3d.pptx": ("Underskottet är 14,9 mnkr",),
    "fotnotstecken/sida.html": ("1 620", "25 m2", "10⁶"),
}
SAID: dict[str, str] = {
    "pptx/bilder.pptx": "dold bild",
    "docx/andringar.docx": "Överstruken",
    "xlsx_dolt/dolt.xlsx": "dolda blad",
    "xlsx_formel/formler.xlsx": "inget sparat värde",
}


@cache
def read(name: str) -> Reading:
    path = CASES / name
    return read_data(path.read_bytes(), file=path.name)


def cells(reading: Reading) -> set[tuple[str, str, str]]:
    return {
        (row.name, cell.column.printed, cell.value)
        for block in reading.blocks
        if block.table is not None
        for row in block.table.rows
        for cell in row.cells
    }


@pytest.mark.parametrize("name", first_of_each(suffix, CELLS))
def test_each_cell_is_what_the_file_shows(name: str) -> None:
    found = cells(read(name))
    for (row, column), value in CELLS[name].items():
        assert (row, column, value) in found
        assert [other for other in found if other[:2] == (row, column)] == [(row, column, value)]


@pytest.mark.parametrize("name", first_of_each(suffix, GONE))
def test_what_does_not_show_is_not_read(name: str) -> None:
    text = read(name).text
    assert not [gone for gone in GONE[name] if gone in text]


@pytest.mark.parametrize("name", first_of_each(suffix, KEPT))
def test_what_shows_is_read(name: str) -> None:
    text = read(name).text
    assert not [kept for kept in KEPT[name] if kept not in text]


@pytest.mark.parametrize("name", first_of_each(suffix, SAID))
def test_what_is_left_out_is_said(name: str) -> None:
    assert SAID[name] in " ".join(read(name).warnings)
