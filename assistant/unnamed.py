"""Whether a text only mentions what a question wants to know the name of: "två andra torg" answers no "vilka torg"."""

import re

from assistant.holds import NUMBER_WORDS, has_wanted
from assistant.match import QUESTION_WORDS, Terms
from assistant.question_kinds import Wanted
from ingest.swedish import STOP_WORDS, fold, words

_CALLED = re.compile(r"\b(?:vad|vilka|vilken|vilket) (?:heter|hette|kallas|kallades)\b|\bnamnen? pa\b")
_WHICH = re.compile(r"\b(?:vilka|vilken|vilket)\b|\bvar (?:ligger|finns)\b")
_COUNTED = NUMBER_WORDS | {"nagra", "flera", "ytterligare", "fler", "manga", "olika", "andra"}
_ARTICLES = frozenset({"en", "ett"})
_BETWEEN = 2  # words: "två helt nya torg"
_SKIPPED = frozenset("de den det dom ar var som andra nya nye nytt".split()) | NUMBER_WORDS
_MET = 0.8
_TELLS = re.compile(r"\b(heter|kallas|kallade?|kallat|namnet)\b")
_LISTS = re.compile(r":\s?|\w, \w[^.]* (och|samt) ")


def wants_name(question: str, terms: Terms) -> tuple[int | None, bool]:
    """Return which term of the question is to be named, and whether by its name ("vad heter"); None where none is."""
    folded = fold(question)
    called = _CALLED.search(folded)
    match = called or _WHICH.search(folded)
    if match is None:
        return None, False
    place = {fold(term.word): at for at, term in enumerate(terms.terms)}
    for word in words(folded[match.end() :])[:5]:
        if word in _SKIPPED or word in STOP_WORDS or word in QUESTION_WORDS or word.isdigit():
            continue
        return place.get(word), called is not None
    return None, False


def is_unnamed(text: str, question: str, terms: Terms) -> bool:
    """Whether `question` wants a name and `text` speaks of the thing without one: "två andra torg", "en samordnare"."""
    at, called = wants_name(question, terms)
    if at is None or has_wanted(text, Wanted.NAME, question=question):
        return False
    if _TELLS.search(text) or (not called and _LISTS.search(text)):
        return False
    tokens = words(text)
    met = [i for i, token in enumerate(tokens) if float(terms.strengths(token)[at]) >= _MET]
    counted = _COUNTED | _ARTICLES if called else _COUNTED
    return any(_counts(word, counted) for i in met for word in tokens[max(0, i - _BETWEEN) : i])


def _counts(word: str, counted: frozenset[str]) -> bool:
    return fold(word) in counted or word.isdigit()
