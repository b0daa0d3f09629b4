"""The documents of a library as the assistant sees them, and what they hold for a question."""

import threading
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace

from assistant.answer import Ranked, Source
from assistant.conversation import Conversation
from assistant.model.reranker import Reranker
from assistant.question.scope import BoardNames
from assistant.question.understand import Asked, readings
from assistant.search.gather import Focus, Gathered, gather
from assistant.search.groups import Group, groups_of
from assistant.search.select import Selection, select
from assistant.settings import Settings
from assistant.weigh.asked_figure import RELATIVE
from assistant.words.other_names import OtherNames
from assistant.words.synonyms import load_synonyms
from ingest.facts.months import years_in
from ingest.genre.boards import Boards
from ingest.language.words import fold
from ingest.store.index import Index, View

_PASSAGES_SHOWN = 20
_BESIDE = range(-2, 3)  # how far from a cited passage a follow-up looks
# How likely it goes on about a passage, against the one that is cited first.
_ALSO_CITED = 0.9
_BESIDE_CITED = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
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


class Search:
    """Puts questions to the documents of one library."""

    def __init__(self, index: Index, *, boards: Boards, reranker: Reranker | None, settings: Settings) -> None:
        """Search `index`; each question is put to one state of it, see `within`."""
        self._index: Index | View = index
        self._looking = threading.Lock()
        self.boards = BoardNames({})
        self._listed = boards
        self._reranker = reranker
        self._settings = settings
        self._synonyms = load_synonyms()
        self.names = OtherNames(index.text)
        self._version = ""
        self._sources: dict[str, Source] = {}
        self.look()

    @property
    def sources(self) -> tuple[Source, ...]:
        """The documents of the library, as of the last look."""
        return tuple(self._sources.values())

    def within(self, view: View) -> "Search":
        """Return a search of one state of the library, whatever is changed meanwhile."""
        with self._looking:
            self.look(view)
            fixed = copy(self)
        fixed._index = view
        fixed.names = self.names.reading(view.text)
        return fixed

    def look(self, index: Index | View | None = None) -> None:
        """Read which documents there are, where the library has changed since."""
        index = index or self._index
        version = index.version()
        if version == self._version:
            return
        self._version = version
        self._sources = {
            record.id: Source(id=record.id, file=record.file, description=record.description, labels=record.labels)
            for record in index.documents()
        }
        self.names.forget_all_but(self._sources)
        held = {source.description.board: source.description.board for source in self.sources}
        self.boards = BoardNames(
            {board: board for board in held if board} | self._listed.aliases(),
            abbreviations=self._listed.abbreviations(),
            places=self._listed.places(),
        )

    def find(self, asked: Asked, selection: Selection, focus: Focus) -> Searched:
        """Return what the selected documents hold for the question; what wider ones do where those do not hold it."""
        searched = self._searched(asked, selection, groups_of(asked, selection), focus)
        for wider in self._wider(searched):
            if searched.holds(self._settings):
                break
            found = self._searched(*wider, focus)
            searched = found if found.holds(self._settings) else searched
        return searched

    def _searched(self, asked: Asked, selection: Selection, groups: tuple[Group, ...], focus: Focus) -> Searched:
        gathered = tuple(self.gather(asked, group, focus) for group in groups)
        return Searched(asked=asked, selection=selection, groups=groups, gathered=gathered)

    def _wider(self, searched: Searched) -> Iterator[tuple[Asked, Selection, tuple[Group, ...]]]:
        """Give where else to look for what one set of documents does not hold.

        The documents after those of a year look back on it; what was carried over may not be meant.
        """
        asked, selection = searched.asked, searched.selection
        if len(searched.groups) > 1:
            return
        if selection.later:
            yield asked, selection, (Group(name="", documents=selection.later),)
        for other in readings(asked):
            documents = select(self.sources, other.scope, report_years=other.report_years)
            if documents.documents:
                yield other, documents, groups_of(other, documents)

    def focus(self, conversation: Conversation) -> Focus:
        """Return the passages that the last answer cites, and those beside them, with how likely each is meant."""
        cited = [
            (c.passage.document_id, c.passage.position) for turn in conversation.turns[-1:] for c in turn.citations
        ]
        strengths = {
            (document_id, position + step): _BESIDE_CITED for document_id, position in cited for step in _BESIDE
        }
        strengths |= dict.fromkeys(cited, _ALSO_CITED) | dict.fromkeys(cited[:1], 1.0)
        return tuple(
            (passage, strengths[document_id, passage.position])
            for document_id in dict.fromkeys(document_id for document_id, _ in cited)
            if document_id in self._sources
            for passage in self._index.section(document_id)
            if (document_id, passage.position) in strengths
        )

    def gather(self, asked: Asked, group: Group, focus: Focus = ()) -> Gathered:
        """Return the scored evidence of the documents of one group."""
        documents, beside = [source.id for source in group.documents], tuple(self._sources)
        layers = [
            replace(layer, text=self.names.written_out(layer.text, documents=documents, beside=beside))
            for layer in asked.layers
        ]
        return gather(
            self._index,
            layers,
            question=asked.question,
            wanted=asked.wanted,
            documents=documents if self._settings.scope_filter else None,
            sources=self._sources,
            synonyms=self._synonyms,
            other_names=self.names.of([layer.text for layer in layers], documents=documents, beside=beside),
            document_frequency=self._index.document_frequency,
            passage_count=self._index.passage_count(),
            years=asked.scope.years,
            figure_years=_figure_years(asked, group, focus),
            newest=not asked.scope.types and not asked.report_years,
            focus=focus,
            bare=asked.bare,
            placed=asked.placed,
            reranker=self._reranker,
            settings=self._settings,
        )


def _figure_years(asked: Asked, group: Group, focus: Focus) -> tuple[int, ...]:
    """Return the years that a figure must be of: those that are no report's, or of a report that others quote.

    One that is carried over from the turns before says little where neither a report nor what was cited is of it.
    """
    quoted = not any(source.description.year in asked.report_years for source in group.documents)
    years = tuple(year for year in asked.scope.years if quoted or year not in asked.report_years)
    said = set(years) & set(years_in(asked.question)) or RELATIVE.search(fold(asked.question))
    carried = asked.follows and not said
    cited = " ".join(passage.text for passage, _ in focus)
    told = {*years_in(cited), *(source.description.year for source in group.documents)}
    return () if carried and not told & set(years) else years


def merged(gathered: Sequence[Gathered]) -> tuple[Ranked, ...]:
    """Return the passages of all groups, best first, each group's best before any group's second."""
    by_rank = [(rank, -ranked.score, ranked) for evidence in gathered for rank, ranked in enumerate(evidence.ranked)]
    by_rank.sort(key=lambda entry: entry[:2])
    return tuple(ranked for _, _, ranked in by_rank[:_PASSAGES_SHOWN])
