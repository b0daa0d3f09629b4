"""A board that is given and not known: a slip of the pen makes no board of its own."""

from pathlib import Path

import pytest

from ingest.__main__ import main
from ingest.command.run import DONE, MISUSED
from ingest.describe.overrides import Override
from ingest.errors import UnknownBoard
from ingest.genre.boards import load_boards

BOARDS = load_boards()


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("Skarpnek", "Skarpnäck"),
        ("Kungsholmn", "Kungsholmen"),
        ("Hägersten-Älvsö", "Hägersten-Älvsjö"),
        ("Bromma stadsdelsnämd", "Bromma"),
        ("socialnämden", "Socialnämnden, Ekbro kommun"),
        ("Sozialnämnden", "Socialnämnden, Ekbro kommun"),
    ],
)
def test_a_misspelt_board_is_refused_with_the_nearest(name: str, nearest: str) -> None:
    with pytest.raises(UnknownBoard) as caught:
        Override(board=name).check_board(BOARDS, ["Socialnämnden, Ekbro kommun"])
    assert caught.value.nearest == nearest
    assert name in str(caught.value)


@pytest.mark.parametrize(
    "name", ["bromma", "EÅV", "Skarpnäcks stadsdelsnämnd", "Tekniska nämnden", "Ekbro Bostäder AB"]
)
def test_a_known_board_and_a_new_body_by_its_form_are_taken(name: str) -> None:
    Override(board=name).check_board(BOARDS, [])


@pytest.mark.parametrize("name", ["Kalle nämnden", "Farsta nämnd", "Skolan", "Storköping"])
def test_no_board_is_named_that_is_not_like(name: str) -> None:
    with pytest.raises(UnknownBoard) as caught:
        Override(board=name).check_board(BOARDS, [])
    assert "Närmast" not in str(caught.value)


def test_what_is_said_to_be_new_is_taken() -> None:
    Override(board="Skarpnek", new_board=True).check_board(BOARDS, [])


def test_on_the_command_line_it_is_misuse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "plan.txt"
    report.write_text("Verksamhetsplan 2025\n\nParken rustas upp under året.\n", encoding="utf-8")
    asked = ["add", str(report), "--library", str(tmp_path / "library"), "--board", "Skarpnek"]
    assert main(asked) == MISUSED
    assert "”Skarpnek” är ingen känd nämnd. Närmast är ”Skarpnäck”." in capsys.readouterr().err
    assert main([*asked, "--new-board"]) == DONE
    assert "nämnd: Skarpnek" in capsys.readouterr().out


def test_in_a_folders_list_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "plan.txt").write_text("Verksamhetsplan 2025\n\nParken rustas upp under året.\n", encoding="utf-8")
    listing = reports / "documents.toml"
    listing.write_text('["plan.txt"]\nboard = "Skarpnek"\n', encoding="utf-8")
    asked = ["add", str(reports), "--library", str(tmp_path / "library")]
    assert main(asked) == MISUSED
    listing.write_text('["plan.txt"]\nboard = "Skarpnek"\nnew_board = true\n', encoding="utf-8")
    assert main(asked) == DONE
    assert "nämnd: Skarpnek (100 %)" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["Ekhagens stadsdelsnämnd", "Ådalens stadsdelsnämnd"])
def test_what_all_boards_of_a_kind_share_makes_none_of_them_alike(name: str) -> None:
    Override(board=name).check_board(BOARDS, [])
