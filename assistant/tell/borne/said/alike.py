"""Whether two words are the same word, inflected, or one is a part of the other."""

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.tell.borne.said.lists import groups_alike
from assistant.tell.borne.said.tokens import Token
from ingest.language.words import fold_word, stem

_ENDINGS = frozenset(
    " s n ns en ens et ets t a as na nas ar ars arna arnas er ers erna ernas or ors orna ornas an ans r rs rna e es ne"
    " d da de des t ts ad at ats ade ades as".split(" ")
)
_DOUBLED = frozenset("et ets en ens a as ar ars arna arnas".split())  # endings before which an "m" or "n" is doubled
_NOUN_OF_DEED = re.compile(r"ning(?:en|ens|ar|arna)?$")
_DEED = re.compile(
    r"(\w{4,}?)(?:ning(?:en|ens|ar|arna)?|ar|as|ade|ades|ad|at|ats|ande|er|es|de|des|te|tes|t|ts|da|d|a|s)"
)
_LEAST_ROOT = 4
_NARROWING = frozenset("kort korttids lang langtids median del delars halvars rest under over mer brutto icke".split())
_LEAST_HEAD = 5  # letters of the last part of a compound: "anmälningar" of "orosanmälningar"


@lru_cache(maxsize=100_000)
def same_word(one: str, other: str) -> bool:
    """Return whether two folded words are forms of one word."""
    if one == other:
        return True
    if min(len(one), len(other)) < _LEAST_ROOT:
        return {one.removesuffix("s"), other.removesuffix("s")} == {one.removesuffix("s")} and len(one) > 1
    shared = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if shared < _LEAST_ROOT:
        return False
    ends = ((one[at:], other[at:], one[at - 1]) for at in range(shared, _LEAST_ROOT - 1, -1))
    return any(_ends(mine, before) and _ends(theirs, before) for mine, theirs, before in ends)


def _ends(ending: str, before: str) -> bool:
    """Return whether letters after `before` end a word: "met" of "programmet" does, whose "m" is doubled."""
    return ending in _ENDINGS or (ending[:1] == before and before in "mn" and ending[1:] in _DOUBLED)


def means(token: Token, other: Token) -> bool:
    """Return whether `other` says what `token` does: the same word, or a compound that ends in it."""
    if token.is_figure or other.is_figure or token.year is not None or other.year is not None:
        return False
    group = groups_alike().get(token.folded)
    if group is not None and group == groups_alike().get(other.folded):
        return True
    if token.stem == other.stem or same_word(token.folded, other.folded):
        return True
    return len(token.folded) >= _LEAST_HEAD and any(
        same_word(token.folded, other.folded[at:]) and other.folded[:at] not in _NARROWING
        for at in range(3, len(other.folded) - _LEAST_HEAD + 1)
    )


@lru_cache(maxsize=50_000)
def _root_of_deed(folded: str) -> str:
    match = _DEED.fullmatch(folded)
    return match[1] if match else ""


def names_deed(token: Token, other: Token) -> bool:
    """Return whether a word names what a verb tells: "öppningen" of "öppnar"; the other way would claim it done."""
    if token.is_figure or other.is_figure or not _NOUN_OF_DEED.search(token.folded):
        return False
    root = _root_of_deed(token.folded)
    return bool(root) and not _NOUN_OF_DEED.search(other.folded) and root == _root_of_deed(other.folded)


def is_put_together(token: Token, others: Iterable[Token]) -> bool:
    """Return whether `token` is a compound of two of `others`: "vårdhunden" of "vård" and "hunden"."""
    return bool(parts_of(token, others))


def parts_of(token: Token, others: Iterable[Token]) -> tuple[Token, ...]:
    """Return two of `others` that `token` is a compound of, none where there are none."""
    bare = [one for one in others if len(one.folded) >= 3 and not one.is_figure]
    for at in range(3, len(token.folded) - 2):
        first, last = token.folded[:at], token.folded[at:]
        begun = next((one for one in bare if _begins(first, one.folded)), None)
        if begun is None:
            continue
        ended = next((one for one in bare if same_word(last, one.folded) or _stemmed(last) == one.stem), None)
        if ended is not None:
            return begun, ended
    return ()


def _begins(first: str, folded: str) -> bool:
    bare = first.removesuffix("s")
    return folded.startswith(bare) and len(folded) - len(bare) <= 3


@lru_cache(maxsize=50_000)
def _stemmed(word: str) -> str:
    return stem(fold_word(word))
