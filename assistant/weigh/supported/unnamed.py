"""Whether a text only mentions what a question wants to know the name of: "två andra torg" answers no "vilka torg"."""

import re
from dataclasses import dataclass

from assistant.question.kinds import Wanted
from assistant.weigh.kind_held import NUMBER_WORDS, has_wanted
from assistant.words.match import QUESTION_WORDS, Terms
from ingest.language.words import STOP_WORDS, fold, words

_CALLED = re.compile(r"\b(?:vad|vilka|vilken|vilket) (?:heter|hette|kallas|kallades)\b|\bnamnen? pa\b")
_WHICH = re.compile(r"\b(?:vilka|vilken|vilket)\b|\bvar (?:ligger|finns)\b")
_COUNTED = frozenset({"nagra", "flera", "ytterligare", "fler", "manga", "olika", "andra"})
_ARTICLES = frozenset({"en", "ett"})
# What is told apart by name: "en skola" does not say which, "en metod" may go on to.
_HAVE_NAMES = frozenset(
    """
    skola skolan forskola forskolan park parken gata gatan torg torget plats platsen foretag foretaget leverantor
    leverantoren entreprenor entreprenoren bolag bolaget person personen konsult konsulten universitet universitetet
    kommun kommunen forening foreningen organisation organisationen konstnar konstnaren arkitekt arkitekten byra byran
    """.split()
)
_WORD = re.compile(r"[^\W_]+")
_BETWEEN = 2  # words: "två helt nya torg"
_SKIPPED = frozenset("de den det dom ar var som andra nya nye nytt".split())
_MET = 0.8
_TELLS = re.compile(r"\b(heter|kallas|kallade?|kallat|namnet)\b")
_LISTS = re.compile(r":\s?|\w, \w[^.]* (och|samt) ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What a question wants the name of: the term `at`, by its name where it is `called` something ("vad heter").

    `mentions` are the words before such a thing that only count or mention it.
    """

    at: int
    called: bool
    mentions: frozenset[str]


def wants_name(question: str, terms: Terms) -> Named | None:
    """Return what `question` wants the name of.

    None where nothing is to be named: "vilka ungdomar" may be told by what they do, "vilka två torg" not.
    """
    folded = fold(question)
    called = _CALLED.search(folded)
    match = called or _WHICH.search(folded)
    place = {fold(term.word): at for at, term in enumerate(terms.terms)}
    numbered = False
    for word in words(folded[match.end() :])[:5] if match else ():
        if _is_number(word):
            numbered = True
        elif word not in _SKIPPED | STOP_WORDS | QUESTION_WORDS:
            named = called is not None or word in _HAVE_NAMES
            if word not in place or not (named or numbered):
                return None
            mentions = _COUNTED | _ARTICLES if named else _COUNTED
            return Named(at=place[word], called=called is not None, mentions=mentions)
    return None


def is_unnamed(text: str, question: str, terms: Terms) -> bool:
    """Whether `question` wants a name and `text` speaks of the thing without one: "två andra torg", "en samordnare"."""
    named = wants_name(question, terms)
    if named is None or has_wanted(text, Wanted.NAME, question=question) or _TELLS.search(text):
        return False
    tokens = list(_WORD.finditer(text.casefold()))
    for i, token in enumerate(tokens):
        before = [one.group() for one in tokens[max(0, i - _BETWEEN) : i]]
        mentioned = any(fold(word) in named.mentions or _is_number(word) for word in before)
        met = mentioned and float(terms.strengths(token.group())[named.at]) >= _MET
        if met and (named.called or not _LISTS.search(text, token.end())):
            return True
    return False


def _is_number(word: str) -> bool:
    return word.isdigit() or fold(word) in NUMBER_WORDS
