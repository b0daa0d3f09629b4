"""Which words of a sentence are verbs, as far as their endings tell."""

import re

from assistant.tell.borne.said.tokens import Token

_PAST = re.compile(
    r"\w{2,}(?:ade|ades|dde|ddes|[^aeiouy]te|[^aeiouy]tes|[^aeiouyn]de|[^aeiouy]des)|blev|fick|gick|steg|sjonk|foll|kom|stod"
    r"|togs|gavs|hade|har"
)
_PRESENT = re.compile(r"ar|ska|skall|kan|far|gar|star|blir|ligger|ger|tar|drar|vill|kostar|raknar|omfattar|innehaller")
_STRONG = re.compile(r"var|holl|holls|gav|tog|lag|drog|drogs|satt|sag|bod|kunde|skulle|fann|fanns|skrevs|valde|sade")
_MAY_BE = re.compile(r"\w{2,}(?:ar|er|as|es)|\w{3,}[^aeiouy]s")


def is_past(token: Token) -> bool:
    """Return whether a word tells something as done."""
    return _PAST.fullmatch(token.folded) is not None


def is_finite(token: Token) -> bool:
    """Return whether a word can only be the verb of a clause."""
    return any(forms.fullmatch(token.folded) for forms in (_PAST, _PRESENT, _STRONG))


def may_be_finite(token: Token) -> bool:
    """Return whether a word may be the verb of a clause: nouns in the plural end so too."""
    return is_finite(token) or _MAY_BE.fullmatch(token.folded) is not None
