"""The documents of one library, and what is needed to search them."""

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from copy import copy

from assistant.answer import Citation, Source
from assistant.model.reranker import Reranker
from assistant.question.held_bodies import HeldBodies
from assistant.question.scope import BoardNames
from assistant.question.told_names import told_names
from assistant.question.written.spelling import Vocabulary
from assistant.reader.reader import GetsReader
from assistant.settings import Settings
from assistant.words.match import Terms
from assistant.words.other_names import OtherNames
from assistant.words.synonyms import load_synonyms
from ingest.document import Passage, PassageKind, ReportType
from ingest.genre.boards import Boards
from ingest.genre.bodies import named_bodies, tells_of_all
from ingest.language.lexicon import is_folded_word, is_word
from ingest.language.remembered import forget_texts
from ingest.language.words import stem, words
from ingest.store.errors import UnknownDocument
from ingest.store.index import Index, View

_BESIDE = range(-2, 3)  # how far from a cited passage a follow-up looks
_TYPED_LOW = 4  # letters of an abbreviation that may be typed in lower case
# How likely it goes on about a passage, against the one that is cited first.
_ALSO_CITED = 0.9
_BESIDE_CITED = 0.7


class Library:
    """An open index with the names, words and settings by which questions are put to it."""

    def __init__(
        self, index: Index, *, boards: Boards, reranker: Reranker | None, reader: GetsReader, settings: Settings
    ) -> None:
        """Search `index`; each question is put to one state of it, see `within`."""
        self.index: Index | View = index
        self.reranker = reranker
        self.reader = reader
        self.settings = settings
        self.boards = BoardNames({})
        self.synonyms = load_synonyms()
        self.names = OtherNames(index.text)
        self.sources: tuple[Source, ...] = ()  # as of the last look
        self.by_id: dict[str, Source] = {}
        self.has_whole = False  # whether a report tells of all of a municipality
        self.terms: dict[object, Terms] = {}
        self._listed = boards
        self._version = ""
        self._looking = threading.Lock()
        self.look()

    def within(self, view: View) -> "Library":
        """Return one state of the library for one question, whatever is changed meanwhile."""
        with self._looking:
            self.look(view)
            fixed = copy(self)
        fixed.index = view
        fixed.names = self.names.reading(view.text)
        fixed.terms = {}
        return fixed

    def look(self, index: Index | View | None = None) -> None:
        """Read which documents there are, where the library has changed since."""
        index = index or self.index
        version = index.version()
        if version == self._version:
            return
        self._version = version
        self.sources = tuple(
            Source(
                id=record.id,
                file=record.file,
                description=record.description,
                labels=record.labels,
                version=record.version,
            )
            for record in index.documents()
        )
        gone = self.by_id.keys() - {source.id for source in self.sources}
        self.by_id = {source.id: source for source in self.sources}
        if gone:
            forget_texts()
        self.names.forget_all_but(self.by_id)
        held = {source.description.board for source in self.sources if source.description.board}
        told = {board for board in held if self._listed.named(board) is None and named_bodies(board)}
        self.has_whole = any(map(tells_of_all, told))
        vocabulary = Vocabulary(self._texts, known=self._is_known)
        elsewhere = bool(held) and held == told  # no board of the list has documents here
        self.boards = BoardNames(
            {board: board for board in sorted(held - told)} | self._names_of(self._listed.aliases(), elsewhere),
            abbreviations=self._listed.abbreviations() | self._own_abbreviations(held),
            places={} if elsewhere else self._listed.places(),  # "till Liseberg" is asked in other towns too
            bodies=HeldBodies(
                types={board: self._types_of(board) for board in sorted(told)},
                called={board: self._called(board) for board in sorted(told)},
            ),
            known=lambda word: is_word(word) or self.index.document_frequency(stem(word)) > 0,
            near=vocabulary.near,
        )

    def _names_of(self, listed: Mapping[str, str], elsewhere: bool) -> dict[str, str]:
        """Return the names that mean boards of the list: of documents `elsewhere` none that they have too.

        "Norrmalm" may be a part of another town.
        """
        return {name: board for name, board in listed.items() if not (elsewhere and self._is_told(name))}

    def _is_told(self, name: str) -> bool:
        return all(self.index.document_frequency(stem(word)) > 0 for word in words(name))

    def _own_abbreviations(self, held: Iterable[str]) -> dict[str, str]:
        """Return the abbreviations by which documents call the body that they are of: "KEAB"."""
        of_body = {board: [id_ for id_, one in self.by_id.items() if one.description.board == board] for board in held}
        known = self._listed.abbreviations()
        return {
            short: board
            for board, ids in of_body.items()
            for name in self.names.abbreviations_of(board, documents=ids)
            for short in (name, *_typed(name))
            if short not in known
        }

    def _is_known(self, word: str) -> bool:
        """Return whether a word is one of the language, of the documents or of the synonyms."""
        stem_ = stem(word)
        return (
            is_word(word) or is_folded_word(word) or stem_ in self.synonyms or self.index.document_frequency(stem_) > 0
        )

    def _called(self, board: str) -> tuple[str, ...]:
        """Return what the documents of a board call it beside its name."""
        called: dict[str, None] = {}
        for id_, source in self.by_id.items():
            if source.description.board == board:
                with suppress(UnknownDocument):
                    called |= dict.fromkeys(told_names(board, self.index.text(id_), file=source.file))
        return tuple(called)

    def _texts(self) -> Iterator[str]:
        for id_ in self.by_id:
            with suppress(UnknownDocument):  # removed this moment: its words count no longer
                yield self.index.text(id_)

    def _types_of(self, board: str) -> frozenset[ReportType]:
        held = (source.description for source in self.sources if source.description.board == board)
        return frozenset(description.type for description in held if description.type)

    def beside(self, citations: Sequence[Citation], *, cited_too: bool = True) -> tuple[tuple[Passage, float], ...]:
        """Return the passages cited, and those beside them, with how likely a follow-up goes on about each.

        What stands right before and after the table of a cited row is beside it. One that asks for another thing goes
        on beside what is cited, not there (`cited_too` False).
        """
        cited = [(citation.passage.document_id, citation.passage.position) for citation in citations]
        strengths = {
            (document_id, position + step): _BESIDE_CITED for document_id, position in cited for step in _BESIDE
        }
        for citation in citations:
            strengths |= dict.fromkeys(self._around_table(citation), _BESIDE_CITED)
        strengths |= dict.fromkeys(cited, _ALSO_CITED) | dict.fromkeys(cited[:1], 1.0)
        if not cited_too:
            strengths = {place: strength for place, strength in strengths.items() if place not in cited}
        return tuple(
            (passage, strengths[document_id, passage.position])
            for document_id in dict.fromkeys(document_id for document_id, _ in cited)
            if document_id in self.by_id
            for passage in self.index.section(document_id)
            if (document_id, passage.position) in strengths
        )

    def _around_table(self, citation: Citation) -> Iterator[tuple[str, int]]:
        """Give the places of the running text right before and after the table that a cited row stands in."""
        cited = citation.passage
        if cited.kind is not PassageKind.ROW or cited.document_id not in self.by_id:
            return
        passages = self.index.section(cited.document_id)
        at = next((i for i, one in enumerate(passages) if one.id == cited.id), None)
        for there in (passages[at::-1], passages[at:]) if at is not None else ():
            text = next((one for one in there if one.kind is not PassageKind.ROW), None)
            if text is not None:
                yield text.document_id, text.position


def _typed(short: str) -> tuple[str, ...]:
    """Return how else an abbreviation is typed: in lower case, where that is long enough and no other word."""
    low = short.lower()
    return (low,) if len(low) >= _TYPED_LOW and not is_word(low) else ()
