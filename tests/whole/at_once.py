"""One adds and removes, others ask meanwhile: no answer may be wrong and none may fail.

A short run is a test; `python -m tests.whole.at_once --minutes 10` is the long one.
"""

import argparse
import multiprocessing
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, MutableMapping
from contextlib import closing
from dataclasses import dataclass
from multiprocessing.synchronize import Event
from pathlib import Path

from assistant import answer as told
from assistant.ask import Assistant
from assistant.workers.crew import Crew, CrewSize
from ingest.pipeline.build import Request, add
from ingest.settings import Settings
from ingest.store.care.verify import verify
from ingest.store.catalogue.catalogue import Catalogue
from ingest.store.files.layout import Layout
from ingest.store.removing import remove

BOARDS = ("Norrvik", "Storsjö", "Bergsjö")  # the first is always there
FIGURES = range(31, 39)  # what a version of a report may say
_PATIENCE = 120.0  # seconds for what is under way at the end
_TEXT = """\
{board} stadsdelsnämnd
Verksamhetsplan 2025

Förskola

Under 2025 öppnar nämnden {figure} nya förskoleplatser i {board}.

Parker

Nämnden rustar {park} bänkar i parkerna i {board} under 2025.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What one who changes has done, and what went wrong."""

    added: int
    removed: int
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What one who asks has seen."""

    answers: int
    found: int
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a run came to."""

    changed: Changed
    seen: tuple[Seen, ...]
    left: tuple[str, ...]  # what `verify` finds at the end

    @property
    def wrong(self) -> tuple[str, ...]:
        """All that should not have been."""
        return (*self.changed.wrong, *(wrong for one in self.seen for wrong in one.wrong), *self.left)


def run(folder: Path, *, seconds: float, at_least: int = 1) -> Run:
    """Let one change and two ask for some seconds, one of the two through workers, as the page does.

    On a busy machine it takes longer, until each has done what it does `at_least` so often.
    """
    library, reports = folder / "library", folder / "reports"
    for board in BOARDS:
        list(add(Request(paths=(written(reports, board, 31),)), settings=Settings(library=library)))
    context = multiprocessing.get_context("spawn")
    with context.Manager() as manager, context.Pool(3) as pool:
        done = manager.Event()
        often = manager.dict({"changes": 0, "here": 0, "workers": 0})
        changing = pool.apply_async(_change, (library, reports, done, often))
        asking = [
            pool.apply_async(_ask, (library, seed, way, done, often)) for seed, way in ((2, "here"), (3, "workers"))
        ]
        time.sleep(seconds)
        until = time.monotonic() + _PATIENCE
        while min(often.values()) < at_least and time.monotonic() < until:
            time.sleep(0.1)
        done.set()
        changed = changing.get(_PATIENCE)
        seen = tuple(result.get(_PATIENCE) for result in asking)
    left = tuple(finding.text for finding in verify(Settings(library=library)).findings)
    return Run(changed=changed, seen=seen, left=left)


def written(folder: Path, board: str, figure: int) -> Path:
    """Write a report in which both figures tell of the same version."""
    path = folder / f"{board.lower()}.txt"
    path.parent.mkdir(exist_ok=True)
    path.write_text(_TEXT.format(board=board, figure=figure, park=figure + 100), encoding="utf-8")
    return path


def _change(library: Path, reports: Path, done: Event, often: MutableMapping[str, int]) -> Changed:
    """Add and remove until it is `done`."""
    choose = random.Random(1)
    chosen = Settings(library=library, erase_seconds=0.5)
    added, gone, wrong = 0, 0, list[str]()
    while not done.is_set():
        board = choose.choice(BOARDS)
        try:
            if board != BOARDS[0] and choose.random() < 0.4:
                gone += removed(chosen, f"{board.lower()}.txt")
            else:
                path = written(reports, board, choose.choice(FIGURES))
                wrong += [str(report.error) for report in add(Request(paths=(path,)), settings=chosen) if report.error]
                added += 1
                often["changes"] = added
        except Exception as error:  # whatever goes wrong is what is looked for
            wrong.append(f"{board}: {type(error).__name__}: {error}")
    return Changed(added=added, removed=gone, wrong=tuple(wrong))


def removed(settings: Settings, file: str) -> int:
    """Remove the report in `file`; return how many documents that were."""
    with closing(Catalogue.open(Layout(directory=settings.library))) as catalogue:
        ids = [record.id for record in catalogue.records() if record.file == file]
    if ids:
        remove(settings, ids)
    return len(ids)


def _ask(library: Path, seed: int, way: str, done: Event, often: MutableMapping[str, int]) -> Seen:
    """Ask until it is `done`, `here` in this process or through a worker."""
    choose = random.Random(seed)
    crew = Crew(library, size=CrewSize(workers=1))
    asked: Callable[[str], Iterator[told.Event]] = Assistant.open(library).ask if way == "here" else crew.ask
    answers, found, wrong = 0, 0, list[str]()
    with closing(crew):
        while not done.is_set():
            board = choose.choice(BOARDS)
            for question in (f"Hur många förskoleplatser öppnar {board}?", f"Hur många bänkar rustar {board}?"):
                try:
                    answer = next(event.answer for event in asked(question) if isinstance(event, told.Finished))
                except Exception as error:  # whatever goes wrong is what is looked for
                    wrong.append(f"{question}: {type(error).__name__}: {error}")
                    continue
                answers += 1
                often[way] = answers
                found += bool(answer.citations)
                wrong += wrong_in(question, board, answer)
    return Seen(answers=answers, found=found, wrong=tuple(wrong))


def wrong_in(question: str, board: str, answer: told.Answer) -> list[str]:
    """Return what is wrong: a figure of another board or of no version, or none where one is always held."""
    if answer.refused or not answer.citations:
        return [f"{question}: {answer.text}"] if board == BOARDS[0] else []
    quotes = " ".join(citation.quote for citation in answer.citations)
    offset = 100 if "bänkar" in question else 0
    right = any(str(figure + offset) in answer.text and str(figure + offset) in quotes for figure in FIGURES)
    return [] if right and board in quotes else [f"{question}: {answer.text}"]


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        came = run(Path(folder), seconds=60 * options.minutes)
    answers, found = sum(one.answers for one in came.seen), sum(one.found for one in came.seen)
    changed = came.changed
    sys.stdout.write(
        f"{options.minutes:g} minutes: {changed.added} added, {changed.removed} removed, {answers} answers, "
        f"{found} with a figure, {len(came.wrong)} wrong\n"
    )
    sys.stdout.writelines(f"WRONG {wrong}\n" for wrong in came.wrong)
    return 1 if came.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
