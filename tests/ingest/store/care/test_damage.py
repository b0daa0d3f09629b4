"""Whatever of a library is damaged, its answers stay true or one sentence names the command that mends it."""

import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Answer, Finished
from assistant.ask import Assistant
from ingest.pipeline.build import Request, add
from ingest.pipeline.mend import rebuild
from ingest.settings import Settings
from ingest.store.care.backup import backup
from ingest.store.care.verify import verify
from ingest.store.errors import CatalogueDamaged, IndexDamaged, LibraryError, LibraryMissing, OriginalDamaged
from tests.places import SAMPLE

REPORT = sorted((SAMPLE).glob("*.txt"))[0]
QUESTION = "Vad är årsmålet för sjukfrånvaro?"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library of one report in two versions."""
    folder = tmp_path_factory.mktemp("whole")
    source = folder / "reports" / REPORT.name
    source.parent.mkdir()
    text = REPORT.read_text(encoding="utf-8")
    for content in (text + "\nEn rad som togs bort.\n", text):
        source.write_text(content, encoding="utf-8")
        list(add(Request(paths=(source,)), settings=Settings(library=folder / "library")))
    return folder / "library"


@pytest.fixture
def library(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "library"))


def answer(library: Path) -> Answer:
    events = Assistant.open(library).ask(QUESTION)
    return replace(next(event.answer for event in events if isinstance(event, Finished)), seconds=0)


def parts(library: Path) -> list[Path]:
    files = (path for path in sorted(library.rglob("*")) if path.is_file() and path.stat().st_size)
    return [path for path in files if "lock" not in path.name and not path.name.endswith("-shm")]


def flip(at: float) -> Callable[[Path], None]:
    def harm(path: Path) -> None:
        content = bytearray(path.read_bytes())
        content[int(at * (len(content) - 1))] ^= 1
        path.write_bytes(content)

    return harm


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path: Path) -> None:
    path.write_bytes(b"")


HARMS = {"first": flip(0), "middle": flip(0.5), "cut": cut, "empty": empty, "deleted": Path.unlink}


def kinds(library: Path) -> list[Path]:
    """Return one file of each kind, as a path within the library."""
    found: dict[str, Path] = {}
    for path in parts(library):
        place = path.relative_to(library)
        found.setdefault(f"{place.parts[0]}{len(place.parts)}{path.suffix}", place)
    return list(found.values())


@pytest.mark.slow
@pytest.mark.parametrize("harm", HARMS)
def test_every_damage_is_noticed_and_mended_by_the_command_that_is_named(
    whole: Path, tmp_path: Path, harm: str
) -> None:
    expected = answer(whole)
    assert expected.citations
    for number, place in enumerate(kinds(whole)):
        library = Path(shutil.copytree(whole, tmp_path / str(number)))
        HARMS[harm](library / place)
        said = ""
        try:
            assert answer(library) == expected, place
        except LibraryError as error:
            said = str(error)
            assert "python -m ingest rebuild" in said, place
        try:
            found = [finding.text for finding in verify(Settings(library=library)).findings]
        except LibraryError as error:
            found = [str(error)]
        assert found or place.name in ("catalogue.sum", "marker"), f"{harm} of {place} is not noticed"
        done = rebuild(Settings(library=library))
        assert (done.unread, done.lost) == ((), ()) or place.parts[0] == "originals", place
        if not (done.unread or done.lost):
            assert verify(Settings(library=library)).findings == (), place
        assert answer(library) == expected, place


@pytest.mark.slow
def test_a_figure_that_is_changed_in_the_stored_text_is_not_answered(library: Path) -> None:
    assistant = Assistant.open(library)
    (first, *_) = answer(library).citations
    figure = next(word for word in first.quote.split() if word[0].isdigit())
    with sqlite3.connect(library / "catalogue.sqlite") as database:
        for table in ("documents", "passages"):
            database.execute(f"UPDATE {table} SET text = replace(text, ?, ?)", (figure, "77" + figure[1:]))
    database.close()
    for ask in (lambda: list(assistant.ask(QUESTION)), lambda: answer(library)):
        with pytest.raises(CatalogueDamaged, match="rebuild"):
            ask()
    assert rebuild(Settings(library=library)).reread == 2
    assert answer(library).citations[0].quote == first.quote


@pytest.mark.slow
def test_a_damaged_library_is_not_saved_as_if_it_were_whole(library: Path, tmp_path: Path) -> None:
    original = next(path for path in (library / "originals").rglob("*.txt"))
    content = original.read_bytes()
    original.write_bytes(content + b" ")
    with pytest.raises(OriginalDamaged, match="rebuild"):
        backup(Settings(library=library), tmp_path / "saved.tar.gz")
    original.write_bytes(content)
    flip(0.5)(library / "catalogue.sqlite")
    with pytest.raises(CatalogueDamaged, match="rebuild"):
        backup(Settings(library=library), tmp_path / "saved.tar.gz")
    assert not (tmp_path / "saved.tar.gz").exists()


@pytest.mark.slow
def test_a_library_without_its_catalogue_is_not_taken_for_a_new_one(library: Path, tmp_path: Path) -> None:
    (library / "catalogue.sqlite").unlink()
    with pytest.raises(CatalogueDamaged, match="rebuild"):
        list(add(Request(paths=(REPORT,)), settings=Settings(library=library)))
    assert rebuild(Settings(library=library)).reread == 2
    assert verify(Settings(library=library)).findings == ()
    with pytest.raises(LibraryMissing):
        rebuild(Settings(library=tmp_path / "none"))


@pytest.mark.slow
def test_who_asks_meanwhile_sees_the_mended_library(library: Path) -> None:
    assistant = Assistant.open(library)
    (library / "catalogue.sqlite").unlink()
    rebuild(Settings(library=library))
    assert any(isinstance(event, Finished) and event.answer.citations for event in assistant.ask(QUESTION))


def test_adding_a_file_again_mends_its_original(library: Path) -> None:
    for original in (library / "originals").rglob("*.txt"):
        original.write_bytes(b"")
    (library.parent / "reports").mkdir(exist_ok=True)
    again = library.parent / "reports" / REPORT.name
    again.write_bytes(REPORT.read_bytes())
    list(add(Request(paths=(again,)), settings=Settings(library=library)))
    found = "\n".join(finding.text for finding in verify(Settings(library=library)).findings)
    assert found.count("är ändrat") == 1  # the former version's, whose file is no more


def test_an_index_whose_files_are_gone_says_so(library: Path) -> None:
    shutil.rmtree(library / "vectors")
    with pytest.raises(IndexDamaged, match="rebuild"):
        answer(library)
