"""A library to search: its catalogue, vectors and words as one, always in its newest whole state."""

import os
import threading
import weakref
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from ingest.document import Passage
from ingest.embed.embedder import Embedder
from ingest.facts.fact import Fact, Measure, RowKey
from ingest.genre.boards import Boards
from ingest.settings import Settings, read_settings
from ingest.store.catalogue.board_list import boards_of
from ingest.store.catalogue.catalogue import Catalogue
from ingest.store.catalogue.facts import NamedRow
from ingest.store.catalogue.records import DocumentRecord, StoredTable
from ingest.store.errors import IndexDamaged
from ingest.store.files.layout import Layout
from ingest.store.files.sealed import Sealed
from ingest.store.machines.sharing import tidy
from ingest.store.vectors.store import VectorStore, vector_store
from ingest.store.view import Hit, Sources, View
from ingest.store.word_index import WordIndex, WordSearcher

__all__ = ["DocumentRecord", "Hit", "Index", "NamedRow", "StoredTable", "View"]

_Result = TypeVar("_Result")


class Index:
    """Read access to a library; threads may share it, and another process may write meanwhile.

    Each call sees the library's newest whole state. For several calls that must see the same state, take `pinned()`.
    """

    def __init__(self, catalogue: Catalogue, settings: Settings, embedder: Embedder | None) -> None:
        self._catalogue = catalogue
        self._settings = settings
        self._embedder = embedder
        self._searchers: weakref.WeakValueDictionary[str, WordSearcher] = weakref.WeakValueDictionary()
        self._store: VectorStore | None = None
        self._library = ""
        self._lock = threading.RLock()
        self._view = self._look(catalogue)

    @classmethod
    def open(cls, directory: Path, *, embedder: Embedder | None = None, settings: Settings | None = None) -> "Index":
        """Open the library in `directory`; the embedding model is loaded when it is first needed.

        Raises LibraryMissing, OtherVersion, CatalogueDamaged.
        """
        return cls(
            Catalogue.open(Layout(directory=directory)),
            settings or read_settings(os.environ, library=directory),
            embedder,
        )

    def close(self) -> None:
        """Let go of the catalogue."""
        self._catalogue.close()

    def view(self) -> View:
        """Return the newest state, fixed but for the parts that a later change takes away before they are used."""
        return self._current()

    def pinned(self) -> View:
        """Return the newest state, fixed: several calls on it agree with each other; `close` it soon.

        Even a document that is removed meanwhile keeps its text, words and vectors in it.
        """
        while True:
            view = self._current()
            catalogue = self._catalogue.pinned(generation=view.place.generation)
            fixed = None
            try:
                if catalogue.version() == view.version():
                    fixed = view.open_all().reading(catalogue)
                    return fixed
            except IndexDamaged:
                if self._catalogue.version() == view.version():  # else a change since has swept it away
                    raise
            finally:
                if fixed is None:
                    catalogue.close()

    def version(self) -> str:
        """Return a text that changes whenever what is visible changes."""
        return self._newest().version()

    def documents(self) -> tuple[DocumentRecord, ...]:
        """Return the current documents by file name."""
        return self._current().documents()

    def boards(self) -> Boards:
        """Return the boards by which the library goes; raises BadBoardList."""
        return boards_of(self._newest())

    def text(self, document_id: str) -> str:
        """Return the stored text of a document, superseded ones included; raises UnknownDocument."""
        return self._catalogue.text(document_id)

    def passages(self, ids: Sequence[str]) -> tuple[Passage, ...]:
        """Return the passages with `ids` in that order, superseded ones included; removed ones are left out."""
        return self._catalogue.passages(ids)

    def section(self, document_id: str) -> tuple[Passage, ...]:
        """Return all passages of a document in the order of its text; raises UnknownDocument."""
        return self._current().section(document_id)

    def tables(self, document_id: str) -> tuple[StoredTable, ...]:
        """Return the tables of a document in the order of its text; raises UnknownDocument."""
        return self._current().tables(document_id)

    def facts(
        self,
        *,
        documents: Collection[str] | None = None,
        keys: Collection[RowKey] | None = None,
        names: Collection[str] | None = None,
        measures: Collection[Measure] | None = None,
    ) -> tuple[Fact, ...]:
        """Return the facts of the current documents; see `View.facts`."""
        return self._current().facts(documents=documents, keys=keys, names=names, measures=measures)

    def rows(self, *, documents: Collection[str] | None = None) -> tuple[NamedRow, ...]:
        """Return the rows of the current documents that have facts."""
        return self._current().rows(documents=documents)

    def passage_count(self) -> int:
        """Return the number of passages that can be found."""
        return self._current().passage_count()

    def document_frequency(self, stem: str) -> int:
        """Return how many passages hold the folded stem (`swedish.stem`), in text, headings or description."""
        return self._answer(lambda view: view.document_frequency(stem))

    def search_words(
        self,
        query: str,
        *,
        expansions: Mapping[str, float] | None = None,
        documents: Collection[str] | None = None,
        limit: int = 50,
    ) -> tuple[Hit, ...]:
        """Return the passages that share most words with `query`, best first; see `View.search_words`."""
        return self._answer(
            lambda view: view.search_words(query, expansions=expansions, documents=documents, limit=limit)
        )

    def search_vectors(
        self, query: str, *, documents: Collection[str] | None = None, limit: int = 50
    ) -> tuple[Hit, ...]:
        """Return the passages nearest to `query` in meaning, best first; see `View.search_vectors`."""
        return self._answer(lambda view: view.search_vectors(query, documents=documents, limit=limit))

    def _answer(self, ask: Callable[[View], _Result]) -> _Result:
        """Ask the newest view; once more where a change of the library came between, and may have mixed two states."""
        view = self._current()
        try:
            result = ask(view)
        except IndexDamaged:
            newer = self._current()
            if newer is view:
                raise
            return ask(newer)
        newer = self._current()
        return result if newer is view else ask(newer)

    def _current(self) -> View:
        with self._lock:
            catalogue = self._newest()
            if self._view.version() != catalogue.version():
                self._view = self._look(catalogue)
            return self._view

    def _newest(self) -> Catalogue:
        """Return the catalogue, opened anew where another file took its place: that of a library that was mended."""
        with self._lock:
            if self._catalogue.is_replaced():
                self._catalogue = Catalogue.open(self._catalogue.layout)
            return self._catalogue

    def _look(self, catalogue: Catalogue) -> View:
        """Return the newest state; place and records are read again until both are of one generation."""
        while True:
            place = catalogue.place()
            records = catalogue.records()
            if catalogue.place() == place:
                break
        with self._lock:
            if place.library != self._library:
                self._store = self._vectors(catalogue.layout.vectors, place.library)
                self._library = place.library
            store = self._store
        assert store is not None
        sources = Sources(
            words=lambda: self._words(place.sealed(place.words)),
            vectors=lambda: store.open(place),
            embedder=self._load_embedder,
        )
        return View(catalogue, place, records, sources)

    def _words(self, sealed: Sealed) -> WordSearcher:
        with self._lock:
            searcher = self._searchers.get(sealed.name)
            if searcher is None:
                words = self._catalogue.layout.words
                self._catalogue.shelf().bring(words, sealed)
                searcher = WordIndex.open(words / sealed.name, sealed).searcher(self._settings.words)
                tidy(self._catalogue)
                self._searchers[sealed.name] = searcher
            return searcher

    def _vectors(self, folder: Path, library: str) -> VectorStore:
        def bring(sealed: Sealed) -> None:
            self._catalogue.shelf().bring(folder, sealed)

        return vector_store(folder, url=self._settings.chroma_url, library=library, bring=bring)

    def _load_embedder(self) -> Embedder:
        with self._lock:
            if self._embedder is None:
                from ingest.embed.embedder import chosen_embedder, load_embedder

                self._embedder = load_embedder(chosen_embedder())
            return self._embedder
