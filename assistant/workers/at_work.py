"""A worker at work, as the server sees it: what it is asked, what it says, and the time that it may take."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress

from assistant.answer import Event, Finished
from assistant.workers.errors import TookTooLong, WorkerLost
from assistant.workers.process import Process
from assistant.workers.start import OPENING_SECONDS
from assistant.workers.transfer import Order, dump_order, load


class Worker:
    """A process that has the library open."""

    def __init__(self, process: Process) -> None:
        """Wait until `process` has opened it; raises what keeps it from that."""
        self._process = process
        self._timed_out = False
        try:
            with self._limited(OPENING_SECONDS):
                load(self._line())
        except BaseException:
            self.end()
            raise

    def answer(self, order: Order, *, seconds: float) -> Iterator[Event]:
        """Yield the events of one answer."""
        with self._limited(seconds):
            try:
                self._process.questions.write(dump_order(order))
                self._process.questions.flush()
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
        return self._process.lives()

    def end(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        for stream in (self._process.questions, self._process.answers):
            with suppress(OSError):  # what was not sent cannot be sent any more
                stream.close()
        self._process.wait()

    def _line(self) -> bytes:
        line = self._process.answers.readline()
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
