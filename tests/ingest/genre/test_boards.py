from pathlib import Path

import pytest

from ingest.errors import BadBoardList
from ingest.genre.boards import load_boards
from tests.ingest.read.plain.structure_samples import boards


def test_the_default_list_is_the_eleven_of_stockholm() -> None:
    names = [board.name for board in load_boards().boards]
    assert len(names) == 11
    assert "Enskede-Årsta-Vantör" in names


@pytest.mark.parametrize(
    ("way", "name"),
    [
        ("EÅV", "Enskede-Årsta-Vantör"),
        ("HV", "Hässelby-Vällingby"),
        ("Vantör", "Enskede-Årsta-Vantör"),
        ("Rinkeby-Kista", "Järva"),
        ("Spånga-Tensta", "Järva"),
        ("Östermalm", "Norra innerstaden"),
    ],
)
def test_other_ways_to_write_a_board(way: str, name: str) -> None:
    assert load_boards().aliases()[way] == name


def test_an_abbreviation_that_is_an_everyday_word_is_no_alias() -> None:
    listed = load_boards()
    assert "HÄ" not in listed.aliases()
    assert listed.abbreviations()["HÄ"] == "Hägersten-Älvsjö"


def test_places_are_no_aliases() -> None:
    assert "Rågsved" not in load_boards().aliases()


def test_named_finds_without_diacritics_and_in_full() -> None:
    found = load_boards().named("hagersten alvsjo")
    assert found is not None
    assert found.full_name == "Hägersten-Älvsjö stadsdelsnämnd"
    full = boards().named("Norrviks stadsdelsnämnd")
    assert full is not None
    assert full.name == "Norrvik"
    assert boards().named("Bromma") is None


@pytest.mark.parametrize(
    "text", ["", "kind = 3", "[[board]]\nnamn = 'A'", "[[board]]\nname = ''", "[[board]]\nname='A'\nplaces='B'", "x ="]
)
def test_a_list_of_another_form_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "boards.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadBoardList, match=r"boards\.toml"):
        load_boards(path)


def test_a_missing_list_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadBoardList):
        load_boards(tmp_path / "saknas.toml")
