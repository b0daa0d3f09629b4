import tarfile
import threading
from pathlib import Path

import pytest

from ingest.store.care.backup import backup, restore
from ingest.store.care.verify import verify
from ingest.store.change import Writer
from ingest.store.errors import BackupExists, BadBackup, LibraryExists, LibraryMissing
from ingest.store.index import Index
from tests.ingest.small_library import GramEmbedder, prepared, settings
from tests.sampled import first_of


def fill(directory: Path, *names: str) -> None:
    with Writer.open(settings(directory), embedder=GramEmbedder(), create=True) as writer:
        for name in names:
            document = prepared(f"{name}.txt", [f"Parken i {name} rustas.", "Antal besök"])
            writer.add([writer.entry(document, lineage=name, version=1)])


def files(directory: Path) -> list[str]:
    index = Index.open(directory, embedder=GramEmbedder(), settings=settings(directory))
    names = [record.file for record in index.documents()]
    index.close()
    return names


def test_a_backup_restores_the_library_elsewhere(tmp_path: Path) -> None:
    fill(tmp_path / "one", "a", "b")
    size = backup(settings(tmp_path / "one"), tmp_path / "saved.tar.gz")
    assert size == (tmp_path / "saved.tar.gz").stat().st_size
    assert restore(settings(tmp_path / "two"), tmp_path / "saved.tar.gz", embedder=GramEmbedder()) == 2
    assert files(tmp_path / "two") == ["a.txt", "b.txt"]
    assert verify(settings(tmp_path / "two")).findings == ()


def test_a_restored_library_is_as_it_was_and_a_reader_sees_it_at_once(tmp_path: Path) -> None:
    fill(tmp_path / "one", "a", "b")
    backup(settings(tmp_path / "one"), tmp_path / "saved.tar.gz")
    index = Index.open(tmp_path / "one", embedder=GramEmbedder(), settings=settings(tmp_path / "one"))
    fill(tmp_path / "one", "c")
    seen = [index.version()]
    assert len(index.search_vectors("parken", limit=9)) == 6
    restore(settings(tmp_path / "one"), tmp_path / "saved.tar.gz", replacing=True, embedder=GramEmbedder())
    assert [record.file for record in index.documents()] == ["a.txt", "b.txt"]
    assert len(index.search_vectors("parken", limit=9)) == len(index.search_words("parken besök", limit=9)) == 4
    assert index.version() not in seen
    assert verify(settings(tmp_path / "one")).findings == ()
    assert {path.name for path in (tmp_path / "one").iterdir()} <= {
        "catalogue.sqlite",
        "catalogue.sqlite-wal",
        "catalogue.sqlite-shm",
        "catalogue.sum",
        "originals",
        "vectors",
        "words",
        "writer.lock",
    }


_LIST = '[[board]]\nname = "Norrvik"\n'


def test_lists_that_answers_depend_on_are_restored_with_the_rest(tmp_path: Path) -> None:
    fill(tmp_path / "one", "a")
    (tmp_path / "one" / "boards.toml").write_text(_LIST + "# den första", encoding="utf-8")
    backup(settings(tmp_path / "one"), tmp_path / "saved.tar.gz")
    fill(tmp_path / "two", "b")
    for name in ("boards.toml", "others.toml"):
        (tmp_path / "two" / name).write_text("# den andra", encoding="utf-8")
    restore(settings(tmp_path / "two"), tmp_path / "saved.tar.gz", replacing=True, embedder=GramEmbedder())
    lists = {path.name: path.read_text("utf-8") for path in (tmp_path / "two").glob("*.toml")}
    assert lists == {"boards.toml": _LIST + "# den första"}


def test_a_library_is_replaced_only_where_that_is_said(tmp_path: Path) -> None:
    fill(tmp_path / "one", "a")
    backup(settings(tmp_path / "one"), tmp_path / "saved.tar.gz")
    fill(tmp_path / "two", "b")
    with pytest.raises(LibraryExists, match="--replace"):
        restore(settings(tmp_path / "two"), tmp_path / "saved.tar.gz", embedder=GramEmbedder())
    assert files(tmp_path / "two") == ["b.txt"]


