"""Whom figures count: women or men, by a head, a label or a row's name."""

import re
from collections.abc import Sequence

from ingest.facts.fact import Counted
from ingest.language.words import fold

_WOMEN = re.compile(r"\b(?:kvinnor|kvinna|kvinnliga|flickor|kv\.?(?! ?\d)|tjejer|damer)\b")
_MEN = re.compile(r"\b(?:man|manliga|pojkar|killar|herrar)\b")
_LETTER = re.compile(r"(?:^|(?<=\s))(k|m)$")


def counted_by_name(name: str) -> Counted:
    """Return whom a row counts that is called after them alone: `varav kvinnor`, `Pojkar`."""
    folded = fold(name)
    left = re.sub(r"\b(?:varav|darav|andel|antal|for|bland|och)\b", "", _WOMEN.sub("", _MEN.sub("", folded)))
    return whom(folded) if not re.search(r"[a-z0-9]", left) else Counted.ALL


def whom(printed: str) -> Counted:
    """Return which sex a folded head or label names: `ensamstaende kvinnor`; all where it names none, or both."""
    women, men = _WOMEN.search(printed), _MEN.search(printed)
    if bool(women) == bool(men):
        return Counted.ALL
    return Counted.WOMEN if women else Counted.MEN


def in_words(heads: Sequence[str]) -> list[str]:
    """Return the folded heads, "2024 k" beside "2024 m" as of women and men."""
    letters = {match[1] for head in heads if (match := _LETTER.search(head))}
    if letters != {"k", "m"}:
        return list(heads)
    return [_LETTER.sub(lambda match: "kvinnor" if match[1] == "k" else "man", head) for head in heads]
