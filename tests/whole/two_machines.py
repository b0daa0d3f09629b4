"""Two machines share a library on PostgreSQL and Chroma; one changes it, the other asks, each is killed in turn.

No answer may be wrong and none may fail. A machine is a folder and a process; killed, another takes over its folder.
A short run is a test; `python -m tests.whole.two_machines --minutes 10` is the long one.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.answer import Finished
from assistant.ask import Assistant
from ingest.pipeline.build import Request, add
from ingest.settings import Settings, read_settings
from ingest.store.care.verify import verify
from ingest.store.errors import LibraryLocked
from ingest.store.machines.joining import join
from tests.ingest import chroma_server, postgres_server
from tests.places import ROOT
from tests.whole.at_once import BOARDS, FIGURES, removed, written, wrong_in

_LIFE = (0.2, 8.0)  # seconds that a machine works until it is killed
_KILLED_EARLY = 0.25  # share of the machines that are killed so long after they are started, whether at work or not
_PATIENCE = 120.0  # seconds for what is under way at the end
_CHANGES, _ASKS = "changes", "asks"
_ADDED, _TOLD = "added", "answered with a figure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a run came to: how often what was done, how often machines were killed, and all that should not have been.

    `slowest` is the longest that an answer took, in seconds.
    """

    done: Mapping[str, int]
    kills: int
    slowest: float
    wrong: tuple[str, ...]


def run(folder: Path, *, seconds: float, seed: int = 1) -> Run:
    """Let one machine change and another ask for some seconds."""
    choose = random.Random(seed)
    with ExitStack() as stack:
        database = stack.enter_context(postgres_server.running())
        vectors = stack.enter_context(chroma_server.running(folder / "chroma"))
        address = {"NAMNDSVAR_DATABASE_URL": database.library(), "NAMNDSVAR_CHROMA_URL": vectors}
        settings = _machine(folder / _CHANGES, address)
        for board in BOARDS:
            list(add(Request(paths=(written(folder / "reports", board, 31),)), settings=settings))
        kills = _lives(folder, address, until=time.monotonic() + seconds, choose=choose)
        lines = list(_noted(folder))
        wrong = [line["wrong"] for line in lines if "wrong" in line]
        for name in (_CHANGES, _ASKS):
            with_all_swept = _machine(folder / name, address)
            list(add(Request(paths=(written(folder / "reports", BOARDS[0], 31),)), settings=with_all_swept))
            wrong += [f"{name}: {finding.text}" for finding in verify(with_all_swept).findings]
    done = Counter(line["did"] for line in lines if "did" in line)
    slowest = max((line["seconds"] for line in lines if "seconds" in line), default=0.0)
    return Run(done=done, kills=kills, slowest=slowest, wrong=tuple(wrong))


def _machine(folder: Path, address: Mapping[str, str]) -> Settings:
    settings = read_settings(address, library=folder / "library")
    join(settings)
    return settings


def _lives(folder: Path, address: Mapping[str, str], *, until: float, choose: random.Random) -> int:
    """Let both machines work, and kill them in turn; return how often."""
    at_work = {name: _start(folder, name, address, choose.random()) for name in (_CHANGES, _ASKS)}
    kills = 0
    try:
        while time.monotonic() < until or kills < len(at_work):
            name = (_CHANGES, _ASKS)[kills % 2]
            if choose.random() >= _KILLED_EARLY:
                _wait_until_at_work(folder, name, at_work[name].pid)
            time.sleep(min(choose.uniform(*_LIFE), max(0.0, until - time.monotonic())))
            os.kill(at_work[name].pid, signal.SIGKILL)
            at_work[name].wait()
            kills += 1
            at_work[name] = _start(folder, name, address, choose.random())
        while time.monotonic() < until + _PATIENCE and not {_ADDED, _TOLD} <= {
            one.get("did") for one in _noted(folder)
        }:
            time.sleep(0.2)  # a busy machine takes longer to start than it has lived so far
    finally:
        (folder / "done").touch()
        for process in at_work.values():
            process.wait(_PATIENCE)
    return kills


def _wait_until_at_work(folder: Path, name: str, process: int) -> None:
    """Wait for a machine that has been started: a busy one takes longer to start than it would live."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and not (folder / f"{name}-{process}").exists():
        time.sleep(0.05)


def _start(folder: Path, name: str, address: Mapping[str, str], seed: float) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "tests.whole.two_machines", "--machine", name, "--folder", str(folder)]
    return subprocess.Popen([*command, "--seed", str(seed)], env={**os.environ, **address}, cwd=ROOT)


def _noted(folder: Path) -> Iterator[dict[str, Any]]:
    """Give what the machines have noted; of a line whose writer was killed nothing."""
    for path in folder.glob("*.jsonl"):
        for line in path.read_text("utf-8").splitlines(keepends=True):
            if line.endswith("}\n") and line.startswith("{"):
                yield json.loads(line)


def _work(folder: Path, name: str, seed: str) -> None:
    """Do what the machine `name` does until the run is over or it is killed."""
    choose = random.Random(seed)
    settings = _machine(folder / name, os.environ)
    with (folder / f"{name}.jsonl").open("a", encoding="utf-8", buffering=1) as notes:
        notes.write("\n")  # the line before may be half written
        assistant = Assistant.open(settings.library) if name == _ASKS else None
        (folder / f"{name}-{os.getpid()}").touch()
        while not (folder / "done").exists():
            board = choose.choice(BOARDS)
            try:
                found = _ask(assistant, board) if assistant else [_change(folder, settings, board, choose)]
            except LibraryLocked:
                found = [{"did": "waited for a dead writer's lock"}]
            except Exception as error:  # whatever goes wrong is what is looked for
                found = [{"wrong": f"{name}: {board}: {type(error).__name__}: {error}"}]
            notes.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in found)


def _change(folder: Path, settings: Settings, board: str, choose: random.Random) -> dict[str, object]:
    if board != BOARDS[0] and choose.random() < 0.4:
        return {"did": "removed" if removed(settings, f"{board.lower()}.txt") else "found nothing to remove"}
    path = written(folder / "reports", board, choose.choice(FIGURES))
    reports = list(add(Request(paths=(path,)), settings=settings))
    return {"wrong": str(reports[0].error)} if reports[0].error else {"did": _ADDED}


def _ask(assistant: Assistant, board: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for question in (f"Hur många förskoleplatser öppnar {board}?", f"Hur många bänkar rustar {board}?"):
        answer = next(event.answer for event in assistant.ask(question) if isinstance(event, Finished))
        did = _TOLD if answer.citations else "answered that there is none"
        found.append({"did": did, "seconds": answer.seconds})
        found += [{"wrong": wrong} for wrong in wrong_in(question, board, answer)]
        found += [{"wrong": f"{question}: {answer.note}"}] if answer.note else []
    return found


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--machine", choices=(_CHANGES, _ASKS), help="be one of the machines of a run")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--seed", default="1")
    options = parser.parse_args()
    if options.machine:
        _work(options.folder, options.machine, options.seed)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        came = run(Path(folder), seconds=60 * options.minutes)
    told = ", ".join(f"{count} {did}" for did, count in sorted(came.done.items()))
    sys.stdout.write(
        f"{options.minutes:g} minutes: {told}; {came.kills} killed; slowest answer {came.slowest:.1f} s; "
        f"{len(came.wrong)} wrong\n"
    )
    sys.stdout.writelines(f"WRONG {wrong}\n" for wrong in came.wrong)
    return 1 if came.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
