"""Cuts a passage into the short windows that get a vector each."""

import re

WINDOW_CHARACTERS = 300  # best of the sizes measured: RETRIEVAL, "windows matter more than the model"
_SMALLEST_TAIL = 80  # a shorter last window joins the one before it
_BREAK = re.compile(r"(?<=[.!?:;])\s+|\n+")


def windows(text: str, *, size: int = WINDOW_CHARACTERS) -> list[str]:
    """Return `text` in windows of about `size` characters, cut at line and sentence ends where there are any.

    White space is folded; no word is lost and none is cut. A text of at most `size` characters is one window, a
    text without words is none.
    """
    found: list[str] = []
    for piece in (piece for part in _BREAK.split(text) for piece in _fit(part, size)):
        if found and len(found[-1]) + 1 + len(piece) <= size:
            found[-1] = f"{found[-1]} {piece}"
        else:
            found.append(piece)
    if len(found) > 1 and len(found[-1]) < _SMALLEST_TAIL:
        tail = found.pop()
        found[-1] = f"{found[-1]} {tail}"
    return found


def _fit(sentence: str, size: int) -> list[str]:
    """Return the words of one sentence in pieces of at most `size` characters; a longer word stands alone."""
    pieces: list[str] = []
    for word in sentence.split():
        if pieces and len(pieces[-1]) + 1 + len(word) <= size:
            pieces[-1] = f"{pieces[-1]} {word}"
        else:
            pieces.append(word)
    return pieces
