"""Evidence for one question from one set of documents: retrieved, scored, and the passages ranked by it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Ranked, Source
from assistant.model.reranker import rescored
from assistant.question.asked import Asked, Layer
from assistant.search.figure import figure_of
from assistant.search.library import Library
from assistant.search.retrieve import retrieve
from assistant.search.whole import with_totals
from assistant.weigh.asking import Asking
from assistant.weigh.evidence import score_units
from assistant.weigh.lead import settled
from assistant.weigh.read.reading import Reading, answered_in_words, asked_of, led_by, reading
from assistant.weigh.read.support import is_to_be_read, support_of
from assistant.weigh.supported.support import Judgement, judged
from assistant.weigh.units import Place, Unit, units
from assistant.words.match import Terms, terms_of
from assistant.words.named_terms import named_or_apart
from assistant.words.other_names import OtherName
from assistant.words.particle_verbs import joined
from assistant.words.synonyms import SynonymList, expansions, meanings_in
from ingest.document import Passage
from ingest.language.words import content_stems

_CARRIED = 2.5  # strength of a word of the turn before, against that of a sure synonym
# The same of another name for what is asked for. Of 102 questions made of two words of a sentence and the name that it
# does not use, 2.5 puts the sentence's passage first for .73, 1.0 for .71, and 4.0 for no more (none: .46).
_NAMED = 2.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Scored evidence: `units` with their `scores`, passages `ranked` best first, and `support` of the best unit.

    `by_words` are the scores before a reader has its say in which sentence leads, `read` is what it said, if it did.
    """

    asking: Asking
    ranked: tuple[Ranked, ...]
    units: tuple[Unit, ...]
    scores: NDArray[np.float64]
    by_words: NDArray[np.float64]
    support: float
    read: Reading | None = None

    @property
    def best(self) -> Unit | None:
        """The unit with the highest score."""
        return self.units[int(np.argmax(self.scores))] if self.units else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Retrieved:
    """What a search finds for a question, not yet weighed: `ranked` as the search ranks them.

    `layers` are its words with abbreviations written out, `terms` what they ask for; `focus` are the passages that a
    question that follows goes on about, with how likely it does.
    """

    layers: tuple[Layer, ...]
    terms: Terms
    focus: Sequence[tuple[Passage, float]]
    ranked: list[Ranked]


def retrieved(
    asked: Asked, documents: Sequence[Source], *, library: Library, without: Collection[str] = frozenset()
) -> Retrieved:
    """Return the passages that a search finds for `asked` in `documents`.

    A question that follows has the passages that the answer before it cites as evidence even where no search finds
    them. The other names that the documents have for what it names are searched for too.
    Passages with the ids `without` are taken for not there, so that an evaluation can take away what answers.
    """
    settings, ids, every = library.settings, [source.id for source in documents], tuple(library.by_id)
    layers = tuple(
        replace(layer, text=library.names.written_out(layer.text, documents=ids, beside=every))
        for layer in asked.layers
    )
    other_names = library.names.of([layer.text for layer in layers], documents=ids, beside=every)
    further = {**_expansions(layers, library.synonyms), **{name.said: _NAMED for name in other_names}}
    topic, within = layers[0].text, ids if settings.scope_filter else None
    found = retrieve(library.index, topic, expansions=further, documents=within, settings=settings)
    found = tuple((passage, score) for passage, score in found if passage.id not in without)
    found = rescored(found, topic, library.reranker, settings=settings)
    focus = library.beside(asked.cited, cited_too=not asked.instead)
    return Retrieved(
        layers=layers,
        terms=_terms(layers, other_names, library),
        focus=focus,
        ranked=_sourced(found, focus, within, library),
    )


def gather(
    asked: Asked,
    documents: Sequence[Source],
    *,
    library: Library,
    without: Collection[str] = frozenset(),
    compared: bool = False,
) -> Gathered:
    """Return the evidence for the words of `asked` in `documents`, as ranked passages and scored units.

    `without` is as in `retrieved`. The library's reader has a say where one set of documents is asked for something
    that the question says itself: not where sets are `compared`, nor in a question that leans on others, nor where
    nothing that it can know changes how likely an answer is.
    """
    found = retrieved(asked, documents, library=library, without=without)
    layers, focus, ranked, topic = found.layers, found.focus, found.ranked, found.layers[0].text
    ids = {source.id for source in documents}
    figure = figure_of(asked, layers, documents, [passage for passage, _ in focus if passage.document_id in ids])
    places: Mapping[str, Place] = {}
    if figure.total or figure.whole:
        ranked, places = with_totals(library.index, ranked)
    every_unit = units(ranked, found.terms, figure, places=places)
    asking = Asking(
        terms=found.terms,
        wanted=asked.wanted,
        text=topic,
        question=asked.question or topic,
        years=asked.scope.years,
        focus={passage.id: strength for passage, strength in focus},
        bare=asked.bare,
        placed=asked.placed,
        figure=figure,
        told_cells=tuple((one.cell.row, one.cell.value) for one in asked.cited if one.cell is not None),
        told_row=next((one.cell.row for one in asked.cited[:1] if one.cell is not None), ""),
        told_texts=tuple((one.passage.id, one.quote) for one in asked.cited if one.cell is None),
    )
    newest = not asked.scope.types and not asked.report_years  # of several reports of a board the newest leads
    by_words = settled(every_unit, score_units(every_unit, asking), asking, newest=newest)
    if not every_unit:
        return Gathered(ranked=(), units=(), scores=by_words, by_words=by_words, asking=asking, support=0.0)
    judgement = judged(every_unit, by_words, asking)
    evidence = Gathered(
        ranked=_reranked(ranked, every_unit, by_words),
        units=every_unit,
        scores=by_words,
        by_words=by_words,
        asking=asking,
        support=support_of(judgement, None, every_unit, by_words, asking),
    )
    return evidence if compared or not _is_alone(asked) else _as_read(evidence, judgement, library)


