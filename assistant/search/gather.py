"""Evidence for one question from one set of documents: retrieved, scored, and the passages ranked by it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Ranked, Source
from assistant.model.reranker import Reranker, rescored
from assistant.question.followup import Layer
from assistant.question.kinds import Wanted
from assistant.search.retrieve import Searches, retrieve
from assistant.search.whole import with_totals
from assistant.settings import Settings
from assistant.weigh.asked_figure import ANY_FIGURE, AskedFigure, asked_of
from assistant.weigh.evidence import Asking, score_units
from assistant.weigh.settle import settled
from assistant.weigh.support import support
from assistant.weigh.units import Place, Unit, units
from assistant.words.match import terms_of
from assistant.words.named_terms import named
from assistant.words.other_names import OtherName
from assistant.words.synonyms import SynonymList, expansions, meanings_in
from ingest.document import Passage
from ingest.language.words import content_stems

Focus = Sequence[tuple[Passage, float]]

_CARRIED = 2.5  # strength of a word of the turn before, against that of a sure synonym
# The same of another name for what is asked for. Of 102 questions made of two words of a sentence and the name that it
# does not use, 2.5 puts the sentence's passage first for .73, 1.0 for .71, and 4.0 for no more (none: .46).
_NAMED = 2.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Scored evidence: `units` with their `scores`, passages `ranked` best first, and `support` of the best unit."""

    asking: Asking
    ranked: tuple[Ranked, ...]
    units: tuple[Unit, ...]
    scores: NDArray[np.float64]
    support: float

    @property
    def best(self) -> Unit | None:
        """The unit with the highest score."""
        return self.units[int(np.argmax(self.scores))] if self.units else None


def gather(
    index: Searches,
    layers: Sequence[Layer],
    *,
    question: str = "",
    wanted: frozenset[Wanted],
    documents: Collection[str] | None,
    sources: Mapping[str, Source],
    synonyms: SynonymList,
    other_names: Sequence[OtherName] = (),
    document_frequency: Callable[[str], int],
    passage_count: int,
    years: tuple[int, ...] = (),
    figure_years: tuple[int, ...] = (),
    newest: bool = False,
    focus: Focus = (),
    bare: bool = False,
    placed: bool = True,
    reranker: Reranker | None = None,
    settings: Settings,
) -> Gathered:
    """Return the evidence for the words of `layers` in `documents` (None: all); `question` is what was asked.

    `years` are those that it names, `figure_years` those of them that are no report's. Of several reports of a board
    the `newest` leads where none is named.
    `focus` are passages that a follow-up most likely goes on about, with how likely: they are evidence even where no
    search finds them.
    `other_names` are those that the documents have for what the question names.
    A `bare` follow-up has no words of its own: it asks for something of what they say. A question that is not `placed`
    names no board, year, report or body, and may be about anything.
    `reranker` has a say in how well the best passages are ranked, where there is one.
    """
    topic = layers[0].text
    own = terms_of(
        [(layer.text, layer.weight) for layer in layers],
        document_frequency=document_frequency,
        passage_count=passage_count,
        synonyms=_meanings(layers, synonyms),
    )
    terms = named(own, other_names)
    further = {**_expansions(layers, synonyms), **{name.said: _NAMED for name in other_names}}
    found = retrieve(index, topic, expansions=further, documents=documents, settings=settings)
    found = rescored(found, topic, reranker, settings=settings)
    lowest = min((score for _, score in found), default=0.0)
    held = {passage.id for passage, _ in found}
    beside = [(p, lowest) for p, _ in focus if p.id not in held and (documents is None or p.document_id in documents)]
    retrieved = [
        Ranked(passage=passage, source=sources[passage.document_id], score=score)
        for passage, score in (*found, *beside)
        if passage.document_id in sources
    ]
    figure = _figure(layers, question or topic, wanted, years=figure_years)
    places: Mapping[str, Place] = {}
    if figure.total or figure.whole:
        retrieved, places = with_totals(index, retrieved)
    every = tuple(
        unit
        for ranked in retrieved
        for unit in units(ranked, terms, figure, place=places.get(ranked.passage.id, Place.ALONE))
    )
    asking = Asking(
        terms=terms,
        wanted=wanted,
        text=topic,
        question=question or topic,
        years=years,
        focus={passage.id: strength for passage, strength in focus},
        bare=bare,
        placed=placed,
        figure=figure,
    )
    scores = settled(every, score_units(every, asking), asking, newest=newest)
    return Gathered(
        ranked=_reranked(retrieved, every, scores),
        units=every,
        scores=scores,
        asking=asking,
        support=support(every, scores, asking),
    )


def _figure(
    layers: Sequence[Layer], question: str, wanted: frozenset[Wanted], *, years: tuple[int, ...]
) -> AskedFigure:
    """Return which figure is asked for; of a question that asks for none, only of what year it is."""
    if wanted == {Wanted.YES_NO}:
        return ANY_FIGURE
    if not wanted & {Wanted.NUMBER, Wanted.DATE}:
        return replace(ANY_FIGURE, years=years)
    return asked_of([layer.text for layer in layers], question=question, years=years)


def _meanings(layers: Sequence[Layer], synonyms: SynonymList) -> dict[str, Mapping[str, float]]:
    """Return what may stand for each word of `layers`; where two layers hold a word, as the newer means it."""
    found: dict[str, Mapping[str, float]] = {}
    for layer in reversed(layers):
        found |= meanings_in(layer.text, synonyms)
    return found


def _expansions(layers: Sequence[Layer], synonyms: SynonymList) -> dict[str, float]:
    """Return the stems to search for beside the question's own: synonyms, and words carried over from before."""
    found = expansions(layers[0].text, synonyms)
    for layer in layers[1:]:
        for stem in content_stems(layer.text):
            found[stem] = max(_CARRIED * layer.weight, found.get(stem, 0.0))
    return found


def _reranked(retrieved: list[Ranked], every: tuple[Unit, ...], scores: NDArray[np.float64]) -> tuple[Ranked, ...]:
    """Return the passages by the score of their best unit."""
    best: dict[str, float] = {}
    for unit, score in zip(every, scores, strict=True):
        id_ = unit.ranked.passage.id
        best[id_] = max(best.get(id_, -np.inf), float(score))
    scored = [
        Ranked(passage=r.passage, source=r.source, score=best[r.passage.id]) for r in retrieved if r.passage.id in best
    ]
    return tuple(sorted(scored, key=lambda ranked: (-ranked.score, ranked.passage.id)))
