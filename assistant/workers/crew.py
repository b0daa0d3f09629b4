"""The workers of one library: questions go to whichever is free, and one that crashes or hangs is replaced."""

import os
import threading
import weakref
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from assistant.answer import Event, Finished, Scope
from assistant.conversation import EMPTY, Conversation
from assistant.workers.at_work import Worker
from assistant.workers.errors import AllBusy
from assistant.workers.start import Start
from assistant.workers.transfer import Order


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewSize:
    """How many questions are answered at once, how long one may take, and how long it may wait to be begun."""

    workers: int = min(4, os.cpu_count() or 1)
    seconds: float = 30.0  # the slowest known, 2,000 characters on five bodies, takes 3 s of a core that is free
    wait_seconds: float = 20.0


class Crew:
    """Answers questions about the library in a folder; threads may share it."""

    def __init__(self, library: Path, *, size: CrewSize | None = None) -> None:
        self._size = size or CrewSize()
        self._free = threading.Semaphore(self._size.workers)
        self._aside = threading.Semaphore(max(1, self._size.workers - 1))
        self._idle: list[Worker] = []
        self._start = Start(library)
        self._lock = threading.Lock()
        weakref.finalize(self, _end_all, self._idle, self._start)

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
        worker: Worker | None = None
        try:
            worker = at_work = self._idle_worker() or Worker(self._start.worker())
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
        worker = Worker(self._start.worker())
        with self._lock:
            self._idle.append(worker)
        return self

    def close(self) -> None:
        """End the workers that wait, and what others would be forked from."""
        with self._lock:
            _end_all(self._idle, self._start)

    def _idle_worker(self) -> Worker | None:
        with self._lock:
            while self._idle:
                worker = self._idle.pop()
                if worker.lives():
                    return worker
                worker.end()
        return None


def _end_all(workers: list[Worker], start: Start) -> None:
    while workers:
        workers.pop().end()
    start.close()
