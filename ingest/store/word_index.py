"""The word index of a library: stems and character grams in tantivy; the only file that names tantivy."""

import os
import tempfile
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tantivy

from ingest.language.words import content_stems, grams, stems
from ingest.settings import WordWeights
from ingest.store.errors import IndexDamaged
from ingest.store.files.disk import delete_folder
from ingest.store.files.sealed import Sealed, check, is_written_to, seal
from ingest.store.files.word_files import LOCKS, content_stamps, drop_merged, take_along

_STEMS, _GRAMS = "marked_stems", "prefixed_grams"  # other names for another content: an old index is then refused
_EQUALS = 14  # passages fetched beyond those wanted, to see whether more are as good as the last
_HEAP_BYTES = 64_000_000  # of the writer; about 30,000 passages before it has to write
_ONLY_SCOPE = 0.0  # a filter says which passages count, nothing on how good they are
# Of so many documents each term is looked up in theirs alone. In 100,000 passages of 357 documents and 36 to 54 terms a
# search of one document then takes .8 to 1.8 ms for 11 to 20, of 16 documents 6 to 11 for 18 to 33, of 32 no less.
_FEW_DOCUMENTS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A passage as the word index takes it: its own text, and the prefix that says where it stands.

    Both go into one field: the prefix evens out the lengths of passages, which BM25 makes too much of otherwise.
    """

    document_id: str
    passage_id: str
    text: str
    prefix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordHit:
    """A passage that holds words of the question; `score` is its weighted BM25, higher is better."""

    document_id: str
    passage_id: str
    score: float


class WordIndex:
    """One generation of the word index, in a sealed folder of its own."""

    def __init__(self, index: tantivy.Index, folder: Path) -> None:
        self._index = index
        self._folder = folder

    @staticmethod
    def write(folder: Path, words: Iterable[Words], *, base: Path | None = None) -> Sealed:
        """Write and seal an index of `words`, and of all that the index in the folder `base` holds where given.

        Nothing is ever deleted from one: BM25 would go on counting what is deleted, and its words would stay readable.
        """
        folder.mkdir(parents=True)
        if base is not None:
            take_along(base, folder)
        index = tantivy.Index(_schema(), path=str(folder))
        writer = index.writer(_HEAP_BYTES, 1)
        try:
            for passage in words:
                writer.add_document(_document(passage))
            writer.commit()
        finally:
            writer.wait_merging_threads()
        drop_merged(folder)
        return seal(folder, left_out=LOCKS)

    @classmethod
    def open(cls, folder: Path, sealed: Sealed) -> "WordIndex":
        """Open an index; raises IndexDamaged."""
        check(folder, sealed, part="ord")
        try:
            index = _opened(folder)
            tantivy.Query.term_query(index.schema, _STEMS, "")
            return cls(index, folder)
        except (ValueError, OSError) as error:
            raise IndexDamaged("ord", str(error)) from error

    def searcher(self, weights: WordWeights) -> "WordSearcher":
        """Return what searches it; its files may be deleted meanwhile."""
        try:
            return WordSearcher(self._index.schema, self._index.searcher(), weights, self._folder)
        except (ValueError, OSError) as error:
            raise IndexDamaged("ord", str(error)) from error


class WordSearcher:
    """A fixed view of a word index; threads may share it."""

    def __init__(self, schema: tantivy.Schema, searcher: tantivy.Searcher, weights: WordWeights, folder: Path) -> None:
        self._schema = schema
        self._searcher = searcher
        self._weights = weights
        self._folder = folder
        self._stamps = content_stamps(folder)

    def check(self) -> None:
        """Raise IndexDamaged where somebody has written to the files, which are mapped to memory."""
        if is_written_to(self._stamps, content_stamps(self._folder)):
            raise IndexDamaged("ord", f"{self._folder.name} är ändrad")

    def search(
        self, query: str, *, expansions: Mapping[str, float], documents: Collection[str] | None, limit: int
    ) -> list[WordHit]:
        """Return the passages with the highest score, best first, of `documents` only where given.

        `expansions` are further terms with the weight of each beside the question's own words.
        """
        clauses = self._clauses(query, 1.0)
        for term, weight in sorted(expansions.items()):  # they may come in the order of a set
            clauses += self._clauses(term, weight)
        if not clauses or limit < 1 or (documents is not None and not documents):
            return []
        if documents is None:
            asked = _summed(clauses)
        elif len(documents) <= _FEW_DOCUMENTS:
            few = self._any_of(documents)
            asked = _summed([_within(clause, few) for clause in clauses])
        else:
            asked = _within(_summed(clauses), tantivy.Query.term_set_query(self._schema, "document", sorted(documents)))
        hits = [self._hit(score, address) for score, address in self._scored(asked, limit)]
        return sorted(hits, key=lambda hit: (-hit.score, hit.passage_id))[:limit]

    def _scored(self, asked: tantivy.Query, limit: int) -> list[tuple[Any, tantivy.DocAddress]]:
        """Return the `limit` best passages and all that are as good as the last of them.

        Which of several equal ones tantivy keeps depends on the order in which they were added.
        """
        seen = limit + _EQUALS
        while True:
            found = self._searcher.search(asked, seen, count=False).hits
            if len(found) < seen or found[-1][0] < found[limit - 1][0]:
                return found
            seen *= 2

    def document_frequency(self, stem: str) -> int:
        """Return how many passages hold the folded stem `stem`, in their text or in their prefix."""
        return self._searcher.doc_freq(_STEMS, stem)

    def count(self, document_id: str | None = None) -> int:
        """Return the number of passages, of one document where given."""
        if document_id is None:
            return self._searcher.num_docs
        query = tantivy.Query.term_query(self._schema, "document", document_id)
        counted = self._searcher.aggregate(query, {"all": {"value_count": {"field": "document"}}})
        return int(counted["all"]["value"])

    def passages(self) -> list[tuple[str, str]]:
        """Return (document, passage) of everything that is indexed."""
        found = self._searcher.search(tantivy.Query.all_query(), max(1, self.count()), count=False)
        hits = [self._hit(score, address) for score, address in found.hits]
        return [(hit.document_id, hit.passage_id) for hit in hits]

    def _clauses(self, text: str, weight: float) -> list[tantivy.Query]:
        asked_stems = Counter(content_stems(text) or stems(text))
        asked_grams = Counter(grams(text))
        fields = (
            (_STEMS, asked_stems, self._weights.stems),
            (_GRAMS, asked_grams, self._weights.grams),
        )
        return [
            tantivy.Query.boost_query(tantivy.Query.term_query(self._schema, field, term), count * boost * weight)
            for field, terms, boost in fields
            for term, count in terms.items()
            if boost * weight > 0
        ]

    def _any_of(self, documents: Collection[str]) -> tantivy.Query:
        named = [tantivy.Query.term_query(self._schema, "document", document) for document in sorted(documents)]
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, one) for one in named])

    def _hit(self, score: float, address: tantivy.DocAddress) -> WordHit:
        stored = self._searcher.doc(address)
        return WordHit(document_id=stored["document"][0], passage_id=stored["passage"][0], score=score)


def _summed(clauses: Sequence[tantivy.Query]) -> tantivy.Query:
    """Return a query that adds up the scores of `clauses`, two by two.

    Tantivy adds up many in an order that depends on the passages before; in single precision the last digit of a score
    then depends on what else was added and when. Of two the order makes no difference.
    """
    if len(clauses) == 1:
        return clauses[0]
    half = len(clauses) // 2
    parts = (_summed(clauses[:half]), _summed(clauses[half:]))
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, part) for part in parts])


def _within(asked: tantivy.Query, scope: tantivy.Query) -> tantivy.Query:
    """Return `asked` of what `scope` holds alone, with the same scores."""
    scope = tantivy.Query.const_score_query(scope, _ONLY_SCOPE)
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, asked), (tantivy.Occur.Must, scope)])


def _opened(folder: Path) -> tantivy.Index:
    """Return the index in `folder`, or where tantivy may write no lock there, the index of links to its files."""
    try:
        return _unwatched(folder)
    except ValueError:
        if os.access(folder, os.W_OK):
            raise
    links = Path(tempfile.mkdtemp())
    try:
        for path in folder.iterdir():
            if path.name not in LOCKS:
                (links / path.name).symlink_to(path.absolute())
        return _unwatched(links)
    finally:
        delete_folder(links)


def _unwatched(folder: Path) -> tantivy.Index:
    """Return the index in `folder`, which never changes once sealed: to look for changes would take a lock there."""
    index = tantivy.Index.open(str(folder))
    index.config_reader("manual")
    return index


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("document", stored=True, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("passage", stored=True, tokenizer_name="raw", index_option="basic")
    for field in (_STEMS, _GRAMS):
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def _document(words: Words) -> tantivy.Document:
    """Return the passage with its words cut by us, so that index and question are cut alike."""
    document = tantivy.Document()
    document.add_text("document", words.document_id)
    document.add_text("passage", words.passage_id)
    text = f"{words.prefix}\n{words.text}"
    document.add_text(_STEMS, " ".join(stems(text)))
    document.add_text(_GRAMS, " ".join(grams(text)))
    return document
