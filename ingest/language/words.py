"""Swedish words for search: folding, tokens, stems, character grams and stop words."""

import re
import unicodedata
from functools import lru_cache

import Stemmer

from ingest.language.remembered import remembered

_PART = re.compile(r"[^\W_]+", re.UNICODE)
_STEMMER = Stemmer.Stemmer("swedish")

GRAM_SIZES = (4, 5)  # long enough to tell words apart, short enough to survive an ending or a typo
STOP_WORDS = frozenset(
    """
    alla allt annan annat att av bara bli blir blev blivit da dar de del dem den denna deras dess dessa det detta
    dig din dina dit ditt du efter ej eller en enligt er era ett fick fin finns for fran fa far fatt gor gora gors ha
    hade han har hennes hans hon hos hur i in inom inte ja jag kan kommer kring kunde man med mellan men mer mig min
    mina mot mycket mkt mkr na ni nar nagon nagot nagra nat och ocksa om oss over pa per sa samt sedan sig sin sina
    ska skall skulle som till under ut utan vad var vara varfor varit vars vart vem vi vid vilka vilken vilket vill
    ar at aven o an dom ert hen icke ju mitt nu san sana sadan sadana sadant sitt sjalv upp varje
    """.split()
)


_MEN = frozenset({"män", "männen", "männens", "männs"})
# The marks that decomposing takes off their letters; a table, since every word of a library goes through it.
_COMBINING = {code: None for code in range(0x300, 0x1F000) if unicodedata.combining(chr(code))}


_SHORT = 200  # characters: a question, a name, most sentences; they recur


def fold(text: str) -> str:
    """Return `text` in lower case without diacritics: `Äldreomsorg` -> `aldreomsorg`."""
    if text.isascii():
        return text.lower()
    return _folded(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return decomposed.translate(_COMBINING).casefold()


_folded = remembered(20_000)(_fold)


class _Aligned(dict[int, str]):
    """What stands for each letter, by its code, once it is folded; found where it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = (fold(chr(code)) or chr(code))[0]
        return folded


_ALIGNED = _Aligned()


def aligned_fold(text: str) -> str:
    """Return `text` folded character by character, so that positions stay the same."""
    return text.lower() if text.isascii() else text.translate(_ALIGNED)


def squeeze(text: str) -> str:
    """Return `text` with every run of white space as one space and none at the ends."""
    return " ".join(text.split())


def words(text: str) -> list[str]:
    """Return the words and numbers of `text` in lower case, hyphenated words in parts."""
    return _PART.findall(text.casefold())


@remembered(20_000)
def word_set(text: str) -> frozenset[str]:
    """Return the words of `text` as a set, remembered: for names and headings, which recur."""
    return frozenset(words(text))


def is_stop_word(word: str) -> bool:
    """Return whether a lower-case word is one that no text is about; "män" is none, though folded it is "man"."""
    return word not in _MEN and fold_word(word) in STOP_WORDS


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return the folded stem of one lower-case word: `förskolornas` -> `forskol`, `målet` -> `mal`.

    Snowball's Swedish stemmer, applied until it changes nothing, after the definite endings that it leaves
    (-an, -et) are taken off; so forms that it keeps apart (mål and målet, kostnad and kostnader) meet. A stem that is
    a stop word is marked, so that no content word is taken for one: `demens` -> `dem_`, `möte` -> `mot_`.
    """
    if word in _MEN:
        return "man_"  # as "mäns": Snowball knows no vowel that changes
    whole = word
    for ending, kept in (("ans", 1), ("an", 1), ("ets", 0), ("et", 0)):
        if word.endswith(ending) and len(word) >= len(ending) + 3:
            word = word[: len(word) - len(ending) + kept]
            break
    while (shorter := str(_STEMMER.stemWord(word))) != word:
        word = shorter
    stemmed = fold(word)
    return f"{stemmed}_" if stemmed in STOP_WORDS and fold(whole) not in STOP_WORDS else stemmed


def stems(text: str) -> list[str]:
    """Return the folded stems of the words of `text`, in order, stop words included."""
    return [stem(word) for word in words(text)]


def content_stems(text: str) -> list[str]:
    """Return the folded stems of the words of `text` that are not stop words."""
    return [stem(word) for word in words(text) if not is_stop_word(word)]


@lru_cache(maxsize=200_000)
def fold_word(word: str) -> str:
    """Return `fold(word)`, remembered: for words, which recur."""
    return fold(word)


@lru_cache(maxsize=200_000)
def word_grams(word: str) -> tuple[str, ...]:
    """Return the 4- and 5-character grams of one folded word; a shorter word is its own only gram."""
    folded = fold_word(word)
    if len(folded) <= GRAM_SIZES[0]:
        return (folded,)
    return tuple(folded[i : i + size] for size in GRAM_SIZES for i in range(len(folded) - size + 1))


def grams(text: str) -> list[str]:
    """Return the character grams of the words of `text` that are not stop words."""
    return [gram for word in words(text) if fold_word(word) not in STOP_WORDS for gram in word_grams(word)]
