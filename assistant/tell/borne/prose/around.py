"""Whether a word that no sentence cited holds is of the passage's title, its headings or its other sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.tell.borne.said.alike import is_put_together, means
from assistant.tell.borne.said.lists import word_lists
from assistant.tell.borne.said.tokens import Token

_REPORTING = frozenset("aret namnden resultatet stadsdelsnamnden helarsprognosen prognosen bokslutet".split())
_REPORTERS = frozenset({"namnden", "stadsdelsnamnden"})
_AT = frozenset({"i", "hos"})
_BEFORE_A_NAME = frozenset("i hos for pa inom av enligt fran till".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stands around a reading: the words of title and headings, those of the whole passage, the report's year.

    Of a `plan` what it says is done is to be done.
    """

    context: tuple[Token, ...]
    passage: tuple[Token, ...]
    year: int | None
    plan: bool = False


def is_around(claim: Sequence[Token], at: int, cited: Sequence[Token], allowed: Sequence[int], around: Around) -> bool:
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
    if token.folded in _REPORTERS and _is_its_result(claim, cited):
        return True
    if token.folded in word_lists()["doers"] or not any(means(token, other) for other in context):
        return False
    if _is_elsewhere(claim, at, cited):
        return False
    if not token.text[0].isupper() or token.folded.endswith("s") or any(o.folded.startswith("namnd") for o in cited):
        return True
    if _is_its_result(claim, cited):
        return True
    before = claim[at - 1] if at else None
    after = claim[at + 1] if at + 1 < len(claim) else None
    led = before is not None and (before.folded in _BEFORE_A_NAME or any(means(before, other) for other in context))
    return led or (after is not None and after.text[0].isupper() and after.folded.endswith("s"))


def _is_elsewhere(claim: Sequence[Token], at: int, cited: Sequence[Token]) -> bool:
    """Return whether what is cited is said of another place than the claim's: "i Åsdal" and not "i Mellanvik"."""
    if not at or claim[at - 1].folded not in _AT:
        return False
    places = [other for before, other in pairwise(cited) if before.folded in _AT and other.text[0].isupper()]
    return any(not any(means(place, other) for other in claim) for place in places)


def _is_its_result(claim: Sequence[Token], cited: Sequence[Token]) -> bool:
    """Return whether a claim tells a surplus or deficit of the body that reports: "Året gick med överskott"."""
    subject = next((token.folded for token in cited if not token.is_glue or token.folded == "aret"), "")
    return subject in _REPORTING and any(token.classes & {"surplus", "deficit"} for token in claim)
