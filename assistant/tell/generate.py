"""An answer written by a language model from the same evidence, under the same rules of citation."""

import re
from collections.abc import Sequence

from assistant.answer import Ranked, short_title
from assistant.model import prompts
from assistant.model.llm import LanguageModel
from assistant.search.gather import Gathered
from assistant.settings import Settings
from assistant.tell.borne.check import judge
from assistant.tell.statements import Statement
from ingest.document import PassageKind
from ingest.language.sentences import sentences

_MARKER = re.compile(r"\s*\[(\d{1,2})\]")
_PASSAGES = 6


def generate(
    model: LanguageModel, question: str, evidence: Gathered, *, settings: Settings
) -> tuple[Statement, ...] | None:
    """Return what the model wrote as statements that the evidence bears; None where it refused or nothing held.

    A sentence is kept when it names a passage that bears it; one that is not borne gives way to the passage's sentence
    about the same thing, where there is one. Raises `ModelError`.
    """
    shown = evidence.ranked[:_PASSAGES]
    reply = model.complete(prompts.SYSTEM, _prompt(question, shown))
    if not reply or prompts.REFUSAL in reply:
        return None
    kept = [statement for sentence in _sentences(reply) if (statement := _borne(sentence, shown))]
    return tuple(_within(kept, settings.longest)) or None


def _prompt(question: str, shown: Sequence[Ranked]) -> str:
    passages = "\n\n".join(
        prompts.PASSAGE.format(
            number=number,
            title=short_title(ranked.source),
            heading=" > ".join(ranked.passage.headings[-2:]),
            text=ranked.passage.text,
        )
        for number, ranked in enumerate(shown, start=1)
    )
    return prompts.QUESTION.format(passages=passages, question=question)


def _sentences(reply: str) -> list[str]:
    """Return the reply's sentences, a marker after the full stop moved to the sentence that it belongs to."""
    return [s.strip() for s in sentences(re.sub(r"([.!?])((?:\s*\[\d{1,2}\])+)", r"\2\1", reply)) if s.strip()]


def _borne(sentence: str, shown: Sequence[Ranked]) -> Statement | None:
    text = _MARKER.sub("", sentence).strip()
    for marker in _MARKER.findall(sentence):
        if not text or not 1 <= int(marker) <= len(shown):
            continue
        ranked = shown[int(marker) - 1]
        row = ranked.passage.row if ranked.passage.kind is PassageKind.ROW else None
        verdict = judge(text, ranked)
        if verdict.borne:
            text = f"{verdict.lead}: {text}" if verdict.lead else text
            return Statement(text=text, ranked=ranked, quoted=verdict.quote, cell=verdict.cell, row=row)
        if verdict.quote:
            return Statement(text=verdict.quote, ranked=ranked, quoted=verdict.quote)
    return None


def _within(statements: Sequence[Statement], longest: int) -> list[Statement]:
    kept: list[Statement] = []
    for statement in statements:
        if sum(len(other.text) + 6 for other in kept) + len(statement.text) > longest:
            break
        kept.append(statement)
    return kept
