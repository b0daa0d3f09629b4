"""Makes what is searched of a library: the vectors and the words of documents in its catalogue."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from ingest.embed.embedder import Embedder
from ingest.passages.split import search_prefix
from ingest.store.catalogue.ledger import Ledger
from ingest.store.errors import OtherEmbedder
from ingest.store.files.sealed import Sealed
from ingest.store.vectors.embedding import new_name
from ingest.store.vectors.store import VectorWriting
from ingest.store.word_index import WordIndex, Words


class Indexing:
    """Makes vectors and words; which of them the library uses is the ledger's business."""

    def __init__(self, ledger: Ledger, vectors: VectorWriting, embedder: Embedder | None) -> None:
        self.vectors = vectors
        self._ledger = ledger
        self._embedder = embedder

    def model(self) -> Embedder:
        """Return the embedding model; raises OtherEmbedder where it is not the one of the library's vectors."""
        wanted = self._ledger.place().embedder
        self._embedder = loaded(self._embedder)
        if self._embedder.name != wanted:
            raise OtherEmbedder(found=wanted, loaded=self._embedder.name)
        return self._embedder

    def new_model(self, embedder: Embedder | None) -> Embedder:
        """Take another embedding model, whatever the library's vectors are made with, and return it."""
        self._embedder = loaded(embedder or self._embedder)
        return self._embedder

    def words(self, document_ids: Iterable[str], *, base: Path | None = None) -> Sealed:
        """Write the word index of documents, and of all that the index in the folder `base` holds where given."""
        return WordIndex.write(self._ledger.layout.words / new_name("words"), self._words(document_ids), base=base)

    def words_in_use(self) -> Path:
        """Return the folder of the word index that the library uses."""
        return self._ledger.layout.words / self._ledger.place().words

    def unfinished(self) -> Path:
        """Return the folder of the rebuild under way; another once a rebuild is done, or a backup restored."""
        return self._ledger.layout.unfinished / self._ledger.place().indexed

    def _words(self, document_ids: Iterable[str]) -> Iterator[Words]:
        for document_id in document_ids:
            description = self._ledger.description(document_id)
            for passage in self._ledger.section(document_id):
                yield Words(
                    document_id=document_id,
                    passage_id=passage.id,
                    text=passage.text,
                    prefix=search_prefix(description, passage.headings),
                )


def loaded(embedder: Embedder | None) -> Embedder:
    """Return `embedder`, or the model that the environment asks for."""
    if embedder is not None:
        return embedder
    from ingest.embed.embedder import chosen_embedder, load_embedder

    return load_embedder(chosen_embedder())
