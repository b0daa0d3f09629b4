"""Reads a file in a process of its own, with limits on time, memory and what it may hand back."""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

from ingest import errors
from ingest.errors import IngestError, ReadingStopped
from ingest.read.formats import Format
from ingest.read.guarded.transfer import Request, dump_request, load_reading
from ingest.read.limits import Limits
from ingest.read.reading import Reading

_CHUNK = 1024 * 1024
_ANSWER_BYTES_PER_CHARACTER = 40  # text, its blocks and tables as JSON; tables take about 20
_PATIENCE = 20.0  # times the processor time: what a machine shared with nineteen other busy programs needs
_OUT_OF_TIME = frozenset(-number for name in ("SIGPROF", "SIGXCPU") if (number := getattr(signal, name, None)))
_PROJECT = Path(__file__).parents[3]


def read_guarded(
    data: bytes, *, file: str, kind: Format, limits: Limits, scanned: tuple[int, ...] = (), hidden: bool = False
) -> Reading:
    """Return the reading of `data`, made in a child process that is stopped when it goes beyond `limits`.

    `scanned` are the 1-based pages to recognise; each adds to the time. Processor time is what is bounded: a busy
    machine makes no file unreadable. `hidden` asks for hidden sheets, rows, columns and slides too. The child gets the
    bytes through a pipe and answers with JSON: whatever a hostile file makes it do, it hands back text or an error,
    never an object to run.

    Raises:
        ReadingStopped: the child took too long, too much memory, or crashed.
        IngestError: what the reader says of the file.

    """
    seconds = limits.seconds + limits.scanned_page_seconds * len(scanned)
    patience = seconds if sys.platform == "win32" else _PATIENCE * seconds
    request = Request(file=file, kind=kind, limits=limits, scanned=scanned, hidden=hidden)
    child = subprocess.Popen(
        [sys.executable, "-m", "ingest.read.guarded.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_PROJECT,
        env={**os.environ, "OMP_THREAD_LIMIT": "1", "PYTHONWARNINGS": "ignore"},
        start_new_session=True,
    )
    watch = _Watch(child)
    timer = threading.Timer(patience, watch.stop)
    feeder = threading.Thread(target=_feed, args=(child, dump_request(request, data)), daemon=True)
    timer.start()
    feeder.start()
    try:
        answer = _collect(child, most=_most_bytes(limits))
        code = child.wait()
    finally:
        timer.cancel()
        watch.kill()
        feeder.join()
        if child.stdout:
            child.stdout.close()
    if watch.timed_out or code in _OUT_OF_TIME:
        raise ReadingStopped(file, f"den tog mer än {seconds:.0f} sekunder att läsa")
    if code != 0 or answer is None:
        raise ReadingStopped(file, "den tog för mycket minne, eller läsaren kraschade")
    return _unpack(answer, file=file)


class _Watch:
    """Stops the child, and the programs that it started, when time is up."""

    def __init__(self, child: subprocess.Popen[bytes]) -> None:
        self._child = child
        self.timed_out = False

    def stop(self) -> None:
        """End the child because its time is up."""
        if self._child.poll() is None:
            self.timed_out = True
            self.kill()

    def kill(self) -> None:
        """End the child and its process group, if it still runs."""
        if self._child.poll() is not None:
            return
        if hasattr(os, "killpg"):
            try:
                os.killpg(self._child.pid, 9)
            except ProcessLookupError:
                return
        else:
            self._child.kill()
        self._child.wait()


def _feed(child: subprocess.Popen[bytes], payload: bytes) -> None:
    if child.stdin is None:
        return
    try:
        child.stdin.write(payload)
        child.stdin.close()
    except (BrokenPipeError, OSError):
        return  # the child has ended; its exit status says why


def _collect(child: subprocess.Popen[bytes], *, most: int) -> bytes | None:
    """Return what the child wrote, None where it wrote more than `most` bytes."""
    if child.stdout is None:
        return None
    pieces: list[bytes] = []
    left = most
    while piece := child.stdout.read(_CHUNK):
        left -= len(piece)
        if left < 0:
            child.kill()
            return None
        pieces.append(piece)
    return b"".join(pieces)


def _most_bytes(limits: Limits) -> int:
    return min(_ANSWER_BYTES_PER_CHARACTER * limits.text_characters, limits.memory_bytes // 4)


def _unpack(answer: bytes, *, file: str) -> Reading:
    try:
        told = json.loads(answer)
    except ValueError as error:
        raise ReadingStopped(file, "läsaren gav inget begripligt svar") from error
    if "error" in told:
        raise _revived(told["error"], told["message"])
    return load_reading(told["reading"])


def _revived(name: str, message: str) -> IngestError:
    """Return the error of class `name` with its text as the child wrote it."""
    kind = getattr(errors, name, IngestError)
    if not (isinstance(kind, type) and issubclass(kind, IngestError)):
        kind = IngestError
    return kind.__new__(kind, message)
