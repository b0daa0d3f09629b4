"""What the figures of a sentence count: the noun after one, or the subject before it, and nothing beyond a clause."""

import re
from collections.abc import Sequence

from assistant.weigh.figures.numbers import MONTHS, NUMBER_WORDS, squeezed_number
from assistant.weigh.supported.counted import counted_as_people
from assistant.words.match import Terms
from ingest.language.numbers import YEAR
from ingest.language.words import fold, words

_TOKEN = re.compile(r"\d{4}-\d\d-\d\d|\d{1,3}(?:[ \u00a0]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?|[^\W\d_]+|[.,;:()–]")
_FIRST_PART = re.compile(r"\b\w+- (?:och|eller|samt) ")  # "161 råd- och stödsamtal" are talks
# Where what a figure counts ends, folded: at a clause, or at what is no part of a noun with its adjectives.
_ENDS = frozenset(
    """
    . , ; : ( ) – och samt eller men som att dock medan vilket nar da eftersom har hade ar var blev blir ska kan fick
    far inte ej utan under i pa vid till hos inom mellan jamfort mot en ett den det
    """.split()
)
_CLAUSE = frozenset(".;:")
_LINKS = frozenset("av om for med enligt".split())  # "412 ansökningar om bygglov"
_SKIPPED = frozenset("de dessa totalt procent st stycken".split())
_ADJECTIVE = re.compile(
    r"\w+(?:ade|ande|ende|iga|dda|nda|ta|na|da|ra|sta|la|ka|va|vis)|nya|unga|aldre|yngre|olika|andra|privata"
)
_ONE = frozenset({"en", "ett"})
_ALONE = frozenset("endast bara enbart enda minst hogst".split())  # "endast en familj" counts
_AMOUNTS_TO = re.compile(r"(?:uppg\w+ till|var|ar|blev|blir|till|:|omfatta\w+)$")
# What tells a time, a share or money: "träden vattnas de tre första åren" counts no trees.
_MEASURE = re.compile(r"(?:ar(?:en)?$|dag|dygn|veck|manad|timm|minut|gang|procent|kr|kronor|tkr|mnkr|miljon)")
# "I 31 fall kunde avtal förlängas" counts what follows in its clause.
_CASES = frozenset("fall arenden tillfallen".split())
_FAR = 8  # words
_SUBJECT = 4  # words: "kontrollbesök gjordes på 233 anläggningar" begins with what there were 233 of
_NUMBERED, _AMOUNTS, _LEADS, _OF_CASES = 0.8, 0.7, 0.6, 0.7  # what is worth a word that a figure counts in these ways
_LEAST = 0.5

# "Hur många av hushållen hade barn": what the part of them has, is or is about.
_PART = re.compile(
    r"\bhur manga av (?P<whole>.+?) (?:hade|har|var|ar|gallde|galler|rorde|ror|avsag|avser|handlade om|handlar om"
    r"|kom fran|kommer fran|gick i|gar i|bodde i|bor i) (?P<part>[^?]+)"
)
_SUPINE = re.compile(r"\w+(?:[aiu]t|tt|ts)$")  # "har kommit": told by many a word
# What tells of a part without another figure.
_PARTED = re.compile(
    r"\b(?:varav|darav|(?:av|bland) (?:dessa|dem|de)|samtlig\w*|alla|ingen|inga|halften|majoritet\w*|flesta|fatal\w*)\b"
)


def counts_no_part(texts: Sequence[str], terms: Terms, *, question: str) -> bool:
    """Return whether `question` asks how many of some are something, and `texts` count them all or say nothing of it.

    What the part does is told by many a word, and is not looked for: only what it has, is or is about.
    """
    asked = _PART.search(fold(question))
    if asked is None:
        return False
    place = {fold(term.word): at for at, term in enumerate(terms.terms)}
    part = [word for word in words(asked["part"]) if word in place]
    if not part or _SUPINE.fullmatch(words(asked["part"])[0]):
        return False
    telling = [text for text in texts if any(float(terms.met(words(text))[place[word]]) >= _LEAST for word in part)]
    whole = [place[word] for word in words(asked["whole"]) if word in place]
    return all(_counts_whole(text, terms, whole, question) for text in telling)


