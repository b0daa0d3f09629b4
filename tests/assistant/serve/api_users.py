"""Measures the API as other programs have it: so many asking at once; and what memory each worker takes.

`python -m tests.assistant.serve.api_users` lets 50 ask on the sample; `--help` lists what can be chosen.
"""

import argparse
import json
import random
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from assistant.workers.nursery import NAME
from eval.scale.workers import descendants
from ingest.pipeline.build import Request, add
from ingest.settings import Settings
from tests.assistant.serve.asking import client
from tests.assistant.serve.served import served
from tests.places import ROOT, SAMPLE

_MEASURED = ("Rss", "Pss")  # all pages of a process, and its part of those that several share


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """How many ask how many questions each, and the seconds that each thinks before one, on average (0: none waits)."""

    users: int
    questions: int
    pause: float


def measure(address: str, load: Load, asked: Sequence[str]) -> list[float]:
    """Return the seconds that each answer took; raises where one does not come."""
    together = threading.Barrier(load.users)

    def use(number: int) -> list[float]:
        chance, times = random.Random(number), []
        with client(address) as asking:
            together.wait()
            for _ in range(load.questions):
                time.sleep(chance.uniform(0, 2 * load.pause))
                started = time.perf_counter()
                asking.post("/ask", json={"question": chance.choice(asked)}).raise_for_status()
                times.append(time.perf_counter() - started)
        return times

    with ThreadPoolExecutor(load.users) as people:
        return [seconds for times in people.map(use, range(load.users)) for seconds in times]


def memory_of_workers() -> list[tuple[str, dict[str, float]]]:
    """Return the MB of each worker of this process, and of what they are forked from, where Linux tells them."""
    found = []
    processes = descendants()
    forked = NAME in processes.values()
    for process, name in processes.items():
        with suppress(OSError):  # it has ended
            lines = (line.split() for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines())
            sizes = {words[0][:-1]: int(words[1]) / 1024 for words in lines if words[0][:-1] in _MEASURED}
            found.append(("what they are forked from" if forked and name != NAME else "a worker", sizes))
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.assistant.serve.api_users", description=__doc__)
    parser.add_argument("--users", type=int, default=50)
    parser.add_argument("--questions", type=int, default=3, help="of each user")
    parser.add_argument("--pause", type=float, default=0.0, help="seconds before a question, on average")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--library", type=Path, help="a library; without one, the sample is indexed")
    parser.add_argument("--set", default="sample", help="of eval/questions, whose questions are asked")
    options = parser.parse_args(arguments)
    lines = (ROOT / "eval" / "questions" / f"{options.set}.jsonl").read_text("utf-8").splitlines()
    asked = [str(json.loads(line)["question"]) for line in lines]
    load = Load(users=options.users, questions=options.questions, pause=options.pause)
    with tempfile.TemporaryDirectory() as folder:
        library = options.library or Path(folder)
        if options.library is None:
            list(add(Request(paths=(SAMPLE,)), settings=Settings(library=library)))
        with served(
            library, NAMNDSVAR_WORKERS=str(options.workers), NAMNDSVAR_QUESTIONS_AT_ONCE=str(options.users)
        ) as address:
            measure(address, Load(users=options.workers, questions=2, pause=0.0), asked)  # opens the library
            seconds, memory = sorted(measure(address, load, asked)), memory_of_workers()
    sys.stdout.write(
        f"{load.users} users, {len(seconds)} questions, a pause of {load.pause:g} s on average, no error: "
        f"median {statistics.median(seconds):.2f} s, 95th percentile {seconds[int(0.95 * len(seconds))]:.2f} s\n"
    )
    for what, worker in memory:
        sys.stdout.write(f"{what}: " + ", ".join(f"{name} {size:,.0f} MB" for name, size in worker.items()) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
