"""Who does what to whom in a sentence: what a written sentence may not exchange."""

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from assistant.tell.borne.prose.must_keep import may_act, same_people
from assistant.tell.borne.prose.verbs import may_be_finite
from assistant.tell.borne.said.alike import means
from assistant.tell.borne.said.lists import word_lists
from assistant.tell.borne.said.tokens import Token

_ROLES = {"av": "source", "fran": "source", "till": "goal", "at": "goal", "i": "place", "pa": "place", "hos": "place"}
_OPPOSED = (frozenset({"more", "fewer"}), frozenset({"women", "men"}))


def are_exchanged(claim: Sequence[Token], cited: Sequence[Token], places: Mapping[int, int]) -> bool:
    """Return whether the claim makes a doer of who is done to, a giver of who gets, or a part of a whole."""
    return (
        _nouns_exchanged(claim, cited)
        or _gives_or_gets(claim, cited)
        or _is_told_of_the_whole(claim, cited, places)
        or _is_other_name(claim, cited, places)
        or (not places and any(_crosses(claim, cited, pair) for pair in _OPPOSED))
        or (not places and (_crosses_years(claim, cited) or _turns_once(claim, cited)))
    )


def _nouns_exchanged(claim: Sequence[Token], cited: Sequence[Token]) -> bool:
    """Return whether two nouns have changed their roles: who does, from whom, to whom."""
    changed = set()
    for at, token in enumerate(claim):
        if may_act(token):
            where = [i for i, other in enumerate(cited) if means(token, other) or same_people(token, other)]
            held = {_role(cited, i) for i in where}
            changed |= {(one, _role(claim, at)) for one in held if _role(claim, at) not in held}
    return any((after, before) in changed for before, after in changed)


def _role(tokens: Sequence[Token], at: int) -> str:
    before = at - 1
    while before >= 0 and (tokens[before].folded in {"den", "det", "de"} or tokens[before].text[0].isupper()):
        before -= 1
    return _ROLES.get(tokens[before].folded, "") if before >= 0 else ""


def _gives_or_gets(claim: Sequence[Token], cited: Sequence[Token]) -> bool:
    """Return whether who gives in one is who gets in the other."""
    gets, gives = word_lists()["gets"], word_lists()["gives"]
    mine, theirs = {token.folded for token in claim}, {token.folded for token in cited}
    for one, other in ((gets, gives), (gives, gets)):
        if mine & one and not mine & other and theirs & other and not theirs & one:
            return any(means(a, b) for a in _subjects(claim, one) for b in _subjects(cited, other))
    return False


def _subjects(tokens: Sequence[Token], verbs: frozenset[str]) -> list[Token]:
    """Return the word before a verb of `verbs`, or the one after it where none stands before."""
    found = []
    for at, token in enumerate(tokens):
        if token.folded in verbs:
            before = [t for t in tokens[:at] if t.part == token.part and not (t.is_glue or t.is_figure)]
            found += before[-1:] or list(tokens[at + 1 : at + 2])
    return found


def _is_other_name(claim: Sequence[Token], cited: Sequence[Token], places: Mapping[int, int]) -> bool:
    """Return whether a name stands where what tells the figure has another one: "förskolan Eken", not "Björken"."""
    parts = {cited[place].part for place in places.values()}
    for lead, name in pairwise(claim):
        if not _is_name(name) or any(means(name, other) for other in cited if other.part in parts):
            continue
        theirs = [b for a, b in pairwise(cited) if b.part in parts and _is_name(b) and a.folded == lead.folded]
        if any(not any(means(other, token) for token in claim) for other in theirs):
            return True
    return False


def _is_name(token: Token) -> bool:
    return token.capital and not token.is_figure and not token.classes


def _is_told_of_the_whole(claim: Sequence[Token], cited: Sequence[Token], places: Mapping[int, int]) -> bool:
    """Return whether "av 60 sökande antogs 12" is told as if the 60 had been taken."""
    for at, place in places.items():
        if _is_of(cited, place, places.values()) and not (at and claim[at - 1].folded in {"av", "de"}):
            return True
        part = [i for i, token in enumerate(cited) if token.part == cited[place].part]
        later = [i for i in part if i > place and cited[i].is_figure and i not in places.values()]
        if cited[part[0]].folded != "av" or not later:
            continue
        verb = next((i for i in part if place < i < later[0] and may_be_finite(cited[i])), later[0])
        if any(_stands_from(token, cited, part, verb) for token in claim if not (token.is_glue or token.is_figure)):
            return True
    return False


def _is_of(cited: Sequence[Token], place: int, told: Collection[int]) -> bool:
    """Return whether a figure is what another one, which is not told, is a part of: the 5 of "två av 5 mål"."""
    before = place - 1 if place and cited[place - 1].folded not in {"de", "dessa"} else place - 2
    return before > 0 and cited[before].folded == "av" and cited[before - 1].is_figure and before - 1 not in told


def _stands_from(token: Token, cited: Sequence[Token], part: Sequence[int], verb: int) -> bool:
    where = [i for i in part if means(token, cited[i])]
    return bool(where) and min(where) >= verb


def _crosses_years(claim: Sequence[Token], cited: Sequence[Token]) -> bool:
    """Return whether the claim tells with one year what is cited with another, each in a part of its own."""
    dated = {token.part for token in cited if token.year is not None}
    for year in (token for token in claim if token.year is not None):
        home = {token.part for token in cited if token.year == year.year}
        beside = [t for t in claim if t.part == year.part and t.year is None and not t.is_glue]
        for other in beside:
            stands = {t.part for t in cited if means(other, t) or other.shares(t)}
            if home and stands and stands <= dated - home:
                return True
    return False


def _turns_once(claim: Sequence[Token], cited: Sequence[Token]) -> bool:
    """Return whether the claim tells one of two turns that stand together: "ökade mindre än väntat"."""
    said = {name for token in claim for name in token.classes & _OPPOSED[0]}
    stands = {t.part for t in cited for token in claim if not token.is_glue and means(token, t)}
    held = [{name for t in cited if t.part == part for name in t.classes & _OPPOSED[0]} for part in stands]
    return len(said) == 1 and any(len(names) > 1 for names in held)


def _crosses(claim: Sequence[Token], cited: Sequence[Token], pair: frozenset[str]) -> bool:
    """Return whether the claim tells with one of a pair what is cited with the other, each in a part of its own."""
    homes = {name: {t.part for t in cited if name in t.classes} for name in pair}
    if not all(homes.values()) or set.intersection(*homes.values()):
        return False
    both = set[int]().union(*homes.values())
    for token in claim:
        for name in token.classes & pair:
            beside = [t for t in claim if t.part == token.part and t is not token and not t.is_glue]
            for other in beside:
                stands = {t.part for t in cited if means(other, t) or other.shares(t)}
                if stands and not stands & (homes[name] | ({t.part for t in cited} - both)):
                    return True
    return False
