"""The steps from a question to an answer, in order."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant import choices, refuse
from assistant.answer import Answer, Event, Finished, Found, Ranked, Scope, Source, Wrote
from assistant.compare import compare
from assistant.conversation import EMPTY, Conversation
from assistant.extract import extract
from assistant.gather import Gathered, gather
from assistant.generate import generate
from assistant.groups import Group, groups_of
from assistant.llm import LanguageModel, ModelError, configured_model
from assistant.offer import narrowed
from assistant.other_names import OtherNames
from assistant.rerank import Reranker, configured_reranker
from assistant.scope import BoardNames
from assistant.select import Selection, select
from assistant.settings import DEFAULT, Settings
from assistant.statements import Cited, Statement, cite
from assistant.synonyms import load_synonyms
from assistant.understand import Asked, understand
from assistant.whole_tables import extreme_row, row_names
from ingest.boards import Boards, load_boards
from ingest.document import Passage
from ingest.index import Index

_PASSAGES_SHOWN = 20
_BESIDE = range(-2, 3)  # how far from a cited passage a follow-up looks


@dataclass(frozen=True, slots=True, kw_only=True)
class _Searched:
    """A question with the documents that it was put to, a group a row of the answer, and what each group holds."""

    asked: Asked
    selection: Selection
    groups: tuple[Group, ...]
    gathered: tuple[Gathered, ...]

    @property
    def support(self) -> float:
        """How likely the best group answers."""
        return max(evidence.support for evidence in self.gathered)

    def holds(self, settings: Settings) -> bool:
        """Whether that is likely enough."""
        return self.support >= settings.least_support


class Assistant:
    """Answers questions from one library."""

    def __init__(
        self,
        index: Index,
        *,
        boards: Boards,
        model: LanguageModel | None = None,
        reranker: Reranker | None = None,
        settings: Settings = DEFAULT,
    ) -> None:
        """Answer from `index`, knowing `boards` by their names.

        A `model` writes the answers where there is one; a `reranker` has a say in which passages are best.
        """
        self._model = model
        self._reranker = reranker
        self._listed = boards
        self._index = index
        self._settings = settings
        self._synonyms = load_synonyms()
        self._names = OtherNames(index.text)
        self._version = ""
        self._look()

    @classmethod
    def open(cls, library: Path, *, settings: Settings = DEFAULT) -> "Assistant":
        """Open the library in the folder `library`; raises its `LibraryError` where it cannot be read.

        `ModelError` is raised where the environment names a language model or a cross-encoder that cannot be used.
        """
        own_boards = library / "boards.toml"
        boards = load_boards(own_boards if own_boards.is_file() else None)
        index = Index.open(library)
        return cls(index, boards=boards, model=configured_model(), reranker=configured_reranker(), settings=settings)

    def _look(self) -> None:
        """Read which documents there are, where the library has changed since."""
        version = self._index.version()
        if version == self._version:
            return
        self._version = version
        self._sources = {
            record.id: Source(id=record.id, file=record.file, description=record.description)
            for record in self._index.documents()
        }
        self._names.forget_all_but(self._sources)
        held = {source.description.board: source.description.board for source in self.sources()}
        self._boards = BoardNames(
            {board: board for board in held if board} | self._listed.aliases(),
            abbreviations=self._listed.abbreviations(),
            places=self._listed.places(),
        )

    def sources(self) -> tuple[Source, ...]:
        """Return the documents that answers come from."""
        return tuple(self._sources.values())

    def text(self, document_id: str) -> str:
        """Return the stored text of a document."""
        return self._index.text(document_id)

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
        started = time.perf_counter()
        self._look()
        early = refuse.before_search(question, self.sources(), settings=self._settings)
        if early is not None:
            yield from _told(early, started)
            return
        asked = understand(question, conversation, boards=self._boards, limits=scope, corrected=corrected)
        selection = select(self.sources(), asked.scope, report_years=asked.report_years)
        if not selection.documents:
            yield from _told(refuse.not_held(asked, selection, self.sources(), boards=self._boards), started)
            return
        focus = self._focus(conversation) if asked.follows else ()
        searched = self._search(asked, selection, groups_of(asked, selection), focus)
        for wider in self._wider(searched):
            if not searched.holds(self._settings) and (found := self._search(*wider, focus)).holds(self._settings):
                searched = found
        passages = _merged(searched.gathered)
        yield Found(standalone=searched.asked.standalone, scope=searched.asked.scope, passages=passages)
        answer = refuse.partly(self._compose(searched, focus), searched.selection)
        yield from _told(replace(answer, passages=passages, support=searched.support), started)

    def _search(
        self, asked: Asked, selection: Selection, groups: tuple[Group, ...], focus: tuple[Passage, ...]
    ) -> "_Searched":
        gathered = tuple(self._gather(asked, group, focus) for group in groups)
        return _Searched(asked=asked, selection=selection, groups=groups, gathered=gathered)

    def _wider(self, searched: "_Searched") -> Iterator[tuple[Asked, Selection, tuple[Group, ...]]]:
        """Give where else to look for what one set of documents does not hold.

        The documents after those of a year look back on it; a follow-up may be about another report than the carried.
        """
        asked, selection = searched.asked, searched.selection
        if len(searched.groups) > 1:
            return
        if selection.later:
            yield asked, selection, (Group(name="", documents=selection.later),)
        if asked.carries_report:
            anywhere = replace(asked, scope=replace(asked.scope, types=()), report_years=())
            others = select(self.sources(), anywhere.scope)
            yield anywhere, others, (Group(name="", documents=others.documents),)

    def evidence(self, question: str) -> Gathered | None:
        """Return the scored evidence of a question that one set of documents answers, None for any other."""
        if refuse.before_search(question, self.sources(), settings=self._settings) is not None:
            return None
        asked = understand(question, EMPTY, boards=self._boards)
        groups = groups_of(asked, select(self.sources(), asked.scope, report_years=asked.report_years))
        return self._gather(asked, groups[0]) if len(groups) == 1 and groups[0].documents else None

    def _focus(self, conversation: Conversation) -> tuple[Passage, ...]:
        """Return the passages that the last answer cites, and those beside them."""
        cited = {
            (c.passage.document_id, c.passage.position) for turn in conversation.turns[-1:] for c in turn.citations
        }
        return tuple(
            passage
            for document_id in dict.fromkeys(document_id for document_id, _ in cited)
            if document_id in self._sources
            for passage in self._index.section(document_id)
            if any((document_id, passage.position + step) in cited for step in _BESIDE)
        )

    def _gather(self, asked: Asked, group: Group, focus: tuple[Passage, ...] = ()) -> Gathered:
        documents, beside = [source.id for source in group.documents], tuple(self._sources)
        layers = [
            replace(layer, text=self._names.written_out(layer.text, documents=documents, beside=beside))
            for layer in asked.layers
        ]
        return gather(
            self._index,
            layers,
            wanted=asked.wanted,
            documents=documents if self._settings.scope_filter else None,
            sources=self._sources,
            synonyms=self._synonyms,
            other_names=self._names.of([layer.text for layer in layers], documents=documents, beside=beside),
            document_frequency=self._index.document_frequency,
            passage_count=self._index.passage_count(),
            years=asked.scope.years,
            focus=focus,
            bare=asked.bare,
            placed=asked.placed,
            reranker=self._reranker,
            settings=self._settings,
        )

    def _compose(self, searched: "_Searched", focus: tuple[Passage, ...]) -> Answer:
        asked, selection = searched.asked, searched.selection
        groups, gathered = searched.groups, searched.gathered
        if len(groups) > 1:
            return compare(asked, groups, gathered, cite=self._cite, settings=self._settings)
        evidence = gathered[0]
        if not searched.holds(self._settings):
            return self._refused(asked, selection, evidence)
        left_open = choices.open_to(asked, groups[0].documents)
        meant = choices.rivals(left_open, evidence)
        each = self._each(asked, meant, focus) if len(meant) > 1 else None
        if each is not None:
            return each
        if meant:
            evidence = choices.within(evidence, meant[0].documents)
        return self._single(asked, selection, evidence, named=not left_open)

    def _each(self, asked: Asked, meant: tuple[Group, ...], focus: tuple[Passage, ...]) -> Answer | None:
        """Return the answers of the best of `meant`, and the questions that choose among all of them."""
        answered = meant[: choices.MOST_ANSWERED]
        gathered = [self._gather(asked, group, focus) for group in answered]
        answer = choices.answer_each(
            asked, answered, gathered, open_count=len(meant), cite=self._cite, settings=self._settings
        )
        return answer and replace(answer, choices=narrowed(asked, meant, boards=self._boards))

    def _single(self, asked: Asked, selection: Selection, evidence: Gathered, *, named: bool) -> Answer:
        """Return the one answer; where the question has not `named` its document, the text does."""
        note, statements = self._written(asked, evidence)
        cited = self._cite(statements)
        if not cited.citations:
            return self._refused(asked, selection, evidence)
        source = "" if named else choices.source_of(cited)
        return Answer(
            question=asked.question,
            standalone=asked.standalone,
            scope=asked.scope,
            text=" ".join(part for part in (note, cited.text, source) if part),
            citations=cited.citations,
        )

    def _refused(self, asked: Asked, selection: Selection, evidence: Gathered) -> Answer:
        nearest = refuse.nearest(evidence)
        refusal = refuse.nothing_relevant(asked, selection, evidence, self._cite((nearest,) if nearest else ()))
        return replace(refusal, choices=narrowed(asked, self._elsewhere(asked), boards=self._boards))

    def _elsewhere(self, asked: Asked) -> tuple[Group, ...]:
        """Return the boards that answer what is asked of another one, none where the question names none."""
        if not asked.scope.boards or asked.follows:
            return ()
        anywhere = replace(asked, scope=replace(asked.scope, boards=()))
        documents = select(self.sources(), anywhere.scope, report_years=asked.report_years).documents
        evidence = self._gather(anywhere, Group(name="", documents=documents))
        sure = evidence.support >= self._settings.least_support
        others = choices.rivals(choices.open_to(anywhere, documents), evidence) if sure else ()
        return tuple(group for group in others if group.board and group.name not in asked.scope.boards)

    def _written(self, asked: Asked, evidence: Gathered) -> tuple[str, tuple[Statement, ...]]:
        """Return a note and the statements of the answer: the model's where it writes and they hold, else quotes."""
        note = ""
        if self._model is not None:
            try:
                return "", generate(self._model, asked.standalone, evidence, settings=self._settings) or ()
            except ModelError as error:
                note = str(error)
        found = (
            extreme_row(self._index, evidence, settings=self._settings)
            or row_names(self._index, evidence)
            or extract(
                evidence.units, evidence.scores, evidence.asking.terms, wanted=asked.wanted, settings=self._settings
            )
        )
        return note, found

    def _cite(self, statements: tuple[Statement, ...], first: int = 1) -> Cited:
        return cite(statements, text_of=self._index.text, first=first)


def _merged(gathered: Sequence[Gathered]) -> tuple[Ranked, ...]:
    """Return the passages of all groups, best first, each group's best before any group's second."""
    by_rank = [(rank, -ranked.score, ranked) for evidence in gathered for rank, ranked in enumerate(evidence.ranked)]
    by_rank.sort(key=lambda entry: entry[:2])
    return tuple(ranked for _, _, ranked in by_rank[:_PASSAGES_SHOWN])


def _told(answer: Answer, started: float) -> Iterator[Event]:
    """Yield the events of a composed answer."""
    for piece in _pieces(answer.text):
        yield Wrote(text=piece)
    yield Finished(answer=replace(answer, seconds=time.perf_counter() - started))


def _pieces(text: str) -> Iterator[str]:
    words = text.split(" ")
    for i in range(0, len(words), 4):
        yield " ".join(words[i : i + 4]) + (" " if i + 4 < len(words) else "")
