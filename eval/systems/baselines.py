"""What others get without work: a retriever's best chunk shown as the answer, never a refusal."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Answer, Citation, Event, Finished, Found, Ranked, Scope, Source
from assistant.conversation import EMPTY, Conversation
from eval.metrics.answer import CAP
from eval.sources import Sources, SourceText
from eval.systems.bm25 import Bm25
from eval.systems.system import System
from ingest.document import Description, Passage, PassageKind, Span
from ingest.language.words import content_stems

CHUNK = 3_500  # characters; the best size for BM25 among those measured, see RETRIEVAL figures in docs
SHOWN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A stretch of a file as the baseline cuts it."""

    source: SourceText
    span: Span

    @property
    def text(self) -> str:
        """The chunk's characters."""
        return self.source.text[self.span.start : self.span.end]


class Ranks(Protocol):
    """A retriever over chunks."""

    def scores(self, question: str) -> NDArray[np.float64]:
        """Return one score a chunk, higher is better."""

    def shown(self, question: str, chunk: Chunk) -> Span:
        """Return the part of the best chunk that is shown as the answer."""


class TopChunk:
    """Answers with the best chunk of a retriever."""

    def __init__(self, chunks: Sequence[Chunk], retriever: Ranks) -> None:
        self._chunks = chunks
        self._retriever = retriever

    def ask(self, question: str, conversation: Conversation = EMPTY) -> Iterator[Event]:
        """Yield the passages found and the answer; the conversation is not looked at."""
        started = time.perf_counter()
        scores = self._retriever.scores(question)
        best = np.argsort(-scores, kind="stable")[:SHOWN]
        passages = tuple(_ranked(self._chunks[i], position=int(i), score=float(scores[i])) for i in best)
        yield Found(standalone=question, scope=Scope(), passages=passages)
        top = self._chunks[best[0]]
        span = self._retriever.shown(question, top)
        quote = top.source.text[span.start : span.end]
        yield Finished(
            answer=Answer(
                question=question,
                standalone=question,
                scope=Scope(),
                text=quote,
                citations=(_citation(passages[0], quote=quote, span=span),),
                passages=passages,
                seconds=time.perf_counter() - started,
            )
        )


class StemmedBm25:
    """BM25 on Swedish stems; shows the window of the chunk that holds most of the question's words."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        self._index = Bm25([chunk.text for chunk in chunks], tokens=content_stems)

    def scores(self, question: str) -> NDArray[np.float64]:
        """Return one score a chunk."""
        return self._index.scores(question)

    def shown(self, question: str, chunk: Chunk) -> Span:
        """Return the best 600 characters of `chunk`, begun at a line."""
        wanted = set(content_stems(question))
        starts = [s for s in chunk.source.starts if chunk.span.start <= s < chunk.span.end] or [chunk.span.start]
        windows = [Span(start=start, end=min(start + CAP, chunk.span.end)) for start in starts]

        def told(window: Span) -> float:
            held = wanted & set(content_stems(chunk.source.text[window.start : window.end]))
            return sum(self._index.weight(token) for token in held)

        worth = [told(window) for window in windows]
        best = [window for window, value in zip(windows, worth, strict=True) if value == max(worth)]
        return best[len(best) // 2]  # of equals the middle one: what is asked for stands around the words


def bm25(sources: Sources) -> System:
    """Return the baseline of BM25 on Swedish stems over the files of a corpus."""
    chunks = [chunk for source in sources.texts.values() for chunk in cut(source)]
    return System(name="BM25 stems", open=lambda _: TopChunk(chunks, StemmedBm25(chunks)))


def cut(source: SourceText) -> Iterator[Chunk]:
    """Yield consecutive chunks of whole lines of at most 3,500 characters (a longer line alone)."""
    start = 0
    for line_start, line_end in zip(source.starts, source.starts[1:], strict=False):
        if line_end - start > CHUNK and line_start > start:
            yield Chunk(source=source, span=Span(start=start, end=line_start))
            start = line_start
    if start < len(source.text):
        yield Chunk(source=source, span=Span(start=start, end=len(source.text)))


def _ranked(chunk: Chunk, *, position: int, score: float) -> Ranked:
    file = chunk.source.file
    passage = Passage(
        id=f"{file}:{position}",
        document_id=file,
        position=position,
        kind=PassageKind.PROSE,
        text=chunk.text,
        span=chunk.span,
    )
    return Ranked(passage=passage, source=Source(id=file, file=file, description=Description(title=file)), score=score)


def _citation(best: Ranked, *, quote: str, span: Span) -> Citation:
    return Citation(number=1, passage=best.passage, source=best.source, quote=quote, start=span.start, end=span.end)
