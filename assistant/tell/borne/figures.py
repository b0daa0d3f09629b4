"""Whether a figure that is told is a figure of what is cited: value, unit, sign, rounding, and how it is meant."""

from collections.abc import Sequence, Set
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from assistant.tell.borne.said.alike import means
from assistant.tell.borne.said.tokens import Token
from ingest.language.numbers import Quantity, same_quantity

BOUNDS = frozenset({"at_least", "at_most", "above", "below", "about"})
ROUNDINGS = frozenset({"about", "above", "below"})  # said of a rounded figure, and true of the one that it stands for
TURNS = frozenset({"more", "fewer"})
_STARTS = frozenset({"fran", "tidigare"})  # the figure that something was before
_IN_TIME = frozenset("forsta sista senaste nasta kommande".split())  # "fyra första månader" counts months
_BACK = 3  # tokens before a figure that tell how it is meant
_CLOSE = Decimal("0.01")  # share of a figure by which a rounded one may differ
_LITTLE = Decimal("0.02")  # share of a figure that "drygt" and "knappt" leave out
_LEAST_DIGITS = 2


def is_told_by(claim: Sequence[Token], at: int, cited: Sequence[Token], place: int) -> bool:
    """Return whether the figure `claim[at]` says what `cited[place]` says, both as their neighbours mean them."""
    token, other = claim[at], cited[place]
    if token.day is not None or other.day is not None:
        return token.day is not None and token.day == other.day and _goes_alike(claim, at, cited, place)
    if token.quantity is None or other.quantity is None:
        return False
    told, held = bounds(claim, at), bounds(cited, place)
    if _is_deficit(claim, at) and other.quantity.value < 0 < token.quantity.value:
        token = replace(token, quantity=replace(token.quantity, value=-token.quantity.value))
    assert token.quantity is not None
    if same_quantity(token.quantity, other.quantity) and token.quantity.kind == other.quantity.kind:
        if told != held and not (told == {"about"} and not held):
            return False
    elif not is_rounding(told, held, token.quantity, other.quantity):
        return False
    if _is_in_range(claim, at) != _is_in_range(cited, place):
        return False
    return _is_start(claim, at) == _is_start(cited, place) and _same_turn(claim, at, cited, place)


def _is_deficit(claim: Sequence[Token], at: int) -> bool:
    """Return whether the figure at `at` is called a deficit, which is a figure with a minus."""
    return any("deficit" in token.classes for token in claim if token.part == claim[at].part)


def is_rounding(told: Set[str], held: Set[str], mine: Quantity, theirs: Quantity) -> bool:
    """Return whether a figure stands for another as its word says: about it, a little above it or below it.

    `drygt 27 000` stands for 27 300, `knappt 18 500` for 18 450.
    """
    if told == {"about"}:
        return held <= told and is_rounded(mine, theirs)
    if held or told not in ({"above"}, {"below"}) or mine.kind != theirs.kind or not mine.size or not theirs.size:
        return False
    away = (theirs.size - mine.size) / mine.size
    shorter = _digits(mine.value) < _digits(theirs.value)
    return shorter and (0 < away <= _LITTLE if told == {"above"} else -_LITTLE <= away < 0)


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def is_rounded(told: Quantity, held: Quantity) -> bool:
    """Return whether `told` is `held` rounded to the digits that it shows, near enough to be called about that."""
    if told.kind != held.kind or not told.size or not held.size:
        return False
    shown = told.value.normalize()
    digits = len(shown.as_tuple().digits)
    held_there = held.size / (told.size / told.value)
    step = Decimal(1).scaleb(int(shown.as_tuple().exponent))
    near = {held_there.quantize(step, rounding=way) for way in (ROUND_HALF_UP, ROUND_HALF_EVEN)}
    return told.value in near and digits >= _LEAST_DIGITS and abs(told.value - held_there) <= _CLOSE * abs(held_there)


