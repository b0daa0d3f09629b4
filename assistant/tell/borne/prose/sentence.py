"""Whether a sentence is borne by running text: by one sentence of it, or by one and the sentence that it leans on."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.tell.borne import figures
from assistant.tell.borne.prose import must_keep, roles
from assistant.tell.borne.prose.around import Around, is_around
from assistant.tell.borne.prose.matched import Matched
from assistant.tell.borne.said.alike import means, names_deed
from assistant.tell.borne.said.dated import dated
from assistant.tell.borne.said.lists import word_lists
from assistant.tell.borne.said.tokens import Token, tokens
from ingest.language.sentences import sentences

_LEANS = re.compile(
    r"^\W*(?:De[tnm]?|Dessa|Dess|Detta|Denna|Deras|Av dem|Av dessa|Var och en|Varje|Hälften|Han|Hon|Där|Här|Målet|Målen"
    r"|(?:Minskning|Ökning|Skillnad|Anledning|Orsak)en|(?:Över|Under)skottet|Skälet|Resten|Övriga|Nytt?|Nya)\b"
    r"|\b(?:av dem|av dessa)\b"
    r"|^\W*(?:Hyran|Kostnaden|Avgiften|Priset|Driften|Bemanningen|Investeringen)\b(?! (?:för|av|till|i|hos)\b)"
)
_NO_LONGER = frozenset(
    "beraknat budgeterat planerat vantat tankt forut tidigare sedan eftersom nar enligt".split()
)  # what follows such a word is not what something is compared with
_COUNTS = frozenset({"antal", "antalet"})
_SUPINE = re.compile(r"\w{2,}(?:[ai]t|[bdfgklmnprstv]t)s?")
_TO_BE = frozenset({"ska", "skall"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What is read together: `tokens` of a sentence, maybe after the one before it; `text` is the sentence itself.

    `first_part` is the first part of the sentence itself.
    """

    tokens: tuple[Token, ...]
    text: str
    first_part: int = 0


def readings(text: str, year: int | None = None) -> Iterator[Reading]:
    """Give each sentence of `text` alone, and after the one before it where it is not understood without that.

    A question states nothing. `year` is that of the report, which tells the years that the text means.
    """
    before = ""
    for sentence in (one.strip() for one in sentences(text)):
        if not sentence:
            continue
        told = dated(sentence, year)
        if not sentence.endswith("?"):
            yield Reading(tokens=tokens(told), text=sentence)
        if before and not sentence.endswith("?") and (_LEANS.search(sentence) or before.endswith(":")):
            first = tokens(dated(before, year))
            shift = first[-1].part + 1 if first else 0
            later = (replace(token, part=token.part + shift, start=token.start + len(before)) for token in tokens(told))
            yield Reading(tokens=(*first, *later), text=sentence, first_part=shift)
        before = "" if sentence.endswith("?") else sentence


def misses(claim: Sequence[Token], reading: Reading, around: Around) -> str:
    """Return what `claim` says that `reading` does not bear, empty where it bears all of it."""
    cited = reading.tokens
    places = _figures(claim, cited)
    if places is None:
        return "figure"
    own = Matched(claim=claim, cited=cited, places=places, first_part=reading.first_part)
    used: set[int] = set(own.every)
    for at, token in enumerate(claim):
        if token.is_figure or token.is_glue or token.classes & figures.ROUNDINGS or token.folded == "kunde":
            continue
        shared = own.shared(token.part)
        allowed = [
            place for place, other in enumerate(cited) if other.part in own.allowed(token.part) or place in shared
        ]
        if token.year is not None:
            if not _is_of_year(claim, at, cited, own, year=around.year):
                return "year"
            continue
        found = [place for place in _found(token, cited) if place in allowed and _stands_alike(claim, at, cited, place)]
        if found:
            used |= {cited[found[0]].part} if found[0] not in shared else set()
        elif (
            (around.plan and token.folded in _TO_BE)
            or ("deficit" in token.classes and _is_minus(claim, at, cited, places))
            or _names_deed(claim, at, cited, allowed)
        ):
            continue
        elif token.classes or _found(token, cited) or not is_around(claim, at, cited, allowed, around):
            return f"word {token.folded}"
    return (
        must_keep.left_out(claim, cited, own, used)
        or must_keep.year_left_out(claim, own, used, around.year)
        or ("roles" if roles.are_exchanged(claim, cited, places) else "")
        or ("order" if must_keep.is_turned_round(claim, cited) else "")
        or ("tense" if must_keep.is_told_as_done(claim, own, used, plan=around.plan) else "")
    )


