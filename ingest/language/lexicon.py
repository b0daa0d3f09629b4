"""General Swedish words, to tell a word broken over two lines from two words: those of the embedding's tokenizer."""

import json
from functools import lru_cache
from pathlib import Path

from ingest.language.words import fold

_TOKENIZER = Path(__file__).parents[1] / "model" / "0_StaticEmbedding" / "tokenizer.json"
_INSIDE = "##"  # marks a piece that stands only inside words
_SHORTEST_PART = 4  # letters of a part of a compound: of shorter ones nearly any string can be made


def is_word(text: str) -> bool:
    """Return whether `text` is a known word or a compound of two: `klimatpåverkan` is, `klimatpåverk` is not."""
    return _is_made_of(text.lower(), _words())


def is_folded_word(text: str) -> bool:
    """Return whether `text` is a known word as some type it, without diacritics: `stallning` is."""
    return text.isascii() and _is_made_of(text.lower(), _folded_words())


def _is_made_of(word: str, known: frozenset[str]) -> bool:
    return word in known or any(
        word[at:] in known and (word[:at] in known or (word[at - 1] == "s" and word[: at - 1] in known))
        for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    )


def is_torn_word(before: str, after: str) -> bool:
    """Return whether two pieces are a word only together: `Finansförva` and `ltningen`."""
    return is_word(f"{before}{after}") and not is_word(before) and not is_word(after)


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    pieces = json.loads(_TOKENIZER.read_text(encoding="utf-8"))["model"]["vocab"]
    return frozenset(piece for piece in pieces if piece.isalpha() and not piece.startswith(_INSIDE))


@lru_cache(maxsize=1)
def _folded_words() -> frozenset[str]:
    return frozenset(map(fold, _words()))
