"""Proves that catalogue, vectors, words and originals of a library agree, and that what it holds can be found."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.document import Document, Passage
from ingest.facts.derive import derive
from ingest.settings import Settings
from ingest.store import originals
from ingest.store.care.verified_vectors import VerifiedVectors
from ingest.store.catalogue.board_list import damage_of_list
from ingest.store.catalogue.catalogue import Catalogue
from ingest.store.catalogue.facts import Wanted
from ingest.store.catalogue.opening import quiet
from ingest.store.catalogue.records import DocumentRecord
from ingest.store.errors import CatalogueDamaged, IndexDamaged
from ingest.store.files.layout import Layout
from ingest.store.files.sealed import check
from ingest.store.index import Index
from ingest.store.machines.sharing import bring_all, bring_originals
from ingest.store.vectors.windows import windows
from ingest.store.view import View

_SAMPLES = 3  # passages a document that are looked for by their own words
_SEEN = 20  # hits among which a passage's own words must find it


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A difference between two parts of a library: a Swedish sentence that names the part and the document."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """The outcome of a verification: what was counted in each store, and what is wrong."""

    documents: int
    passages: int
    words: int
    vectors: int
    dimensions: int
    samples: int
    findings: tuple[Finding, ...]


def verify(settings: Settings) -> Check:
    """Compare the stores of a library with its catalogue; changes nothing, and others may read meanwhile.

    Raises LibraryMissing, OtherVersion, CatalogueDamaged, LibraryLocked, ServerUnreachable.
    """
    layout = Layout(directory=settings.library)
    Catalogue.open(layout).close()
    with quiet(layout, seconds=settings.lock_seconds):
        return _verify(layout, settings)


def _verify(layout: Layout, settings: Settings) -> Check:
    index = Index.open(settings.library, settings=settings)
    catalogue = Catalogue.open(layout)
    try:
        bring_all(catalogue)
        bring_originals(catalogue)
        view = index.view()
        records = view.documents()
        words = _Words(view, records, layout)
        vectors = VerifiedVectors(view, catalogue.records(all_versions=True), settings, layout)
        findings = [
            *filter(None, (damage_of_list(catalogue),)),
            *_catalogue(catalogue, records),
            *_facts(catalogue, records),
            *_originals(layout, catalogue.records(all_versions=True)),
            *words.findings(),
            *vectors.findings(),
        ]
        samples = _samples(catalogue, records)
        if not findings:
            findings += _lookups(view, samples)
    finally:
        catalogue.close()
        index.close()
    return Check(
        documents=len(records),
        passages=sum(record.passages for record in records),
        words=words.total,
        vectors=vectors.total,
        dimensions=view.place.dimensions,
        samples=len(samples),
        findings=tuple(Finding(text=text) for text in findings),
    )


def _catalogue(catalogue: Catalogue, records: tuple[DocumentRecord, ...]) -> Iterator[str]:
    """Compare each document's counts with its rows, and each passage's place with the stored text."""
    yield from (f"katalogen: {problem}" for problem in catalogue.problems())
    if catalogue.has_residue():
        yield "katalogen: spår av borttagna dokument kan ligga kvar i filen"
    for record in records:
        passages = catalogue.section(record.id)
        try:
            length = len(catalogue.text(record.id))
        except CatalogueDamaged as error:
            yield f"katalogen: {error.cause}"
            continue
        if len(passages) != record.passages:
            yield f"katalogen: {record.file} ({record.id}) har {len(passages)} passager, {record.passages} väntades"
        if any(passage.span.end > length for passage in passages):
            yield f"katalogen: {record.file} ({record.id}) har passager utanför sin text"
        if sum(len(windows(passage.text)) for passage in passages) != record.windows:
            yield f"katalogen: {record.file} ({record.id}) har ett annat antal vektorer än dess passager ger"


def _facts(catalogue: Catalogue, records: tuple[DocumentRecord, ...]) -> Iterator[str]:
    """Hold each document's facts against those that its tables and passages give."""
    for record in records:
        try:
            text = catalogue.text(record.id)
        except CatalogueDamaged:  # said already
            continue
        document = Document(
            id=record.id, file=record.file, text=text, description=record.description, pages=record.pages
        )
        expected = derive(document, catalogue.section(record.id), catalogue.tables(record.id))
        found = catalogue.facts(Wanted(documents=[record.id]))
        if found != expected:
            differing = len(set(found) ^ set(expected))
            yield f"fakta: {record.file} ({record.id}) har {differing} fakta som inte stämmer med dess tabeller"


def _originals(layout: Layout, records: tuple[DocumentRecord, ...]) -> Iterator[str]:
    for record in records:
        if not originals.is_whole(layout, record):
            yield f"originalen: {record.file} ({record.id}) saknas eller är ändrat"
        if originals.noted(layout, record.id) is None:
            yield f"originalen: anteckningen om {record.file} ({record.id}) saknas eller är ändrad"
    known = {record.id for record in records}
    for path in layout.originals.iterdir() if layout.originals.is_dir() else ():
        if path.name.removesuffix(".json") not in known:
            yield f"originalen: {path.name} hör inte till något dokument"


class _Words:
    """The word index held against the current documents."""

    def __init__(self, view: View, records: tuple[DocumentRecord, ...], layout: Layout) -> None:
        self._records = {record.id: record for record in records}
        self._damage = ""
        self._found: Counter[str] = Counter()
        self._doubled = 0
        try:
            sealed = view.place.sealed(view.place.words)
            check(layout.words / sealed.name, sealed, part="ord", thorough=True)
            entries = view.words().passages()
        except IndexDamaged as error:
            self._damage = str(error)
            entries = []
        self._found.update(document_id for document_id, _ in entries)
        self._doubled = len(entries) - len(set(entries))
        self.total = len(entries)

    def findings(self) -> Iterator[str]:
        """Yield what is wrong."""
        if self._damage:
            yield self._damage
            return
        if self._doubled:
            yield f"ordindexet: {self._doubled} passager finns dubbelt"
        for document_id, record in self._records.items():
            if self._found[document_id] != record.passages:
                found = self._found[document_id]
                yield f"ordindexet: {record.file} ({document_id}) har {found} passager, {record.passages} väntades"
        for document_id in sorted(set(self._found) - set(self._records)):
            yield f"ordindexet: {self._found[document_id]} passager hör till {document_id}, som inte är gällande"


def _samples(catalogue: Catalogue, records: tuple[DocumentRecord, ...]) -> list[Passage]:
    """Return a few passages of each document, spread over it."""
    samples: list[Passage] = []
    for record in records:
        passages = [passage for passage in catalogue.section(record.id) if len(passage.text.split()) > 3]
        step = max(1, len(passages) // _SAMPLES)
        samples += passages[::step][:_SAMPLES]
    return samples


def _lookups(view: View, samples: list[Passage]) -> Iterator[str]:
    """Look for passages by their own words: the word index must find each, or another with the same text."""
    for passage in samples:
        hits = view.search_words(passage.text, documents=[passage.document_id], limit=_SEEN)
        texts = {found.text for found in view.passages([hit.passage_id for hit in hits])}
        if passage.text not in texts:
            yield f"sökningen: passage {passage.id} hittas inte med sina egna ord"
