"""A model's reply as it comes: its whole sentences, without what it thinks aloud."""

import re
from collections.abc import Iterable, Iterator

from assistant.tell.borne.form import is_looping
from assistant.tell.written import markers
from ingest.language.sentences import sentences

_TAGS = "think|thinking|thought|reasoning|analysis|reflection"
_THOUGHT = re.compile(rf"<({_TAGS})\b[^>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_OPEN_THOUGHT = re.compile(rf"<(?:{_TAGS})\b.*\Z", re.DOTALL | re.IGNORECASE)
_CLOSED_BEFORE = re.compile(rf"\A.*</(?:{_TAGS})\s*>", re.DOTALL | re.IGNORECASE)
_HALF_TAG = re.compile(r"</?[a-z]{0,12}\Z", re.IGNORECASE)
_MARKUP = re.compile(r"^\s*(?:#{1,6}\s+|[-*•–]\s+|\d{1,2}[.)]\s+(?=\S)|>\s+)")
_EMPHASIS = re.compile(r"(\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w))")
_LETTER = re.compile(r"[^\W\d_]")


class LoopingReply(Exception):
    """The reply says one thing over and over."""


def written_sentences(pieces: Iterable[str], *, passages: int) -> Iterator[str]:
    """Give the sentences of a reply, each as soon as it is whole, their markers of `passages` passages in one form.

    Raises `LoopingReply` where the reply goes round; what `pieces` raises goes through.
    """
    raw, given, thought = "", 0, 0
    for piece in pieces:
        raw += piece
        if (ended := _thoughts_ended(raw)) > thought:  # what was said till now was thought aloud without a first tag
            given, thought = 0, ended
        if is_looping(raw):
            raise LoopingReply
        found = _found(_visible(raw, whole=False), passages)
        whole = _whole_of(found)
        yield from found[given:whole]
        given = max(given, whole)
    yield from _found(_visible(raw, whole=True), passages)[given:]


def _found(text: str, passages: int) -> list[str]:
    read = markers.read(text, most=passages)
    return [bare for sentence in sentences(read) if _LETTER.search(bare := _plain(sentence))]


def _whole_of(found: list[str]) -> int:
    """Return how many of the sentences nothing is to come of: all but the last, and that where its marker ends it."""
    return len(found) if found and markers.ends_marked(found[-1]) else max(0, len(found) - 1)


def _thoughts_ended(raw: str) -> int:
    """Return where the last thought without a first tag ends, 0 where there is none."""
    match = _CLOSED_BEFORE.match(_THOUGHT.sub(lambda thought: " " * len(thought.group()), raw))
    return match.end() if match else 0


def _visible(raw: str, *, whole: bool) -> str:
    """Return what a reply says aloud; of one that still comes, without half a tag or half a marker at its end."""
    said = _OPEN_THOUGHT.sub("", _CLOSED_BEFORE.sub("", _THOUGHT.sub(" ", raw)))
    return said if whole else markers.without_half(_HALF_TAG.sub("", said))


def _plain(sentence: str) -> str:
    """Return a sentence without the signs of lists, headings and emphasis."""
    return _EMPHASIS.sub("", _MARKUP.sub("", sentence)).strip()