def bounds(tokens: Sequence[Token], at: int) -> set[str]:
    """Return how the figure at `at` is bounded or rounded: the classes of the words just before it."""
    found: set[str] = set()
    for token in reversed(tokens[max(0, at - 2) : at]):
        if token.part != tokens[at].part:
            break
        found |= token.classes & BOUNDS
    if at + 2 < len(tokens) and tokens[at + 1].folded == "eller":
        found |= {"more": {"at_least"}, "fewer": {"at_most"}}.get(next(iter(tokens[at + 2].classes & TURNS), ""), set())
    return found


def counted(tokens: Sequence[Token], at: int) -> Token | None:
    """Return the word that a figure without a unit counts, None where none follows at once."""
    quantity = tokens[at].quantity
    if quantity is None or quantity.unit is not None or at + 1 >= len(tokens):
        return None
    after = next((token for token in tokens[at + 1 :] if token.folded not in _IN_TIME), tokens[at + 1])
    is_word = not (after.is_figure or after.is_glue or after.classes or after.year) and after.part == tokens[at].part
    return after if is_word else None


def counts_the_same(claim: Sequence[Token], at: int, cited: Sequence[Token], place: int) -> bool:
    """Return whether both figures count the same, as far as the words behind them tell."""
    mine, theirs = counted(claim, at), counted(cited, place)
    if theirs is None:
        return True
    if mine is not None:
        return means(mine, theirs) or _after_its_kind(claim, at, cited, place, theirs)
    return any(means(token, theirs) for token in claim if token.part == claim[at].part)


def _after_its_kind(claim: Sequence[Token], at: int, cited: Sequence[Token], place: int, theirs: Token) -> bool:
    """Return whether "40 inskrivna barn" counts what "40 barn var inskrivna" does."""
    kind, noun = (claim[at + 1], claim[at + 2]) if at + 2 < len(claim) else (None, None)
    if kind is None or noun is None or noun.part != claim[at].part or not means(noun, theirs):
        return False
    return any(means(kind, other) for other in cited if other.part == cited[place].part)


def _is_start(tokens: Sequence[Token], at: int) -> bool:
    before = [token for token in tokens[max(0, at - _BACK) : at] if token.part == tokens[at].part]
    for token in reversed(before):
        if token.is_figure:
            return False
        if token.folded in _STARTS:
            return True
    return False


def _is_in_range(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a figure is an end of a range: "mellan 30 och 42", "30–42"."""
    before = [token.folded for token in tokens[max(0, at - 3) : at]]
    if before[-1:] == ["mellan"] or (before[-1:] == ["och"] and before[:1] == ["mellan"]):
        return True
    return any(
        one.is_figure and other.is_figure and other.start - one.start - len(one.text) == 1
        for one, other in ((tokens[i], tokens[i + 1]) for i in (at - 1, at) if 0 <= i < len(tokens) - 1)
    )


def _goes_alike(claim: Sequence[Token], at: int, cited: Sequence[Token], place: int) -> bool:
    """Return whether one date is not what something goes on from, and the other what it goes on till."""
    return {_led(claim, at), _led(cited, place)} != {"fran", "till"}


def _led(tokens: Sequence[Token], at: int) -> str:
    before = [token for token in tokens[max(0, at - _BACK) : at] if token.part == tokens[at].part]
    return next((token.folded for token in reversed(before) if token.folded in {"fran", "till"}), "")


def _same_turn(claim: Sequence[Token], at: int, cited: Sequence[Token], place: int) -> bool:
    """Return whether both are changes, or neither is: "ökade med 8" is not "ökade till 8"."""
    mine, theirs = _turn(claim, at), _turn(cited, place)
    return mine == theirs


def _turn(tokens: Sequence[Token], at: int) -> frozenset[str]:
    """Return the direction of a figure that is a change, none for one that is a level."""
    part = tokens[at].part
    after = next((t for t in tokens[at + 1 : at + 3] if not t.is_glue and t.part == part), None)
    if after is not None and after.classes & TURNS:
        return after.classes & TURNS
    before = [token for token in tokens[max(0, at - _BACK) : at] if token.part == part]
    if any(token.folded == "med" for token in before[-2:]):
        near = [t.classes & TURNS for t in tokens[max(0, at - 8) : at] if t.classes & TURNS]
        return near[-1] if near else frozenset()
    return frozenset()
