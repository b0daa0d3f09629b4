"""A small library for faults to happen to, and processes of their own that carry out commands on it."""

import codecs
import multiprocessing
import os
import resource
import signal
import threading
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, tzinfo
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from typing import Any

from ingest.errors import IngestError, is_panic
from ingest.pipeline import mend
from ingest.store import change
from ingest.store.care.backup import backup, restore
from ingest.store.care.verify import verify
from ingest.store.catalogue.catalogue import Catalogue
from ingest.store.files.layout import Layout
from ingest.store.index import Index
from ingest.store.removing import remove
from tests.faults.kills import state_of
from tests.faults.place import Place, State, add_report
from tests.ingest.small_library import GramEmbedder, settings

CHANGED, _REMOVED = "b.txt", "c.txt"
_PATIENCE = 60.0


class PanicException(BaseException):
    """Ends a command as a panic in native code does."""


class PanickingEmbedder(GramEmbedder):
    """Panics when it is used."""

    def embed_passages(self, texts: Any) -> Any:  # noqa: ANN401, it returns nothing
        raise PanicException("index out of bounds")


class _ClockPutBack(datetime):
    """Tells a time long ago."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> "_ClockPutBack":
        return cls(1999, 1, 1, tzinfo=tz)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a command: `done` with a value, `said` a sentence, `died`, or a `traceback`."""

    kind: str
    value: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command: what it does, which state it leads to, and about how long it takes."""

    run: Callable[[Place, int, GramEmbedder], Any]
    after: Callable[[State, int], State] = lambda state, _: dict(state)
    seconds: float = 0.2


def _ask(place: Place, _: int, embedder: GramEmbedder) -> State:
    index = Index.open(place.library, embedder=GramEmbedder(), settings=settings(place.library))
    try:
        return state_of(index)
    finally:
        index.close()


def _remove(place: Place, _: int, embedder: GramEmbedder) -> None:
    catalogue = Catalogue.open(Layout(directory=place.library))
    ids = [record.id for record in catalogue.records() if record.file == _REMOVED]
    catalogue.close()
    if ids:
        remove(settings(place.library), ids, embedder=embedder)


def _verify(place: Place, _: int, embedder: GramEmbedder) -> tuple[str, ...]:
    return tuple(finding.text for finding in verify(settings(place.library)).findings)


COMMANDS: Mapping[str, Command] = {
    "ask": Command(run=_ask, seconds=0.1),
    "add": Command(
        run=lambda place, _, model: add_report(settings(place.library), place.reports / CHANGED, model),
        after=lambda state, number: {**state, CHANGED: number},
        seconds=0.35,
    ),
    "remove": Command(
        run=_remove,
        after=lambda state, _: {file: number for file, number in state.items() if file != _REMOVED},
    ),
    "rebuild": Command(
        run=lambda place, _, model: _named(mend.rebuild(settings(place.library), embedder=model)), seconds=0.3
    ),
    "verify": Command(run=_verify),
    "backup": Command(run=lambda place, _, model: backup(settings(place.library), place.folder / "new.tar.gz")),
    "restore": Command(
        run=lambda place, _, model: restore(settings(place.library), place.saved, replacing=True, embedder=model),
        seconds=0.5,
    ),
}


def _named(done: mend.Mended) -> None:
    """Say what a rebuild could not mend."""
    for sentence in (*done.unread, *(f"Originalet {file} saknas." for file in done.lost)):
        raise IngestError(sentence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """A process that carries out one command."""

    process: ForkServerProcess
    told: Connection

    def stop(self) -> None:
        """Let it hang."""
        self._signal(signal.SIGSTOP)

    def end(self, *, crash: bool) -> None:
        """Kill it, or let it end as a crash in native code does."""
        self._signal(signal.SIGSEGV if crash else signal.SIGKILL)

    def _signal(self, number: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            if self.process.pid is not None and self.process.is_alive():
                os.kill(self.process.pid, number)


def begin(place: Place, command: str, number: int, *, suffering: tuple[str, float] = ("", 0.0)) -> Child:
    """Begin a command in a process of its own."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tantivy", "tests.faults.faulty"])
    here, there = multiprocessing.Pipe()
    process = context.Process(target=_child, args=(place, command, number, suffering, there))
    process.start()
    there.close()
    return Child(process=process, told=here)


def finished(child: Child) -> Outcome:
    """Wait for a process, and return what came of its command."""
    try:
        outcome: Outcome = child.told.recv() if child.told.poll(_PATIENCE) else Outcome(kind="hangs")
    except EOFError:
        outcome = Outcome(kind="died")
    child.process.join(5)
    if child.process.is_alive():
        child.process.kill()
        child.process.join()
    outcome = Outcome(kind="died", value=child.process.exitcode) if outcome.kind == "died" else outcome
    child.told.close()
    return outcome


def _child(place: Place, command: str, number: int, suffering: tuple[str, float], told: Connection) -> None:
    threading.excepthook = lambda _: None  # Rust's own threads print what the sentence says
    embedder = _suffer(place, *suffering)
    try:
        if command == "ask twice":
            told.send(Outcome(kind="done", value=_ask_twice(place, told)))
        else:
            told.send(Outcome(kind="done", value=COMMANDS[command].run(place, number, embedder)))
    except IngestError as error:
        told.send(Outcome(kind="said", value=str(error)))
    except BaseException as error:
        kind = "said" if is_panic(error) else "traceback"
        told.send(Outcome(kind=kind, value=traceback.format_exc()[-1500:]))


def _ask_twice(place: Place, told: Connection) -> State:
    index = Index.open(place.library, embedder=GramEmbedder(), settings=settings(place.library))
    state_of(index)
    told.send("asked once")
    told.recv()
    return state_of(index)


def _suffer(place: Place, kind: str, at: float) -> GramEmbedder:
    """Let this process suffer from a full disk, missing rights, a clock put back or a model that panics."""
    match kind:
        case "full":
            resource.setrlimit(resource.RLIMIT_FSIZE, (int(at * 120_000), resource.RLIM_INFINITY))
        case "read-only":
            _take_rights(place)
        case "clock back":
            setattr(change, "datetime", _ClockPutBack)  # noqa: B010, the module's own name for it
        case "panic":
            return PanickingEmbedder()
    return GramEmbedder()


def _take_rights(place: Place) -> None:
    """Let this process read the library and change nothing of it."""
    for path in (place.library, *place.library.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    if os.geteuid() == 0:
        codecs.lookup("utf-8-sig")  # a part of Python that another user may not be able to read
        os.setgid(65534)
        os.setuid(65534)
