"""What a written sentence may not leave out or turn round of what it cites: reservations, negations, order, tense."""

import re
from collections.abc import Sequence

from assistant.tell.borne import figures
from assistant.tell.borne.prose.matched import Matched
from assistant.tell.borne.prose.verbs import is_past
from assistant.tell.borne.said.alike import means
from assistant.tell.borne.said.lists import kept_where
from assistant.tell.borne.said.tokens import Token

_BEFORE_A_NAME = frozenset("i hos for pa inom av enligt fran till vid bland".split())
_WAYS = frozenset("fran till mellan utan".split())
_SPEAKS = re.compile(r"(?:lag|lex|sol|lss|avtal|plan|rapport|beslut|regl|tabell|modell|avsnitt|budget|bokslut)")
_DONE = re.compile(r"\w{3,}(?:at|ats|it|its|tt|tts|[lnrg]ts?|ning|ningen|[lrnmgv]da?|ade?|dda?)")
_DEFINITE = re.compile(r"\w{3,}(?:en|an|et|na)s?")
_PEOPLE = frozenset({"women", "men"})
_MOST = frozenset("storst minst mest flest hogst lagst".split())  # "störst bidrag fick Eken": the doer stands last
_NEARLY = frozenset({"below"})
_SIDES_OF_TIME = frozenset("fore efter".split())
_OF_SEVERAL = 5  # words that follow "ingen av" till what is denied of them
_BESIDE = 2  # tokens behind a figure that say of which time it is: "2,6 mnkr före"
_NUMBER_KEPT = kept_where("number") - figures.BOUNDS - figures.TURNS


def left_out(claim: Sequence[Token], cited: Sequence[Token], own: Matched, used: set[int]) -> str:
    """Return what of the cited parts `used` the claim leaves out that changes what they say, empty where nothing."""
    told = [token for token in cited if token.part in used]
    beside = [token for token in cited if token.part in own.every]
    said, held = _classes(claim), _classes(told)
    kept = kept_where("sentence") | (frozenset() if own.places else kept_where("claims without figures"))
    times = {t.folded for place in own.places.values() for t in cited[place + 1 : place + 1 + _BESIDE]}
    missing = (held & kept - said) | (_classes(beside) & _NUMBER_KEPT - said)
    if all(_is_named_each(told, i, claim) for i, token in enumerate(told) if "per" in token.classes):
        missing -= {"per"}
    missing |= times & _SIDES_OF_TIME - {token.folded for token in claim}
    if missing:
        return f"left out {min(missing)}"
    if not own.places and any(_is_share(told, i) for i in range(len(told))):
        return "left out share"
    if not own.places and held & _NEARLY - said:
        return "left out nearly"
    return _per_what(claim, beside) or _negation(claim, told) or _according(claim, told) or _together(claim, own)


def _is_named_each(told: Sequence[Token], at: int, claim: Sequence[Token]) -> bool:
    """Return whether "varje dygn" is told as "ett dygn"."""
    return told[at].folded == "varje" and any(means(other, after) for after in told[at + 1 : at + 2] for other in claim)


def year_left_out(claim: Sequence[Token], own: Matched, used: set[int], year: int | None) -> str:
    """Return "year" where what is told is of another year than the claim says, or the report's where it says none.

    A year that begins a sentence holds for all that follows, up to the next.
    """
    told = {t.year for i, t in enumerate(claim) if t.year and not is_since(claim, i)}
    parts = own.every or used
    years = [(t.part, t.year) for i, t in enumerate(own.cited) if t.year is not None and not is_since(own.cited, i)]
    beside = {held for part, held in years if part in parts}
    if not beside and years and parts:
        beside = {held for part, held in years if part == max((p for p, _ in years if p < min(parts)), default=-1)}
    return "year" if beside and not beside & (told or {year or 0}) else ""


