"""The steps from a question to an answer, in order."""

import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from copy import copy
from dataclasses import replace
from pathlib import Path

from assistant.answer import Answer, Event, Finished, Found, Ranked, Scope, Source, Wrote
from assistant.as_read import as_read
from assistant.compose import Composer
from assistant.conversation import EMPTY, Conversation
from assistant.model.llm import LanguageModel, configured_model
from assistant.model.reranker import Reranker, configured_reranker
from assistant.plan import Plan
from assistant.question.asked import Asked
from assistant.question.understand import understand
from assistant.reader.reader import Reader, configured_reader
from assistant.search.gather import Gathered, gather
from assistant.search.groups import groups_of
from assistant.search.library import Library
from assistant.search.search import Searched, passages_beside, passages_of, search
from assistant.search.select import Selection, select
from assistant.settings import DEFAULT, Settings
from assistant.tell.cite import source_quote
from assistant.tell.refusing import refuse
from assistant.tell.written.write import may_be_written, write
from assistant.work.planned import Planned, planned
from assistant.work.rows.read_rows import RowReader
from assistant.work.thread.follow import Followed, follow
from assistant.work.thread.named_boards import named_boards
from assistant.work.worker import Worker
from ingest.genre.boards import Boards
from ingest.store.catalogue.records import StoredTable
from ingest.store.index import Index, View

_WORKED_OUT = 1.0  # how likely facts bear what was worked out of them


