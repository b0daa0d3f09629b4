"""A compound of a question that no document has, taken apart: "båtkö" is met where båtar and kö both stand."""

from collections.abc import Callable, Mapping

from ingest.language.words import is_stop_word, stem

_LEAST = 4  # letters of each part, and of its stem
_JOINT = "s"  # may stand between the parts


def parts_of(
    word: str, *, document_frequency: Callable[[str], int], synonyms: Mapping[str, Mapping[str, float]]
) -> tuple[str, str] | None:
    """Return the two words that a lower-case one is made of, those that most documents have; None for no two.

    Each is one that the documents have, or another word for what they have. A word that the documents have itself, or
    have another one for, is not taken apart.
    """
    if len(word) < 2 * _LEAST or not word.isalpha() or stem(word) in synonyms or document_frequency(stem(word)):
        return None

    def held(part: str) -> int:
        return max(document_frequency(one) for one in (stem(part), *alike(part, synonyms)))

    found = [
        (min(held(first), held(second)), first, second)
        for at in range(_LEAST, len(word) - _LEAST + 1)
        for first, second in _split(word, at)
    ]
    most = max(found, default=(0, "", ""))
    return most[1:] if most[0] > 0 else None


def _split(word: str, at: int) -> list[tuple[str, str]]:
    first, second = word[:at], word[at:]
    return [
        (one, second)
        for one in ((first, first.removesuffix(_JOINT)) if first.endswith(_JOINT) else (first,))
        if min(len(stem(one)), len(stem(second))) >= _LEAST and not is_stop_word(one) and not is_stop_word(second)
    ]


def alike(part: str, synonyms: Mapping[str, Mapping[str, float]]) -> Mapping[str, float]:
    """Return the stems that may stand for a part, and how well; those of "kriminaliteten" are of "kriminalitet"."""
    same = stem(part)
    return synonyms.get(same) or synonyms.get(bare := stem(same)) or ({bare: 1.0} if bare != same else {})
