"""A worker's process as the server sees it: started on its own everywhere, or forked off the nursery (Linux)."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from socket import socket
from typing import IO, Protocol

_PROJECT = str(Path(__file__).parents[2])


class Process(Protocol):
    """A process that reads questions and writes answers."""

    questions: IO[bytes]  # what it reads
    answers: IO[bytes]  # what it writes

    def lives(self) -> bool:
        """Return whether it still runs."""

    def kill(self) -> None:
        """End it, whatever it does; one that has ended is left alone."""

    def wait(self) -> None:
        """Wait until it has ended."""


def started(
    module: str,
    *arguments: str,
    line: socket | None,
    stdin: int,
    stdout: int | None = None,
    environment: Mapping[str, str] | None = None,
) -> "subprocess.Popen[bytes]":
    """Return a new process that runs `module`, of this project; it is told the descriptor of `line` last."""
    kept = [line.fileno()] if line else []
    paths = os.pathsep.join(filter(None, (_PROJECT, os.environ.get("PYTHONPATH"))))
    return subprocess.Popen(
        [sys.executable, "-P", "-m", module, *arguments, *map(str, kept)],
        stdin=stdin,
        stdout=stdout,
        pass_fds=kept,
        env={**os.environ, "PYTHONPATH": paths, **(environment or {})},
    )


class Spawned:
    """A process that was started on its own, with all memory of its own."""

    def __init__(self, library: Path, line: socket | None) -> None:
        """Work for `library`, sharing vectors over `line`."""
        pipe = subprocess.PIPE
        module, folder = "assistant.workers.worker", str(library.absolute())
        self._process = started(module, folder, line=line, stdin=pipe, stdout=pipe)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self.questions, self.answers = self._process.stdin, self._process.stdout

    def lives(self) -> bool:
        """Return whether it still runs."""
        return self._process.poll() is None

    def kill(self) -> None:
        """End it."""
        self._process.kill()

    def wait(self) -> None:
        """Wait until it has ended."""
        self._process.wait()


class Forked:
    """A process that the nursery has forked; `handle` is the system's, and never of another process."""

    def __init__(self, handle: int, *, questions: IO[bytes], answers: IO[bytes]) -> None:
        self._handle = handle
        self.questions, self.answers = questions, answers

    def lives(self) -> bool:
        """Return whether it still runs."""
        return not self._ended(0)

    def kill(self) -> None:
        """End it."""
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._handle, signal.SIGKILL)

    def wait(self) -> None:
        """Wait until it has ended."""
        self._ended(None)

    def _ended(self, milliseconds: int | None) -> bool:
        looked = select.poll()
        looked.register(self._handle, select.POLLIN)
        return bool(looked.poll(milliseconds))

    def __del__(self) -> None:
        os.close(self._handle)
