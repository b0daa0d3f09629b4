"""Small real parts for the tests of the library: a model that hashes grams, and documents made of sentences."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.document import (
    Cell,
    Column,
    Description,
    Document,
    Passage,
    PassageKind,
    ReportType,
    Row,
    Span,
    Table,
    TableKind,
)
from ingest.language.words import grams
from ingest.settings import Settings, ShardSizes
from ingest.store.catalogue.entries import Prepared
from ingest.store.catalogue.records import StoredTable

SMALL_SHARDS = ShardSizes(largest=60, small_shards=3, batch=7)


class GramEmbedder:
    """Adds up one fixed direction for each character gram: texts that share words point the same way."""

    name = "test-grams"
    dimensions = 32

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.stack([self._vector(text) for text in texts])

    def embed_questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self.embed_passages(texts)

    def _vector(self, text: str) -> NDArray[np.float32]:
        total = np.ones(self.dimensions, dtype=np.float32) * 1e-3
        for gram in grams(text):
            digest = hashlib.sha256(gram.encode()).digest()
            total += np.frombuffer(digest, dtype=np.uint8).astype(np.float32) / 127.5 - 1.0
        return (total / np.linalg.norm(total)).astype(np.float32)


class FailingEmbedder(GramEmbedder):
    """Breaks off after some batches, as a process does that runs out of memory."""

    def __init__(self, batches: int) -> None:
        self._left = batches

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self._left -= 1
        if self._left < 0:
            raise MemoryError
        return super().embed_passages(texts)


def settings(directory: Path, *, shards: ShardSizes = SMALL_SHARDS) -> Settings:
    """Return settings for a library in `directory` with shards so small that joining them happens."""
    return Settings(library=directory, shards=shards, lock_seconds=0.1, grace_seconds=0.25)


def prepared(
    file: str,
    sentences: Sequence[str],
    *,
    board: str | None = "Lillköping",
    year: int | None = 2025,
    type_: ReportType | None = ReportType.PLAN,
) -> Prepared:
    """Return a document whose passages are `sentences`, the last one a table row."""
    text = "\n".join(sentences)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    document_id = hashlib.sha256(f"{file}{sha256}".encode()).hexdigest()[:16]
    starts = [sum(len(sentence) + 1 for sentence in sentences[:n]) for n in range(len(sentences))]
    spans = [Span(start=start, end=start + len(s)) for start, s in zip(starts, sentences, strict=True)]
    value = Cell(column=Column(key="arsmal", printed="Årsmål"), value="90  %")
    row = Row(name=sentences[-1], cells=(value,), spans=(spans[-1],), certain=False, section="varav", unit="mnkr")
    table = Table(kind=TableKind.INDICATOR, columns=(value.column,), rows=(row,), spans=(spans[-1],))
    last = len(sentences) - 1
    passages = tuple(
        Passage(
            id=f"{document_id}-{number}",
            document_id=document_id,
            position=number,
            kind=PassageKind.ROW if number == last else PassageKind.PROSE,
            text=sentence,
            span=span,
            headings=("Nämndmål: 1.1.1", "Beskrivning"),
            first_page=1,
            last_page=2,
            row=row if number == last else None,
            table_kind=TableKind.INDICATOR if number == last else None,
        )
        for number, (sentence, span) in enumerate(zip(sentences, spans, strict=True))
    )
    description = Description(title=f"Plan {year}", board=board, year=year, type=type_)
    return Prepared(
        document=Document(id=document_id, file=file, text=text, description=description, pages=2),
        passages=passages,
        tables=(StoredTable(table=table, headings=("Nämndmål: 1.1.1",), page=1),),
        sha256=sha256,
        override="",
        original=text.encode(),
        source=f"somewhere/{file}",
        warnings=("Sidan 2 saknar text.",),
    )
