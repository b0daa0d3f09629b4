"""Joins the lines of a paragraph or a narrow cell, and the halves of words divided between them."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ingest.language.lexicon import is_torn_word, is_word
from ingest.language.words import STOP_WORDS, fold, stem

_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST = re.compile(r"(?<![:./])([^\W\d_]+)(-?)$")  # not the "s" of "KF:s"
_BROKEN_NUMBER = re.compile(r"(?<![^\W\d_])(?<![^\W\d_]\d)\d[.,]?$")  # "T1" is none
_FIRST = re.compile(r"([^\W\d_]+)")
_NO_WORD = re.compile(r"[b-hj-nq-z]|ngs?|ns|rs|nd")  # small letters that are no word, and end many
_NOUN_END = re.compile(r"(?:are|ning|het|tion|else|grad|skap)$")
_ENDINGS = ("en", "et", "n", "t", "er", "ar", "or", "na", "s", "ens", "ets", "erna", "arna")
_INFLECTIONS = frozenset(("er", "ar", "or", "na", "erna", "arna", "n", "t", "s"))  # and no words of their own
_SHORTEST_BASE = 3  # letters: with an ending, a shorter piece is a word too often
_SMALL_WORDS = STOP_WORDS - frozenset(_ENDINGS)
_CONJUNCTIONS = frozenset(("och", "eller", "samt", "respektive", "till", "/", "som", "men"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The words that stand whole somewhere in the document, and their stems."""

    words: frozenset[str]
    stems: frozenset[str]

    def __contains__(self, word: str) -> bool:
        return word.lower() in self.words

    def knows(self, word: str) -> bool:
        """Tell whether a form of `word` stands in the document."""
        return stem(word.lower()) in self.stems

    def has_base(self, word: str) -> bool:
        """Tell whether `word`, bare or with an ending, stands in the document: `prognos` where `prognosen` does."""
        if len(word) < _SHORTEST_BASE:
            return fold(word) in STOP_WORDS
        return any(f"{word.lower()}{ending}" in self.words for ending in ("", *_ENDINGS))

    @classmethod
    def of(cls, prose: Iterable[str], cells: Iterable[str] = ()) -> "Vocabulary":
        """Return the words of lines of `prose`, where a divided word has a hyphen, and of lines of narrow `cells`.

        In a cell a word may be broken without a hyphen: the words at a line's ends may be halves and do not count.
        """
        words: set[str] = set()
        divided = False
        for line in prose:
            found = _LETTERS.findall(line)
            ends = line.rstrip().endswith("-")
            words.update(word.lower() for word in found[divided : len(found) - ends])
            divided = ends
        for line in cells:
            words.update(word.lower() for word in _LETTERS.findall(line)[1:-1])
        return cls(words=frozenset(words), stems=frozenset(map(stem, words)))


def join_lines(
    lines: Iterable[str], *, vocabulary: Vocabulary, narrow: bool = False, filled: Collection[int] = ()
) -> str:
    """Return `lines` as one line.

    A hyphen at a line's end is a division when the joined word stands elsewhere in the document, or when the line
    is of a `narrow` cell; before "och", "eller" and the like, and before a capital, it is kept. In a narrow cell a
    word may also be broken without a hyphen: its halves are joined when only the whole is a word of the document,
    or when an unknown word alone fills the line to the edge: lines that reach the edge are given by number in `filled`.
    So may a number be broken.
    """
    stripped = [line.strip() for line in lines]
    text = ""
    for place, line in enumerate(stripped):
        if not text or not line:
            text = text or line
            continue
        full = place - 1 in filled and " " not in stripped[place - 1]
        rest = _rest(stripped, place, filled) if place - 1 in filled else ""
        text = _joined(text, line, vocabulary=vocabulary, narrow=narrow, full=full, rest=rest)
    return text


def is_rest(text: str, line: str, *, vocabulary: Vocabulary) -> bool:
    """Tell whether `line`, at the top of a page, begins with the rest of the word that fills the last line before."""
    last, first = _LAST.search(text), _FIRST.match(line)
    if not last or not first or not first.group(1)[0].islower():
        return False
    after = first.group(1)
    return _is_broken(last.group(1), after, vocabulary=vocabulary, full=True, rest=after)


