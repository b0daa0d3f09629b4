"""A run: one or more systems asked every question of a set, in figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.questions import QuestionSet
from eval.run.collect import Collected, Progress, collect
from eval.run.corpus import Ingestion
from eval.run.figures import Figures, measure
from eval.sources import Sources
from eval.systems.system import System


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemRun:
    """What one system came to."""

    name: str
    collected: Collected
    figures: Figures


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRun:
    """What every system came to on one set; the first system is the assistant itself."""

    name: str
    systems: tuple[SystemRun, ...]
    ingestion: Ingestion | None = None

    @property
    def ours(self) -> SystemRun:
        """The assistant's own run."""
        return self.systems[0]


def run(
    questions: QuestionSet,
    *,
    sources: Sources,
    library: Path,
    systems: Sequence[System],
    ingestion: Ingestion | None = None,
    progress: Progress = lambda _: None,
) -> SetRun:
    """Ask every system every question; a question that points outside the corpus raises SourcesError first."""
    sources.check(questions.every())
    runs = []
    for system in systems:
        collected = collect(system.open(library), questions, sources=sources, progress=progress)
        runs.append(SystemRun(name=system.name, collected=collected, figures=measure(collected)))
    return SetRun(name=questions.name, systems=tuple(runs), ingestion=ingestion)
