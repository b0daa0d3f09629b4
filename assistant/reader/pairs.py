"""A question and a text that might answer it, as the reader sees them: in pieces of words, with a mark after each."""

from collections.abc import Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

_QUESTION, _BEFORE, _TEXT = 48, 40, 104  # pieces of each that are read: some 190, 160 and 420 characters
_ASKED = "query: "  # what the encoder was trained to see before a question


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence or a table's row, and what stands `before` it: its headings, then the sentence before."""

    before: str
    text: str


class Pairs:
    """Cuts questions, what stands before a text, and texts into pieces, and puts them together."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        """Cut with `tokenizer`, which sets a mark at the start and one at the end."""
        self._tokenizer = tokenizer
        self._start, self._end = tokenizer.encode("").ids

    def question(self, text: str) -> list[int]:
        """Return the pieces of a question."""
        return self._pieces(_ASKED + text)[:_QUESTION]

    def before(self, text: str) -> list[int]:
        """Return the last pieces of what stands before a text."""
        return self._pieces(text)[-_BEFORE:] if text else []

    def text(self, text: str) -> list[int]:
        """Return the pieces of a sentence or a row."""
        return self._pieces(text)[:_TEXT]

    def joined(self, question: Sequence[int], before: Sequence[int], text: Sequence[int]) -> list[int]:
        """Return all three as one."""
        return [self._start, *question, self._end, *before, self._end, *text, self._end]

    def _pieces(self, text: str) -> list[int]:
        return list(self._tokenizer.encode(text, add_special_tokens=False).ids)


def row_text(name: str, cells: Sequence[tuple[str, str]]) -> str:
    """Return a row as it is read, its `cells` by their columns: "Sjukfrånvaro; Utfall 2024: 6,8 %; Mål 2025: 6,5 %"."""
    return "; ".join((name, *(f"{column}: {value}" for column, value in cells if value.strip())))
