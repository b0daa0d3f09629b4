"""The last run of each set, with what it missed, and the figures of those before it: for the page Kvalitet."""

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from pydantic import BaseModel, ValidationError

from eval.metrics.bootstrap import Estimate
from eval.metrics.outcome import Outcome
from eval.report.misses import cause, misses
from eval.run.run import SetRun

VARIABLE = "NAMNDSVAR_RUNS"  # the folder, where it is another than the evaluation's own
_HERE = Path(__file__).parents[1] / "runs"
SHIPPED = Path(__file__).parents[1] / "baseline.json"  # figures only
_HISTORY = "history.jsonl"
_PASSAGES = 5  # shown of a miss


class KeptFigure(BaseModel, frozen=True):
    """A figure with its interval of 95 per cent, over `count` questions."""

    value: float
    low: float
    high: float
    count: int


class KeptPassage(BaseModel, frozen=True):
    """A passage that was found, and whether the answer stands in it."""

    file: str
    page: int | None
    headings: tuple[str, ...]
    text: str
    on_evidence: bool


class KeptMiss(BaseModel, frozen=True):
    """A question that was missed: why, what was to be answered, what was answered, and from what."""

    id: str
    kind: str
    cause: str
    question: str
    gold: str
    facts: tuple[tuple[str, ...], ...]
    answer: str
    refused: bool
    passages: tuple[KeptPassage, ...]


class KeptRun(BaseModel, frozen=True):
    """A run of a set, `at` a time in UTC; earlier runs are kept without their misses."""

    at: str
    name: str
    figures: dict[str, KeptFigure]
    kinds: dict[str, KeptFigure] = {}
    misses: tuple[KeptMiss, ...] = ()


def folder() -> Path:
    """Return where runs are kept: what the environment names, else `eval/runs`."""
    return Path(os.environ.get(VARIABLE) or _HERE)


def keep(runs: Sequence[SetRun], where: Path) -> None:
    """Keep what our own system came to: whole in place of the last run of a set, its figures after those before."""
    where.mkdir(parents=True, exist_ok=True)
    at = datetime.now(UTC).isoformat(timespec="seconds")
    for run in runs:
        kept = _kept(run, at)
        (where / f"{run.name}.json").write_text(kept.model_dump_json(indent=1) + "\n", "utf-8")
        with (where / _HISTORY).open("a", encoding="utf-8") as history:
            history.write(kept.model_copy(update={"misses": ()}).model_dump_json() + "\n")


def last(where: Path) -> tuple[KeptRun, ...]:
    """Return the last run of each set, the newest first; a file that cannot be read is left out."""
    found = [kept for path in sorted(where.glob("*.json")) if (kept := _read(path.read_text("utf-8")))]
    return tuple(sorted(found, key=lambda kept: kept.at, reverse=True))


def history(where: Path, name: str) -> tuple[KeptRun, ...]:
    """Return every run of a set, the oldest first, without misses."""
    path = where / _HISTORY
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    return tuple(kept for line in lines if (kept := _read(line)) and kept.name == name)


def figure_of(estimate: Estimate) -> KeptFigure:
    """Return an estimate as it is kept."""
    return KeptFigure(value=estimate.value, low=estimate.low, high=estimate.high, count=estimate.count)


def _read(text: str) -> KeptRun | None:
    try:
        return KeptRun.model_validate_json(text)
    except ValidationError:  # of another version, or cut short
        return None


def _kept(run: SetRun, at: str) -> KeptRun:
    found = run.ours.figures
    return KeptRun(
        at=at,
        name=run.name,
        figures={one.key: figure_of(one.estimate) for one in found.figures},
        kinds={str(one.kind): figure_of(one.correct) for one in found.kinds},
        misses=tuple(_miss(outcome) for outcome in misses(run.ours.collected.every())),
    )


def _miss(outcome: Outcome) -> KeptMiss:
    asked = outcome.question
    return KeptMiss(
        id=asked.id,
        kind=asked.kind,
        cause=cause(outcome).name,
        question=asked.text,
        gold=asked.gold,
        facts=asked.facts,
        answer=outcome.text,
        refused=outcome.refused,
        passages=tuple(
            KeptPassage(file=one.file, page=one.page, headings=one.headings, text=one.text, on_evidence=one.on_evidence)
            for one in outcome.passages[:_PASSAGES]
        ),
    )
