"""Workers forked off one process (Linux): they share what it has loaded, and go without it where that is not safe."""

import logging
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from assistant.answer import Finished
from assistant.workers import start
from assistant.workers.crew import Crew, CrewSize
from assistant.workers.nursery import NAME
from eval.scale.workers import descendants
from ingest.pipeline.build import Request, add
from ingest.settings import Settings
from tests.assistant.workers.test_workers import soon
from tests.places import ROOT, SAMPLE

QUESTION = "Vad är årsmålet för sjukfrånvaro?"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="a system without handles of processes"),
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("forked") / "library"
    list(add(Request(paths=tuple(sorted(SAMPLE.glob("*.txt"))[:2])), settings=Settings(library=folder)))
    return folder


@pytest.fixture
def before() -> set[int]:
    return set(descendants())


@pytest.fixture
def crew(library: Path, before: set[int]) -> Iterator[Crew]:
    with closing(Crew(library, size=CrewSize(workers=2))) as made:
        yield made


def new(before: set[int], *, workers: bool) -> list[int]:
    """Return the processes that are there since, workers or others."""
    return [one for one, name in descendants().items() if one not in before and (name == NAME) == workers]


def asked(crew: Crew) -> str:
    return next(event.answer.text for event in crew.ask(QUESTION) if isinstance(event, Finished))


def part(process: int, *, of: str) -> int:
    (size,) = re.findall(rf"^{of}: +(\d+) kB$", Path(f"/proc/{process}/smaps_rollup").read_text("utf-8"), flags=re.M)
    return int(size)


def test_workers_share_most_of_their_memory(crew: Crew, before: set[int]) -> None:
    first = crew.ask(QUESTION)
    next(first)  # the first worker is busy, so another takes the second question
    asked(crew)
    list(first)
    workers = new(before, workers=True)
    assert len(workers) == 2
    for worker in workers:
        assert part(worker, of="Private_Dirty") < part(worker, of="Rss") / 2


def test_a_killed_worker_is_replaced_by_one_that_is_soon_ready(crew: Crew, before: set[int]) -> None:
    expected = asked(crew)
    (nursery,) = new(before, workers=False)
    (worker,) = new(before, workers=True)
    os.kill(worker, signal.SIGSEGV)
    assert soon(lambda: not Path(f"/proc/{worker}").exists())  # its first thread ends before its others
    assert asked(crew) == expected
    (other,) = new(before, workers=True)
    assert other != worker
    assert new(before, workers=False) == [nursery]


def test_a_worker_holds_nothing_open_that_is_anothers(crew: Crew, before: set[int]) -> None:
    first = crew.ask(QUESTION)
    next(first)
    asked(crew)
    list(first)
    (nursery,) = new(before, workers=False)
    held = [{str(path.readlink()) for path in _sockets_and_pipes(one)} for one in new(before, workers=True)]
    assert all(len(one) == 3 for one in held)  # questions, answers, the line over which vectors are shared
    assert not held[0] & held[1]
    assert not {str(path.readlink()) for path in _sockets_and_pipes(nursery)} & (held[0] | held[1])


def _sockets_and_pipes(process: int) -> list[Path]:
    """Return what a process has open of them, beside what every one has for its log."""
    links = [path for path in Path(f"/proc/{process}/fd").iterdir() if int(path.name) > 2]
    return [path for path in links if str(path.readlink()).startswith(("socket:", "pipe:"))]


def test_a_process_to_fork_from_that_has_ended_is_replaced(crew: Crew, before: set[int]) -> None:
    expected = asked(crew)
    (nursery,) = new(before, workers=False)
    os.kill(nursery, signal.SIGKILL)
    assert soon(lambda: not _runs(nursery))
    crew._idle.pop().end()
    assert asked(crew) == expected
    (other,) = new(before, workers=False)
    assert other != nursery
    assert len(new(before, workers=True)) == 1


def test_nothing_is_forked_off_a_process_with_threads(
    crew: Crew, before: set[int], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(start, "_ONE_THREAD", {"OPENBLAS_NUM_THREADS": "2"})
    with caplog.at_level(logging.WARNING):
        assert asked(crew)
    assert new(before, workers=True) == []
    assert len(new(before, workers=False)) == 1  # a worker on its own
    assert "har trådar" in caplog.text


def test_all_end_with_a_server_that_is_killed(library: Path) -> None:
    serves = (
        "import sys, time; from pathlib import Path; from assistant.workers.crew import Crew;"
        "crew = Crew(Path(sys.argv[1])).begin(); print('ready', flush=True); time.sleep(600)"
    )
    run = [sys.executable, "-c", serves, str(library)]
    before = set(descendants())
    with subprocess.Popen(run, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)}) as server:
        assert server.stdout is not None
        assert server.stdout.readline() == b"ready\n"
        started = set(descendants()) - before
        assert len(started) == 3
        server.kill()
    assert soon(lambda: not any(map(_runs, started)))


def _runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