@pytest.mark.parametrize("content", [b"", b"nothing of the kind" * 1000], ids=["empty", "other"])
def test_a_library_whose_catalogue_is_damaged_can_be_restored(tmp_path: Path, content: bytes) -> None:
    fill(tmp_path / "one", "a")
    backup(settings(tmp_path / "one"), tmp_path / "saved.tar.gz")
    (tmp_path / "one" / "catalogue.sqlite").write_bytes(content)
    restore(settings(tmp_path / "one"), tmp_path / "saved.tar.gz", replacing=True, embedder=GramEmbedder())
    assert files(tmp_path / "one") == ["a.txt"]
    assert verify(settings(tmp_path / "one")).findings == ()


@pytest.mark.slow
def test_questions_are_answered_while_a_backup_is_saved_and_restored(tmp_path: Path) -> None:
    fill(tmp_path / "one", "a", "b")
    index = Index.open(tmp_path / "one", embedder=GramEmbedder(), settings=settings(tmp_path / "one"))
    counts: set[tuple[int, int]] = set()
    done = threading.Event()

    def ask() -> None:
        while not done.is_set():
            view = index.pinned()
            counts.add((len(view.search_words("parken", limit=9)), len(view.search_vectors("parken", limit=9))))

    asker = threading.Thread(target=ask)
    asker.start()
    try:
        backup(settings(tmp_path / "one"), tmp_path / "saved.tar.gz")
        restore(settings(tmp_path / "one"), tmp_path / "saved.tar.gz", replacing=True, embedder=GramEmbedder())
    finally:
        done.set()
        asker.join()
    assert counts == {(2, 4)}


def test_a_backup_is_not_written_over(tmp_path: Path) -> None:
    fill(tmp_path / "one", "a")
    (tmp_path / "saved.tar.gz").write_bytes(b"mine")
    with pytest.raises(BackupExists):
        backup(settings(tmp_path / "one"), tmp_path / "saved.tar.gz")
    assert (tmp_path / "saved.tar.gz").read_bytes() == b"mine"


def test_nothing_to_back_up_is_said(tmp_path: Path) -> None:
    with pytest.raises(LibraryMissing):
        backup(settings(tmp_path / "none"), tmp_path / "saved.tar.gz")


def harmed(tmp_path: Path, how: str) -> Path:
    """Return a backup with one thing wrong."""
    fill(tmp_path / "other", "x")
    (tmp_path / "other" / "boards.toml").write_text(_LIST, encoding="utf-8")
    good, bad = tmp_path / "good.tar.gz", tmp_path / "bad.tar.gz"
    backup(settings(tmp_path / "other"), good)
    match how:
        case "no archive":
            bad.write_bytes(b"nothing of the kind")
        case "cut off":
            bad.write_bytes(good.read_bytes()[:-200])
        case "outside":
            with tarfile.open(bad, "w:gz") as archive:
                archive.add(good, arcname="../outside")
        case "other list" | "one list more":
            with tarfile.open(good) as archive:
                archive.extractall(tmp_path / "out", filter="data")
            (tmp_path / "out" / ("boards.toml" if how == "other list" else "more.toml")).write_text(
                "", encoding="utf-8"
            )
            with tarfile.open(bad, "w:gz") as archive:
                archive.add(tmp_path / "out", arcname=".")
        case "other original":
            with tarfile.open(good) as archive:
                archive.extractall(tmp_path / "out", filter="data")
            next((tmp_path / "out" / "originals").rglob("*.txt")).write_text("ändrad", encoding="utf-8")
            with tarfile.open(bad, "w:gz") as archive:
                archive.add(tmp_path / "out", arcname=".")
        case _:
            return tmp_path / "none.tar.gz"
    return bad


@pytest.mark.parametrize(
    "how",
    first_of(["no archive", "cut off", "outside", "other original", "other list", "one list more", "missing"]),
)
def test_a_broken_backup_changes_nothing(tmp_path: Path, how: str) -> None:
    fill(tmp_path / "one", "a")
    bad = harmed(tmp_path, how)
    with pytest.raises(BadBackup):
        restore(settings(tmp_path / "one"), bad, replacing=True, embedder=GramEmbedder())
    assert files(tmp_path / "one") == ["a.txt"]
    assert verify(settings(tmp_path / "one")).findings == ()
    assert not (tmp_path / "outside").exists()
