"""Makes pairs of a query and the passage that it should find, from text that nobody has marked and from questions."""

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.store.vectors.windows import WINDOW_CHARACTERS, windows
from training.texts.questions import Question, QuestionSet
from training.texts.statutes import Section

_NUMBERED = re.compile(r"^\s*\d+\s*[a-z]?\s*(?:§|kap\.?)\s*", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")
_SHORTEST_SENTENCE = 30  # characters
_SHORTEST_WINDOW = 80  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A query and a passage of about one window that answers it or belongs with it."""

    query: str
    passage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PairSource:
    """Pairs of one kind, and the share of the batches that is drawn from them."""

    name: str
    pairs: tuple[Pair, ...]
    share: float


def pair_sources(sections: Sequence[Section], sets: Iterable[QuestionSet], *, seed: int) -> tuple[PairSource, ...]:
    """Return all sources; a batch holds pairs of one, so that its negatives are of the same kind as its answers."""
    sets = tuple(sets)
    pages = [Section(headings=(), paragraphs=tuple(windows(page))) for group in sets for page in group.passages]
    chance = random.Random(seed)
    return (
        PairSource(name="headings", pairs=tuple(heading_pairs(sections)), share=0.25),
        PairSource(name="sentences", pairs=tuple(cloze_pairs([*sections, *pages], chance)), share=0.2),
        PairSource(name="neighbours", pairs=tuple(neighbour_pairs([*sections, *pages])), share=0.2),
        PairSource(name="questions", pairs=tuple(question_pairs(sets)), share=0.35),
    )


def heading_pairs(sections: Iterable[Section]) -> Iterable[Pair]:
    """Yield the words of the last two headings with the first window below them."""
    for section in sections:
        names = [name for heading in section.headings if (name := _NUMBERED.sub("", heading).strip())]
        opening = _openings(section.paragraphs)
        if names and opening:
            yield Pair(query=". ".join(names[-2:]), passage=opening)


def cloze_pairs(sections: Iterable[Section], chance: random.Random) -> Iterable[Pair]:
    """Yield one sentence of each section with the window around it without that sentence (Lee et al. 2019)."""
    for section in sections:
        sentences = [part for paragraph in section.paragraphs for part in _SENTENCE.split(paragraph)]
        sentences = [sentence for sentence in sentences if len(sentence) >= _SHORTEST_SENTENCE]
        if len(sentences) < 2:
            continue
        place = chance.randrange(len(sentences))
        around = [*sentences[max(place - 2, 0) : place], *sentences[place + 1 : place + 3]]
        yield Pair(query=sentences[place][:WINDOW_CHARACTERS], passage=" ".join(around)[: 2 * WINDOW_CHARACTERS])


def neighbour_pairs(sections: Iterable[Section]) -> Iterable[Pair]:
    """Yield windows that follow each other in one section."""
    for section in sections:
        found = windows("\n".join(section.paragraphs))
        for before, after in pairwise(found[:12]):
            if min(len(before), len(after)) >= _SHORTEST_WINDOW:
                yield Pair(query=before, passage=after)


def question_pairs(sets: Iterable[QuestionSet]) -> Iterable[Pair]:
    """Yield each question with the window that answers it, and with its neighbourhood."""
    for group in sets:
        for question in group.questions:
            yield Pair(query=question.text, passage=answering_window(question))


def answering_window(question: Question) -> str:
    """Return the window of the passage that holds the middle of the answer; the first window where no span is known."""
    pieces = windows(question.passage)
    if question.answer is None:
        return " ".join(pieces[:2])
    middle = len("".join(question.passage[: (question.answer.start + question.answer.stop) // 2].split()))
    seen = 0
    for piece in pieces:
        seen += len("".join(piece.split()))
        if seen > middle:
            return piece
    return pieces[-1]


def _openings(paragraphs: Sequence[str]) -> str:
    found = windows("\n".join(paragraphs[:6]))
    return found[0] if found and len(found[0]) >= _SHORTEST_SENTENCE else ""
