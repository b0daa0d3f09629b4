"""What a model is given to read: instructions, fenced passages that are data, and the question."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Ranked, short_title
from assistant.model import prompts
from assistant.tell.borne.hostile import trusted
from ingest.document import Passage
from ingest.language.words import squeeze
from ingest.passages.tokens import count_tokens

_FENCE = 8  # bytes of chance in a fence, which no passage can know
_SPARE = 64  # tokens that a server adds around messages, and by which its own count may differ
_LEAST_PASSAGES = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """A passage, and as much of its text as a model is to read of it there."""

    ranked: Ranked
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A prompt, and the passages in it in their order: number 1 is the first."""

    prompt: str
    passages: tuple[Ranked, ...]


def prompt_of(question: str, extracts: Sequence[Extract], *, system: str, room: int, worked: str = "") -> Shown:
    """Return the prompt for `question`, of at most `room` tokens with the `system` message: as many extracts as fit.

    `worked` is what was worked out for it, which stands before the question.
    What speaks to the model in an extract is left out of it, and each stands between fences that none holds.
    """
    asked = squeeze(question) if not worked else f"{squeeze(question)}\n{prompts.WORKED.format(worked=worked)}"
    held = "\n".join([asked, *(extract.text for extract in extracts)])
    fence = fence_of(held)
    left = room - _SPARE - count_tokens(system) - count_tokens(prompts.QUESTION + asked + 4 * fence)
    blocks: list[str] = []
    shown: list[Ranked] = []
    for extract in extracts:
        ranked, text = extract.ranked, trusted(extract.text).strip()
        if not text:
            continue
        block = _block(len(shown) + 1, ranked, text, fence)
        size = count_tokens(block)
        if size > left and len(shown) >= _LEAST_PASSAGES:
            break
        if size > left:
            block = _block(1, ranked, _cut(text, left - (size - count_tokens(text))), fence)
            size = left
        blocks.append(block)
        shown.append(ranked)
        left -= size
    prompt = prompts.QUESTION.format(passages="\n\n".join(blocks), question=asked, fence=fence)
    return Shown(prompt=prompt, passages=tuple(shown))


def fence_of(held: str) -> str:
    """Return a code that the text `held` does not hold."""
    while (fence := secrets.token_hex(_FENCE)) in held:
        pass
    return fence


def _block(number: int, ranked: Ranked, text: str, fence: str) -> str:
    heading = " > ".join(squeeze(heading) for heading in _headings(ranked.passage))
    return prompts.PASSAGE.format(
        number=number, title=squeeze(short_title(ranked.source)), heading=heading, text=text, fence=fence
    )


def _headings(passage: Passage) -> Sequence[str]:
    return [heading for heading in passage.headings[-2:] if trusted(heading)]


def _cut(text: str, most: int) -> str:
    """Return the first words of `text` that take at most `most` tokens."""
    words = text.split(" ")
    while words and count_tokens(" ".join(words)) > most:
        words = words[: len(words) * 3 // 4]
    return " ".join(words)
