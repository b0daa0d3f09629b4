"""What the documents of a library hold for a question: those selected, else wider ones."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answer import Ranked
from assistant.question.asked import Asked, Layer
from assistant.question.kinds import Wanted
from assistant.question.understand import readings
from assistant.search.gather import Gathered, gather, retrieved
from assistant.search.groups import Group, groups_of
from assistant.search.library import Library
from assistant.search.select import Selection, select
from assistant.settings import Settings
from assistant.weigh.by_form.goal_told import tells_goal_asked
from ingest.genre.bodies import is_joint, is_place

_PASSAGES_SHOWN = 20
_SAID = 0.6  # of the question that a sentence must meet itself to answer what no table does


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

    def in_table(self, settings: Settings) -> bool:
        """Return whether only a table is likely to answer: its cell is best, or no sentence says what is asked."""
        if len(self.gathered) > 1:
            return False
        evidence = self.gathered[0]
        best = evidence.best
        if best is None or best.cell is not None or not self.holds(settings):
            return True
        if tells_goal_asked(best, evidence.asking):
            return False
        return float(evidence.asking.terms.weights @ best.met) < _SAID

    def holds(self, settings: Settings) -> bool:
        """Whether that is likely enough."""
        return self.support >= settings.least_support


def search(asked: Asked, selection: Selection, *, library: Library) -> Searched:
    """Return what the selected documents hold for the question; what wider ones do where those do not hold it.

    A reason that those hold uncertainly gives way to one that wider ones surely hold.
    """
    settings = library.settings
    enough = settings.least_sure if _asks_why(asked) else settings.least_support
    searched = _searched(asked, selection, groups_of(asked, selection), library)
    for wider in _wider(searched, library):
        if searched.support >= enough:
            break
        found = _searched(*wider, library)
        least = enough if searched.holds(settings) else settings.least_support
        searched = found if found.support >= least else searched
    return searched


def _asks_why(asked: Asked) -> bool:
    return Wanted.REASON in asked.wanted and asked.wanted <= {Wanted.REASON, Wanted.PROSE}


def passages_of(searched: Searched) -> tuple[Ranked, ...]:
    """Return the passages that were found, best first."""
    return merged([evidence.ranked for evidence in searched.gathered])


def passages_beside(asked: Asked, selection: Selection, *, library: Library) -> tuple[Ranked, ...]:
    """Return the passages that a search finds beside an answer that was worked out: found, and not weighed."""
    groups = groups_of(asked, selection)
    return merged([retrieved(asked, group.documents, library=library).ranked for group in groups])


def merged(groups: Sequence[Sequence[Ranked]]) -> tuple[Ranked, ...]:
    """Return the passages of all groups, each group's best before any group's second."""
    by_rank = [(rank, -ranked.score, ranked) for group in groups for rank, ranked in enumerate(group)]
    by_rank.sort(key=lambda entry: entry[:2])
    return tuple(ranked for _, _, ranked in by_rank[:_PASSAGES_SHOWN])


def _searched(asked: Asked, selection: Selection, groups: tuple[Group, ...], library: Library) -> Searched:
    gathered = tuple(gather(asked, group.documents, library=library, compared=len(groups) > 1) for group in groups)
    return Searched(asked=asked, selection=selection, groups=groups, gathered=gathered)


def _wider(searched: Searched, library: Library) -> Iterator[tuple[Asked, Selection, tuple[Group, ...]]]:
    """Give where else to look for what one set of documents does not hold.

    The documents after those of a year look back on it; what was carried over may not be meant.
    """
    asked, selection = searched.asked, searched.selection
    if len(searched.groups) > 1:
        return
    if selection.later:
        yield asked, selection, (Group(name="", documents=selection.later),)
    for other in readings(asked):
        documents = select(library.sources, other.scope, report_years=other.report_years)
        if documents.documents:
            yield other, documents, groups_of(other, documents)
    yield from _of_joint_bodies(asked, library)


def _of_joint_bodies(asked: Asked, library: Library) -> Iterator[tuple[Asked, Selection, tuple[Group, ...]]]:
    """Give the reports of the joint authorities of several municipalities, in which one that is named is a part."""
    if not asked.named.boards or not all(map(is_place, asked.named.boards)):
        return
    joint = [one for one in library.sources if is_joint(one.description.board or "")]
    named = Layer(text=asked.question, weight=1.0)  # with the municipality: what is told must be of it
    other = replace(
        asked,
        scope=replace(asked.scope, boards=()),
        topic=asked.question,
        folded_topic=asked.folded,
        layers=(named, *asked.layers[1:]),
    )
    documents = select(joint, other.scope, report_years=other.report_years)
    if documents.documents:
        yield other, documents, groups_of(other, documents)
