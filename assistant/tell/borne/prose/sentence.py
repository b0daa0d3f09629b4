"""Whether a sentence is borne by running text: by one sentence of it, or by one and the sentence that it leans on."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.tell.borne import figures
from assistant.tell.borne.prose import kept
from assistant.tell.borne.prose.matched import Matched
from assistant.tell.borne.said.alike import is_put_together, means
from assistant.tell.borne.said.dated import dated
from assistant.tell.borne.said.lists import word_lists
from assistant.tell.borne.said.tokens import Token, tokens
from ingest.language.sentences import sentences

_LEANS = re.compile(
    r"^\W*(?:De[tnm]?|Dessa|Dess|Detta|Denna|Deras|Av dem|Av dessa|Var och en|Varje|Hälften|Han|Hon|Där|Här|Målet|Målen"
    r"|(?:Minskning|Ökning|Skillnad|Anledning|Orsak)en|(?:Över|Under)skottet|Skälet|Resten|Övriga)\b"
    r"|\b(?:av dem|av dessa)\b"
)
_REPORTING = frozenset("aret namnden resultatet stadsdelsnamnden helarsprognosen prognosen bokslutet".split())
_TO_BE = frozenset({"ska", "skall"})
_BEFORE_A_NAME = frozenset("i hos for pa inom av enligt fran till".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What is read together: `tokens` of a sentence, maybe after the one before it; `text` is the sentence itself.

    `first_part` is the first part of the sentence itself.
    """

    tokens: tuple[Token, ...]
    text: str
    first_part: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stands around a reading: the words of title and headings, those of the whole passage, the report's year.

    Of a `plan` what it says is done is to be done.
    """

    context: tuple[Token, ...]
    passage: tuple[Token, ...]
    year: int | None
    plan: bool = False


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


def misses(claim: Sequence[Token], reading: Reading, around: "Around") -> str:
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
        allowed = [place for place, other in enumerate(cited) if other.part in own.allowed(token.part)]
        if token.year is not None:
            if not _is_of_year(claim, at, cited, own, year=around.year):
                return "year"
            continue
        found = [place for place in _found(token, cited) if place in allowed and _stands_alike(claim, at, cited, place)]
        if found:
            used.add(cited[found[0]].part)
        elif (around.plan and token.folded in _TO_BE) or (
            "deficit" in token.classes and _is_minus(claim, at, cited, places)
        ):
            continue
        elif token.classes or _found(token, cited) or not _is_around(claim, at, cited, allowed, around):
            return f"word {token.folded}"
    return (
        kept.left_out(claim, cited, own, used)
        or kept.year_left_out(claim, own, around.year)
        or ("order" if kept.is_turned_round(claim, cited) else "")
        or ("tense" if kept.is_told_as_done(claim, cited, used) else "")
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
    return same + [place for place, other in enumerate(others) if place not in same and token.shares(other)]


def _stands_alike(claim: Sequence[Token], at: int, cited: Sequence[Token], place: int) -> bool:
    """Return whether a word stands in the claim as in what is cited: led, owned and held against alike."""
    if _is_held_against(claim, at) != _is_held_against(cited, place):
        return False
    mine, theirs = _owner(claim, at), _owner(cited, place)
    if mine is not None and theirs is not None and not means(mine, theirs):
        return False
    return kept.goes_the_same_way(claim, at, cited, place) and kept.gives_alike(claim, at, cited, place)


def _is_held_against(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word is what something is compared with: "högre än i Åsdal"."""
    before = [token for token in tokens[:at] if token.part == tokens[at].part]
    return any(
        token.folded == "an"
        or (token.folded in {"skillnad", "stallet"} and i and before[i - 1].folded in {"till", "i"})
        for i, token in enumerate(before)
    )


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


def _is_around(claim: Sequence[Token], at: int, cited: Sequence[Token], allowed: Sequence[int], around: Around) -> bool:
    """Return whether a word that no sentence holds is of the title, or put together of what is held."""
    token, held = claim[at], [cited[place] for place in allowed]
    return (
        _in_context(claim, at, cited, around.context)
        or is_put_together(token, [*held, *around.context])
        or _is_short_for(token, held, around.passage)
    )


def _is_short_for(token: Token, allowed: Sequence[Token], passage: Sequence[Token]) -> bool:
    """Return whether what is cited says the end of a compound that the passage has whole: "anmälningarna"."""
    whole = any(token.stem == other.stem for other in passage)
    return whole and any(not other.is_figure and len(other.folded) > 4 and means(other, token) for other in allowed)


def _in_context(claim: Sequence[Token], at: int, cited: Sequence[Token], context: Sequence[Token]) -> bool:
    """Return whether a word is one of the passage's title or headings; a body may not be made the doer by that."""
    token = claim[at]
    if token.folded in word_lists()["doers"] or not any(means(token, other) for other in context):
        return False
    if not token.text[0].isupper() or token.folded.endswith("s") or any(o.folded.startswith("namnd") for o in cited):
        return True
    if _is_its_result(claim, cited):
        return True
    before = claim[at - 1] if at else None
    after = claim[at + 1] if at + 1 < len(claim) else None
    led = before is not None and (before.folded in _BEFORE_A_NAME or any(means(before, other) for other in context))
    return led or (after is not None and after.text[0].isupper() and after.folded.endswith("s"))


def _is_its_result(claim: Sequence[Token], cited: Sequence[Token]) -> bool:
    """Return whether a claim tells a surplus or deficit of the body that reports: "Året gick med överskott"."""
    subject = next((token.folded for token in cited if not token.is_glue or token.folded == "aret"), "")
    return subject in _REPORTING and any(token.classes & {"surplus", "deficit"} for token in claim)


def _is_of_year(claim: Sequence[Token], at: int, cited: Sequence[Token], own: Matched, *, year: int | None) -> bool:
    token = claim[at]
    held = [i for i, other in enumerate(cited) if other.year == token.year and other.part in own.allowed(token.part)]
    if any(kept.is_since(claim, at) == kept.is_since(cited, i) for i in held):
        return True
    return token.year == year and not kept.is_since(claim, at)
