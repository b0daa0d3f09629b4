"""The list of boards that a library goes by is damaged, deleted or mistyped: answers go on by its copy."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from assistant.ask import Assistant
from ingest.__main__ import main
from ingest.errors import BadBoardList
from ingest.pipeline.build import Request, add
from ingest.pipeline.mend import rebuild
from ingest.settings import Settings
from ingest.store.care.backup import backup, restore
from ingest.store.care.verify import verify
from ingest.store.catalogue.catalogue import Catalogue
from ingest.store.errors import ListDamaged
from ingest.store.files.layout import Layout
from ingest.store.index import Index
from tests.ingest.small_reports import write_plan
from tests.sampled import first_of

LIST = '[[board]]\nname = "Norrvik"\naliases = ["Norr"]\n'
OTHER = '[[board]]\nname = "Söderby"\n'
HARMS: dict[str, Callable[[Path], object]] = {
    "deleted": Path.unlink,
    "empty": lambda path: path.write_text(""),
    "cut": lambda path: path.write_text(LIST[:14]),
    "bytes": lambda path: path.write_bytes(b"\xff\xfe" + LIST.encode()),
    "other": lambda path: path.write_text("board = 3"),
}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    plan = write_plan(tmp_path / "reports", places=40)
    (plan.parent / "boards.toml").write_text(LIST, encoding="utf-8")
    list(add(Request(paths=(plan.parent,)), settings=Settings(library=tmp_path / "library")))
    return tmp_path / "library"


def names(library: Path) -> list[str]:
    with closing(Index.open(library)) as index:
        return [board.name for board in index.boards().boards]


@pytest.mark.parametrize("harm", first_of(HARMS))
def test_a_damaged_list_is_noticed_and_mended_and_its_copy_serves_meanwhile(library: Path, harm: str) -> None:
    own = library / "boards.toml"
    HARMS[harm](own)
    assert names(library) == ["Norrvik"]
    Assistant.open(library)
    (finding,) = verify(Settings(library=library)).findings
    assert "python -m ingest rebuild" in finding.text
    with pytest.raises(ListDamaged):
        backup(Settings(library=library), library.parent / "saved.tar.gz")
    aside = rebuild(Settings(library=library)).aside
    assert own.read_text("utf-8") == LIST
    assert (aside is None) == (harm == "deleted")
    assert verify(Settings(library=library)).findings == ()


@pytest.mark.parametrize("harm", first_of(HARMS))
def test_adding_puts_a_damaged_list_right_too(library: Path, harm: str) -> None:
    HARMS[harm](library / "boards.toml")
    plan = write_plan(library.parent / "more", places=50)
    list(add(Request(paths=(plan,)), settings=Settings(library=library)))
    assert (library / "boards.toml").read_text("utf-8") == LIST


def test_a_list_that_somebody_changes_is_the_one_that_counts(library: Path) -> None:
    (library / "boards.toml").write_text(OTHER, encoding="utf-8")
    assert names(library) == ["Söderby"]
    assert verify(Settings(library=library)).findings == ()
    rebuild(Settings(library=library))
    with closing(Catalogue.open(Layout(directory=library))) as catalogue:
        assert catalogue.board_list() == OTHER


@pytest.mark.parametrize("both", [False, True])
def test_a_catalogue_made_anew_keeps_the_list(library: Path, both: bool) -> None:
    (library / "catalogue.sqlite").unlink()
    if both:
        (library / "boards.toml").write_text("[[")
        with pytest.raises(BadBoardList, match="Rätta filen"):
            rebuild(Settings(library=library))
        (library / "boards.toml").write_text(LIST, encoding="utf-8")
    rebuild(Settings(library=library))
    (library / "boards.toml").unlink()
    assert names(library) == ["Norrvik"]


@pytest.mark.slow
def test_the_list_of_a_backup_comes_back_with_it(library: Path, tmp_path: Path) -> None:
    backup(Settings(library=library), tmp_path / "saved.tar.gz")
    (library / "boards.toml").write_text(OTHER, encoding="utf-8")
    rebuild(Settings(library=library))
    restore(Settings(library=library), tmp_path / "saved.tar.gz", replacing=True)
    assert names(library) == ["Norrvik"]
    assert verify(Settings(library=library)).findings == ()


def test_a_library_without_a_list_has_nothing_to_be_damaged(tmp_path: Path) -> None:
    plan = write_plan(tmp_path / "reports", places=40)
    list(add(Request(paths=(plan,)), settings=Settings(library=tmp_path / "library")))
    assert "Norrvik" not in names(tmp_path / "library")
    assert verify(Settings(library=tmp_path / "library")).findings == ()
    (tmp_path / "library" / "boards.toml").write_text("[[")
    with pytest.raises(BadBoardList):
        Assistant.open(tmp_path / "library")


def test_the_command_says_where_the_damaged_list_went(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (library / "boards.toml").write_text("[[")
    assert main(["rebuild", "--library", str(library)]) == 0
    assert "catalogue.damaged-boards" in capsys.readouterr().out


def test_a_list_that_cannot_be_read_is_one_sentence_for_who_asks(tmp_path: Path) -> None:
    plan = write_plan(tmp_path / "reports", places=40)
    list(add(Request(paths=(plan,)), settings=Settings(library=tmp_path / "library")))
    (tmp_path / "library" / "boards.toml").write_text("[[")
    from assistant.__main__ import main as asked

    assert asked(["ask", "Hur många platser?", "--library", str(tmp_path / "library")]) == 1
