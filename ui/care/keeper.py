"""One check or rebuild at a time for all who have the page open, and what the last check found."""

import json
import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from ui.access.doors import require
from ui.access.roles import Action

_ACTIONS = {"verify": Action.VERIFY, "rebuild": Action.REBUILD}
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What is being done, `verify` or `rebuild`, and how far it has come; at its end what is to be said of it."""

    order: str
    done: int = 0
    total: int = 0
    at: str = ""
    said: tuple[str, ...] = ()
    well: bool | None = None

    @property
    def at_work(self) -> bool:
        """Whether it has not ended."""
        return not self.at


class Keeper:
    """Looks after one library; threads may share it."""

    def __init__(self, library: Path) -> None:
        """Look after the library in the folder `library`."""
        self._library = library.absolute()
        self._lock = threading.Lock()
        self._task: Task | None = None

    def task(self) -> Task | None:
        """Return what is being done, or was done last since the server was started."""
        with self._lock:
            return self._task

    def begin(self, order: str) -> bool:
        """Begin a check or a rebuild, and return whether nothing else was under way; raises NotLoggedIn, Refused."""
        require(_ACTIONS[order])
        with self._lock:
            if self._task is not None and self._task.at_work:
                return False
            self._task = Task(order=order)
        threading.Thread(target=self._work, args=[order], name="care", daemon=True).start()
        return True

    def last(self) -> Task | None:
        """Return the outcome of the last check or rebuild, also of one before the server was started."""
        try:
            told = json.loads(self._file.read_text("utf-8"))
            return Task(**{**told, "said": tuple(told["said"])})
        except (OSError, ValueError, TypeError, KeyError):
            return None

    @property
    def _file(self) -> Path:
        return self._library.with_name(f"{self._library.name}-kontroll.json")

    def _work(self, order: str) -> None:
        ended, tells = Task(order=order, said=(), well=False), False
        try:
            for told in self._told(order):
                if "said" in told:
                    ended = replace(ended, said=tuple(told["said"]), well=bool(told["well"]))
                    tells = bool(told["tells"])
                else:
                    self._keep(Task(order=order, done=int(told["done"]), total=int(told["total"])))
        except (OSError, ValueError):
            _log.exception("Could not %s the library", order)
        self._end(replace(ended, at=datetime.now(UTC).isoformat(timespec="seconds")), tells=tells)

    def _told(self, order: str) -> Iterator[dict[str, Any]]:
        """Yield what the process that does the work tells."""
        command = [sys.executable, "-m", "ui.care.work", order, str(self._library)]
        home = Path(__file__).parents[2]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", cwd=home) as process:
            assert process.stdout is not None
            for line in process.stdout:
                yield json.loads(line)

    def _end(self, ended: Task, *, tells: bool) -> None:
        """Let a task end; only what `tells` something of the library is kept for the next start."""
        if tells:
            try:
                self._file.touch(mode=0o600)
                self._file.write_text(json.dumps(asdict(ended), ensure_ascii=False), "utf-8")
            except OSError:
                _log.exception("Could not keep what the check found")
        self._keep(ended)

    def _keep(self, task: Task) -> None:
        with self._lock:
            self._task = task


@cache
def keeper_of(library: Path) -> Keeper:
    """Return the one who looks after a library, for all pages of this server."""
    return Keeper(library)
