"""Changing the embedding model: killed in the middle, answered by the old one meanwhile, gone on with afterwards."""

import multiprocessing
import sqlite3
import time
from collections.abc import Callable, Sequence
from multiprocessing.process import BaseProcess
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from ingest.store.care.verify import verify
from ingest.store.change import Writer
from ingest.store.errors import OtherEmbedder
from ingest.store.index import Index
from ingest.store.renewal import Rebuilding
from ingest.store.vectors.unfinished import Remembering, forget
from tests.ingest.small_library import SMALL_SHARDS, FailingEmbedder, GramEmbedder, prepared, settings

_FILES, _SENTENCES = 4, 40
_PATIENCE = 60.0  # seconds
_BATCH = SMALL_SHARDS.batch


class NewEmbedder(GramEmbedder):
    """Another model, slow, that writes each text it embeds as a line of a file."""

    name = "test-new"
    dimensions = 48

    def __init__(self, log: Path, *, seconds: float = 0.0) -> None:
        self._log = log
        self._seconds = seconds

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        time.sleep(self._seconds)  # a real model takes its time
        with self._log.open("a", encoding="utf-8") as log:
            log.writelines(f"{text}\n" for text in texts)
        vectors = GramEmbedder().embed_passages(texts)
        return np.pad(vectors, ((0, 0), (0, self.dimensions - vectors.shape[1])))


def rebuild_slowly(directory: Path, log: Path) -> None:
    """Runs in the child that is killed."""
    with Writer.open(settings(directory), embedder=NewEmbedder(log, seconds=0.05)) as writer:
        writer.rebuild()


def lines(log: Path) -> list[str]:
    return log.read_text(encoding="utf-8").splitlines() if log.exists() else []


def killed_when(done: Callable[[], bool], child: BaseProcess) -> None:
    child.start()
    deadline = time.monotonic() + _PATIENCE
    while not done() and child.is_alive() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert child.is_alive(), "the child ended before it could be killed"
    child.kill()
    child.join()


def broken_off(directory: Path, log: Path, *, after: int) -> None:
    """Kill a rebuild with the new model once `after` texts are embedded."""
    context = multiprocessing.get_context("forkserver")
    killed_when(
        lambda: len(lines(log)) >= after, context.Process(target=rebuild_slowly, args=(directory, log), daemon=True)
    )


def found(index: Index) -> set[str]:
    return {hit.passage_id for hit in index.search_vectors("parken", limit=10_000)}


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    library = tmp_path / "library"
    with Writer.open(settings(library), embedder=GramEmbedder(), create=True) as writer:
        for n in range(_FILES):
            sentences = [f"Parken nummer {n} får bänk {m}." for m in range(_SENTENCES)]
            writer.add([writer.entry(prepared(f"{n}.txt", sentences), lineage=f"{n}", version=1)])
    return library


