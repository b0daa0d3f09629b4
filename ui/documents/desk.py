"""The desk: reports that somebody has handed in, read one after the other, and waiting for that person's word."""

import json
import shutil
import subprocess
import sys
import tempfile
import threading
import weakref
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any
from uuid import uuid4

from ui.access.doors import require
from ui.access.roles import Action
from ui.documents import changes, texts

_NOT_IN_NAMES = '/\\:*?"<>|\0'


class State(StrEnum):
    """Where a report on the desk is."""

    WAITING = "waiting"
    READING = "reading"
    READ = "read"
    TO_ADD = "to_add"
    ADDING = "adding"
    ADDED = "added"
    FAILED = "failed"


_AT_WORK = frozenset({State.WAITING, State.READING, State.TO_ADD, State.ADDING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One report on the desk: `found` is what reading it gave (`work.shown`), `said` what became of it.

    `corrected` is one that the library has already, with what a person has put right.
    """

    id: str
    path: Path
    state: State = State.WAITING
    found: Mapping[str, Any] | None = None
    order: Mapping[str, Any] | None = None
    said: str = ""
    corrected: bool = False

    @property
    def at_work(self) -> bool:
        """Whether something is still to happen by itself."""
        return self.state in _AT_WORK


class Desk:
    """One person's desk; its work goes on while the page is drawn anew, or is closed."""

    def __init__(self, library: Path, *, who: str = "") -> None:
        """Hand reports to the library in the folder `library`, on behalf of `who`."""
        self._library = library
        self._who = who
        self._folder: Path | None = None
        self._papers: dict[str, Paper] = {}
        self._lock = threading.Lock()
        self._process: tuple[str, subprocess.Popen[str]] | None = None
        self._worker: threading.Thread | None = None

    def papers(self) -> tuple[Paper, ...]:
        """Return the reports on the desk, in the order in which they came."""
        with self._lock:
            return tuple(self._papers.values())

    def put(self, name: str, data: bytes) -> None:
        """Put a file on the desk; it is read when those before it are. Raises NotLoggedIn, Refused."""
        require(Action.ADD)
        self._keep(self._laid_down(name, data))

    def put_described(self, name: str, data: bytes, fields: Mapping[str, Any]) -> None:
        """Put a file on the desk that is added without being looked at first: a person has said what it is.

        Raises NotLoggedIn, Refused.
        """
        require(Action.CORRECT)
        paper = self._laid_down(name, data)
        self._keep(replace(paper, state=State.TO_ADD, order={"fields": dict(fields), "keep": False}, corrected=True))

    def _laid_down(self, name: str, data: bytes) -> Paper:
        id_ = uuid4().hex
        folder = self._own_folder() / id_
        folder.mkdir()
        path = folder / safe_name(name)
        path.write_bytes(data)
        return Paper(id=id_, path=path)

    def _own_folder(self) -> Path:
        """Return the folder of what lies on the desk, which is deleted when its page is closed for good."""
        with self._lock:
            if self._folder is None:
                self._folder = Path(tempfile.mkdtemp(prefix="namndsvar-"))
                weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
            return self._folder

    def take(self, id_: str, fields: Mapping[str, Any], *, keep: bool) -> None:
        """Add a report that was read, described by `fields`; `keep` lets what it might replace stand beside it.

        Raises NotLoggedIn, Refused.
        """
        require(Action.ADD)
        with self._lock:
            paper = self._papers[id_]
        self._keep(replace(paper, state=State.TO_ADD, order={"fields": dict(fields), "keep": keep}))

    def drop(self, id_: str) -> None:
        """Take a report off the desk, whatever is being done with it; raises NotLoggedIn, Refused."""
        require(Action.ADD)
        with self._lock:
            self._papers.pop(id_, None)
            if self._process is not None and self._process[0] == id_:
                self._process[1].kill()

    def _keep(self, paper: Paper) -> None:
        with self._lock:
            self._papers[paper.id] = paper
            if paper.at_work and (self._worker is None or not self._worker.is_alive()):
                self._worker = threading.Thread(target=self._work, name="desk", daemon=True)
                self._worker.start()

    def _work(self) -> None:
        """Read and add until nothing is left to do; what a person waits for longest comes first."""
        while (paper := self._next()) is not None:
            done = self._add(paper) if paper.state is State.ADDING else self._read(paper)
            with self._lock:
                if paper.id in self._papers:
                    self._papers[paper.id] = done

    def _next(self) -> Paper | None:
        with self._lock:
            for state, doing in ((State.TO_ADD, State.ADDING), (State.WAITING, State.READING)):
                for paper in self._papers.values():
                    if paper.state is state:
                        begun = self._papers[paper.id] = replace(paper, state=doing)
                        return begun
            self._worker = None
            return None

    def _read(self, paper: Paper) -> Paper:
        found, said = self._ask(paper, {"do": "look"})
        if found is None:
            return replace(paper, state=State.FAILED, said=said)
        return replace(paper, state=State.READ, found=found)

    def _add(self, paper: Paper) -> Paper:
        done, said = self._ask(paper, {"do": "take", **(paper.order or {})})
        if done is None:  # a person may put right what was wrong, and try again
            return replace(paper, state=State.READ if paper.found else State.FAILED, said=said)
        changes.note(self._library, changes.Did(done["did"]), **done["what"], who=self._who, corrected=paper.corrected)
        shutil.rmtree(paper.path.parent, ignore_errors=True)  # the library keeps it from here on, until it is removed
        return replace(paper, state=State.ADDED, said=str(done["said"]))

    def _ask(self, paper: Paper, order: Mapping[str, Any]) -> tuple[Mapping[str, Any] | None, str]:
        """Return what a process of its own answers to `order`, or None and why it does not."""
        process = subprocess.Popen(
            [sys.executable, "-m", "ui.documents.work"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            cwd=Path(__file__).parents[2],
        )
        with self._lock:
            self._process = (paper.id, process)
            gone = paper.id not in self._papers
        if gone:
            process.kill()
        whole = {"path": str(paper.path), "library": str(self._library.absolute()), **order}
        answer, _ = process.communicate(json.dumps(whole))
        with self._lock:
            self._process = None
        if process.returncode == 0:
            return json.loads(answer), ""
        return None, answer.strip() or texts.WORK_FAILED


def safe_name(name: str) -> str:
    """Return a file's name without folders and signs that a file system may refuse."""
    bare = "".join(" " if sign in _NOT_IN_NAMES or not sign.isprintable() else sign for sign in Path(name).name)
    return bare.strip(" .")[-200:] or "rapport"
