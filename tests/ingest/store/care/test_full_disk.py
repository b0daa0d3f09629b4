"""A library on a disk that is full or may only be read answers, says what it cannot do, and lets go of documents."""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Answer, Finished
from assistant.ask import Assistant
from ingest.__main__ import main
from ingest.pipeline.build import Request, add
from ingest.settings import Settings
from ingest.store.care.verify import verify
from ingest.store.catalogue.catalogue import Catalogue
from ingest.store.files.layout import Layout
from tests.places import SAMPLE

REPORTS = sorted(SAMPLE.glob("*.txt"))[:4]
QUESTION = "Vad är årsmålet för sjukfrånvaro?"
_MOST = 12  # MB


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Return a small disk of its own, in memory."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={_MOST}m", "tmpfs", str(folder)]
    if os.name != "posix" or os.geteuid() or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("only root may mount a small disk")
    yield folder
    for mounted in (tmp_path / "view", folder):
        subprocess.run(["umount", "--lazy", str(mounted)], check=False, capture_output=True)


@pytest.fixture
def library(disk: Path) -> Path:
    list(add(Request(paths=tuple(REPORTS)), settings=Settings(library=disk / "library")))
    return disk / "library"


def fill(disk: Path) -> None:
    """Take every byte that is left."""
    for number in range(3):
        with (disk / f"filling-{number}").open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError:
                pass


def answer(library: Path) -> Answer:
    events = Assistant.open(library).ask(QUESTION)
    return replace(next(event.answer for event in events if isinstance(event, Finished)), seconds=0)


def ids(library: Path) -> list[str]:
    catalogue = Catalogue.open(Layout(directory=library))
    found = [record.id for record in catalogue.records()]
    catalogue.close()
    return found


@pytest.mark.slow
def test_a_full_disk_answers_and_says_what_cannot_be_done(
    disk: Path, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = answer(library)
    assert expected.citations
    fill(disk)
    assert answer(library) == expected
    assert main(["verify", "--library", str(library)]) == 0
    capsys.readouterr()
    for command in (["add", str(SAMPLE)], ["rebuild"], ["backup", str(disk / "saved.tar.gz")]):
        assert main([*command, "--library", str(library)]) == 1
        said = capsys.readouterr().err
        assert "Disken är full" in said
        assert "Traceback" not in said
        fill(disk)
        assert answer(library) == expected, command


@pytest.mark.slow
def test_documents_are_removed_from_a_full_disk_without_a_trace(
    disk: Path, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone, *kept = ids(library)
    fill(disk)
    assert main(["remove", gone, "--library", str(library)]) == 0
    assert capsys.readouterr().err == ""
    assert ids(library) == kept
    assert verify(Settings(library=library)).findings == ()
    assert all(gone.encode() not in path.read_bytes() for path in library.rglob("*") if path.is_file())
    assert answer(library).citations
    for left in kept:
        fill(disk)
        assert main(["remove", left, "--library", str(library)]) == 0
    assert ids(library) == []
    assert verify(Settings(library=library)).findings == ()


def _only_to_read(disk: Path, view: Path) -> Path:
    """Return a second way to the disk by which nothing can be written."""
    view.mkdir()
    subprocess.run(["mount", "--bind", str(disk), str(view)], check=True)
    subprocess.run(["mount", "-o", "remount,ro,bind", str(view)], check=True)
    return view


@pytest.mark.slow
def test_a_library_that_may_only_be_read_answers_is_verified_and_saved(
    disk: Path, library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = answer(library)
    library = _only_to_read(disk, tmp_path / "view") / library.name
    assert answer(library) == expected
    assert main(["verify", "--library", str(library)]) == 0
    saved = tmp_path / "saved.tar.gz"
    assert main(["backup", str(saved), "--library", str(library)]) == 0
    capsys.readouterr()
    for command in (
        ["add", str(SAMPLE)],
        ["remove", ids(library)[0]],
        ["rebuild"],
        ["restore", str(saved), "--replace"],
    ):
        assert main([*command, "--library", str(library)]) == 1
        assert "Det går inte att skriva" in capsys.readouterr().err
    assert main(["restore", str(saved), "--library", str(tmp_path / "restored")]) == 0
    assert answer(tmp_path / "restored") == expected
