"""An answer written by a language model from the same evidence, under the same rules of citation."""

import re
from collections.abc import Sequence

from assistant.answer import Ranked, short_title
from assistant.model import prompts
from assistant.model.llm import LanguageModel
from assistant.search.gather import Gathered
from assistant.settings import Settings
from assistant.tell.statements import Statement
from ingest.document import PassageKind
from ingest.language.numbers import numbers_in
from ingest.language.sentences import sentences
from ingest.language.words import content_stems

_MARKER = re.compile(r"\s*\[(\d{1,2})\]")
_PASSAGES = 6


def generate(
    model: LanguageModel, question: str, evidence: Gathered, *, settings: Settings
) -> tuple[Statement, ...] | None:
    """Return what the model wrote as statements that the evidence bears; None where it refused or nothing held.

    A sentence is kept when it names a passage and every number in it stands in that passage; the quote is the
    passage's sentence that shares most words with it. Raises `ModelError`.
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
        if not 1 <= int(marker) <= len(shown):
            continue
        ranked = shown[int(marker) - 1]
        held = {mention.canonical for mention in numbers_in(ranked.passage.text)}
        if text and all(mention.canonical in held for mention in numbers_in(text)):
            row = ranked.passage.row if ranked.passage.kind is PassageKind.ROW else None
            return Statement(text=text, ranked=ranked, quoted=_nearest(text, ranked), row=row)
    return None


def _nearest(text: str, ranked: Ranked) -> str:
    wanted = set(content_stems(text))
    pieces = [piece.strip() for piece in sentences(ranked.passage.text) if piece.strip()]
    return max(pieces, key=lambda piece: len(wanted & set(content_stems(piece))), default="")


def _within(statements: Sequence[Statement], longest: int) -> list[Statement]:
    kept: list[Statement] = []
    for statement in statements:
        if sum(len(other.text) + 6 for other in kept) + len(statement.text) > longest:
            break
        kept.append(statement)
    return kept
