"""What memory the workers of a server take, each alone and all together (Linux).

`python -m eval.scale.workers --workers 1 4 --passages 30000` builds a library of generated reports and lets crews of
these sizes answer questions on it; `--library DIR` takes one that there is.
"""

import argparse
import os
import random
import re
import sys
import tempfile
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from assistant.workers.crew import Crew, CrewSize
from assistant.workers.nursery import NAME as NAME_OF_FORKED
from eval.scale.text import BOARDS, question, write_reports
from ingest.pipeline.build import Request, add
from ingest.settings import Settings
from ingest.store.files.sharing import NAME
from ingest.store.index import Index

_A_REPORT, _SECTIONS = 280, 70  # passages of a report, and the sections that give so many
_QUESTIONS = 5  # to each worker
_PATIENCE = 120.0  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """Bytes: of each worker's own memory, of what they share of vectors, and of all that they take together.

    What is shared of vectors counts whole, whether or not a worker has looked at it. What else several processes share,
    code, mapped files and what workers have of the process that they are forked from, counts once, with that process.
    """

    own: tuple[int, ...]
    shared: int
    together: int


def taken(library: Path, questions: Sequence[str], *, workers: int) -> Taken:
    """Return what so many workers take when each has answered some of `questions`, five times as many."""
    together = threading.Barrier(workers, timeout=_PATIENCE)
    before = descendants()

    def ask(number: int) -> None:
        for text in questions[number * _QUESTIONS : (number + 1) * _QUESTIONS]:
            together.wait()  # so that each is answered by another worker
            list(crew.ask(text))

    with closing(Crew(library, size=CrewSize(workers=workers))) as crew:
        with ThreadPoolExecutor(workers) as pool:
            list(pool.map(ask, range(workers)))
        new = {process: name for process, name in sorted(descendants().items()) if process not in before}
        areas = {process: _areas(process) for process in new}
    own = {process: [area for area in each if not area.vectors] for process, each in areas.items()}
    shared = sum({area.vectors: area.size for each in areas.values() for area in each if area.vectors}.values())
    forked = NAME_OF_FORKED in new.values()
    return Taken(
        own=tuple(
            sum(area.private for area in each)
            for process, each in own.items()
            if not forked or new[process] == NAME_OF_FORKED
        ),
        shared=shared,
        together=shared + sum(area.part for each in own.values() for area in each),
    )


def table(rows: Sequence[Taken], *, passages: int) -> str:
    """Return the measures as a Markdown table, a row a crew."""
    head = f"| workers, {passages:,} passages | own memory of each, MB | shared vectors, MB | all together, MB |"
    lines = [head, "|---:|---:|---:|---:|"]
    for row in rows:
        own = " to ".join(f"{each / 1e6:,.0f}" for each in (min(row.own), max(row.own)))
        lines.append(f"| {len(row.own)} | {own} | {row.shared / 1e6:,.0f} | {row.together / 1e6:,.0f} |")
    return "\n".join(lines)


def descendants() -> dict[int, str]:
    """Return the processes that come of this one, with the names by which the system lists them."""
    parents, names = dict[int, int](), dict[int, str]()
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # ended meanwhile
            head, _, rest = path.read_text().rpartition(")")
            process = int(path.parent.name)
            parents[process], names[process] = int(rest.split()[1]), head.partition("(")[2]
    found: dict[int, str] = {}
    new = {os.getpid()}
    while new:
        new = {process for process, parent in parents.items() if parent in new}
        found |= {process: names[process] for process in new}
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Area:
    """A stretch of a process's memory, in bytes; `vectors` tells which shared vectors it is of, if any."""

    vectors: str
    size: int
    private: int
    part: int


def _areas(process: int) -> list[_Area]:
    """Return the memory of a process, as the system tells it."""
    found: list[_Area] = []
    for text in re.split(r"^(?=[0-9a-f]+-[0-9a-f]+ )", Path(f"/proc/{process}/smaps").read_text(), flags=re.M)[1:]:
        head = text.splitlines()[0].split(maxsplit=5)
        sizes = {name: 1024 * int(size) for name, size in re.findall(r"^(\w+): +(\d+) kB$", text, flags=re.M)}
        found.append(
            _Area(
                vectors=head[4] if len(head) > 5 and f"memfd:{NAME}" in head[5] else "",
                size=sizes["Size"],
                private=sizes["Private_Clean"] + sizes["Private_Dirty"],
                part=sizes["Pss"],
            )
        )
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m eval.scale.workers", description=__doc__)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 4])
    parser.add_argument("--passages", type=int, default=30_000)
    parser.add_argument("--library", type=Path, help="a library that there is")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        reports, library = Path(folder) / "reports", options.library or Path(folder) / "library"
        facts = write_reports(reports, count=max(1, round(options.passages / _A_REPORT)), sections=_SECTIONS, seed=1)
        if options.library is None:
            list(add(Request(paths=(reports,), boards=reports / BOARDS), settings=Settings(library=library)))
        with closing(Index.open(library)) as index:
            passages = index.passage_count()
        chance = random.Random(1)
        asked = [question(fact, chance) for fact in chance.choices(facts, k=_QUESTIONS * max(options.workers))]
        rows = [taken(library, asked, workers=workers) for workers in options.workers]
    sys.stdout.write(f"{table(rows, passages=passages)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
