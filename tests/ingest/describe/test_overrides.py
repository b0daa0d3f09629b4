from pathlib import Path

import pytest

from ingest.describe.overrides import NOTHING, Override, read_overrides, read_type
from ingest.document import Description, Guess, ReportType
from ingest.genre.boards import Board, Boards
from ingest.store.errors import BadOverride

GUESSED = Description(
    title="Rapport",
    board="Storby",
    year=2024,
    type=ReportType.ANNUAL,
    guesses=(("board", Guess(value="Storby", sureness=0.4)), ("year", Guess(value="2024", sureness=0.5))),
)


def write(folder: Path, text: str) -> Path:
    (folder / "documents.toml").write_text(text, encoding="utf-8")
    return folder


def test_what_is_given_takes_the_place_of_what_was_inferred_and_is_certain() -> None:
    description = Override(board="Lillköping", type=ReportType.PLAN).apply(GUESSED)
    assert (description.board, description.year, description.type) == ("Lillköping", 2024, ReportType.PLAN)
    guesses = dict(description.guesses)
    assert (guesses["board"].sureness, guesses["board"].value, guesses["type"].value) == (1.0, "Lillköping", "VP")
    assert guesses["year"].sureness == 0.5


def test_nothing_given_changes_nothing() -> None:
    assert NOTHING.apply(GUESSED) == GUESSED
    assert NOTHING.text() == ""


def test_an_option_goes_before_the_folders_list() -> None:
    assert Override(year=2025).over(Override(year=2020, title="T")) == Override(year=2025, title="T")


def test_a_board_is_known_by_its_other_names() -> None:
    boards = Boards(boards=(Board(name="Lillköping", full_name="Lillköpings nämnd", short=("LK",)),))
    assert Override(board="lk").with_known_board(boards).board == "Lillköping"
    assert Override(board="Annan").with_known_board(boards).board == "Annan"


def test_the_list_of_a_folder_is_read(tmp_path: Path) -> None:
    write(tmp_path, '["a.pdf"]\nboard = "Lillköping"\nyear = 2025\ntype = "tertialrapport 1"\ntitle = "T"\n')
    expected = Override(board="Lillköping", year=2025, type=ReportType.FIRST_TERTIAL, title="T")
    assert read_overrides(tmp_path) == {"a.pdf": expected}
    assert read_overrides(tmp_path / "none") == {}


@pytest.mark.parametrize(
    "text",
    [
        "not toml",
        '["a.pdf"]\nboard = 3',
        '["a.pdf"]\nyear = "2025"',
        '["a.pdf"]\nyear = 99999',
        '["a.pdf"]\ntype = "X9"',
        '["a.pdf"]\nnämnd = "x"',
        '"a.pdf" = "x"',
        '["a.pdf"]\nnamn = "x"',
    ],
)
def test_a_list_that_cannot_be_is_refused_with_its_name(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadOverride, match=r"documents\.toml"):
        read_overrides(write(tmp_path, text))


@pytest.mark.parametrize(("text", "type_"), [("t2", "T2"), (" VB ", "VB"), ("Verksamhetsberättelse", "VB")])
def test_a_type_is_read_in_letters_and_words(text: str, type_: str) -> None:
    assert read_type(text) == type_
