"""Whether the figures of a text count what a question counts."""

import re
from collections.abc import Sequence

from assistant.weigh.figures.numbers import MONTHS, NUMBER_WORDS, squeezed_number
from assistant.words.match import QUESTION_WORDS, Terms
from ingest.language.numbers import YEAR
from ingest.language.words import STOP_WORDS, fold, words

_TOKEN = re.compile(r"\d{4}-\d\d-\d\d|\d{1,3}(?:[ \u00a0]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?|[^\W\d_]+")
_AFTER, _BEFORE = (1.0, 1.0, 0.9, 0.7), (0.6, 0.6, 0.5)  # what a counted word is worth, by its distance from the figure
_COUNTS = re.compile(
    r"\bhur manga\b(?: procent)?(?: av\b)?|\bvilken andel(?: av\b)?|\bantal(?:et)?\b|\bandel(?:en)?(?: av\b)?"
    r"|\bhur stor (?:andel|del)(?: av\b)?"
)
_NUMBER_OF = re.compile(r"antal")  # "antalet barn ... är 31": what is counted is said at the start
# People are counted by what they do there: that 15 deltagare came tells something of "hur många ungdomar".
_ANY_PEOPLE = frozenset("deltagare besokare personer individer person".split())
_PEOPLE = re.compile(
    r"barn|ung|vuxn|aldre|senior|pension|elev|kvinn|man$|mannen|flick|pojk|tjej|kill|invanar|brukar|foraldr|folk"
    # By how the word ends: hemlösa, arbetssökande, nyanlända, deltidsanställda, arbetare, studenter.
    r"|\w+(?:losa|sokande|boende|anlanda|stallda|horiga|are|anter|enter|ister)$"
)
_AS_PEOPLE = 0.6
_EACH = "per"
_FOR_EACH = re.compile(r"\bper ([^\W\d_]+)")
_SAME = 0.8
_DID = re.compile(
    r"ganger|\w{2,}(?:ade|dde|rte|kte|ste|tte)|gar|gick|kom(?:mer)?|far|fick|bor|deltar|deltog|vart|soker|tar|tog|jobbar|arbetar"
)
_MOST_COUNTED = 2  # words: "hur många unga vuxna"


def counted_terms(question: str, terms: Terms) -> tuple[int, ...]:
    """Return which terms a question counts: those right after "hur många", "antalet" and the like."""
    match = _COUNTS.search(fold(question))
    if match is None:
        return ()
    place = {fold(term.word): at for at, term in enumerate(terms.terms)}
    found: list[int] = []
    for word in words(fold(question)[match.end() :]):
        if word in STOP_WORDS or word in QUESTION_WORDS or word not in place or len(found) == _MOST_COUNTED:
            break
        found.append(place[word])
    return tuple(found)


def counted_things(question: str, terms: Terms) -> tuple[int, ...]:
    """Return which terms a question counts, none where it says only what they did: "hur många gick på caféet".

    "Hur många gånger" counts what is done, by whatever name.
    """
    counted = counted_terms(question, terms)
    did = (i for i, at in enumerate(counted) if _DID.fullmatch(fold(terms.terms[at].word)))
    return counted[: next(did, len(counted))]


def counts_each(text: str, terms: Terms, counted: tuple[int, ...]) -> bool:
    """Return whether `text` tells a figure for each of what is `counted` ("131 kilo per invånare"), not how many."""
    after = [match.group(1).casefold() for match in _FOR_EACH.finditer(text)]
    return any(float(max(terms.strengths(word)[at] for at in counted)) >= _SAME for word in after if counted)


def counted_beside(text: str, terms: Terms, counted: tuple[int, ...], *, question: str) -> float:
    """Return how well the words beside a figure of `text` are what is `counted`, 0 to 1, of the best figure.

    Years, dates and the question's own figures are none.
    """
    written = [match.group().lower() for match in _TOKEN.finditer(text)]
    tokens = [fold(token) for token in written]
    known = {squeezed_number(match.group()) for match in _TOKEN.finditer(question)}
    met = [max((float(terms.strengths(token)[at]) for at in counted), default=0.0) for token in written]
    met = counted_as_people(tokens, met, terms, counted)
    met = [0.0 if i and tokens[i - 1] == _EACH else one for i, one in enumerate(met)]  # "131 kilo per invånare"
    figures = [i for i in range(len(tokens)) if _is_figure(tokens, i, known) and not _is_one_of(tokens, i)]
    beside = max((_beside(met, i) for i in figures), default=0.0)
    numbered = [
        met[i]
        for i in range(1, len(tokens))
        if any(_NUMBER_OF.match(token) for token in tokens[max(0, i - 2) : i]) and figures and i < figures[-1]
    ]
    return max([beside, *numbered])


def counted_as_people(tokens: Sequence[str], met: Sequence[float], terms: Terms, counted: Sequence[int]) -> list[float]:
    """Return how well folded `tokens` are what is `counted`, which they `met`, where people go by other names too."""
    if not any(_PEOPLE.match(fold(terms.terms[at].word)) for at in counted):
        return list(met)
    return [max(one, _AS_PEOPLE * (token in _ANY_PEOPLE)) for one, token in zip(met, tokens, strict=True)]


def _beside(met: list[float], figure: int) -> float:
    after = [worth * strength for worth, strength in zip(_AFTER, met[figure + 1 :], strict=False)]
    before = [worth * strength for worth, strength in zip(_BEFORE, met[:figure][::-1], strict=False)]
    return max([*after, *before], default=0.0)


def _is_figure(tokens: list[str], at: int, known: set[str]) -> bool:
    token = tokens[at]
    if token in NUMBER_WORDS:
        return True
    if not token[0].isdigit() or YEAR.fullmatch(token) or "-" in token or squeezed_number(token) in known:
        return False
    return not (at + 1 < len(tokens) and tokens[at + 1] in MONTHS)


def _is_one_of(tokens: list[str], at: int) -> bool:
    """Return whether the figure at `at` is that of "en av fyra", which tells which one and counts nothing."""
    before = [token for token in tokens[max(0, at - 3) : at] if token not in {"de", "dom"}]
    return before[-2:] in (["en", "av"], ["ett", "av"])
