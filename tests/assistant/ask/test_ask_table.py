"""`ask --plan`, `--csv` and `--xlsx`: the calculation, and the table of an answer with its sources."""

import csv
import json
from pathlib import Path

import openpyxl
import pytest

from assistant.__main__ import main
from tests.assistant.work.worked_library import library_of

DEFICITS = "Vilka områden har underskott enligt T1 2025?"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    library_of(folder)
    return folder / "library"


def run(capsys: pytest.CaptureFixture[str], library: Path, *arguments: str) -> tuple[int, str, str]:
    status = main(["ask", "--library", str(library), *arguments])
    return status, *capsys.readouterr()


def test_the_plan_is_printed_whole(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, text, _ = run(capsys, library, DEFICITS, "--plan")
    assert status == 0
    plan = json.loads(text.split("Plan:\n")[1].split("\nUträkning")[0])
    assert plan["conditions"][0]["test"] == "below"
    assert plan["conditions"][0]["bound"] == {"number": "0"}  # nought is a number, not nothing


def test_the_formula_stands_by_the_plan(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = run(capsys, library, "Har budgeten för hemtjänst ökat sedan 2024?", "--plan")[1]
    assert "Uträkning: 91,3 − 88,0 = 3,3 mnkr" in text


def test_an_answer_without_a_calculation_says_so(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "utan uträkning" in run(capsys, library, "Vad är årsmålet för sjukfrånvaro 2025?", "--plan")[1]


def test_the_table_is_written_with_its_sources(
    library: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    files = tmp_path / "svar.csv", tmp_path / "svar.xlsx"
    status, text, _ = run(capsys, library, DEFICITS, "--csv", str(files[0]), "--xlsx", str(files[1]))
    assert status == 0
    assert f"Skriven till {files[0]}." in text
    head, *rows = csv.reader(files[0].read_text("utf-8-sig").splitlines(), delimiter=";")
    assert head == ["Rad", "Avvikelse (mnkr)", "Källa", "Fil", "Sida", "Källtext"]
    assert [row[:2] for row in rows] == [["Förskola", "-4,2"], ["Kultur och fritid", "-0,5"]]
    assert all(row[3] == "t1.md" and row[0] in row[5] for row in rows)
    book = openpyxl.load_workbook(files[1])
    assert book.sheetnames == ["Svar", "Källor"]
    assert book["Svar"].cell(row=2, column=2).value == pytest.approx(-4.2)
    assert book["Källor"].cell(row=2, column=7).value == "-4,2"


@pytest.mark.parametrize("option", ["--csv", "--xlsx"])
def test_a_path_that_cannot_be_written_is_one_sentence(
    option: str, library: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for path, said in ((tmp_path / "saknas" / "x", "finns inte"), (tmp_path, "är en mapp")):
        status, text, error = run(capsys, library, DEFICITS, option, str(path))
        assert (status, text) == (2, "")
        assert said in error
        assert error.count("\n") == 1


def test_nothing_is_written_of_an_answer_without_a_table(
    library: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    status, _, error = run(capsys, library, "Vem är ordförande?", "--csv", str(tmp_path / "x.csv"))
    assert status == 1
    assert "ingen tabell" in error
    assert not list(tmp_path.iterdir())


def test_the_thread_checks_its_files_too(library: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status = main(["thread", "sjukfrånvaro", "--library", str(library), "--csv", str(tmp_path)])
    assert status == 2
    assert "är en mapp" in capsys.readouterr().err
