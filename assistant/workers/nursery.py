"""The process that workers are forked from (Linux): it has loaded what all of them need, and they share its memory.

It is told the library's folder, and the descriptor of its line to the server. For each message on that it forks a
worker, which opens the library, reads questions from the first descriptor that came with the message and writes answers
to the second; a third is of a line over which workers share vectors. The reply brings the system's handle of it.

Forking is safe where a process has one thread: no other can hold a lock that nobody would let go of in the child. What
is loaded here starts none: onnxruntime is asked for none, the tokenizers have theirs from the first list of texts on,
numpy is told to do without. The system is asked before each fork whether that is so; where not, nothing is forked.
"""

import os
import signal
import socket
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from assistant.lasting import settle
from assistant.reader.reader import configured_reader
from assistant.workers.start import DONE, FORK, NOT_DONE
from assistant.workers.worker import work
from ingest.embed.embedder import chosen_embedder, load_embedder
from ingest.embed.errors import EmbedderError
from ingest.language.lexicon import is_word

NAME = "namndsvar-work"  # by which the system lists a worker; 15 bytes at most


def main(library: str, descriptor: str) -> int:
    """Fork workers for as long as the server lives."""
    os.dup2(2, 1)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # who stops the server from its terminal stops this without a word
    with socket.socket(fileno=int(descriptor)) as line:
        _load()
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the system buries workers; the server has their handles
        line.send(DONE if _may_fork() else NOT_DONE)
        while True:
            said, given, _, _ = socket.recv_fds(line, len(FORK), 3)
            if not said:
                return 0
            worker = _forked()
            if worker == 0:
                line.close()
                _be_worker(Path(library), given)
            _tell(line, worker)
            for one in given:
                os.close(one)


def _load() -> None:
    """Load what is the same for every worker."""
    configured_reader()
    if chosen_embedder() is None:  # another one may bring threads
        with suppress(EmbedderError):  # who needs it says so
            load_embedder()
    is_word("")
    settle()


def _may_fork() -> bool:
    """Return whether this process has one thread, and the system handles of processes."""
    try:
        handle = os.pidfd_open(os.getpid())
        signal.pidfd_send_signal(handle, 0)
        os.close(handle)
    except OSError:
        return False
    return len(list(Path("/proc/self/task").iterdir())) == 1


def _forked() -> int | None:
    """Return the number of a new process, 0 in that process itself, None where there is none."""
    if not _may_fork():
        return None
    try:
        return os.fork()
    except OSError:  # no memory, or too many processes
        return None


def _tell(line: socket.socket, worker: int | None) -> None:
    handle = None
    if worker is not None:
        with suppress(OSError):  # it has ended
            handle = os.pidfd_open(worker)
    if handle is None:
        line.send(NOT_DONE)
        return
    socket.send_fds(line, [DONE], [handle])
    os.close(handle)


def _be_worker(library: Path, given: Sequence[int]) -> None:
    """Work, and end without what a process does at its end, which is the nursery's to do."""
    code = 1
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        Path("/proc/self/comm").write_text(NAME, "ascii")
        questions, answers, *shared = given
        with os.fdopen(questions, "rb") as lines, os.fdopen(answers, "wb") as told:
            code = work(library, lines, told, socket.socket(fileno=shared[0]) if shared else None)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
