"""Memory that workers share: filled once, never changed, and gone when the last that uses it lets it go or ends."""

import gc
import mmap
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from ingest.store.errors import IndexDamaged
from ingest.store.files import memory
from ingest.store.files.lending import Lending
from ingest.store.files.sealed import Sealed
from ingest.store.files.sharing import SharedMemory
from ingest.store.vectors.sealed.folder import SealedVectors
from ingest.store.vectors.sealed.nearest import nearest
from ingest.store.vectors.vector import Vectors, WindowId
from tests.places import ROOT

pytestmark = pytest.mark.skipif(not hasattr(os, "memfd_create"), reason="a system without memory to share")

SIZE = 3 * mmap.PAGESIZE


@pytest.fixture
def lending() -> Iterator[Lending]:
    lines: list[socket.socket] = []

    class Closing(Lending):
        def line(self) -> socket.socket:
            lines.append(super().line())
            return lines[-1]

    made = Closing()
    yield made
    for line in lines:
        line.close()
    assert let_go(made)


def fill(value: int) -> Callable[[memoryview], None]:
    def filled(room: memoryview) -> None:
        room[:] = bytes([value]) * len(room)

    return filled


def nothing_is_filled(room: memoryview) -> None:
    raise AssertionError(len(room))


def let_go(lending: Lending) -> bool:
    """Return whether soon nothing is held."""
    until = time.monotonic() + 30
    while lending.held() and time.monotonic() < until:
        gc.collect()
        time.sleep(0.01)
    return not lending.held()


def test_what_one_fills_the_others_have_until_all_let_it_go(lending: Lending) -> None:
    one, other = SharedMemory(lending.line()), SharedMemory(lending.line())
    assert one.lent("a") is None
    first, again = one.kept("a", SIZE, fill(7)), one.lent("a")
    second = other.lent("a")
    assert bytes(first or b"") == bytes(second or b"") == bytes(again or b"") == bytes([7]) * SIZE
    assert other.lent("b") is None
    del first, again
    assert lending.held() == {"a"}
    assert second is not None
    assert second[0] == 7
    del second
    assert let_go(lending)


def test_of_two_that_fill_the_same_one_is_kept(lending: Lending) -> None:
    one, other = SharedMemory(lending.line()), SharedMemory(lending.line())
    first, second = one.kept("a", SIZE, fill(1)), other.kept("a", SIZE, fill(2))
    assert first is not None
    assert second is not None
    assert (first[0], second[0]) == (1, 1)


def test_nobody_can_change_it_or_cut_it_short(lending: Lending, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[int] = []
    made = os.memfd_create

    def remembered(name: str, flags: int) -> int:
        given.append(made(name, flags))
        return os.dup(given[0])

    monkeypatch.setattr(os, "memfd_create", remembered)
    kept = SharedMemory(lending.line()).kept("a", SIZE, fill(1))
    assert kept is not None
    with pytest.raises(TypeError, match="read-only"):
        kept[0] = 2
    for harm in (lambda: os.truncate(given[0], 0), lambda: os.pwrite(given[0], b"x", 0)):
        with pytest.raises(PermissionError):
            harm()
    os.close(given[0])


def test_what_fails_to_be_filled_is_not_lent(lending: Lending) -> None:
    one = SharedMemory(lending.line())
    with pytest.raises(AssertionError):
        one.kept("a", SIZE, nothing_is_filled)
    assert one.lent("a") is None
    assert lending.held() == frozenset()


def test_a_process_without_anybody_to_share_with_has_its_own(lending: Lending, monkeypatch: pytest.MonkeyPatch) -> None:
    line = lending.line()
    shared = SharedMemory(line)
    line.close()
    assert shared.kept("a", SIZE, fill(1)) is None
    monkeypatch.setattr(memory, "_POOLS", [shared])
    own = memory.kept("a", SIZE, fill(3))
    assert (memory.lent("a"), own[0], own.readonly) == (None, 3, True)


def test_no_memory_left_is_no_crash(lending: Lending, monkeypatch: pytest.MonkeyPatch) -> None:
    def none_left(*_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "posix_fallocate", none_left)
    assert SharedMemory(lending.line()).kept("a", SIZE, nothing_is_filled) is None


def test_what_a_killed_process_held_is_let_go(lending: Lending) -> None:
    line = lending.line()
    code = (
        "import socket, sys; from ingest.store.files.sharing import SharedMemory; "
        f"it = SharedMemory(socket.socket(fileno={line.fileno()})).kept('a', 9, lambda m: None); "
        "print(len(it), flush=True); sys.stdin.read()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, pass_fds=[line.fileno()], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    line.close()
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"9\n"
        assert lending.held() == {"a"}
        process.kill()
    assert let_go(lending)


def test_threads_share_a_line(lending: Lending) -> None:
    one = SharedMemory(lending.line())
    wrong: list[int] = []

    def work(number: int) -> None:
        for turn in range(50):
            key = str(turn % 5)
            held = one.lent(key)
            if held is None:
                held = one.kept(key, SIZE, fill(turn % 5))
            if held is None or held[-1] != turn % 5:
                wrong.append(number)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert let_go(lending)


@pytest.fixture
def sealed(tmp_path: Path) -> Sealed:
    rows = np.random.default_rng(1).standard_normal((40, 8)).astype(np.float32)
    ids = tuple(WindowId(document_id="d", passage_id=f"d-{n}", number=0) for n in range(len(rows)))
    return SealedVectors(tmp_path).write("shard-1", len(rows), iter([Vectors(windows=ids, values=rows)]))


@pytest.fixture
def workers(lending: Lending, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Return what makes this process another worker each time that it is called."""
    monkeypatch.setattr(memory, "_POOLS", [])
    yield lambda: memory.share(SharedMemory(lending.line()))
    gc.collect()


def test_a_shard_is_held_once_and_found_in_alike(
    tmp_path: Path, sealed: Sealed, lending: Lending, workers: Callable[[], None]
) -> None:
    question = np.ones(8, dtype=np.float32)
    shards = []
    for _ in range(3):
        workers()
        shards.append(SealedVectors(tmp_path).shard(sealed))
    found = [nearest([(shard, {"d"})], question, limit=5) for shard in shards]
    assert found[0] == found[1] == found[2]
    assert len(found[0]) == 5
    assert sorted(key.split()[0] for key in lending.held()) == ["shard-1", "shard-1/*.rows", "shard-1/*.windows"]
    SealedVectors(tmp_path).drop("shard-1")
    assert nearest([(shards[2], {"d"})], question, limit=5) == found[0]
    del shards[:]
    assert let_go(lending), "vectors that nobody uses are held"


def test_who_opens_a_damaged_shard_is_told_though_another_has_it_whole(
    tmp_path: Path, sealed: Sealed, workers: Callable[[], None]
) -> None:
    workers()
    whole = SealedVectors(tmp_path).shard(sealed)
    before = nearest([(whole, {"d"})], np.ones(8, dtype=np.float32), limit=5)
    (path,) = (tmp_path / "shard-1").glob("*.rows")
    os.truncate(path, 200)
    workers()
    with pytest.raises(IndexDamaged, match="rows"):
        SealedVectors(tmp_path).shard(sealed)
    assert nearest([(whole, {"d"})], np.ones(8, dtype=np.float32), limit=5) == before