def is_since(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the year at `at` is one that a figure is held against: "jämfört med 2023"."""
    return at > 0 and tokens[at - 1].folded in {"an", "med", "fran", "fore", "sedan", "mot"}


def goes_the_same_way(claim: Sequence[Token], at: int, cited: Sequence[Token], place: int) -> bool:
    """Return whether a word is led by the same "från", "till" or "mellan" in the claim and in what is cited."""
    mine, theirs = _way(claim, at), _way(cited, place)
    return mine == theirs or not (mine and theirs)


def gives_alike(claim: Sequence[Token], at: int, cited: Sequence[Token], place: int) -> bool:
    """Return whether a name that something comes from or goes to in what is cited does so in the claim."""
    if not (claim[at].text[0].isupper() and cited[place].text[0].isupper()):
        return True
    theirs = _way(cited, place)
    return theirs not in {"fran", "till"} or theirs == _way(claim, at)


def is_turned_round(claim: Sequence[Token], cited: Sequence[Token]) -> bool:
    """Return whether two names or definite nouns stand in the other order, so that one does what the other did."""
    placed: list[tuple[int, list[int], bool]] = []
    for at, token in enumerate(claim):
        if not may_act(token):
            continue
        where = [i for i, other in enumerate(cited) if means(token, other) or same_people(token, other)]
        if where and not any(i and cited[i - 1].folded in _MOST for i in where):
            led = _is_led(claim, at) or any(_is_led(cited, i) for i in where)
            placed.append((at, where, led))
    return any(
        not (led or other_led) and other_at > at + 1 and min(where) > max(later)
        for n, (at, where, led) in enumerate(placed)
        for other_at, later, other_led in placed[n + 1 :]
    )


def is_told_as_done(claim: Sequence[Token], own: Matched, used: set[int], *, plan: bool) -> bool:
    """Return whether a claim tells as done what is cited as something that is, or is to be."""
    past = [token for token in claim if is_past(token)]
    supine = any(_DONE.fullmatch(token.folded) and not token.is_glue for token in claim)
    if not (past if plan or supine else [token for token in past if not token.is_glue]):
        return False
    lent = {place for part in {token.part for token in claim} for place in own.shared(part)}
    told = [token for at, token in enumerate(own.cited) if token.part in used or at in lent or not used]
    return not any(is_past(token) or _DONE.fullmatch(token.folded) for token in told)


def _classes(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset[str]().union(*(token.classes for token in tokens))


def _is_share(tokens: Sequence[Token], at: int) -> bool:
    """Return whether "tre av fyra" or "88 procent av" stands at `at`, which holds of a part alone."""
    token = tokens[at]
    if token.quantity is None:
        return token.folded in {"en", "ett"} and at + 1 < len(tokens) and tokens[at + 1].folded == "av"
    return token.quantity.kind == "%" or (at + 1 < len(tokens) and tokens[at + 1].folded == "av")


def _per_what(claim: Sequence[Token], beside: Sequence[Token]) -> str:
    """Return "per" where a figure is told per something else than what is cited."""
    mine = {claim[i + 1].folded for i, t in enumerate(claim[:-1]) if "per" in t.classes and t.folded == "per"}
    theirs = {beside[i + 1].folded for i, t in enumerate(beside[:-1]) if "per" in t.classes and t.folded == "per"}
    return "" if mine == theirs else "per"


def _according(claim: Sequence[Token], told: Sequence[Token]) -> str:
    """Return "according" where somebody says what is told and the claim does not say who: a report or a law may."""
    for at, token in enumerate(told[:-1]):
        after = next((t for t in told[at + 1 :] if not t.is_glue), None)
        if token.folded != "enligt" or after is None or _SPEAKS.match(after.folded):
            continue
        if not any(means(after, other) for other in claim):
            return "according"
    return ""


def _together(claim: Sequence[Token], own: Matched) -> str:
    """Return "together" where a figure is of several together and the claim names only some of them."""
    if any("together" in token.classes for token in claim):
        return ""
    for at, token in enumerate(own.cited):
        if "together" not in token.classes or token.part not in own.every:
            continue
        those = (t for t in own.cited[:at] if t.part == token.part and not (t.is_glue or t.is_figure or t.classes))
        if not all(any(means(one, other) for other in claim) for one in those):
            return "together"
    return ""


def _negation(claim: Sequence[Token], told: Sequence[Token]) -> str:
    """Return "negation" where not as much is negated, or not the same."""
    mine, theirs = ([i for i, t in enumerate(some) if "negated" in t.classes] for some in (claim, told))
    if len(mine) != len(theirs):
        return "negation"
    for at in mine:
        near = _near(claim, at)
        if near and not any(means(a, b) or a.shares(b) for i in theirs for a in near for b in _near(told, i)):
            return "negation"
    return ""


def _near(tokens: Sequence[Token], at: int) -> list[Token]:
    """Return the words next to a negation, in its part: those that it negates."""
    part = tokens[at].part
    before = [t for t in tokens[:at] if t.part == part and not t.is_glue and not t.is_figure][-1:]
    of_several = at + 1 < len(tokens) and tokens[at + 1].folded == "av"  # "ingen av rapporterna har bedömts"
    after = [t for t in tokens[at + 1 :] if t.part == part and not t.is_glue and not t.is_figure]
    return before + after[: _OF_SEVERAL if of_several else 1]


def _way(tokens: Sequence[Token], at: int) -> str:
    if at > 2 and tokens[at - 1].folded == "och" and "mellan" in {t.folded for t in tokens[max(0, at - 4) : at - 1]}:
        return "mellan, och"
    for token in reversed(tokens[max(0, at - 2) : at]):
        if token.folded in _WAYS:
            return token.folded
        if not token.is_figure:
            break
    return ""


def may_act(token: Token) -> bool:
    """Return whether a word may be who does something: a name, a noun in the definite form, women or men."""
    if token.classes & _PEOPLE:
        return True
    if token.is_figure or token.classes or token.is_glue:
        return False
    return token.text[0].isupper() or _DEFINITE.fullmatch(token.folded) is not None


def same_people(token: Token, other: Token) -> bool:
    """Return whether both words are for women, or both for men."""
    return bool(token.classes & other.classes & _PEOPLE)


def _is_led(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].folded in _BEFORE_A_NAME
