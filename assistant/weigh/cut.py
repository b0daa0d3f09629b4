"""Passages cut into what may answer and its words, once for all questions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.question.scope import names_body
from ingest.document import Column, Row
from ingest.genre.columns import aliases_of, column_key
from ingest.language.instructions import speaks_to_the_model
from ingest.language.sentences import sentences
from ingest.language.words import is_stop_word, word_set, words

_KEPT = 5_000  # passages; some 2 kB each
_LABEL = re.compile(r"\w+(?: \w+){0,2}:")  # "Agenda 2030:"
_MARK = re.compile(r"[•·▪]\s*|(?:[*\-–o]|\d{1,2}[.)])\s+")
_LEANS = re.compile(r"(?:[•–-]\s*)?(?:Totalt|Sammanlagt|Sammantaget|Av (?:dessa|dem)|Bland dem)\b")
# How much a term counts that is met by the piece before instead of in one.
_NEIGHBOUR = 0.6
_LEANED_ON = 0.8  # by one that goes on about the same: "Totalt har 59 fått stöd."
_SHARE = frozenset({"procent", "andel"})  # what a value in per cent is asked for by


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A sentence or a list's item with the words that it says; one that is not `told` is no evidence, and says none."""

    text: str
    said: frozenset[str]
    is_item: bool
    is_told: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Running text in pieces; `before` says how much what the piece before meets counts for each (pieces x 1)."""

    pieces: tuple[Piece, ...]
    before: NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class CutRow:
    """The words of a table row: what it is `called`, and those of its name that tell it from others (`label`).

    `columns` are the words by which people ask for each column, `values` those of each cell that may be asked for. Of a
    row with `instructions` for its reader nothing is evidence.
    """

    called: frozenset[str]
    label: frozenset[str]
    columns: tuple[frozenset[str], ...]
    values: tuple[frozenset[str], ...]
    instructions: bool


@lru_cache(maxsize=_KEPT)
def cut_prose(text: str) -> Prose:
    """Return the sentences and items of running text."""
    pieces = [piece.strip() for piece in sentences(text) if piece.strip()]
    told = [_is_told(pieces, i) for i in range(len(pieces))]
    return Prose(
        pieces=tuple(
            Piece(
                text=piece,
                said=frozenset(words(piece)) if is_told else frozenset(),
                is_item=is_item(piece),
                is_told=is_told,
            )
            for piece, is_told in zip(pieces, told, strict=True)
        ),
        before=np.array([[_LEANED_ON if _LEANS.match(piece) else _NEIGHBOUR] for piece in pieces]),
    )


@lru_cache(maxsize=_KEPT)
def cut_row(row: Row) -> CutRow:
    """Return the words of a table row."""
    called = (row.name, row.section or "", row.unit or "", *aliases_of(column_key(row.name)))
    return CutRow(
        called=frozenset(words(" ".join(called))),
        label=label_words(row.name),
        columns=tuple(column_words(cell.column) for cell in row.cells),
        values=tuple(_value_words(cell.value) for cell in row.cells),
        instructions=any(speaks_to_the_model(text) for text in (row.name, *(cell.value for cell in row.cells))),
    )


@lru_cache(maxsize=_KEPT)
def column_words(column: Column) -> frozenset[str]:
    """Return the words by which people may ask for a column: those that it prints, and its aliases.

    "Nämndens årsmål" is not asked for by "vilken nämnd".
    """
    found = frozenset().union(*map(word_set, (column.printed, *aliases_of(column.key))))
    return frozenset(word for word in found if not is_stop_word(word) and not names_body(word))


@lru_cache(maxsize=_KEPT)
def label_words(label: str) -> frozenset[str]:
    """Return the words of a name or a header that tell it from another."""
    return frozenset(word for word in words(label) if len(word) > 1 and not is_stop_word(word))


@lru_cache(maxsize=_KEPT)
def heading_words(headings: tuple[str, ...]) -> frozenset[str]:
    """Return the words of all headings above a passage."""
    return frozenset().union(*map(word_set, headings))


def is_item(piece: str) -> bool:
    """Whether a line is an item of a list by its mark."""
    return _MARK.match(piece) is not None


def unmarked(piece: str) -> str:
    """Return an item of a list without its mark, anything else as it is."""
    match = _MARK.match(piece)
    return piece[match.end() :] if match else piece


def shown(piece: str) -> str:
    """Return a sentence or item without its list mark and with white space folded."""
    return " ".join(unmarked(piece).split())


def _is_told(pieces: Sequence[str], at: int) -> bool:
    """Return whether a piece is evidence: an instruction in a document is none, nor a label before running text."""
    label = _LABEL.fullmatch(pieces[at]) is not None and not (at + 1 < len(pieces) and is_item(pieces[at + 1]))
    return not label and not speaks_to_the_model(pieces[at])


def _value_words(value: str) -> frozenset[str]:
    """Return the words of a cell's value that a question may ask for: "Tas fram av nämnd" answers no "vilken nämnd"."""
    return _SHARE if "%" in value else frozenset(word for word in words(value) if not names_body(word))
