"""Makes the vectors of a library's documents: of each window of a passage, with what the document is before it."""

import uuid
from collections.abc import Iterator, Sequence

import numpy as np

from ingest.embed.embedder import Embedder
from ingest.passages.split import search_prefix
from ingest.store.catalogue.ledger import Ledger
from ingest.store.catalogue.records import DocumentRecord
from ingest.store.vectors.vector import Vectors, WindowId
from ingest.store.vectors.windows import windows

Texts = Sequence[tuple[WindowId, str]]


def texts(ledger: Ledger, document_ids: Sequence[str]) -> Texts:
    """Return what is embedded of documents.

    What the document is stands before each window. Measured on 84 own questions, vectors alone, R@1/R@5:
    .38/.55 against .24/.39 without, .16/.33 with all headings; fused with words at 0.3, R@1 .70 against .66.
    """
    return [
        (WindowId(document_id=document_id, passage_id=passage.id, number=number), f"{what} {text}")
        for document_id in document_ids
        for what in [search_prefix(ledger.description(document_id), ()).strip()]
        for passage in ledger.section(document_id)
        for number, text in enumerate(windows(passage.text))
    ]


def embedded(chosen: Texts, model: Embedder, *, batch: int) -> Iterator[Vectors]:
    """Yield the vectors of texts, `batch` at a time."""
    for start in range(0, len(chosen), batch):
        some = chosen[start : start + batch]
        values = np.asarray(model.embed_passages([text for _, text in some]), dtype=np.float32)
        yield Vectors(windows=tuple(window for window, _ in some), values=values)


def groups(records: Sequence[DocumentRecord], *, largest: int) -> Iterator[list[DocumentRecord]]:
    """Yield documents in groups of at most `largest` vectors, a larger document alone."""
    group: list[DocumentRecord] = []
    for record in records:
        if group and sum(other.windows for other in group) + record.windows > largest:
            yield group
            group = []
        group.append(record)
    if group:
        yield group


def new_name(kind: str) -> str:
    """Return a name for a part of a library that no other has."""
    return f"{kind}-{uuid.uuid4().hex[:12]}"