def _is_minus(claim: Sequence[Token], at: int, cited: Sequence[Token], places: Mapping[int, int]) -> bool:
    """Return whether the deficit that a claim speaks of is a figure with a minus in what is cited."""
    beside = [place for figure, place in places.items() if claim[figure].part == claim[at].part]
    return any((quantity := cited[place].quantity) is not None and quantity.value < 0 for place in beside)


def _figures(claim: Sequence[Token], cited: Sequence[Token]) -> dict[int, int] | None:
    """Return where each figure of the claim stands in what is cited, None where one does not."""
    places: dict[int, int] = {}
    for at, token in enumerate(claim):
        if not token.is_figure:
            continue
        found = [
            place
            for place, other in enumerate(cited)
            if other.is_figure
            and place not in places.values()
            and figures.is_told_by(claim, at, cited, place)
            and figures.counts_the_same(claim, at, cited, place)
        ]
        if not found:
            return None
        places[at] = found[0]
    return places


def _found(token: Token, others: Sequence[Token]) -> list[int]:
    """Return where `others` say what `token` does, by the word itself before a word that claims the same."""
    same = [place for place, other in enumerate(others) if means(token, other)]
    shared = [place for place, other in enumerate(others) if place not in same and token.shares(other)]
    return (
        same + shared + [at for at, other in enumerate(others) if at not in same and _is_its_cause(token, others, at)]
    )


def _is_its_cause(token: Token, others: Sequence[Token], at: int) -> bool:
    """Return whether "eftersom" tells what "sedan" does, before what has come about: "sedan balkar behövt bytas"."""
    if "cause" not in token.classes or others[at].folded != "sedan":
        return False
    clause = [other.folded for other in others[at + 1 :] if other.part == others[at].part]
    return any(_SUPINE.fullmatch(word) for word in clause) and not {"har", "hade"} & set(clause)


def _names_deed(claim: Sequence[Token], at: int, cited: Sequence[Token], allowed: Sequence[int]) -> bool:
    """Return whether a word names what is cited as a verb, and counts nothing."""
    if at and (claim[at - 1].is_figure or claim[at - 1].folded in _COUNTS):
        return False
    return any(names_deed(claim[at], cited[place]) for place in allowed)


def _stands_alike(claim: Sequence[Token], at: int, cited: Sequence[Token], place: int) -> bool:
    """Return whether a word stands in the claim as in what is cited: led, owned and held against alike."""
    if _is_held_against(claim, at) != _is_held_against(cited, place):
        return False
    mine, theirs = _owner(claim, at), _owner(cited, place)
    if _is_of_other_body(claim, at, cited, place):
        return False
    if mine is not None and theirs is not None and not means(mine, theirs):
        return False
    return must_keep.goes_the_same_way(claim, at, cited, place) and must_keep.gives_alike(claim, at, cited, place)


def _is_held_against(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word is what something is compared with: "högre än i Åsdal"."""
    against, part = False, [i for i in range(at) if tokens[i].part == tokens[at].part]
    for n, i in enumerate(part):
        before = tokens[i - 1].folded if i else ""
        if tokens[i].folded in _NO_LONGER:
            against = False
        elif (
            tokens[i].folded == "an"
            or (tokens[i].folded in {"mot", "jamfort"} and not n)
            or (tokens[i].folded in {"skillnad", "stallet"} and before in {"till", "i"})
        ):
            against = True
    return against


def _is_of_other_body(claim: Sequence[Token], at: int, cited: Sequence[Token], place: int) -> bool:
    """Return whether one word is "nämndens" and the other "stadens", or the like."""
    before = {tokens[i - 1].folded for tokens, i in ((claim, at), (cited, place)) if i}
    return len(before & word_lists()["owners"]) > 1


def _owner(tokens: Sequence[Token], at: int) -> Token | None:
    """Return the name in the genitive that a word stands behind: "Hamnstadens" of "Hamnstadens stadsdelsnämnd"."""
    before = tokens[at - 1] if at else None
    doers = word_lists()["doers"]
    named = (
        before is not None
        and before.text[0].isupper()
        and before.folded not in doers
        and before.folded.endswith("s")
        and not before.is_figure
    )
    return before if named else None


def _is_of_year(claim: Sequence[Token], at: int, cited: Sequence[Token], own: Matched, *, year: int | None) -> bool:
    token = claim[at]
    held = [i for i, other in enumerate(cited) if other.year == token.year and other.part in own.allowed(token.part)]
    if any(must_keep.is_since(claim, at) == must_keep.is_since(cited, i) for i in held):
        return True
    return token.year == year and not must_keep.is_since(claim, at)
