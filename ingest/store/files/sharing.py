"""Memory that the workers of one server share (Linux): each gets from the server what another has filled.

It is a file of the system's without a name, on no disk (memfd), sealed before another process gets it: nobody can
change it or cut it short, as a mapped file of a library can be. The server holds it open for those who will ask, and
closes it when no worker uses it; the system frees it then, or when the last process ends, however it ends.
"""

import fcntl
import os
import socket
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from mmap import MAP_PRIVATE, PROT_READ, mmap

from ingest.store.files.memory import Fill

ASK, GIVE, DROP = b"?", b"+", b"-"  # what a worker says; a key follows, a descriptor comes with what it gives
HELD, NOT_HELD = b"1", b"0"  # what the server says to the first two; a descriptor comes with what is held
NAME = "namndsvar"  # by which the system lists such memory
LONGEST = 1024  # bytes of a message
_PATIENCE = 5.0  # seconds; a server that does not answer is asked no more
_SEALS = fcntl.F_SEAL_SEAL | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_WRITE


class SharedMemory:
    """A worker's way to the memory that it shares; where something is in the way, it has its own."""

    def __init__(self, line: socket.socket) -> None:
        """Share memory over a `line` of the server's `Lending`."""
        line.settimeout(_PATIENCE)
        self._line = line
        self._lock = threading.Lock()

    def lent(self, key: str) -> memoryview | None:
        """Return what another worker holds as `key`, to read; None where none does."""
        return self._mapped(key, self._answer(ASK, key))

    def kept(self, key: str, size: int, fill: Fill) -> memoryview | None:
        """Return `size` bytes as `fill` leaves them, to read, and lend them to others; None where that cannot be."""
        try:
            filled = os.memfd_create(NAME, os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
        except OSError:  # a system that allows none
            return None
        with _closed(filled):
            try:
                os.posix_fallocate(filled, 0, size)
            except OSError:  # no memory for it; written to without, that would end the process
                return None
            memory = mmap(filled, size)
            fill(memoryview(memory))
            memory.close()
            fcntl.fcntl(filled, fcntl.F_ADD_SEALS, _SEALS)
            return self._mapped(key, self._answer(GIVE, key, filled))

    def _mapped(self, key: str, descriptor: int | None) -> memoryview | None:
        """Return the memory, and tell the server when nothing here uses it any more."""
        if descriptor is None:
            return None
        with _closed(descriptor):
            memory = mmap(descriptor, os.fstat(descriptor).st_size, flags=MAP_PRIVATE, prot=PROT_READ)
        weakref.finalize(memory, self._say, DROP, key).atexit = False
        return memoryview(memory).toreadonly()

    def _answer(self, word: bytes, key: str, *descriptors: int) -> int | None:
        """Return the descriptor of what is held as `key` now."""
        with self._lock:
            if not self._say(word, key, *descriptors):
                return None
            with suppress(OSError):
                said, found, _, _ = socket.recv_fds(self._line, LONGEST, 1)
                if said in (HELD, NOT_HELD):
                    return found[0] if found else None
            self._line.close()  # late: its answer would be taken for that to another question
            return None

    def _say(self, word: bytes, key: str, *descriptors: int) -> bool:
        """Return whether the server was told; one that was not takes it as if this worker had ended."""
        try:
            socket.send_fds(self._line, [word + key.encode()], descriptors)
        except OSError:
            self._line.close()
            return False
        return True


@contextmanager
def _closed(descriptor: int) -> Iterator[None]:
    try:
        yield
    finally:
        os.close(descriptor)
