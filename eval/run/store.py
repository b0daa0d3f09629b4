"""Runs as JSON: whole for machines, and without any text of the documents as the committed baseline."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from pydantic import BaseModel, ValidationError

from eval.metrics.bootstrap import Estimate
from eval.run.figures import Figures, kept
from eval.run.run import SetRun

Former = Mapping[str, Mapping[str, float]]  # metric key -> question id -> value


class StoreError(Exception):
    """A file of figures cannot be read; the message names it and says what to do."""


class _StoredFigure(BaseModel):
    value: float
    low: float
    high: float
    count: int
    values: dict[str, float]


class _StoredSet(BaseModel):
    figures: dict[str, _StoredFigure]


class _Stored(BaseModel):
    sets: dict[str, _StoredSet]


def read(path: Path) -> dict[str, Former]:
    """Return the per-question values of an earlier run, by set name; raise StoreError where it cannot be read."""
    return {
        name: {key: figure.values for key, figure in stored_set.figures.items()}
        for name, stored_set in _read(path).sets.items()
    }


def figures_of(path: Path) -> dict[str, dict[str, Estimate]]:
    """Return the figures of an earlier run by set name and metric key; raise StoreError where it cannot be read."""
    return {
        name: {
            key: Estimate(value=figure.value, low=figure.low, high=figure.high, count=figure.count)
            for key, figure in stored_set.figures.items()
        }
        for name, stored_set in _read(path).sets.items()
    }


def _read(path: Path) -> _Stored:
    try:
        return _Stored.model_validate_json(path.read_text("utf-8"))
    except (OSError, ValidationError) as error:
        raise StoreError(f"{path} is not a file that `python -m eval --json` wrote; name another.") from error


def write_whole(runs: Sequence[SetRun], path: Path) -> None:
    """Write figures and outcomes of every system: answers, citations and passages, so not for committing."""
    sets = {
        run.name: {"figures": _figures(run.ours.figures), "systems": _systems(run), "ingestion": _ingestion(run)}
        for run in runs
    }
    content = json.dumps({"sets": sets}, ensure_ascii=False, indent=1)
    path.write_text(content + "\n", "utf-8")


def write_baseline(runs: Sequence[SetRun], path: Path) -> None:
    """Write the figures of our own system, question ids and values only; sets that were not run stay as they are.

    One line a figure, so that a change is read in a diff; what no machine repeats (seconds) is left out.
    """
    former = json.loads(path.read_text("utf-8"))["sets"] if path.exists() else {}
    sets = {**former, **{run.name: {"figures": _figures(run.ours.figures, steady_only=True)} for run in runs}}
    blocks = [
        f'"{name}": {{"figures": {{\n' + ",\n".join(_lines(content["figures"])) + "\n}}"
        for name, content in sets.items()
    ]
    path.write_text('{"sets": {\n' + ",\n".join(blocks) + "\n}}\n", "utf-8")


def _lines(figures: Mapping[str, object]) -> list[str]:
    return [f' "{key}": {json.dumps(figure, ensure_ascii=False)}' for key, figure in figures.items()]


def _figures(figures: Figures, *, steady_only: bool = False) -> dict[str, object]:
    return {
        figure.key: {
            "value": kept(figure.estimate.value),
            "low": kept(figure.estimate.low),
            "high": kept(figure.estimate.high),
            "count": figure.estimate.count,
            "values": {name: kept(value) for name, value in figure.values},
        }
        for figure in figures.figures
        if figure.steady or not steady_only
    }


def _systems(run: SetRun) -> dict[str, object]:
    return {
        system.name: {
            "figures": _figures(system.figures),
            "curve": [asdict(point) for point in system.figures.curve],
            "kinds": [asdict(kind) for kind in system.figures.kinds],
            "outcomes": [asdict(outcome) for outcome in system.collected.every()],
        }
        for system in run.systems
    }


def _ingestion(run: SetRun) -> dict[str, float] | None:
    return asdict(run.ingestion) if run.ingestion else None