@pytest.mark.slow
def test_a_killed_change_of_model_goes_on_where_it_stopped_and_the_old_model_answers_meanwhile(
    directory: Path, tmp_path: Path
) -> None:
    log = tmp_path / "embedded.txt"
    total = _FILES * _SENTENCES
    reader = Index.open(directory, embedder=GramEmbedder(), settings=settings(directory))
    before = found(reader)
    assert len(before) == total
    for after in (total // 3, 2 * total // 3):  # the second is past a shard that the first had written
        broken_off(directory, log, after=after)
        assert found(reader) == before
        fresh = Index.open(directory, embedder=GramEmbedder(), settings=settings(directory))
        assert found(fresh) == before
        fresh.close()
    seen: list[Rebuilding] = []
    with Writer.open(settings(directory), embedder=NewEmbedder(log)) as writer:
        assert found(reader) == before
        done = writer.rebuild(on_progress=seen.append)
    embedded = lines(log)
    assert len(set(embedded)) == total
    assert len(embedded) <= total + 2 * _BATCH  # one for each kill: it was not yet on the disk
    assert done.done == done.total == total
    assert done.kept >= 2 * total // 3 - 2 * _BATCH  # each kill cuts off one batch
    assert [now.done for now in seen] == sorted({now.done for now in seen})
    with pytest.raises(OtherEmbedder, match="NAMNDSVAR_EMBEDDER"):
        reader.search_vectors("parken")
    reader.close()
    new = Index.open(directory, embedder=NewEmbedder(log), settings=settings(directory))
    assert found(new) == before
    new.close()
    assert list((directory / "unfinished").iterdir()) == []
    assert verify_says_whole(directory)


def verify_says_whole(directory: Path) -> bool:
    return verify(settings(directory)).findings == ()


class Stopped(FailingEmbedder):
    """Another model, that breaks off after some batches."""

    name = "test-stopped"


@pytest.mark.slow
def test_the_old_model_may_add_and_remove_meanwhile_and_what_is_removed_is_forgotten(
    directory: Path, tmp_path: Path
) -> None:
    with Writer.open(settings(directory), embedder=Stopped(15)) as writer, pytest.raises(MemoryError):
        writer.rebuild()
    with Writer.open(settings(directory), embedder=GramEmbedder()) as writer:
        first = writer.ledger.records()[0].id
        kept = held(directory)
        assert 2 * _SENTENCES <= kept <= 15 * _BATCH
        writer.remove([first])
        assert held(directory) == kept - _SENTENCES
        writer.add([writer.entry(prepared("new.txt", ["Parken är ny.", "Rad"]), lineage="new", version=1)])
    with Writer.open(settings(directory), embedder=Stopped(100)) as writer:
        done = writer.rebuild()
    assert (done.total, done.kept) == ((_FILES - 1) * _SENTENCES + 2, kept - _SENTENCES)
    assert verify_says_whole(directory)


def test_a_text_that_stands_twice_is_not_said_to_be_from_before(tmp_path: Path) -> None:
    calls: list[int] = []
    with Remembering(GramEmbedder(), tmp_path, on_batch=lambda _given, kept: calls.append(kept)) as remembering:
        remembering.embed_passages(["Parken stängs.", "Parken stängs."])
        remembering.embed_passages(["Parken stängs.", "Skolan öppnas."])
    with Remembering(GramEmbedder(), tmp_path, on_batch=lambda _given, kept: calls.append(kept)) as remembering:
        remembering.embed_passages(["Parken stängs.", "Parken stängs.", "Ny."])
    assert calls == [0, 0, 2]


def held(directory: Path) -> int:
    """Return how many vectors the unfinished rebuild has kept."""
    (file,) = (directory / "unfinished").rglob("*.sqlite")
    connection = sqlite3.connect(file)
    (count,) = connection.execute("SELECT count(*) FROM vectors").fetchone()
    connection.close()
    return int(count)


def test_vectors_are_the_models_own_and_another_models_are_not_taken(tmp_path: Path) -> None:
    texts = ["Parken stängs.", "Skolan öppnas.", "Parken stängs."]
    calls: list[tuple[int, int]] = []

    def embed(model: GramEmbedder) -> NDArray[np.float32]:
        with Remembering(model, tmp_path, on_batch=lambda given, kept: calls.append((given, kept))) as remembering:
            assert (remembering.name, remembering.dimensions) == (model.name, model.dimensions)
            return remembering.embed_passages(texts)

    expected = GramEmbedder().embed_passages(texts)
    assert np.array_equal(embed(GramEmbedder()), expected)
    assert np.array_equal(embed(GramEmbedder()), expected)
    assert np.array_equal(embed(Stopped(1)), expected)
    assert calls == [(3, 0), (3, 3), (3, 0)]
    forget(tmp_path, texts[:1])
    embed(GramEmbedder())
    assert calls[-1] == (3, 1)


def test_a_damaged_file_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "vectors.sqlite").write_bytes(b"no database at all, but long enough to be read as one" * 40)
    with Remembering(GramEmbedder(), tmp_path, on_batch=lambda given, held: None) as remembering:
        assert remembering.embed_passages(["Parken"]).shape == (1, GramEmbedder.dimensions)


def test_forgetting_makes_no_folder(tmp_path: Path) -> None:
    forget(tmp_path / "none", ["Parken"])
    assert not (tmp_path / "none").exists()
