"""Slips of the pen in a question's words, put right by the words that the library's documents use."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.words.match import QUESTION_WORDS
from ingest.language.lexicon import is_word
from ingest.language.words import STOP_WORDS, fold_word, stem

_SHORTEST = 6  # letters; of shorter words too many are one letter away
_SURE = 8  # letters from which any one of them may be wrong; of shorter words only one that doubles, or two that swap
_LONG = 10  # letters from which a second one may be wrong
_FIRST = 1  # letters at the start that people get right
_OFTEN = 10  # times as often as another word that is as near: then it is the one that was meant
_FEWEST = 2  # times that a word must stand in the documents in any form: they have slips of their own
_ENDING = re.compile(r"(?:e?n|e?t|a|e|s|ns|ts|er|ar|or|r)")
_NEAREST = 8  # words looked at
# Words that ask, which reports may not hold: "mågna", "vilkn".
_ASKING = ("många", "mycket", "vilken", "vilket", "vilka", "varför", "kostar", "ligger", "finns")
_SHORTEST_ASKING = 4
_WORD = re.compile(rf"[^\W\d_]{{{_SHORTEST},}}")


class Vocabulary:
    """The words of the documents, learned from their texts when the first unknown word is asked for.

    A hundred reports (16 million characters) take some two seconds, once for each state of a library.
    """

    def __init__(self, texts: Callable[[], Iterable[str]], *, known: Callable[[str], bool]) -> None:
        """`texts` returns the documents' stored texts; a word that is `known` needs no mending."""
        self._texts = texts
        self._known = known

    def near(self, written: str) -> str | None:
        """Return the word of the documents that `written` most likely is, None where it is right or none is near."""
        word = written.casefold()
        folded = fold_word(word)
        if not word.isalpha() or folded in STOP_WORDS | QUESTION_WORDS or self._known(word):
            return None
        if len(word) >= _SHORTEST_ASKING and (asking := _asking(folded)):
            return asking
        meant = self._unique(self._apart(folded)) if len(word) >= _SHORTEST else None
        return None if meant is not None and _is_form(folded, fold_word(meant)) else meant

    def _apart(self, folded: str) -> dict[str, int]:
        """Return the words of the documents that are near a folded word, with how many letters apart they are."""
        most = 1 if len(folded) < _LONG else 2
        near = process.extract(
            folded, self._by_letter.get(folded[:_FIRST], ()), scorer=OSA.distance, score_cutoff=most, limit=_NEAREST
        )
        return {word: int(apart) for word, apart, _ in near if len(folded) >= _SURE or _slips(folded, word)}

    def _unique(self, near: Mapping[str, int]) -> str | None:
        """Return the nearest word, where it is nearer or far more frequent than all of another stem."""
        ranked = sorted(near, key=lambda folded: (near[folded], -self._counted[folded][0]))
        if not ranked:
            return None
        count, meant = self._counted[ranked[0]]
        others = [
            self._counted[other][0]
            for other in ranked[1:]
            if near[other] == near[ranked[0]] and stem(self._counted[other][1]) != stem(meant)
        ]
        return meant if count >= _OFTEN * max(others, default=0) else None

    @cached_property
    def _counted(self) -> dict[str, tuple[int, str]]:
        """The words by their folded letters: how often each stands in the documents, and how it is written."""
        counted: Counter[str] = Counter()
        for text in self._texts():
            counted.update(_WORD.findall(text.casefold()))
        forms: Counter[str] = Counter()
        for word, count in counted.items():
            forms[stem(word)] += count
        found: dict[str, tuple[int, str]] = {}
        for word, count in counted.items():
            if forms[stem(word)] >= _FEWEST or is_word(word):
                folded = fold_word(word)
                found[folded] = max((count, word), found.get(folded, (0, "")))
        return found

    @cached_property
    def _by_letter(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for folded in self._counted:
            found.setdefault(folded[:_FIRST], []).append(folded)
        return found


def _asking(folded: str) -> str | None:
    """Return the word that asks which is one letter from a folded one, None where none is.

    By another letter a short word is another: "villa" is no "vilka".
    """
    near = [
        word
        for word in _ASKING
        if folded[0] == word[0]
        and OSA.distance(folded, fold_word(word)) == 1
        and (len(folded) >= _SHORTEST or len(folded) != len(word) or sorted(folded) == sorted(fold_word(word)))
    ]
    return near[0] if len(near) == 1 else None


def _slips(one: str, other: str) -> bool:
    """Return whether two short words differ by a letter that doubles its neighbour, or by two that are swapped.

    By another letter they are two words: "spaden" and "staden", "partier" and "parter".
    """
    if len(one) == len(other):
        return sorted(one) == sorted(other)
    shorter, longer = sorted((one, other), key=len)
    doubled = (at for at in range(1, len(longer)) if longer[at] == longer[at - 1])
    return any(longer[:at] + longer[at + 1 :] == shorter for at in doubled)


def _is_form(one: str, other: str) -> bool:
    """Return whether one folded word is the other with an ending: "soliditeten" is no slip for "soliditet"."""
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter) and one != other and _ENDING.fullmatch(longer[len(shorter) :]) is not None
