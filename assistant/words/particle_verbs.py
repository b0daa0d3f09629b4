"""Verbs with a particle after them, which texts write as one word: "lånas ut" is met by "utlånade" and "utlåning"."""

from ingest.language.words import fold_word, stem, words

_PARTICLES = {"ut": ("ut",), "in": ("in",), "upp": ("upp",), "ner": ("ned",), "ned": ("ned",), "bort": ("bort",)}
_PARTICLES |= {"fram": ("fram",), "om": ("om",), "igang": ("igang",)}
_BETWEEN = 3  # words: "lägger kommunen ner", "byggs den nya skolan ut"
_STRENGTH = 0.9  # as of a sure synonym
_SHORTEST = 3  # letters of a verb's stem


def joined(text: str) -> dict[str, dict[str, float]]:
    """Return for the stems of words that a particle follows the stems that the two are as one word.

    What is no verb gives a word that no text has.
    """
    said = [(stem(word), fold_word(word)) for word in words(text)]
    found: dict[str, dict[str, float]] = {}
    for i, (stem_, _) in enumerate(said):
        if len(stem_) < _SHORTEST or not stem_.isalpha():
            continue
        for _, folded in said[i + 1 : i + 2 + _BETWEEN]:
            for first in _PARTICLES.get(folded, ()):
                found.setdefault(stem_, {})[first + stem_] = _STRENGTH
    return found
