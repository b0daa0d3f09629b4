"""What a document says of a topic in its main points: the sentences that together cover most of it, none told twice."""

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from assistant.search.gather import Gathered
from assistant.tell.economy import is_economy, of_economy
from assistant.tell.statements import Statement
from assistant.weigh.cut import shown
from assistant.weigh.units import Unit, UnitKind
from ingest.document import Passage, PassageKind
from ingest.language.instructions import speaks_to_the_model
from ingest.language.sentences import sentences
from ingest.language.words import fold, stems, words
from ingest.store.index import Index, View

_ASKED = re.compile(
    r"\b(sam+anfatta\w*|sam+anfattning\w*|i korthet|kortfattat|i stora drag|huvuddrag\w*|huvudpunkt\w*|overblick\w*"
    r"|oversikt\w*|nyckelbudskap\w*|det viktigaste|viktigast)\b"
    r"|^(kort|kort sagt)\b ?[:,]|^vad handlar\b|^((kan|kan du|men|och|ok) )*summera\b"
)
# Words that ask for main points or for a report as such; what is left of a question is its topic.
_FRAME = frozenset(
    """sammanfatta sammanfattning summera upp
    korthet kort kortfattat drag huvuddragen huvudpunkter huvudpunkterna overblick
    oversikt nyckelbudskap viktigast viktigaste handlar sager ge innehallet innehall rapporten rapport planen plan
    dokumentet dokument verksamhetsplan verksamhetsplanen tertialrapport tertialrapporten verksamhetsberattelse
    verksamhetsberattelsen namnd namnden stadsdelsnamnd punkter tre fem fyra sex vp vb t1 t2 laget situationen
    utvecklingen fragan omradet galler gor gora man""".split()
)
_OWN = re.compile(r"^(\d[\d.]* )?(sam+anfatt\w*|inledning|i korthet|arets? (verksamhet|hog?punkter)|viktigaste\b.*)")
_MOST = 8  # points
_LONGEST = 1_400  # characters of all points
_SHORTEST = 25  # characters: a shorter line is a label
_OVERLAP = 0.5  # share of the shorter sentence's words from which two say the same
_SURE = 0.7  # how well a word must be met to count
_ENOUGH = 0.45  # share of the topic's weight that the best passage meets, or it is about something else
_NEAR = 0.6  # of the best passage's share, what another one must meet to be told
_PASSAGES = 4
_SCORE = 0.04  # worth of a unit of the scorer, in log odds, against the share of the topic


def asks_main_points(question: str) -> bool:
    """Return whether `question` asks for the main points of something: "sammanfatta", "i korthet", "viktigast"."""
    return _ASKED.search(fold(question)) is not None


def main_points(index: Index | View, evidence: Gathered) -> tuple[Statement, ...]:
    """Return at most eight statements that sum up what is asked for; none where no main points are asked for.

    A question that names no topic is answered by the document's own summary. Else the passages are told that meet most
    of the topic, headings included, each by the sentences that do, and no sentence that says the same as one before.
    """
    asking = evidence.asking
    if not asks_main_points(asking.question) or not evidence.units:
        return ()
    topic = _topic(evidence)
    if not topic.any():
        return _own_summary(index, evidence)
    if is_economy(asking, topic):
        evidence = replace(evidence, units=tuple(of_economy(unit, topic) for unit in evidence.units))
    return tuple(_statement(run) for run in _told(evidence, topic))


def _topic(evidence: Gathered) -> NDArray[np.float64]:
    """Return the weight of each term of the question that says what the points are to be about, together 1 or 0."""
    boards = {fold(word) for one in evidence.ranked[:1] for word in words(one.source.description.board or "")}
    asking = evidence.asking
    weights = np.array(
        [
            0.0 if fold(term.word) in _FRAME | boards or term.word.isdigit() else weight
            for term, weight in zip(asking.terms.terms, asking.terms.weights, strict=True)
        ]
    )
    total = float(weights.sum())
    return weights / total if total > 0 else np.zeros_like(weights)


