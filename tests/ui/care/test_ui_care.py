"""The page Drift: what runs here, a check and a rebuild from the page, and the banner where something is wrong."""

import shutil
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ingest.__main__ import main
from ingest.store.care import log
from ingest.store.catalogue.schema import SCHEMA_VERSION
from ingest.store.files.layout import Layout
from ingest.store.files.lock import locked
from ui.care import banner, state, texts
from ui.care.keeper import Keeper, Task, keeper_of


@pytest.fixture(autouse=True)
def main_module(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])


@pytest.fixture
def library(sample_library: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sample_library, tmp_path / "library"))


def page(library: str) -> None:
    """Draw the banner and the page; the bench runs this function's source as a script."""
    from pathlib import Path

    from ui.care import banner, page

    banner.draw(Path(library))
    page.draw(Path(library))


def bench(library: Path) -> AppTest:
    drawn = AppTest.from_function(page, default_timeout=60, kwargs={"library": str(library)}).run()
    assert not drawn.exception
    return drawn


def html(drawn: AppTest) -> str:
    return "\n".join(element.proto.body for element in drawn.main.get("html"))


def ended(keeper: Keeper) -> Task:
    for _ in range(600):
        task = keeper.task()
        if task is not None and not task.at_work:
            return task
        time.sleep(0.1)
    raise TimeoutError


def damage(library: Path) -> None:
    index = next(path for path in (library / "words").rglob("*") if path.is_file() and path.stat().st_size > 1000)
    index.write_bytes(index.read_bytes()[:-100])


def test_the_page_says_what_runs_here_and_how_much_room_it_takes(library: Path) -> None:
    shown = html(bench(library))
    assert f"<dd>{SCHEMA_VERSION}</dd>" in shown
    assert texts.COUNTED.partition(",")[0].format(documents=8) in shown
    assert texts.NO_BACKUP in shown
    assert texts.NEVER_CHECKED in shown
    size = state.sizes(library)[texts.CATALOGUE]
    assert size > 100_000
    assert state.in_words(size) in shown


@pytest.mark.parametrize(
    ("size", "said"),
    [(0, "0 byte"), (999, "999 byte"), (1000, "1,0 kB"), (5_949_000, "5,9 MB"), (2 * 10**12, "2,0 TB")],
)
def test_sizes_are_said_as_people_say_them(size: int, said: str) -> None:
    assert state.in_words(size) == said


def test_the_last_backup_and_what_was_done_since_stand_there(library: Path, tmp_path: Path) -> None:
    assert main(["backup", str(tmp_path / "kopia.tar.gz"), "--library", str(library)]) == 0
    made = state.backup(log.events(library))
    assert made is not None
    assert made.since == 0
    log.note(library, log.Did.ADDED, "Plan", who="a1")
    log.note(library, log.Did.EXPORTED, "svar.docx", who="a1")
    made = state.backup(log.events(library))
    assert made is not None
    assert made.since == 1
    assert "Sedan dess har något ändrats 1 gånger" in html(bench(library))


@pytest.mark.slow
def test_damage_is_found_said_in_a_banner_and_mended_from_the_page(library: Path) -> None:
    damage(library)
    drawn = bench(library)
    assert [said.value for said in drawn.warning] == []
    drawn.button(key="verify").click().run()
    assert not ended(keeper_of(library)).well
    drawn.run()
    assert not drawn.exception
    assert [said.value for said in drawn.warning] == [f"{texts.BANNER_BROKEN} {texts.BANNER_WHERE}"]
    assert [said.value for said in drawn.error] == [texts.DONE_BAD]
    drawn.button(key="rebuild").click().run()
    assert ended(keeper_of(library)).well
    drawn.run()
    assert [said.value for said in drawn.warning] == []
    assert [said.value for said in drawn.success] == [texts.DONE_WELL]
    assert main(["verify", "--library", str(library)]) == 0


@pytest.mark.slow
def test_a_rebuild_tells_how_far_it_has_come_and_nothing_else_begins_meanwhile(library: Path) -> None:
    keeper = Keeper(library)
    assert keeper.begin("rebuild")
    assert not keeper.begin("verify")
    seen = set()
    while (task := keeper.task()) is not None and task.at_work:
        seen.add(task.total > 0)
        time.sleep(0.01)
    assert seen
    assert ended(keeper).well
    assert keeper.last() == keeper.task()
    assert Keeper(library).last() == keeper.task()  # another start of the server knows it


@pytest.mark.slow
def test_a_library_that_somebody_changes_is_not_said_to_be_broken(library: Path) -> None:
    keeper = Keeper(library)
    with locked(Layout(directory=library), seconds=1):
        keeper.begin("rebuild")
        task = ended(keeper)
    assert not task.well
    assert task.said
    assert keeper.last() is None


def test_the_banner_tells_of_a_full_disk_and_a_log_that_was_changed(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert list(banner.wrong(library)) == []
    monkeypatch.setattr(state, "free", lambda _: 1_000_000)
    assert list(banner.wrong(library)) == [texts.BANNER_DISK.format(free="1,0 MB")]
    log.note(library, log.Did.ADDED, "Plan", who="a1")
    with closing(sqlite3.connect(log.file_beside(library))) as database, database:
        database.execute("DROP TRIGGER never_changed")
        database.execute("UPDATE events SET who = 'b2'")
    assert list(banner.wrong(library))[1:] == [texts.BANNER_LOG]
    assert "har ändrats" in html(bench(library))


def test_no_library_is_said_and_nothing_breaks(tmp_path: Path) -> None:
    shown = html(bench(tmp_path / "nowhere"))
    assert "Det finns inget bibliotek" in shown
