"""Whether a text only mentions what a question wants to know the name of: "två andra torg" answers no "vilka torg"."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.question.kinds import Wanted
from assistant.weigh.figures.numbers import NUMBER_WORDS
from assistant.weigh.kind_held import has_wanted
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
# Likewise where a text only counts them: "tre grannkommuner".
_ARE_NAMED = (
    "kommuner",
    "partier",
    "parti",
    "forvaltningar",
    "studieforbund",
    "leverantorer",
    "foreningar",
    "foretag",
    "skolor",
)
_WORD = re.compile(r"[^\W_]+")
_CAPITAL = re.compile(r"\b[A-ZÅÄÖ][\w-]*")
_SMALL = re.compile(r"\b[a-zåäö]\w*")
# What a sentence begins with that is no name: "Parkskötseln utförs av entreprenör".
_COMMON = re.compile(
    r"\w{3,}(?:en|et|ln|rn|an|erna|arna|orna|or|ar|er|ning|tion|ande|as|ts|ns)|Den?|Det|Två|Tre|Av|I|På|Vid|Under|Efter"
)
_QUOTED = re.compile(r"[\"”»]")
_BETWEEN = 2  # words: "två helt nya torg"
_SKIPPED = frozenset("de den det dom ar var som andra nya nye nytt".split())
_MET = 0.8
_TELLS = re.compile(r"\b(heter|kallas|kallade?|kallat|namnet)\b")
_LISTS = re.compile(r":\s?|\w, \w[^.]* (och|samt) ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What a question wants the name of: the term `at`, by its name where it is `called` something ("vad heter").

    `mentions` are the words before such a thing that only count or mention it. It is `told_apart` by name alone where
    it is called something, or is a thing of which each has one: a company, a school.
    """

    at: int
    called: bool
    mentions: frozenset[str]
    told_apart: bool
    several: bool


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
            numbered = numbered or word.endswith(_ARE_NAMED)
            if word not in place or not (named or numbered):
                return None
            mentions = _COUNTED | _ARTICLES if named else _COUNTED
            return Named(
                at=place[word], called=called is not None, mentions=mentions, told_apart=named, several=numbered
            )
    return None


def names_nothing(texts: Sequence[str], question: str, terms: Terms, *, known: str, common: str) -> bool:
    """Whether `question` wants a name and no text of `texts` holds any: what is written small elsewhere is none.

    The names in `known` are no answer either: those of the body that is asked about. `common` is what else was found.
    """
    named = wants_name(question, terms)
    if named is None or not named.told_apart:
        return False
    spoken = {*words(question), *words(known), *_SMALL.findall(common)}
    return not any(_holds_name(text, spoken) for text in texts)


def _holds_name(text: str, spoken: Collection[str]) -> bool:
    found = (match for match in _CAPITAL.finditer(text) if match.start() > 0 or not _COMMON.fullmatch(match.group()))
    capitals = (token for match in found for token in words(match.group()))
    return bool(_QUOTED.search(text)) or any(token.lower() not in spoken for token in capitals)


def is_unnamed(text: str, question: str, terms: Terms) -> bool:
    """Whether `question` wants a name and `text` speaks of the thing without one: "två andra torg", "en samordnare"."""
    named = wants_name(question, terms)
    if named is None or _TELLS.search(text):
        return False
    if has_wanted(text, Wanted.NAME, question=question) and not (named.several and _names_one(text, question)):
        return False
    tokens = list(_WORD.finditer(text.casefold()))
    for i, token in enumerate(tokens):
        before = [one.group() for one in tokens[max(0, i - _BETWEEN) : i]]
        mentioned = any(fold(word) in named.mentions or _is_number(word) for word in before)
        met = mentioned and float(terms.strengths(token.group())[named.at]) >= _MET
        if met and (named.called or not _LISTS.search(text, token.end())):
            return True
    return False


def _names_one(text: str, question: str) -> bool:
    """Return whether no more than one thing is named in `text` that is not in `question`: a name of something else."""
    known = set(words(question))
    found = (match.group() for match in _CAPITAL.finditer(text, 1))
    return len({one for one in found if not set(words(one)) <= known}) <= 1


def _is_number(word: str) -> bool:
    return word.isdigit() or fold(word) in NUMBER_WORDS
