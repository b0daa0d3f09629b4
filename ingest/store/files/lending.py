"""The server's part in the memory that its workers share: it holds what one has filled, and lends it to the others."""

import os
import socket
import threading
from collections import Counter
from contextlib import suppress

from ingest.store.files.sharing import ASK, DROP, GIVE, HELD, LONGEST, NOT_HELD

_MOST = 256  # pieces; a process may have 1,024 files open


class Lending:
    """Holds pieces of memory while a worker uses them; each worker has a line of its own to it."""

    def __init__(self) -> None:
        self._pieces: dict[str, int] = {}  # descriptors
        self._users: Counter[str] = Counter()
        self._lock = threading.Lock()

    def line(self) -> socket.socket:
        """Return a line for one worker; what it uses is let go when every copy of the line is closed."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        threading.Thread(target=self._serve, args=(ours,), name="lending", daemon=True).start()
        return theirs

    def held(self) -> frozenset[str]:
        """Return the keys of what is held."""
        with self._lock:
            return frozenset(self._pieces)

    def _serve(self, line: socket.socket) -> None:
        uses: Counter[str] = Counter()
        with line, suppress(OSError):
            while True:
                said, given, _, _ = socket.recv_fds(line, LONGEST, 1)
                if not said:
                    break
                word, key = said[:1], said[1:].decode()
                if word == DROP:
                    self._let_go(key, uses)
                else:
                    self._answer(line, word, key, given, uses)
        for key in list(uses.elements()):
            self._let_go(key, uses)

    def _answer(self, line: socket.socket, word: bytes, key: str, given: list[int], uses: Counter[str]) -> None:
        with self._lock:
            if word == GIVE and given and key not in self._pieces and len(self._pieces) < _MOST:
                self._pieces[key] = given.pop()
            for descriptor in given:
                os.close(descriptor)
            if word in (ASK, GIVE) and key in self._pieces:
                self._users[key] += 1
                uses[key] += 1
                socket.send_fds(line, [HELD], [self._pieces[key]])
            else:
                line.send(NOT_HELD)

    def _let_go(self, key: str, uses: Counter[str]) -> None:
        """Count one use less of a piece, and close one that nobody uses."""
        with self._lock:
            if not uses[key]:
                return
            uses[key] -= 1
            self._users[key] -= 1
            if not self._users[key]:
                del self._users[key]
                os.close(self._pieces.pop(key))
