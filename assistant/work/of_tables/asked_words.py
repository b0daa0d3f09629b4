"""The words of a question that name rows or columns, what only moves or asks left out."""

import re

from assistant.words.match import QUESTION_WORDS
from assistant.work.planning.hear import Heard
from assistant.work.planning.moves import LIGHT, MOVES
from ingest.language.words import fold, is_stop_word, words

# "Sjukfrånvaromålet" is the target of what its first part names; "årsmål" and "normal" are no such.
_TARGET = re.compile(
    r"\b(?!års|del|huvud|inriktnings|resultat|effekt|verksamhets|nämnds?|kommun|fullmäktige|budget|agenda|nor|mini|maxi"
    r"|opti|for|ani|må)(?P<of>\w{4,}?)s?(?P<target>mål(?:et|en|sättning\w*|värde\w*|nivå\w*)?)\b",
    re.IGNORECASE,
)


_PARTICLES = frozenset("ut in upp ner ned bort fram".split())  # "betalades ut" is "utbetalades"; no words alone


def parted_targets(text: str) -> str:
    """Return a text in which what a target is of stands apart from it: "väntetidsmålet" as "väntetid målet"."""
    return _TARGET.sub(r"\g<of> \g<target>", text)


def naming(heard: Heard, start: int = 0, end: int | None = None) -> str:
    """Return the words from `start` to `end` of a question that may name rows, columns or tables."""
    end = len(heard.folded) if end is None else end
    moved = [match.span() for match in MOVES.finditer(heard.folded)]
    kept = [
        word.text
        for word in heard.left
        if start <= word.start < end
        and fold(word.text) not in LIGHT
        and not any(one <= word.start < other for one, other in moved)
    ]
    return " ".join(kept)


def all_words(text: str) -> str:
    """Return the words of a text that may name something, those among them that a plan takes for cues."""
    kept = [
        word
        for word in words(text)
        if word in _PARTICLES or not (is_stop_word(word) or fold(word) in QUESTION_WORDS | LIGHT)
    ]
    return " ".join(word for word in kept if not word.isdigit() and fold(word) != "ars")  # "2024 års budget"
