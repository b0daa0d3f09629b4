"""Ingestion and retrieval beside the LlamaIndex quickstart's, on the same documents and questions, in one run.

`python -m eval.scale.rivals --corpus data/sample --set sample` prints medians and their ratios. The quickstart gets the
documents as text, cuts and embeds them and finds the nearest chunk, in memory; its reading of files and its store are
not counted. Ours reads and checks the files, writes a library to disk, and answers each question with its citations.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.ask import Assistant
from eval.questions import QuestionsError, load
from eval.sources import Sources, SourcesError, open_sources
from eval.systems import quickstart
from ingest.pipeline.build import Request, add
from ingest.settings import Settings

_QUESTIONS = Path(__file__).parent.parent / "questions"
_WARM_UP = 5  # questions before the clock counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Seconds that a system takes: to take in the documents, median of the runs, and each question."""

    ingestion: float
    questions: tuple[float, ...]

    @property
    def question(self) -> float:
        """The median of the questions."""
        return statistics.median(self.questions)


def ours(corpus: Path, questions: Sequence[str], *, runs: int) -> Pace:
    """Return the pace of ingestion into a library on disk, and of whole answers."""
    taken: list[float] = []
    each: tuple[float, ...] = ()
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            library = Path(folder) / "library"
            begun = time.perf_counter()
            list(add(Request(paths=(corpus,)), settings=Settings(library=library)))
            taken.append(time.perf_counter() - begun)
            if len(taken) == runs:
                each = _answered(library, questions)
    return Pace(ingestion=statistics.median(taken), questions=each)


def rival(sources: Sources, questions: Sequence[str], *, runs: int) -> Pace:
    """Return the pace of the quickstart: cutting and embedding, and the nearest chunk."""
    taken: list[float] = []
    for _ in range(runs):
        begun = time.perf_counter()
        chunks = [chunk for source in sources.texts.values() for chunk in quickstart.cut(source)]
        model = quickstart.MiniLm([chunk.text for chunk in chunks])
        taken.append(time.perf_counter() - begun)
    return Pace(
        ingestion=statistics.median(taken), questions=_timed(lambda text: model.scores(text).argmax(), questions)
    )


def table(one: Pace, other: Pace) -> str:
    """Return both paces as a Markdown table, with how many times as long the quickstart takes."""
    rows = (
        ("ingestion, s", one.ingestion, other.ingestion),
        ("question, ms", 1000 * one.question, 1000 * other.question),
    )
    lines = [f"| {name} | {mine:,.2f} | {theirs:,.2f} | {theirs / mine:.2f} |" for name, mine, theirs in rows]
    return "\n".join([f"| medians | Nämndsvar | {quickstart.NAME} | ratio |", "|---|---:|---:|---:|", *lines])


def _answered(library: Path, questions: Sequence[str]) -> tuple[float, ...]:
    assistant = Assistant.open(library)
    return _timed(lambda text: list(assistant.ask(text)), questions)


def _timed(ask: Callable[[str], object], questions: Sequence[str]) -> tuple[float, ...]:
    for text in questions[:_WARM_UP]:
        ask(text)
    each: list[float] = []
    for text in questions:
        begun = time.perf_counter()
        ask(text)
        each.append(time.perf_counter() - begun)
    return tuple(each)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure both and print; 1 where the quickstart's model is not installed."""
    parser = argparse.ArgumentParser(prog="python -m eval.scale.rivals", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("data/sample"))
    parser.add_argument("--set", default="sample", dest="name", help="whose questions of eval/questions are asked")
    parser.add_argument("--runs", type=int, default=3, help="how often the documents are taken in")
    options = parser.parse_args(arguments)
    if not quickstart.installed():
        sys.stderr.write(f"{quickstart.MISSING}\n")
        return 1
    try:
        sources, asked = open_sources(options.corpus), load(_QUESTIONS, name=options.name)
    except (SourcesError, QuestionsError) as error:
        parser.error(str(error))
    questions = [one.text for one in asked.questions]
    one = ours(options.corpus, questions, runs=options.runs)
    sys.stdout.write(f"{table(one, rival(sources, questions, runs=options.runs))}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