def _told(evidence: Gathered, topic: NDArray[np.float64]) -> list[list[Unit]]:
    """Return the sentences to tell, those that stand together in one run, the best passage first."""
    passages: dict[str, list[Unit]] = {}
    for unit in evidence.units:
        if unit.kind is not UnitKind.CELL:
            passages.setdefault(unit.ranked.passage.id, []).append(unit)
    scores = {one.passage.id: one.score for one in evidence.ranked}
    highest = max(scores.values(), default=0.0)
    shares = {id_: _share(found, topic) + _SCORE * (scores[id_] - highest) for id_, found in passages.items()}
    order = sorted(passages, key=lambda id_: (-shares[id_], id_))[:_PASSAGES]
    if not order or max(shares[order[0]], evidence.support) < _ENOUGH:
        return []
    runs: list[list[Unit]] = []
    told: list[Unit] = []
    for id_ in order:
        if shares[id_] < _NEAR * shares[order[0]]:
            break
        picked = _picked(passages[id_], topic, told)
        told += picked
        runs += _adjacent(sorted(picked, key=lambda unit: unit.position))
    return runs[:_MOST]


def _share(found: Sequence[Unit], topic: NDArray[np.float64]) -> float:
    """Return how much of the topic a passage with its headings meets, and a little for how often its sentences do."""
    met = np.max([np.maximum(_sure(unit.met), _sure(unit.heading_met)) for unit in found], axis=0)
    often = sum(float(topic @ _sure(unit.met)) for unit in found)
    return float(topic @ met) + 0.05 * min(often, 4.0)


def _sure(met: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.where(met >= _SURE, met, 0.0)


def _picked(found: Sequence[Unit], topic: NDArray[np.float64], told: Sequence[Unit]) -> list[Unit]:
    """Return the sentences of a passage that say most of the topic, or its first ones where its heading does."""
    room = _LONGEST // 2 if not told else _LONGEST - sum(len(unit.text) for unit in told)
    picked: list[Unit] = []
    of_topic = 2 * sum(_meets(unit, topic) for unit in found) > len(found)
    for unit in sorted(found, key=lambda unit: (-round(float(topic @ _sure(unit.met)), 2), unit.position)):
        if not of_topic and not _meets(unit, topic):
            continue
        if len(unit.text) < _SHORTEST or any(_says_the_same(unit.text, other.text) for other in (*told, *picked)):
            continue
        if len(unit.text) <= room:
            picked.append(unit)
            room -= len(unit.text)
    return picked


def _meets(unit: Unit, topic: NDArray[np.float64]) -> bool:
    return bool(topic @ np.maximum(_sure(unit.met), _sure(unit.heading_met)) > 0)


def _says_the_same(one: str, other: str) -> bool:
    first, second = set(stems(one)), set(stems(other))
    return len(first & second) > _OVERLAP * max(1, min(len(first), len(second)))


def _adjacent(found: Sequence[Unit]) -> list[list[Unit]]:
    runs: list[list[Unit]] = []
    for unit in found:
        if runs and unit.position == runs[-1][-1].position + 1:
            runs[-1].append(unit)
        else:
            runs.append([unit])
    return runs


def _statement(run: Sequence[Unit]) -> Statement:
    told = " ".join(_closed(shown(unit.text)) for unit in run)
    return Statement(text=f"• {told}", ranked=run[0].ranked, quoted=" ".join(unit.text for unit in run))


def _closed(sentence: str) -> str:
    return sentence if sentence[-1:] in ".:;!?" else f"{sentence}."


def _own_summary(index: Index | View, evidence: Gathered) -> tuple[Statement, ...]:
    """Return the beginning of each passage of the best document's summary, or of its first ones where it has none."""
    source = evidence.ranked[0].source
    prose = [passage for passage in index.section(source.id) if passage.kind is not PassageKind.ROW]
    own = [passage for passage in prose if any(_OWN.match(fold(heading)) for heading in passage.headings)]
    found: list[Statement] = []
    length = 0
    for passage in own or [passage for passage in prose if len(passage.text) > 4 * _SHORTEST]:
        first = _first_sentence(passage)
        if not first or any(_says_the_same(first, other.quoted) for other in found):
            continue
        if len(found) == _MOST or length + len(first) > _LONGEST:
            break
        ranked = next((one for one in evidence.ranked if one.passage.id == passage.id), None)
        ranked = ranked or type(evidence.ranked[0])(passage=passage, source=source, score=0.0)
        found.append(Statement(text=f"• {_closed(shown(first))}", ranked=ranked, quoted=first))
        length += len(first)
    return tuple(found)


def _first_sentence(passage: Passage) -> str:
    pieces = (piece.strip() for piece in sentences(passage.text))
    return next((piece for piece in pieces if len(piece) >= _SHORTEST and not speaks_to_the_model(piece)), "")
