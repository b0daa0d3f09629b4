import json
from pathlib import Path

import openpyxl
import pytest

from assistant.__main__ import main


def run(capsys: pytest.CaptureFixture[str], library: Path, *arguments: str) -> tuple[int, str, str]:
    status = main(["thread", "--library", str(library), *arguments])
    return status, *capsys.readouterr()


def test_an_indicator_is_followed_from_target_to_outcome(
    sample_library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, text, _ = run(capsys, sample_library, "sjukfrånvaro", "--board", "Åsdal")

    assert status == 0
    assert "Årsmål 2025: 8,2 %" in text
    assert text.index("Årsmål 2025: 8,2 %") < text.index("Utfall januari-april 2025: 8,9 %")
    assert "Lövsjö" not in text.split("[1] ")[0]


def test_everyday_words_name_the_row(sample_library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Antal feriejobb för ungdomar" in run(capsys, sample_library, "sommarjobb")[1]


def test_every_cell_of_the_json_points_at_a_citation(sample_library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = json.loads(run(capsys, sample_library, "sjukfrånvaro", "--json")[1])

    numbers = {citation["number"] for citation in made["citations"]}
    (thread,) = made["threads"]
    cells = [cell for row in thread["rows"] for cell in row["cells"] if cell is not None]
    assert {row["board"] for row in thread["rows"]} == {"Åsdal-Mellanvik", "Lövsjö-Tegelbruket"}
    assert cells
    assert {cell["citation"] for cell in cells} <= numbers
    assert all(len(row["cells"]) == len(thread["columns"]) for row in thread["rows"])


def test_the_table_is_written_with_its_sources(
    sample_library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed, book = tmp_path / "x.csv", tmp_path / "x.xlsx"
    status, text, _ = run(capsys, sample_library, "sjukfrånvaro", "--csv", str(listed), "--xlsx", str(book))

    assert status == 0
    assert str(listed) in text
    lines = listed.read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("Rad;Nämnd;Mål;Uppgift;Värde;Tal;Enhet;Dokument")
    assert all(line.split(";")[9] for line in lines[1:])
    sheets = openpyxl.load_workbook(book)
    assert sheets.sheetnames == ["Sjukfrånvaro", "Uppgifter med källor"]
    assert sheets["Uppgifter med källor"].max_row == len(lines)


def test_what_is_not_there_is_said(sample_library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, text, _ = run(capsys, sample_library, "trapets")
    assert (status, text.strip()) == (0, "Ingen rad i dokumentens tabeller svarar mot ”trapets”.")

    status, _, said = run(capsys, sample_library, "sjukfrånvaro", "--board", "Ingenstans")
    assert (status, said.count("\n")) == (2, 1)
    assert "Ingenstans" in said

    status, _, said = run(capsys, sample_library, "sjukfrånvaro", "--csv", str(tmp_path / "saknas" / "x.csv"))
    assert (status, said.count("\n")) == (2, 1)
