"""Memory for what is read of sealed files: a process's own, unless it shares it with others."""

from collections.abc import Callable
from typing import Protocol

import numpy as np

Fill = Callable[[memoryview], None]


class Pool(Protocol):
    """Memory that several processes share; threads may share it too."""

    def lent(self, key: str) -> memoryview | None:
        """Return what another process holds as `key`, to read; None where none does."""

    def kept(self, key: str, size: int, fill: Fill) -> memoryview | None:
        """Return `size` bytes as `fill` leaves them, to read, and lend them to others; None where that cannot be."""


_POOLS: list[Pool] = []


def share(pool: Pool) -> None:
    """Let this process take its memory from `pool` from now on."""
    _POOLS[:] = [pool]


def lent(key: str) -> memoryview | None:
    """Return what another process holds as `key`, to read; None where none does. A key names one content for ever."""
    return _POOLS[0].lent(key) if _POOLS else None


def kept(key: str, size: int, fill: Fill) -> memoryview:
    """Return `size` bytes as `fill` leaves them, to read; others may have them by `key`. What `fill` raises is raised.

    They are freed when nothing uses them any more, in this process or another.
    """
    shared = _POOLS[0].kept(key, size, fill) if _POOLS else None
    if shared is not None:
        return shared
    own = np.empty(size, dtype=np.uint8).data
    fill(own)
    return own.toreadonly()
