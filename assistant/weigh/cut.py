"""Passages cut into what may answer and its words, once for all questions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.question.scope import names_body
from assistant.words.known_words import KnownWords, Numbers
from ingest.document import Column, Row
from ingest.genre.columns import aliases_of, column_key, in_full
from ingest.language.instructions import speaks_to_the_model
from ingest.language.remembered import remembered
from ingest.language.sentences import sentences
from ingest.language.words import is_stop_word, word_set, words

_KEPT = 5_000  # passages; some 2 kB each
_LABEL = re.compile(r"\w+(?: \w+){0,2}:")  # "Agenda 2030:"
# What a text's paragraph begins with to say what it is: "Beslut. Bygglov avslås."
_SAYS_WHAT = re.compile(r"[A-ZÅÄÖ][a-zåäö]{4,}(?: [a-zåäö]{4,})?\.\s*")
# The number of a table or figure, and what follows it at the end of a text: its title, which states nothing.
_CAPTION = re.compile(r"(?:Tabell|Figur|Diagram|Bild|Karta|Tablå)\s+\d{1,3}[a-z]?\s*[.:]?\s*")
_MARK = re.compile(r"[•·▪]\s*|(?:[*\-–o]|\d{1,2}[.)])\s+")
_LEANS = re.compile(r"(?:[•–-]\s*)?(?:Totalt|Sammanlagt|Sammantaget|Av (?:dessa|dem)|Bland dem)\b")
# How much a term counts that is met by the piece before instead of in one.
_NEIGHBOUR = 0.6
_LEANED_ON = 0.8  # by one that goes on about the same: "Totalt har 59 fått stöd."
_TOTAL_NAMES = frozenset("total totala totalt summa sammanlagd sammanlagda sammantagen hela".split())
_SHARE = frozenset({"procent", "andel"})  # what a value in per cent is asked for by


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A sentence or a list's item; one that is not `told` is no evidence."""

    text: str
    is_item: bool
    is_told: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Running text in pieces, with the words that each says; one that is no evidence says none.

    `before` says how much what the piece before meets counts for each.
    """

    pieces: tuple[Piece, ...]
    said: tuple[Numbers, ...]
    before: NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class CutRow:
    """The words of a table row: what it is `called`, also as a sum, and those of its name that tell it from others.

    Of each cell `asked` are the words by which people ask for its column, `printed` all that its column prints and
    `label` those that tell it from others, `values` those that may be asked for. Of a row with `instructions` for its
    reader nothing is evidence.
    """

    called: Numbers
    called_as_sum: Numbers
    label: Numbers
    asked: tuple[Numbers, ...]
    printed: tuple[Numbers, ...]
    labels: tuple[Numbers, ...]
    values: tuple[Numbers, ...]
    instructions: bool


# The words that are known are part of what a cut is remembered by: where they are learned anew, so are their numbers.
@remembered(_KEPT)
def cut_prose(text: str, known: KnownWords) -> Prose:
    """Return the sentences and items of running text."""
    pieces = pieces_of(text)
    return Prose(
        pieces=pieces,
        said=tuple(known.numbers(set(words(piece.text)) if piece.is_told else ()) for piece in pieces),
        before=np.array([_LEANED_ON if _LEANS.match(piece.text) else _NEIGHBOUR for piece in pieces]),
    )


def pieces_of(text: str) -> tuple[Piece, ...]:
    """Return the sentences and items of running text, without their words."""
    pieces = [piece.strip() for piece in _with_labels(sentences(text)) if piece.strip()]
    return tuple(
        Piece(text=piece, is_item=is_item(piece), is_told=_is_told(pieces, i)) for i, piece in enumerate(pieces)
    )


def _with_labels(found: Sequence[str]) -> list[str]:
    """Return the sentences of a text, each label that opens a paragraph with the sentence that it is of."""
    joined: list[str] = []
    label = ""
    for at, piece in enumerate(found):
        opens = not at or found[at - 1].endswith("\n")
        if opens and not label and at + 1 < len(found) and "\n" not in piece and _SAYS_WHAT.fullmatch(piece):
            label = piece
        else:
            joined.append(label + piece)
            label = ""
    return joined


@remembered(_KEPT)
def cut_row(row: Row, known: KnownWords) -> CutRow:
    """Return the words of a table row."""
    called = word_set(" ".join((row.name, row.section or "", row.unit or "", *aliases_of(column_key(row.name)))))
    columns = [cell.column for cell in row.cells]
    return CutRow(
        called=known.numbers(called),
        called_as_sum=known.numbers(called | _TOTAL_NAMES),
        label=known.numbers(label_words(row.name)),
        asked=tuple(known.numbers(column_words(column)) for column in columns),
        printed=tuple(known.numbers(word_set(_head(column))) for column in columns),
        labels=tuple(known.numbers(label_words(_head(column))) for column in columns),
        values=tuple(known.numbers(_value_words(cell.value)) for cell in row.cells),
        instructions=any(speaks_to_the_model(text) for text in (row.name, *(cell.value for cell in row.cells))),
    )


@remembered(_KEPT)
def heading_words(headings: tuple[str, ...], known: KnownWords) -> Numbers:
    """Return the words of all headings above a passage."""
    return known.numbers(frozenset().union(*map(word_set, headings)))


@remembered(_KEPT)
def column_words(column: Column) -> frozenset[str]:
    """Return the words by which people may ask for a column: those that it prints, and its aliases.

    "Nämndens årsmål" is not asked for by "vilken nämnd".
    """
    found = frozenset().union(*map(word_set, (_head(column), *aliases_of(column.key))))
    return frozenset(word for word in found if not is_stop_word(word) and not names_body(word))


def _head(column: Column) -> str:
    """Return a head as it is printed, and written out where it is short: `Utf 2408` is asked for as "utfall augusti".

    What a deviation is between is not asked for.
    """
    full = in_full(column)
    return column.printed if full == column.printed or column.key == "avvikelse" else f"{column.printed} {full}"


@remembered(_KEPT)
def label_words(label: str) -> frozenset[str]:
    """Return the words of a name or a header that tell it from another."""
    return frozenset(word for word in words(label) if len(word) > 1 and not is_stop_word(word))


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
    """Return whether a piece is evidence: an instruction in a document is none, nor a label or a table's title."""
    title = at and at + 1 == len(pieces) and not pieces[at].endswith(".") and _CAPTION.fullmatch(pieces[at - 1])
    if title or _CAPTION.fullmatch(pieces[at]):
        return False
    label = _LABEL.fullmatch(pieces[at]) is not None and not (at + 1 < len(pieces) and is_item(pieces[at + 1]))
    return not label and not speaks_to_the_model(pieces[at])


def _value_words(value: str) -> frozenset[str]:
    """Return the words of a cell's value that a question may ask for: "Tas fram av nämnd" answers no "vilken nämnd"."""
    return _SHARE if "%" in value else frozenset(word for word in words(value) if not names_body(word))
