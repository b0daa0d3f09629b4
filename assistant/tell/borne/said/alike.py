"""Whether two words are the same word, inflected, or one is a part of the other."""

from collections.abc import Iterable
from functools import lru_cache

from assistant.tell.borne.said.lists import groups_alike
from assistant.tell.borne.said.tokens import Token
from ingest.language.words import fold_word, stem

_ENDINGS = frozenset(
    " s n ns en ens et ets t a as na nas ar ars arna arnas er ers erna ernas or ors orna ornas an ans r rs rna e es ne"
    " d da de des t ts ad at ats ade ades as".split(" ")
)
_LEAST_ROOT = 4
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
    return any(one[at:] in _ENDINGS and other[at:] in _ENDINGS for at in range(shared, _LEAST_ROOT - 1, -1))


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
        same_word(token.folded, other.folded[at:]) for at in range(3, len(other.folded) - _LEAST_HEAD + 1)
    )


def is_put_together(token: Token, others: Iterable[Token]) -> bool:
    """Return whether `token` is a compound of two of `others`: "vårdhunden" of "vård" and "hunden"."""
    bare = [(one.folded, one.stem) for one in others if len(one.folded) >= 3 and not one.is_figure]
    for at in range(3, len(token.folded) - 2):
        first, last = token.folded[:at], token.folded[at:]
        if _begins(first, bare) and any(same_word(last, folded) or _stemmed(last) == stem_ for folded, stem_ in bare):
            return True
    return False


def _begins(first: str, others: list[tuple[str, str]]) -> bool:
    bare = first.removesuffix("s")
    return any(folded.startswith(bare) and len(folded) - len(bare) <= 3 for folded, _ in others)


@lru_cache(maxsize=50_000)
def _stemmed(word: str) -> str:
    return stem(fold_word(word))
