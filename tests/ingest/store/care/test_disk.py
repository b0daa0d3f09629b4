import errno
import multiprocessing
import os
import resource
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from ingest.store.care.verify import verify
from ingest.store.change import Writer
from ingest.store.errors import DiskFull, LibraryError, LibraryNotWritable
from ingest.store.files.disk import WriteFailed, delete_folder, is_full, watched, write_whole
from ingest.store.index import Index
from tests.ingest.small_library import GramEmbedder, prepared, settings


def test_a_full_disk_is_known_by_number_by_text_and_by_cause() -> None:
    assert is_full(OSError(errno.ENOSPC, "no room"))
    assert is_full(ValueError("IoError: No space left on device (os error 28)"))
    wrapped = WriteFailed("compaction failed")
    wrapped.__cause__ = OSError(errno.EDQUOT, "quota")
    assert is_full(wrapped)
    assert not is_full(OSError(errno.EACCES, "denied"))


def test_a_failed_write_is_told_apart_from_a_mistake(tmp_path: Path) -> None:
    for error, expected in (
        (OSError(errno.ENOSPC, "x"), DiskFull),
        (PermissionError(errno.EACCES, "x"), LibraryNotWritable),
        (WriteFailed("x"), LibraryNotWritable),
        (ValueError("x"), ValueError),
        (KeyError("x"), KeyError),
    ):
        with pytest.raises(expected), watched(tmp_path):
            raise error


def test_a_folder_goes_though_somebody_puts_a_file_there_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "words"
    folder.mkdir()
    empty, late = os.rmdir, iter((1, 2))

    def rmdir(path: str, *, dir_fd: int | None = None) -> None:
        for number in late:
            (folder / f"{number}.lock").touch()
            break
        empty(path, dir_fd=dir_fd)

    monkeypatch.setattr(os, "rmdir", rmdir)
    delete_folder(folder)
    assert not folder.exists()
    delete_folder(folder)  # gone by now


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    write_whole(tmp_path / "folder" / "file.txt", b"text")
    assert [path.name for path in (tmp_path / "folder").iterdir()] == ["file.txt"]
    assert (tmp_path / "folder" / "file.txt").read_bytes() == b"text"


def add_with_little_room(directory: Path, kilobytes: int, answer: Connection) -> None:
    """Replace a document in a process that may write no file larger than `kilobytes`."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * 1024, resource.RLIM_INFINITY))
    try:
        with Writer.open(settings(directory), embedder=GramEmbedder()) as writer:
            sentences = [f"Nya parken {number} öppnas på en plats för sig." * 5 for number in range(400)]
            writer.add([writer.entry(prepared("a.txt", sentences), lineage="a", version=2)])
        answer.send("done")
    except LibraryError as error:
        answer.send(type(error).__name__)


@pytest.mark.slow
@pytest.mark.parametrize("kilobytes", [5, 60, 100, 200, 400])
def test_a_disk_that_fills_while_writing_leaves_the_library_as_it_was(tmp_path: Path, kilobytes: int) -> None:
    with Writer.open(settings(tmp_path), embedder=GramEmbedder(), create=True) as writer:
        old = prepared("a.txt", ["Gamla parken stängs.", "Rad"])
        writer.add([writer.entry(old, lineage="a", version=1)])
    here, there = multiprocessing.Pipe()
    context = multiprocessing.get_context("spawn")
    child = context.Process(target=add_with_little_room, args=(tmp_path, kilobytes, there))
    child.start()
    there.close()  # so that a child that says nothing ends the wait
    child.join(120)
    assert here.recv() in ("DiskFull", "LibraryNotWritable")
    index = Index.open(tmp_path, embedder=GramEmbedder(), settings=settings(tmp_path))
    for hits in (index.search_words("parken"), index.search_vectors("parken stängs")):
        assert hits[0].passage_id == old.passages[0].id
    with Writer.open(settings(tmp_path), embedder=GramEmbedder()):
        pass
    assert verify(settings(tmp_path)).findings == ()
