"""Why an answer is as it is: what each feature gave the best evidence and the next, and which veto spoke."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

import numpy as np

from assistant.answer import short_title
from assistant.command import usage
from assistant.search.gather import Gathered
from assistant.weigh.cut import shown
from assistant.weigh.evidence import EVIDENCE, features
from assistant.weigh.features import Feature, weights
from assistant.weigh.read.support import READ, Read, told_of
from assistant.weigh.supported.support import SUPPORT, judged
from assistant.weigh.units import Unit

_Seen = TypeVar("_Seen")
_Told = TypeVar("_Told")
_SHOWN = 4  # units: the best and those next to it
_LONGEST = 160  # characters of a unit
_LEAST = 0.05  # a feature that gives less says nothing


def explained(gathered: Gathered) -> str:
    """Return how evidence was scored and judged, in lines of Swedish."""
    if not gathered.units:
        return usage.EXPLAIN_NOTHING + "\n"
    order = np.argsort(-gathered.scores, kind="stable")[:_SHOWN]
    weighed = weights().evidence
    shown_units = [gathered.units[i] for i in order]
    lines: list[str] = []
    for place, i, numbers in zip(range(1, _SHOWN + 1), order, features(shown_units, gathered.asking), strict=False):
        unit = gathered.units[i]
        told = dict(zip((feature.name for feature in EVIDENCE), numbers.tolist(), strict=True))
        lines += [_headed(place, unit, float(gathered.scores[i]))]
        lines += _given(EVIDENCE, told, weighed)
        ordered = float(gathered.scores[i]) - sum(told[name] * weight for name, weight in weighed.items())
        if abs(ordered) >= _LEAST:
            lines.append(usage.EXPLAIN_ORDER.format(worth=f"{_number(ordered, signed=True):>6}"))
    return "\n".join([*lines, *_judged(gathered)]) + "\n"


def _headed(place: int, unit: Unit, score: float) -> str:
    cell = unit.cell
    text = shown(unit.text) if cell is None else f"{shown(unit.text)} | {cell.column.printed}: {cell.value or '–'}"
    text = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    fit = f" [{unit.fit}]" if cell is not None else ""
    return f"\n{place}. {_number(score)}  {text}{fit} ({short_title(unit.ranked.source)})"


def _judged(gathered: Gathered) -> Iterator[str]:
    judgement = judged(gathered.units, gathered.by_words, gathered.asking)
    if gathered.read is not None:
        told = told_of(Read(judged=judgement, reading=gathered.read))
        yield "\n" + usage.EXPLAIN_READ.format(support=_number(gathered.support, places=2))
        yield from _given(READ, told, weights().read)
    yield "\n" + usage.EXPLAIN_SUPPORT.format(support=_number(judgement.support, places=2))
    yield from _given(SUPPORT, judgement.told, weights().support)
    if not judgement.vetoes:
        yield "   " + usage.EXPLAIN_NO_VETO
    for veto in judgement.vetoes:
        yield "   " + usage.EXPLAIN_VETO.format(name=veto.name, meaning=veto.meaning)


def _given(
    table: Sequence[Feature[_Seen, _Told]], told: Mapping[str, float], weighed: Mapping[str, float]
) -> Iterator[str]:
    """Give a line for each feature that counts, those that count most first."""
    given = [(told[feature.name] * weighed[feature.name], feature) for feature in table]
    for worth, feature in sorted(given, key=lambda entry: -abs(entry[0])):
        if abs(worth) >= _LEAST:
            value, weight = _number(told[feature.name], places=2), _number(weighed[feature.name], places=2)
            yield f"   {_number(worth, signed=True):>6}  {feature.name:16} {value} × {weight}  {feature.meaning}"


def _number(value: float, *, places: int = 1, signed: bool = False) -> str:
    text = f"{value:+.{places}f}" if signed else f"{value:.{places}f}"
    return text.replace(".", ",").replace("-", "−")