def read_alone(evidence: Gathered, asked: Asked, *, library: Library) -> Gathered:
    """Return the evidence of one set of documents as the library's reader reads it, if it has a say and has not had it.

    What is read is weighed by what it says itself, and not by what other documents say.
    """
    if evidence.read is not None or not evidence.units or not _is_alone(asked):
        return evidence
    return _as_read(evidence, judged(evidence.units, evidence.by_words, evidence.asking), library)


def _is_alone(asked: Asked) -> bool:
    return len(asked.layers) == 1 and not asked.follows


def _as_read(evidence: Gathered, judgement: Judgement, library: Library) -> Gathered:
    asking, every, by_words = evidence.asking, evidence.units, evidence.by_words
    if not is_to_be_read(judgement, every, by_words, in_words=answered_in_words(asking)):
        return evidence
    read = _read(asking, every, by_words, library)
    if read is None:
        return evidence
    scores = led_by(read.at, by_words)
    support = support_of(judgement, read, every, scores, asking)
    return replace(
        evidence, ranked=_reranked(evidence.ranked, every, scores), scores=scores, read=read, support=support
    )


def _read(asking: Asking, found: Sequence[Unit], scores: NDArray[np.float64], library: Library) -> Reading | None:
    """Return what the library's reader makes of the evidence, None where there is none or nothing to read."""
    reader = library.reader()
    if reader is None:
        return None
    in_words = answered_in_words(asking)
    return reading(asked_of(asking), found, scores, reader=reader, most=library.settings.read, in_words=in_words)


def _terms(layers: tuple[Layer, ...], other_names: tuple[OtherName, ...], library: Library) -> Terms:
    """Return what `layers` ask for; the searches of one question share it, with all that it has been compared with."""
    made = library.terms.get((layers, other_names))
    if made is None:
        own = terms_of(
            [(layer.text, layer.weight) for layer in layers],
            document_frequency=library.index.document_frequency,
            passage_count=library.index.passage_count(),
            synonyms=_meanings(layers, library.synonyms),
        )
        made = library.terms[layers, other_names] = named_or_apart(
            own, other_names, document_frequency=library.index.document_frequency, synonyms=library.synonyms
        )
    return made


def _sourced(
    found: Sequence[tuple[Passage, float]],
    focus: Sequence[tuple[Passage, float]],
    within: Sequence[str] | None,
    library: Library,
) -> list[Ranked]:
    """Return the passages found and those in focus, which score as the lowest of them, with their sources."""
    lowest = min((score for _, score in found), default=0.0)
    held = {passage.id for passage, _ in found}
    beside = [(p, lowest) for p, _ in focus if p.id not in held and (within is None or p.document_id in within)]
    return [
        Ranked(passage=passage, source=library.by_id[passage.document_id], score=score)
        for passage, score in (*found, *beside)
        if passage.document_id in library.by_id
    ]


def _meanings(layers: Sequence[Layer], synonyms: SynonymList) -> dict[str, Mapping[str, float]]:
    """Return what may stand for each word of `layers`; where two layers hold a word, as the newer means it."""
    found: dict[str, Mapping[str, float]] = {}
    for layer in reversed(layers):
        found |= meanings_in(layer.text, synonyms)
        for stem, as_one in joined(layer.text).items():
            found[stem] = {**as_one, **found.get(stem, {})}
    return found


def _expansions(layers: Sequence[Layer], synonyms: SynonymList) -> dict[str, float]:
    """Return the stems to search for beside the question's own: synonyms, and words carried over from before."""
    found = expansions(layers[0].text, synonyms)
    for layer in layers[1:]:
        for stem in content_stems(layer.text):
            found[stem] = max(_CARRIED * layer.weight, found.get(stem, 0.0))
    return found


def _reranked(retrieved: Sequence[Ranked], every: tuple[Unit, ...], scores: NDArray[np.float64]) -> tuple[Ranked, ...]:
    """Return the passages by the score of their best unit."""
    best: dict[str, float] = {}
    for unit, score in zip(every, scores.tolist(), strict=True):
        id_ = unit.ranked.passage.id
        best[id_] = max(best.get(id_, score), score)
    held = (one for one in retrieved if one.passage.id in best)
    scored = [Ranked(passage=one.passage, source=one.source, score=best[one.passage.id]) for one in held]
    return tuple(sorted(scored, key=lambda ranked: (-ranked.score, ranked.passage.id)))
