"""How much one person may ask: so many questions in a time, and so many at once."""

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from assistant.workers.errors import AskedAtOnce, AskedTooOften


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowanceSize:
    """`questions` in `seconds`, `at_once` under way: far more than a person reads, far fewer than a program sends."""

    questions: int = 30
    seconds: float = 60.0
    at_once: int = 2


class Allowance:
    """Counts what each person asks; threads may share it."""

    def __init__(self, size: AllowanceSize | None = None, *, clock: Callable[[], float] = time.monotonic) -> None:
        """Count by `clock`, which never goes back."""
        self._size = size or AllowanceSize()
        self._clock = clock
        self._asked: dict[str, deque[float]] = {}
        self._under_way: dict[str, int] = {}
        self._lock = threading.Lock()

    @contextmanager
    def one_question(self, person: str, *, counts: int = 1) -> Iterator[None]:
        """Count a question of `person` while it is answered, as `counts` where it holds several.

        Raises AskedTooOften, AskedAtOnce.
        """
        with self._lock:
            self._begin(person, counts)
        try:
            yield
        finally:
            with self._lock:
                self._under_way[person] -= 1
                if not self._under_way[person]:
                    del self._under_way[person]

    def known(self) -> int:
        """Return of how many persons anything is remembered."""
        with self._lock:
            return len({*self._asked, *self._under_way})

    def _begin(self, person: str, counts: int) -> None:
        now = self._clock()
        self._forget(now - self._size.seconds)
        asked = self._asked.setdefault(person, deque())
        if self._under_way.get(person, 0) >= self._size.at_once:
            raise AskedAtOnce
        if len(asked) + counts > self._size.questions:
            raise AskedTooOften(self._size.questions, self._size.seconds)
        asked.extend([now] * counts)
        self._under_way[person] = self._under_way.get(person, 0) + 1

    def _forget(self, before: float) -> None:
        for person, times in list(self._asked.items()):
            while times and times[0] <= before:
                times.popleft()
            if not times:
                del self._asked[person]
