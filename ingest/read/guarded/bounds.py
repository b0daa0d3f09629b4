"""Limits that a process sets itself and cannot lift again."""

import sys


def bound(*, memory: int, seconds: int) -> None:
    """Bound memory (bytes) and processor time, and let no file be written and no core be dumped.

    Windows knows no such limits.
    """
    if sys.platform == "win32":
        return
    import resource

    bounds = (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    )
    for kind, most in bounds:
        hard = resource.getrlimit(kind)[1]
        limit = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (limit, limit))
