"""Builds libraries of generated reports in several sizes and measures what each size costs.

`python -m eval.scale --passages 1000 10000 100000 --out FOLDER` prints a table and writes `scale.md` and `scale.svg`.
Every phase runs in a process of its own, so that its memory is its own.
"""

import argparse
import multiprocessing
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import ParamSpec, TypeVar

from assistant.answer import Finished
from assistant.ask import Assistant
from assistant.lasting import settle
from eval.scale.chart import chart
from eval.scale.text import BOARDS, Fact, question, worked_question, write_reports
from ingest.pipeline.build import Request, add
from ingest.settings import Settings
from ingest.store.files.layout import Layout
from ingest.store.index import Index

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")
_SECTIONS = 70  # of a report: about 280 passages
_LONG_SECTIONS = 140  # of the report that is added last: about 560 passages, as a real one of 102 pages has
_WARM_UP = 20  # questions before the clock counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What it took to build a library; times in seconds, memory and sizes in bytes."""

    documents: int
    passages: int
    windows: int
    seconds: float
    memory: int
    catalogue: int
    vectors: int
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What questions took: milliseconds at the median and the 95th percentile, memory in bytes.

    `words`, `vectors` and `passages` are the medians of these steps alone, as part of a whole answer's. `answered` is
    the share of the questions that were worked out.
    """

    askers: int
    median: float
    slow: float
    memory: int
    words: float = 0.0
    vectors: float = 0.0
    passages: float = 0.0
    answered: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """All measures of one library."""

    built: Built
    one: Asked
    many: Asked
    worked: Asked
    add_seconds: float


def measure(passages: int, *, folder: Path, questions: int, askers: int) -> Size:
    """Build a library of at least `passages` passages in `folder` and measure it."""
    reports, library = folder / "reports", folder / "library"
    facts = write_reports(reports, count=max(1, round(passages / 280)), sections=_SECTIONS, seed=1)
    built = _apart(_build, reports, library)
    asked = [question(fact, random.Random(number)) for number, fact in enumerate(_cycle(facts, questions))]
    one = _apart(_ask, library, asked, 1)
    many = _apart(_ask, library, asked, askers)
    worked = _apart(_ask, library, [worked_question(fact, i) for i, fact in enumerate(_cycle(facts, questions))], 1)
    write_reports(folder / "long", count=1, sections=_LONG_SECTIONS, seed=2)
    added = _apart(_build, folder / "long", library)
    return Size(built=built, one=one, many=many, worked=worked, add_seconds=added.seconds)


def _apart(call: Callable[_Arguments, _Result], *arguments: _Arguments.args, **more: _Arguments.kwargs) -> _Result:
    """Run `call` in a fresh process."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(call, *arguments, **more).result()


def _build(reports: Path, library: Path) -> Built:
    started = time.perf_counter()
    list(add(Request(paths=(reports,), keep=True, boards=reports / BOARDS), settings=Settings(library=library)))
    seconds = time.perf_counter() - started
    layout = Layout(directory=library)
    documents = Index.open(library).documents()
    return Built(
        documents=len(documents),
        passages=sum(document.passages for document in documents),
        windows=sum(document.windows for document in documents),
        seconds=seconds,
        memory=_peak_memory(),
        catalogue=layout.catalogue.stat().st_size,
        vectors=_folder_size(layout.vectors),
        words=_folder_size(layout.words),
    )


def _ask(library: Path, questions: Sequence[str], askers: int) -> Asked:
    assistant = Assistant.open(library)
    index = Index.open(library)
    settle()

    def ask(text: str) -> tuple[float, bool]:
        started = time.perf_counter()
        *_, last = assistant.ask(text)
        worked = isinstance(last, Finished) and last.answer.working is not None
        return time.perf_counter() - started, worked

    for text in questions[:_WARM_UP]:
        ask(text)
    with ThreadPoolExecutor(askers) as pool:
        asked = list(pool.map(ask, questions))
    times = sorted(seconds for seconds, _ in asked)
    steps = _steps(index, questions) if askers == 1 else (0.0, 0.0, 0.0)
    return Asked(
        askers=askers,
        median=1000 * statistics.median(times),
        slow=1000 * times[min(len(times) - 1, int(0.95 * len(times)))],
        memory=_peak_memory(),
        words=steps[0],
        vectors=steps[1],
        passages=steps[2],
        answered=statistics.mean(worked for _, worked in asked),
    )


