"""Do the sentences that a language model wrote say what their sources say: by the check, and by the gold evidence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant import texts
from assistant.answer import Answer, Citation, Ranked, short_title
from assistant.tell.borne.check import judge
from eval.metrics.citations import number_share
from eval.questions import Question
from eval.sources import Sources
from ingest.language.sentences import sentences

_NOTES = frozenset({texts.LEFT_OUT_ONE, *(texts.LEFT_OUT.format(count=count) for count in range(2, 20))})
_MARKER = re.compile(r"\s*\[(\d{1,3})\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldSentence:
    """A cited sentence of a written answer; `by_gold` is None where it has no figure or the question no evidence."""

    text: str
    borne: bool
    by_gold: bool | None


def told(question: Question, answer: Answer, *, sources: Sources) -> tuple[ToldSentence, ...]:
    """Return the cited sentences of an answer that a model wrote, none for any other answer."""
    if not answer.written:
        return ()
    gold = _gold(question, sources)
    return tuple(
        ToldSentence(
            text=text,
            borne=any(_bears(citation, text) for citation in cited),
            by_gold=_by_gold(text, gold) if gold else None,
        )
        for text, cited in _sentences(answer)
    )


def _sentences(answer: Answer) -> Iterator[tuple[str, list[Citation]]]:
    by_number = {citation.number: citation for citation in answer.citations}
    text = answer.text.removeprefix(texts.UNSURE).strip()
    for sentence in sentences(text):
        numbers = [int(number) for number in _MARKER.findall(sentence)]
        cited = [by_number[number] for number in numbers if number in by_number]
        bare = _MARKER.sub("", sentence).strip()
        if cited and bare.strip(".") and bare not in _NOTES:
            yield bare, cited


def _bears(citation: Citation, text: str) -> bool:
    """Return whether the cited passage bears a sentence, or it is the cited cell in the assistant's own form."""
    cell, ranked = citation.cell, Ranked(passage=citation.passage, source=citation.source, score=0.0)
    if cell is not None and text.startswith(f"{cell.row}: {cell.value}") and short_title(citation.source) in text:
        return True
    return judge(text, ranked).borne


def _gold(question: Question, sources: Sources) -> list[str]:
    """Return what the gold says: its answer, the accepted forms of its facts, and the lines of its evidence."""
    if not question.answerable:
        return []
    spans = sources.spans(question.evidence).items()
    lines = [sources.texts[file].text[span.start : span.end] for file, some in spans for span in some]
    forms = [form for fact in question.facts for form in fact]
    return [question.gold, question.text, *forms, *lines]


def _by_gold(text: str, gold: list[str]) -> bool | None:
    share = number_share(text, gold)
    return None if share is None else share == 1.0