def _rest(lines: list[str], place: int, filled: Collection[int]) -> str:
    """Return the first word of the line at `place` with the pieces that may go on with it on filled lines."""
    pieces = ""
    for at in range(place, len(lines)):
        match = _FIRST.match(lines[at])
        pieces += match.group(1) if match else ""
        if at not in filled:
            break
    return pieces


def _joined(text: str, line: str, *, vocabulary: Vocabulary, narrow: bool, full: bool, rest: str) -> str:
    last, first = _LAST.search(text), _FIRST.match(line)
    if text.endswith("-") and first and last and last.group(2):
        return _divided(text, line, before=last.group(1), after=first.group(1), vocabulary=vocabulary, narrow=narrow)
    if (first and text.endswith("/")) or (text.endswith("–") and text[-2:-1].isalnum() and line[0].isalnum()):
        return text + line
    if full and ((_BROKEN_NUMBER.search(text) and line[0] in "0123456789,") or line[0] in "/)"):
        return text + line
    if narrow and last and first and first.group(1)[0].islower() and not line[first.end() :].startswith("-"):
        before, after = last.group(1), first.group(1)  # not the "e" of "e-handel"
        if _is_broken(before, after, vocabulary=vocabulary, full=full, rest=rest):
            return text + line
        if rest and not vocabulary.has_base(before) and vocabulary.knows(f"{before}{rest}"):
            return text + line
    return f"{text} {line}"


def _is_broken(before: str, after: str, *, vocabulary: Vocabulary, full: bool, rest: str) -> bool:
    """Tell whether two pieces at a line break in a narrow cell are one word broken without a hyphen."""
    whole = f"{before}{after}"
    if (before not in vocabulary or after not in vocabulary) and whole in vocabulary:
        return True
    if _NO_WORD.fullmatch(after):
        return True
    ends = len(after) <= _SHORTEST_BASE or not is_word(after)
    if ends and is_word(whole) and not (is_word(before) or vocabulary.has_base(before)):
        return True
    if is_torn_word(before, after) and not any(map(vocabulary.has_base, (before, after))):
        return True
    if not full:
        return False
    if any(before[at:] not in vocabulary and whole[at:] in vocabulary for at in range(_SHORTEST_BASE, len(before) - 2)):
        return True  # the last part of a compound is a word of the document: "fritidsnämn" + "den"
    if vocabulary.knows(f"{before}{after}") or vocabulary.knows(f"{before}{rest}"):
        return True
    if vocabulary.has_base(before):
        return after in _INFLECTIONS
    if is_word(f"{before}{after}") and not (is_word(before) or is_word(before.removesuffix("s"))):
        return True
    known_after = (
        fold(after) in _SMALL_WORDS
        or after == "är"
        or (rest != after and is_word(rest))
        or (len(after) >= _SHORTEST_BASE and (vocabulary.has_base(after) or is_word(after)))
    )
    return not (known_after or _are_words(before, after))


def _are_words(before: str, after: str) -> bool:
    """Tell whether two unknown pieces look like words: the first ends as nouns do, the second begins a syllable."""
    return bool(_NOUN_END.search(before)) and len(after) >= 4 and after[0] not in "aeiouyåäö"


def _divided(text: str, line: str, *, before: str, after: str, vocabulary: Vocabulary, narrow: bool) -> str:
    if after.lower() in _CONJUNCTIONS:
        return f"{text} {line}"
    if after[0].isupper() or before.isupper() or f"{before}-{after}" in vocabulary:
        return text + line
    if len(before) == 1:
        return text + line  # "e-tjänst": no word is divided after one letter
    if is_word(f"{before}{after}") and not (is_word(after) or after in vocabulary):  # "av-" and "vikelser"
        return text[:-1] + line
    if before in vocabulary and after in vocabulary and f"{before}{after}" not in vocabulary:
        return text + line
    if narrow or f"{before}{after}" in vocabulary or before not in vocabulary:
        return text[:-1] + line
    return text + line