def _steps(index: Index, questions: Sequence[str]) -> tuple[float, ...]:
    """Return the median milliseconds of the word search, the vector search and fetching the passages."""
    times: list[tuple[float, float, float]] = []
    for text in questions:
        marks = [time.perf_counter()]
        hits = index.search_words(text)
        marks.append(time.perf_counter())
        index.search_vectors(text)
        marks.append(time.perf_counter())
        index.passages([hit.passage_id for hit in hits])
        marks.append(time.perf_counter())
        times.append((marks[1] - marks[0], marks[2] - marks[1], marks[3] - marks[2]))
    return tuple(1000 * statistics.median(step) for step in zip(*times, strict=True))


def table(sizes: Sequence[Size]) -> str:
    """Return the measures as a Markdown table, a column a size."""
    empty = sizes[0].add_seconds
    rows: list[tuple[str, Callable[[Size], str]]] = [
        ("passages", lambda size: f"{size.built.passages:,}"),
        ("documents", lambda size: f"{size.built.documents:,}"),
        ("windows (vectors)", lambda size: f"{size.built.windows:,}"),
        ("ingestion, passages/s", lambda size: f"{size.built.passages / size.built.seconds:,.0f}"),
        ("ingestion, peak memory, MB", lambda size: f"{size.built.memory / 1e6:,.0f}"),
        ("catalogue, MB", lambda size: f"{size.built.catalogue / 1e6:,.1f}"),
        ("vectors, MB", lambda size: f"{size.built.vectors / 1e6:,.1f}"),
        ("words, MB", lambda size: f"{size.built.words / 1e6:,.1f}"),
        ("question, median, ms", lambda size: f"{size.one.median:,.0f}"),
        ("question, 95th percentile, ms", lambda size: f"{size.one.slow:,.0f}"),
        ("- word search, median, ms", lambda size: f"{size.one.words:,.1f}"),
        ("- vector search, median, ms", lambda size: f"{size.one.vectors:,.1f}"),
        ("- fetching passages, median, ms", lambda size: f"{size.one.passages:,.1f}"),
        ("worked question, median, ms", lambda size: f"{size.worked.median:,.0f}"),
        ("worked question, 95th percentile, ms", lambda size: f"{size.worked.slow:,.0f}"),
        ("- share that was worked out", lambda size: f"{size.worked.answered:.2f}"),
        ("asking, peak memory, MB", lambda size: f"{size.one.memory / 1e6:,.0f}"),
        (f"{sizes[0].many.askers} askers, median, ms", lambda size: f"{size.many.median:,.0f}"),
        (f"{sizes[0].many.askers} askers, 95th percentile, ms", lambda size: f"{size.many.slow:,.0f}"),
        ("adding a 100-page report, s", lambda size: f"{size.add_seconds:,.1f}"),
        ("- against the smallest library", lambda size: f"{size.add_seconds / empty:.2f}"),
    ]
    lines = [f"| {name} | {' | '.join(show(size) for size in sizes)} |" for name, show in rows]
    return "\n".join([lines[0], f"|---|{'---:|' * len(sizes)}", *lines[1:]])


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(prog="python -m eval.scale", description=__doc__)
    parser.add_argument("--passages", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--askers", type=int, default=8)
    parser.add_argument("--out", type=Path, default=Path("build/scale"))
    options = parser.parse_args(arguments)
    sizes: list[Size] = []
    for passages in options.passages:
        with tempfile.TemporaryDirectory() as folder:
            sizes.append(measure(passages, folder=Path(folder), questions=options.questions, askers=options.askers))
        sys.stderr.write(f"{sizes[-1].built.passages:,} passages measured\n")
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "scale.md").write_text(table(sizes) + "\n", encoding="utf-8")
    curves = {
        "median, 1": [(size.built.passages, size.one.median) for size in sizes],
        "95 %, 1": [(size.built.passages, size.one.slow) for size in sizes],
        "worked, 95 %": [(size.built.passages, size.worked.slow) for size in sizes],
        f"median, {options.askers}": [(size.built.passages, size.many.median) for size in sizes],
        f"95 %, {options.askers}": [(size.built.passages, size.many.slow) for size in sizes],
    }
    (options.out / "scale.svg").write_text(chart(curves), encoding="utf-8")
    sys.stdout.write(table(sizes) + "\n")
    return 0


def _cycle(facts: Sequence[Fact], count: int) -> list[Fact]:
    return [facts[number * 7 % len(facts)] for number in range(count)]


def _peak_memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _folder_size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
