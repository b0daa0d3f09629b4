"""Starts workers: forked off a nursery where that can be (Linux), so that they share memory; else each alone."""

import logging
import os
import socket
import subprocess
import sys
import threading
from contextlib import nullcontext
from pathlib import Path
from typing import IO, TYPE_CHECKING

from assistant import texts
from assistant.workers.process import Forked, Process, Spawned, started

if TYPE_CHECKING:
    from ingest.store.files.lending import Lending

OPENING_SECONDS = 120.0  # a cold start takes one; a large library on a slow disk some ten
_FORKING_SECONDS = 10.0  # it takes some milliseconds
FORK, DONE, NOT_DONE = b"f", b"1", b"0"  # what is said on the line to the nursery, and what it says
_ONE_THREAD = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}  # what numpy may be built on
_log = logging.getLogger(__name__)


class Start:
    """Starts the workers of one library; threads may share it."""

    def __init__(self, library: Path) -> None:
        """Start workers for the library in the folder `library`, once they are asked for."""
        self._library = library
        self._lending = _lending()
        self._nursery: _Nursery | None = None
        self._forks = sys.platform == "linux" and hasattr(os, "pidfd_open")
        self._lock = threading.Lock()

    def worker(self) -> Process:
        """Return a new worker, which has not opened the library yet."""
        with self._lending.line() if self._lending else nullcontext() as line:
            return self._forked(line) or Spawned(self._library, line)

    def close(self) -> None:
        """End the nursery; the workers that it has forked go on, and the next one has another."""
        with self._lock:
            self._end()

    def _forked(self, line: socket.socket | None) -> Process | None:
        """Return a worker that shares memory, None where there is none to be had."""
        with self._lock:
            if self._nursery is not None:
                try:
                    return self._nursery.fork(line)
                except OSError:  # ended since, by whomever
                    self._end()
            if not self._forks:
                return None
            try:
                self._nursery = _Nursery(self._library)
                return self._nursery.fork(line)
            except OSError as error:
                _log.warning(texts.WORKERS_APART.format(why=error))
                self._forks = False
                self._end()
                return None

    def _end(self) -> None:
        if self._nursery is not None:
            self._nursery.end()
            self._nursery = None


class _Nursery:
    """The server's end of the line to the process that workers are forked from."""

    def __init__(self, library: Path) -> None:
        """Start it; raises OSError where it ends, or says that nothing can be forked from it."""
        self._line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = started(
                "assistant.workers.nursery",
                str(library.absolute()),
                line=theirs,
                stdin=subprocess.DEVNULL,
                environment=_ONE_THREAD,
            )
        try:
            self._line.settimeout(OPENING_SECONDS)
            said = self._line.recv(len(DONE))
            if said != DONE:
                raise OSError(texts.NURSERY_HAS_THREADS if said else texts.NURSERY_ENDED)
            self._line.settimeout(_FORKING_SECONDS)
        except BaseException:
            self.end()
            raise

    def fork(self, line: socket.socket | None) -> Process | None:
        """Return a new worker, None where there can be none now; raises OSError where the nursery has ended."""
        asked, questions = os.pipe()
        answers, told = os.pipe()
        ours = (os.fdopen(questions, "wb"), os.fdopen(answers, "rb"))
        try:
            socket.send_fds(self._line, [FORK], [asked, told, *([line.fileno()] if line else [])])
            said, handles, _, _ = socket.recv_fds(self._line, len(DONE), 1)
            if not said:
                raise OSError(texts.NURSERY_ENDED)
        except BaseException:
            _close(*ours)
            raise
        finally:
            os.close(asked)
            os.close(told)
        if handles:
            return Forked(handles[0], questions=ours[0], answers=ours[1])
        _close(*ours)
        return None

    def end(self) -> None:
        """End the process."""
        self._line.close()
        self._process.kill()
        self._process.wait()


def _close(*streams: IO[bytes]) -> None:
    for stream in streams:
        stream.close()


def _lending() -> "Lending | None":
    """Return what lends memory to workers; None on a system that has none to share."""
    if not hasattr(os, "memfd_create"):
        return None
    from ingest.store.files.lending import Lending

    return Lending()
