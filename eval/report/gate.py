"""The bar that a change has to clear: floors with their reasons, and no certain fall since the baseline."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from eval.metrics.bootstrap import Difference
from eval.report.wording import change_text, printed, verdict
from eval.run.figures import Figure, Figures


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """What one figure must not pass: at least `floor`, or at most `ceiling`, and why."""

    metric: str
    floor: float | None
    ceiling: float | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """A figure that fails the gate, as a sentence."""

    metric: str
    sentence: str


class GateError(Exception):
    """The file of floors cannot be used; the message says where and what to do."""


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid")
    floor: float | None = None
    ceiling: float | None = None
    reason: str = Field(min_length=10)

    @model_validator(mode="after")
    def _one(self) -> "_Line":
        if (self.floor is None) == (self.ceiling is None):
            raise ValueError("give either floor or ceiling")
        return self


class _File(BaseModel):
    sets: dict[str, dict[str, _Line]]


def read_limits(path: Path) -> dict[str, tuple[Limit, ...]]:
    """Return the limits of each set; raise GateError for a file that is malformed or a limit without a reason."""
    try:
        content = _File.model_validate({"sets": tomllib.loads(path.read_text("utf-8"))})
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise GateError(f"{path} cannot be read as TOML: {error}.") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"][1:])
        raise GateError(f"{path.name}: {place}: {first['msg']}; correct it.") from error
    return {
        name: tuple(Limit(metric=metric, **line.model_dump()) for metric, line in lines.items())
        for name, lines in content.sets.items()
    }


def breaches(figures: Figures, *, limits: tuple[Limit, ...], changes: Mapping[str, Difference]) -> tuple[Breach, ...]:
    """Return every limit that `figures` pass, and every limited figure that certainly fell since the baseline.

    A limit on a figure that the run does not have is a breach too: a metric that vanished is no metric that holds.
    """
    found: list[Breach] = []
    for limit in limits:
        figure = figures.of(limit.metric)
        if figure is None:
            found.append(Breach(metric=limit.metric, sentence=f"{limit.metric}: the run has no such figure."))
            continue
        named = f"{figure.label} ({limit.metric})"
        sentences = (_passed(figure, limit), _fallen(figure, changes.get(limit.metric)))
        found += [Breach(metric=limit.metric, sentence=f"{named}: {sentence}") for sentence in sentences if sentence]
    return tuple(found)


def _passed(figure: Figure, limit: Limit) -> str:
    value = figure.estimate.value
    said = printed(value, unit=figure.unit)
    if limit.floor is not None and value < limit.floor:
        return f"{said} is below its floor {printed(limit.floor, unit=figure.unit)}. {limit.reason}"
    if limit.ceiling is not None and value > limit.ceiling:
        return f"{said} is above its ceiling {printed(limit.ceiling, unit=figure.unit)}. {limit.reason}"
    return ""


def _fallen(figure: Figure, change: Difference | None) -> str:
    if change is None or verdict(change, better=figure.better) != "worse":
        return ""
    by = change_text(change, unit=figure.unit)
    return f"{by} since the baseline, more than chance over {change.count} questions."
