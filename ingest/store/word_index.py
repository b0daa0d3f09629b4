"""The word index of a library: stems and character grams in tantivy; the only file that names tantivy."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import tantivy

from ingest.language.words import content_stems, grams, stems
from ingest.settings import WordWeights
from ingest.store.errors import IndexDamaged

_STEMS, _GRAMS = "marked_stems", "prefixed_grams"  # other names for another content: an old index is then refused
_META = "meta.json"  # of tantivy: what is committed
_HEAP_BYTES = 64_000_000  # of the writer; about 30,000 passages before it has to write
_ONLY_SCOPE = 0.0  # a filter says which passages count, nothing on how good they are


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
    """One generation of the word index, in a folder of its own."""

    def __init__(self, folder: Path, index: tantivy.Index) -> None:
        self.folder = folder
        self._index = index

    @classmethod
    def create(cls, folder: Path) -> "WordIndex":
        """Make an empty index in a new folder."""
        folder.mkdir(parents=True)
        return cls(folder, tantivy.Index(_schema(), path=str(folder)))

    @classmethod
    def open(cls, folder: Path) -> "WordIndex":
        """Open an index; raises IndexDamaged."""
        try:
            index = tantivy.Index.open(str(folder))
            tantivy.Query.term_query(index.schema, _STEMS, "")
            return cls(folder, index)
        except (ValueError, OSError) as error:
            raise IndexDamaged("ord", str(error)) from error

    def change(self, *, add: Iterable[Words] = (), delete: Sequence[str] = ()) -> None:
        """Delete the documents `delete`, then add passages, in one commit that a crash leaves done or undone."""
        self._drop_unfinished()
        writer = self._index.writer(_HEAP_BYTES, 1)
        try:
            for document_id in delete:
                writer.delete_documents_by_term("document", document_id)
            for words in add:
                writer.add_document(_document(words))
            writer.commit()
        finally:
            writer.wait_merging_threads()

    def _drop_unfinished(self) -> None:
        """Remove what a killed writer deleted without committing it; nobody has read that, and its names come back.

        Tantivy names a file of deletions by segment and operation, counts on from the last commit when it is opened
        again, and then refuses to write over such a file, for good.
        """
        committed = json.loads((self.folder / _META).read_text("utf-8"))["opstamp"]
        for path in self.folder.glob("*.del"):
            if int(path.suffixes[0].removeprefix(".")) > committed:
                path.unlink(missing_ok=True)

    def searcher(self, weights: WordWeights) -> "WordSearcher":
        """Return a view of what is committed now; later commits do not change it."""
        try:
            self._index.reload()
            return WordSearcher(self._index.schema, self._index.searcher(), weights)
        except (ValueError, OSError) as error:
            raise IndexDamaged("ord", str(error)) from error


class WordSearcher:
    """A fixed view of a word index; threads may share it."""

    def __init__(self, schema: tantivy.Schema, searcher: tantivy.Searcher, weights: WordWeights) -> None:
        self._schema = schema
        self._searcher = searcher
        self._weights = weights

    def search(
        self, query: str, *, expansions: Mapping[str, float], documents: Collection[str] | None, limit: int
    ) -> list[WordHit]:
        """Return the passages with the highest score, best first, of `documents` only where given.

        `expansions` are further terms with the weight of each beside the question's own words.
        """
        clauses = self._clauses(query, 1.0)
        for term, weight in expansions.items():
            clauses += self._clauses(term, weight)
        if not clauses or limit < 1 or (documents is not None and not documents):
            return []
        asked = tantivy.Query.boolean_query([(tantivy.Occur.Should, clause) for clause in clauses])
        if documents is not None:
            scope = tantivy.Query.term_set_query(self._schema, "document", sorted(documents))
            scope = tantivy.Query.const_score_query(scope, _ONLY_SCOPE)
            asked = tantivy.Query.boolean_query([(tantivy.Occur.Must, asked), (tantivy.Occur.Must, scope)])
        found = self._searcher.search(asked, limit, count=False)
        return [self._hit(score, address) for score, address in found.hits]

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

    def _hit(self, score: float, address: tantivy.DocAddress) -> WordHit:
        stored = self._searcher.doc(address)
        return WordHit(document_id=stored["document"][0], passage_id=stored["passage"][0], score=score)


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