class Assistant:
    """Answers questions from one library."""

    def __init__(
        self,
        index: Index,
        *,
        boards: Boards,
        model: LanguageModel | None = None,
        reranker: Reranker | None = None,
        reader: Reader | None = None,
        settings: Settings = DEFAULT,
    ) -> None:
        """Answer from `index`, knowing `boards` by their names.

        A `model` writes the answers where there is one; a `reranker` has a say in which passages are best, and a
        `reader` in which sentences are.
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
            reader=configured_reader() if settings.read else None,
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

    def _within(self, view: View) -> "Assistant":
        """Return an assistant that answers from one state of the library, whatever is changed meanwhile."""
        fixed = copy(self)
        fixed._library = self._library.within(view)
        return fixed

    def _asked(
        self, question: str, conversation: Conversation, *, scope: Scope | None, corrected: Scope | None
    ) -> Iterator[Event]:
        started = time.perf_counter()
        early = refuse.before_search(question, self.sources(), settings=self._settings)
        if early is not None:
            yield from _told(early, started)
            return
        asked = understand(question, conversation, boards=self._library.boards, limits=scope, corrected=corrected)
        early = refuse.left_open(asked)
        if early is not None:
            yield from _told(early, started)
            return
        yield from as_read(self._answered(asked, conversation, started), asked, question=question)

    def _answered(self, asked: Asked, conversation: Conversation, started: float) -> Iterator[Event]:
        wanted = planned(asked, conversation)
        worked = self._worked(wanted)
        asked = wanted.asked
        selection = select(self.sources(), asked.scope, report_years=asked.report_years)
        if not selection.documents and worked is None:
            worked = self._elsewhere(wanted)
        if not selection.documents and worked is not None:
            yield from _told(replace(worked, plan=_kept(worked, wanted)), started)
            return
        if not selection.documents:
            absent = refuse.not_held(asked, selection, self.sources())
            yield from _told(refuse.worded(absent, self.sources()), started)
            return
        if worked is not None and not worked.refused:
            yield from self._beside(worked, wanted, selection, started)
            return
        searched = search(asked, selection, library=self._library)
        passages = self._quoted(passages_of(searched))
        if worked is not None and not searched.in_table(self._settings):
            worked = None  # what the tables lack may stand in the text
        if worked is not None:
            passages = _with_cited(worked, passages)
        found = worked or searched.asked
        yield Found(standalone=found.standalone, scope=found.scope, passages=passages)
        composer = Composer(self._library, settings=self._settings)
        answer = worked or refuse.partly(composer.answer(searched), searched.selection)
        answer = refuse.worded(answer, self.sources())
        answer = replace(answer, passages=passages, support=searched.support, plan=_kept(worked, wanted))
        yield from self._finished(answer, started)

    def _elsewhere(self, wanted: Planned) -> Answer | None:
        """Return what other reports tell of a report that is not held, None where that is nothing."""
        plan = wanted.plan or wanted.topic
        return Worker(self._library, reader=self._rows).elsewhere(wanted.asked, plan) if plan is not None else None

    def _beside(self, worked: Answer, wanted: Planned, selection: Selection, started: float) -> Iterator[Event]:
        """Yield the events of an answer that was worked out, with the passages that a search finds beside it."""
        found = passages_beside(wanted.asked, selection, library=self._library)
        passages = _with_cited(worked, self._quoted(found))
        yield Found(standalone=worked.standalone, scope=worked.scope, passages=passages)
        answer = refuse.worded(worked, self.sources())
        answer = replace(answer, passages=passages, support=_WORKED_OUT, plan=_kept(worked, wanted))
        yield from self._finished(answer, started)

    def _finished(self, answer: Answer, started: float) -> Iterator[Event]:
        """Yield the events of an answer, written by the language model where there is one and it may."""
        if self._model is None or not may_be_written(answer):
            yield from _told(answer, started)
            return
        cite = Composer(self._library, settings=self._settings).cite
        for piece in write(self._model, answer, cite=cite, settings=self._settings):
            if isinstance(piece, Answer):
                yield Finished(answer=replace(piece, seconds=time.perf_counter() - started))
            else:
                yield Wrote(text=piece)

    def _worked(self, wanted: Planned) -> Answer | None:
        """Return the answer to a question that must be worked out, None for any other."""
        if wanted.plan is None:
            return None
        answer = Worker(self._library, reader=self._rows).answer(wanted.asked, wanted.plan)
        return answer and replace(answer, standalone=wanted.standalone or answer.standalone)

    def evidence(self, question: str, *, without: Collection[str] = frozenset()) -> Gathered | None:
        """Return the scored evidence of a question that one set of documents answers, None for any other.

        Passages with the ids `without` are taken for not there.
        """
        if refuse.before_search(question, self.sources(), settings=self._settings) is not None:
            return None
        asked = understand(question, EMPTY, boards=self._library.boards)
        groups = groups_of(asked, select(self.sources(), asked.scope, report_years=asked.report_years))
        if len(groups) > 1 or not groups[0].documents:
            return None
        return gather(asked, groups[0].documents, library=self._library, without=without)

    def searched(self, question: str) -> Searched | None:
        """Return what was found for a question that stands alone, None for one that is answered without a search."""
        if refuse.before_search(question, self.sources(), settings=self._settings) is not None:
            return None
        asked = understand(question, EMPTY, boards=self._library.boards)
        selection = select(self.sources(), asked.scope, report_years=asked.report_years)
        return search(asked, selection, library=self._library) if selection.documents else None

    def _quoted(self, passages: tuple[Ranked, ...]) -> tuple[Ranked, ...]:
        """Return the passages with what stands of each in its document."""
        text = {id_: self._library.index.text(id_) for id_ in {ranked.source.id for ranked in passages}}
        return tuple(replace(one, quote=source_quote(one.passage, text[one.source.id])) for one in passages)


def _kept(worked: Answer | None, wanted: Planned) -> Plan | None:
    """Return the plan that the next turn may change: as it was worked out, where it was."""
    return worked.working.plan if worked is not None and worked.working is not None else wanted.topic


def _with_cited(answer: Answer, passages: tuple[Ranked, ...]) -> tuple[Ranked, ...]:
    """Return the passages with those first that the answer cites."""
    best = max((ranked.score for ranked in passages), default=0.0)
    cited = {c.passage.id: Ranked(passage=c.passage, source=c.source, score=best) for c in answer.citations}
    return (*cited.values(), *(ranked for ranked in passages if ranked.passage.id not in cited))


def _told(answer: Answer, started: float) -> Iterator[Event]:
    """Yield the events of a composed answer."""
    for piece in _pieces(answer.text):
        yield Wrote(text=piece)
    yield Finished(answer=replace(answer, seconds=time.perf_counter() - started))


def _pieces(text: str) -> Iterator[str]:
    words = text.split(" ")
    for i in range(0, len(words), 4):
        yield " ".join(words[i : i + 4]) + (" " if i + 4 < len(words) else "")
