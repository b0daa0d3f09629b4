"""Makes unanswerable questions: the passages that answer are hidden, another board or another thing is asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.ask import Assistant
from assistant.search.gather import Gathered
from assistant.weigh.units import Unit
from eval.metrics.answer import stands_in
from eval.questions import Question
from eval.sources import Sources
from ingest.language.words import stems

_ALIKE = 0.6  # share of the stems of two passages in common: one repeats the other
_LONGEST_SHARED = 4  # letters at the start that make two words one and the same here


class Way(StrEnum):
    """How a question lost its answer."""

    EVIDENCE = "evidence"
    BOARD = "board"
    THING = "thing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A question `text` made from the one with the id `of`, and what there is for it, which is no answer."""

    of: str
    way: Way
    text: str
    split: str | None
    found: Gathered


def made(questions: Sequence[Question], *, assistant: Assistant, sources: Sources) -> Iterator[Made]:
    """Yield what can be made of each answerable question, in order; the same for the same questions and documents."""
    asked = [(question, found) for question in questions if (found := _found(question, assistant))]
    for i, (question, found) in enumerate(asked):
        without = _answering(question, found, sources)
        if without:
            yield from _one(question, Way.EVIDENCE, question.text, assistant, without)
        if elsewhere := _of_another_board(question.text, assistant):
            yield from _one(question, Way.BOARD, elsewhere, assistant)
        others = [other for _, other in (*asked[i + 1 :], *asked[:i])]
        if changed := _of_another_thing(question.text, found, others):
            yield from _one(question, Way.THING, changed, assistant)


def _found(question: Question, assistant: Assistant) -> Gathered | None:
    found = assistant.evidence(question.text) if question.answerable else None
    return found if found is not None and found.units else None


def _one(
    question: Question, way: Way, text: str, assistant: Assistant, without: frozenset[str] = frozenset()
) -> Iterator[Made]:
    found = assistant.evidence(text, without=without)
    if found is not None and found.units and not any(_holds(question, unit) for unit in found.units):
        yield Made(of=question.id, way=way, text=text, split=question.split, found=found)


def _holds(question: Question, unit: Unit) -> bool:
    """Return whether a unit, or its passage where that is text, holds every fact: it may answer after all."""
    cell = unit.cell
    text = unit.ranked.passage.text if cell is None else f"{unit.text} {cell.column.printed}: {cell.value} "
    return bool(question.facts) and all(any(stands_in(form, text) for form in fact) for fact in question.facts)


def _answering(question: Question, found: Gathered, sources: Sources) -> frozenset[str]:
    """Return the passages on the evidence of a question, those that repeat one, and those that hold every fact."""
    spans = sources.spans(question.evidence)
    passages = {unit.ranked.passage.id: unit.ranked for unit in found.units}
    gone = {
        id_
        for id_, ranked in passages.items()
        for place in spans.get(ranked.source.file, ())
        if place.start < ranked.passage.span.end and ranked.passage.span.start < place.end
    }
    told = [set(stems(passages[id_].passage.text)) for id_ in sorted(gone)]
    for id_, ranked in passages.items():
        own = set(stems(ranked.passage.text))
        if any(len(own & other) >= _ALIKE * max(1, min(len(own), len(other))) for other in told):
            gone.add(id_)
    return frozenset(gone | {unit.ranked.passage.id for unit in found.units if _holds(question, unit)})


def _of_another_board(text: str, assistant: Assistant) -> str | None:
    """Return the question for the next board that has documents, None where it names no board, or several."""
    asked = assistant.understood(text)
    boards = sorted({source.description.board for source in assistant.sources() if source.description.board})
    if len(asked.board_spans) != 1 or len(asked.scope.boards) != 1 or asked.scope.boards[0] not in boards:
        return None
    others = boards[boards.index(asked.scope.boards[0]) + 1 :] + boards[: boards.index(asked.scope.boards[0])]
    start, end = asked.board_spans[0]
    return f"{text[:start]}{others[0]}{text[end:]}" if others else None


def _of_another_thing(text: str, found: Gathered, others: Sequence[Gathered]) -> str | None:
    """Return the question with its rarest word changed for the rarest of the next one that the passages do not hold."""
    own = _rarest(found)
    if own is None or own not in text.lower():
        return None
    held = " ".join(unit.ranked.passage.text for unit in found.units).lower()
    for other in others:
        word = _rarest(other)
        if word and word[:_LONGEST_SHARED] != own[:_LONGEST_SHARED] and word not in held and word not in text.lower():
            start = text.lower().index(own)
            return f"{text[:start]}{word}{text[start + len(own) :]}"
    return None


def _rarest(found: Gathered) -> str | None:
    terms, weights = found.asking.terms.terms, found.asking.terms.weights
    words = [(float(weight), term.word) for term, weight in zip(terms, weights, strict=True) if term.word.isalpha()]
    return max(words)[1].lower() if words else None
