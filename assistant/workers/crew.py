"""The workers of one library: questions go to whichever is free, and one that crashes or hangs is replaced."""

import json
import os
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable, Generator, Iterator
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.answer import Event, Finished, Scope
from assistant.conversation import EMPTY, Conversation
from assistant.workers.errors import AllBusy, TookTooLong, WorkerLost
from assistant.workers.transfer import Order, dump_order, load

if TYPE_CHECKING:
    from ingest.store.files.lending import Lending

_PROJECT = str(Path(__file__).parents[2])
_OPENING_SECONDS = 120.0  # a cold start takes one; a large library on a slow disk some ten


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewSize:
    """How many questions are answered at once, how long one may take, and how long it may wait to be begun."""

    workers: int = min(4, os.cpu_count() or 1)
    seconds: float = 30.0  # the slowest known, 2,000 characters on five bodies, takes 3 s of a core that is free
    wait_seconds: float = 20.0


class Crew:
    """Answers questions about the library in a folder; threads may share it."""

    def __init__(self, library: Path, *, size: CrewSize | None = None) -> None:
        self._library = library
        self._size = size or CrewSize()
        self._free = threading.Semaphore(self._size.workers)
        self._aside = threading.Semaphore(max(1, self._size.workers - 1))
        self._idle: list[_Worker] = []
        self._lending = _lending()
        self._lock = threading.Lock()
        weakref.finalize(self, _end_all, self._idle)

    def ask(
        self,
        question: str,
        conversation: Conversation = EMPTY,
        *,
        scope: Scope | None = None,
        corrected: Scope | None = None,
        written: bool = True,
        aside: bool = False,
    ) -> Generator[Event, None, None]:
        """Yield the events of the answer, as `Assistant.ask` does; closed early, the question is broken off.

        No language model is asked where it is not to be `written`. A question `aside`, which nobody waits for, leaves a
        worker to those that somebody put, where there are two.

        Raises AllBusy, TookTooLong, WorkerLost, and what `Assistant.open` and `ask` raise for people to read.
        """
        order = Order(question=question, turns=conversation.turns, scope=scope, corrected=corrected, written=written)
        if not aside:
            yield from self._answered(order)
            return
        with self._aside:
            events = list(self._answered(order))
        yield from events  # nobody waits for them one by one, nor lets another wait by leaving the last unread

    def _answered(self, order: Order) -> Generator[Event, None, None]:
        if not self._free.acquire(timeout=self._size.wait_seconds):
            raise AllBusy
        worker: _Worker | None = None
        try:
            worker = at_work = self._idle_worker() or _Worker(self._library, self._lending)
            for event in at_work.answer(order, seconds=self._size.seconds):
                if isinstance(event, Finished):  # free, whether or not anybody asks for what comes after the last
                    with self._lock:
                        self._idle.append(at_work)
                    worker = None
                yield event
        finally:
            if worker is not None:
                worker.end()
            self._free.release()

    def begin(self) -> "Crew":
        """Start the first worker; raises what keeps it from opening the library."""
        worker = _Worker(self._library, self._lending)
        with self._lock:
            self._idle.append(worker)
        return self

    def close(self) -> None:
        """End the workers that wait."""
        with self._lock:
            _end_all(self._idle)

    def _idle_worker(self) -> "_Worker | None":
        with self._lock:
            while self._idle:
                worker = self._idle.pop()
                if worker.lives():
                    return worker
                worker.end()
        return None


def _lending() -> "Lending | None":
    """Return what lends memory to workers; None on a system that has none to share."""
    if not hasattr(os, "memfd_create"):
        return None
    from ingest.store.files.lending import Lending

    return Lending()


def _end_all(workers: "list[_Worker]") -> None:
    while workers:
        workers.pop().end()


class _Worker:
    """A process that has the library open; `lending` is where it shares memory with others."""

    def __init__(self, library: Path, lending: "Lending | None") -> None:
        with lending.line() if lending else nullcontext() as line:
            shared = [str(line.fileno())] if line else []
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "assistant.workers.worker", str(library.absolute()), *shared],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                pass_fds=[line.fileno()] if line else [],
                env={
                    **os.environ,
                    "PYTHONPATH": os.pathsep.join(filter(None, (_PROJECT, os.environ.get("PYTHONPATH")))),
                },
            )
        self._timed_out = False
        try:
            with self._limited(_OPENING_SECONDS):
                load(self._line())
        except BaseException:
            self.end()
            raise

    def answer(self, order: Order, *, seconds: float) -> Iterator[Event]:
        """Yield the events of one answer."""
        stdin = self._process.stdin
        assert stdin is not None
        with self._limited(seconds):
            try:
                stdin.write(dump_order(order))
                stdin.flush()
            except OSError as error:
                raise self._why(seconds) from error
            while True:
                try:
                    event = load(self._line())
                except (WorkerLost, json.JSONDecodeError) as error:
                    raise self._why(seconds) from error
                if isinstance(event, Finished):
                    break
                if event is not None:
                    yield event
        yield event  # when its time is counted no longer

    def lives(self) -> bool:
        """Return whether the process still runs."""
        return self._process.poll() is None

    def end(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):  # what was not sent cannot be sent any more
                    stream.close()
        self._process.wait()

    def _line(self) -> bytes:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line.endswith(b"\n"):
            raise WorkerLost
        return line

    def _why(self, seconds: float) -> Exception:
        return TookTooLong(seconds) if self._timed_out else WorkerLost()

    def _limited(self, seconds: float) -> "_Limit":
        return _Limit(seconds, self._stop)

    def _stop(self) -> None:
        self._timed_out = True
        self._process.kill()


class _Limit:
    """Calls `stop` unless what is done within it is done in time."""

    def __init__(self, seconds: float, stop: Callable[[], None]) -> None:
        self._timer = threading.Timer(seconds, stop)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