def _counts_whole(text: str, terms: Terms, whole: Sequence[int], question: str) -> bool:
    """Return whether the only figure of `text` stands right before what is the `whole`: "22 brev, mest om buller"."""
    tokens = [match.group().lower() for match in _TOKEN.finditer(text)]
    folded = [fold(token) for token in tokens]
    known = {squeezed_number(match.group()) for match in _TOKEN.finditer(question)}
    figures = [at for at in range(len(tokens)) if _is_figure(folded, at, known)]
    if len(figures) != 1 or _PARTED.search(fold(text)):
        return False
    after = tokens[figures[0] + 1 : figures[0] + 2]
    return any(float(terms.strengths(word)[at]) >= _LEAST for word in after for at in whole)


def bound(text: str, terms: Terms, counted: Sequence[int], *, question: str) -> float:
    """Return how well what a figure of `text` counts is what is `counted`, 0 to 1, of the best figure.

    "Sju lådor samt broddar" counts no broddar. Years, dates and the question's own figures are none.
    """
    written = [match.group().lower() for match in _TOKEN.finditer(_FIRST_PART.sub("", text))]
    tokens = [fold(token) for token in written]
    known = {squeezed_number(match.group()) for match in _TOKEN.finditer(question)}
    met = [max((float(terms.strengths(word)[at]) for at in counted), default=0.0) for word in written]
    after = counted_as_people(tokens, met, terms, counted)
    figures = [i for i in range(len(tokens)) if _is_figure(tokens, i, known)]
    return max((max(_after(tokens, after, i), _before(tokens, met, i)) for i in figures), default=0.0)


def _after(tokens: Sequence[str], met: Sequence[float], figure: int) -> float:
    best, linked = 0.0, False
    if figure + 1 < len(tokens) and tokens[figure + 1] in _CASES:
        clause = next((at for at in range(figure, len(tokens)) if tokens[at] in _CLAUSE), len(tokens))
        best = _OF_CASES * (max(met[figure + 1 : min(figure + _FAR, clause)], default=0.0) >= _LEAST)
    for at in range(figure + 1, min(figure + _FAR, len(tokens))):
        token = tokens[at]
        if token in _ENDS or token[0].isdigit():
            break
        if token in _LINKS:
            linked = True
        elif token not in _SKIPPED:
            best = max(best, met[at])
            is_linked = at + 1 < len(tokens) and tokens[at + 1] in _LINKS and not linked
            if not _ADJECTIVE.fullmatch(token) and not is_linked:
                break
    return best


def _before(tokens: Sequence[str], met: Sequence[float], figure: int) -> float:
    numbers = (at for at, token in enumerate(tokens[:figure]) if token.startswith("antal"))
    measured = any(_MEASURE.match(token) for token in tokens[figure + 1 : figure + 2])  # "inom 60 dagar"
    if not measured and any(max(met[at : min(at + 4, figure)]) >= _LEAST for at in numbers):
        return _NUMBERED
    amounts = _AMOUNTS_TO.search(" ".join(tokens[max(0, figure - 2) : figure])) is not None
    if amounts and max(met[max(0, figure - 5) : figure], default=0.0) >= _LEAST:
        return _AMOUNTS
    if any(_MEASURE.match(token) for token in tokens[figure + 1 : figure + 4]):
        return 0.0
    return _LEADS if max(met[: min(_SUBJECT, figure)], default=0.0) >= _LEAST else 0.0


def _is_figure(tokens: Sequence[str], at: int, known: set[str]) -> bool:
    token = tokens[at]
    if token in NUMBER_WORDS or (token in _ONE and at > 0 and tokens[at - 1] in _ALONE):
        return True
    if not token[0].isdigit() or YEAR.fullmatch(token) or "-" in token or squeezed_number(token) in known:
        return False
    return not (at + 1 < len(tokens) and tokens[at + 1] in MONTHS)
