"""The steps from a question to an answer, in order."""

import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from copy import copy
from dataclasses import replace
from pathlib import Path

from assistant import texts
from assistant.answer import Answer, Event, Finished, Scope, Source, Wrote
from assistant.answering import Answered, Answering, searched_alone
from assistant.as_read import as_read
from assistant.conversation import EMPTY, Conversation
from assistant.model.llm import LanguageModel, configured_model
from assistant.model.reranker import Reranker, configured_reranker
from assistant.proposed.helped import helped
from assistant.question.asked import Asked
from assistant.question.understand import understand
from assistant.reader.reader import GetsReader, configured_reader
from assistant.search.gather import Gathered, gather
from assistant.search.groups import groups_of
from assistant.search.library import Library
from assistant.search.search import Searched
from assistant.search.select import select
from assistant.settings import DEFAULT, Settings
from assistant.tell.refusing import refuse
from assistant.tell.written.write import may_be_written, write
from assistant.work.rows.read_rows import RowReader
from assistant.work.thread.figures import Figures
from assistant.work.thread.follow import Followed, follow
from assistant.work.thread.named_boards import named_boards
from ingest.genre.boards import Boards
from ingest.store.catalogue.records import StoredTable
from ingest.store.index import Index, View


class Assistant:
    """Answers questions from one library."""

    def __init__(
        self,
        index: Index,
        *,
        boards: Boards,
        model: LanguageModel | None = None,
        reranker: Reranker | None = None,
        reader: GetsReader = lambda: None,
        settings: Settings = DEFAULT,
    ) -> None:
        """Answer from `index`, knowing `boards` by their names.

        A `model` writes the answers where there is one; a `reranker` has a say in which passages are best, and what
        `reader` returns, if anything, in which sentences are and whether they answer.
        """
        self._model = model
        self._index = index
        self._settings = settings
        self._rows = RowReader()
        self._library = Library(index, boards=boards, reranker=reranker, reader=reader, settings=settings)

    @classmethod
    def open(
        cls, library: Path, *, settings: Settings = DEFAULT, models: bool = True, written: bool = True
    ) -> "Assistant":
        """Open the library in the folder `library`; raises its `LibraryError` where it cannot be read.

        A language model that the environment names writes the answers, unless `written` is False. Who only looks
        documents up, and lets workers answer, needs no `models`.

        `ModelError` is raised where the environment names a language model or a cross-encoder that cannot be used.
        """
        index = Index.open(library)
        boards = index.boards()
        if not models:
            return cls(index, boards=boards, settings=settings)
        return cls(
            index,
            boards=boards,
            model=configured_model(settings) if written else None,
            reranker=configured_reranker(),
            reader=configured_reader if settings.read else lambda: None,
            settings=settings,
        )

    def unwritten(self) -> "Assistant":
        """Return the assistant that answers in the documents' own words alone, and asks no language model."""
        return self.with_model(None)

    def with_model(self, model: LanguageModel | None) -> "Assistant":
        """Return the assistant whose answers `model` writes, where it is one."""
        other = copy(self)
        other._model = model
        return other

    def sources(self) -> tuple[Source, ...]:
        """Return the documents that answers come from."""
        return self._library.sources

    def text(self, document_id: str) -> str:
        """Return the stored text of a document."""
        return self._index.text(document_id)

    def tables(self, document_id: str) -> tuple[StoredTable, ...]:
        """Return the tables of a document."""
        return self._index.tables(document_id)

    def ask(
        self,
        question: str,
        conversation: Conversation = EMPTY,
        *,
        scope: Scope | None = None,
        corrected: Scope | None = None,
    ) -> Iterator[Event]:
        """Answer `question`: yields `Found`, the answer in pieces (`Wrote`) and at last `Finished`.

        `scope` limits a question that names none itself; `corrected` replaces what the question says of scope.
        """
        with closing(self._index.pinned()) as view:
            yield from self._within(view)._asked(question, conversation, scope=scope, corrected=corrected)

    def understood(self, question: str, conversation: Conversation = EMPTY) -> Asked:
        """Return `question` as it stands in its conversation."""
        return understand(question, conversation, boards=self._library.boards)

    def boards_named(self, written: Sequence[str]) -> tuple[str, ...]:
        """Return the boards that people's own words for them name; raises `UnknownBoard`."""
        with closing(self._index.pinned()) as view:
            return tuple(named_boards(written, self._library.within(view).boards))

    def follow(self, text: str, *, boards: Sequence[str] = ()) -> Followed:
        """Return the threads of the rows that `text` names, of `boards` as people write them, of all where none is.

        Raises `UnknownBoard`.
        """
        with closing(self._index.pinned()) as view:
            library = self._library.within(view)
            chosen = set(named_boards(boards, library.boards))
            sources = [one for one in library.sources if not boards or one.description.board in chosen]
            return follow(text, sources, library=view, synonyms=library.synonyms, names=library.names)

    def figures(self) -> Figures:
        """Return the figures of the library as it is now, by row."""
        return Figures(self._index, self.sources())

    def _within(self, view: View) -> "Assistant":
        """Return an assistant that answers from one state of the library, whatever is changed meanwhile."""
        fixed = copy(self)
        fixed._library = self._library.within(view)
        return fixed

    def _asked(
        self, question: str, conversation: Conversation, *, scope: Scope | None, corrected: Scope | None
    ) -> Iterator[Event]:
        started = time.perf_counter()
        answering = Answering(self._library, settings=self._settings, rows=self._rows)
        answered = answering.answer(question, conversation, scope=scope, corrected=corrected)
        events = self._events(answered, conversation, answering, started)
        yield from as_read(events, answered.read, question=question) if answered.read is not None else events

    def _events(
        self, answered: Answered, conversation: Conversation, answering: Answering, started: float
    ) -> Iterator[Event]:
        if answered.found is not None:
            yield answered.found
        for piece in self._told(answered, conversation, answering):
            if isinstance(piece, Answer):
                yield Finished(answer=replace(self._noted(piece), seconds=time.perf_counter() - started))
            else:
                yield Wrote(text=piece)

    def _noted(self, answer: Answer) -> Answer:
        """Return an answer that says so where only words could be searched."""
        index = self._library.index
        if not (isinstance(index, View) and index.vectors_away):
            return answer
        return replace(answer, note=f"{answer.note} {texts.WORDS_ONLY}".strip())

    def _told(self, answered: Answered, conversation: Conversation, answering: Answering) -> Iterator[str | Answer]:
        """Give an answer's text in pieces and then the answer, as a language model tells it where there is one."""
        model, settings, answer = self._model, self._settings, answered.answer
        began = time.monotonic()
        if model is not None and settings.proposals:
            answer = helped(
                model,
                answered,
                conversation,
                answering=answering,
                library=self._library,
                settings=settings,
                began=began,
            )
        if model is None or answer.written or not may_be_written(answer):
            yield from _pieces(answer.text)
            yield answer
        else:
            yield from write(model, answer, cite=answering.composer.cite, settings=settings, began=began)

    def evidence(
        self, question: str, *, without: Collection[str] = frozenset(), scope: Scope | None = None
    ) -> Gathered | None:
        """Return the scored evidence of a question that one set of documents answers, None for any other.

        Passages with the ids `without` are taken for not there; `scope` is as for `ask`.
        """
        if refuse.before_search(question, self.sources(), settings=self._settings) is not None:
            return None
        asked = understand(question, EMPTY, boards=self._library.boards, limits=scope)
        groups = groups_of(asked, select(self.sources(), asked.scope, report_years=asked.report_years))
        if len(groups) > 1 or not groups[0].documents:
            return None
        return gather(asked, groups[0].documents, library=self._library, without=without)

    def searched(self, question: str) -> Searched | None:
        """Return what was found for a question that stands alone, None for one that is answered without a search."""
        return searched_alone(question, self._library, self._settings)


def _pieces(text: str) -> Iterator[str]:
    words = text.split(" ")
    for i in range(0, len(words), 4):
        yield " ".join(words[i : i + 4]) + (" " if i + 4 < len(words) else "")
