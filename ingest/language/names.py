"""The abbreviations and second names that a text itself explains: "Skolsociala teamet (SST)", "X, även kallat Y"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.language.abbreviations import SHORT, said_by, words_before
from ingest.language.second_names import called
from ingest.language.words import content_stems, fold_word, squeeze

_PARENTHESIS = re.compile(r"\(([^()]{2,160})\)")
_LEAD = (
    r"(?:(?:så|nedan|här|härefter|hädanefter|fortsättningsvis|vidare|ofta|även|också|i\s+dagligt\s+tal|kalla[dts]e?"
    r"|benämn[dts]e?|förkorta[dts]e?|förkortning|s\.\s?k\.|för|till|som)[\s:]+)*"
)
_INSIDE = re.compile(rf"\s*{_LEAD}[\"”“»«]?(?P<short>{SHORT})(?::\w+)?[\"”“»«]?\s*(?:[,;].*)?", re.DOTALL)
_SHORT_BEFORE = re.compile(rf"(?<![\w-])(?P<short>{SHORT})(?::\w+)?[\"”“»«]?\s*$")
_LONGEST_SHORT = 16  # characters, with an ending, marks of quotation and white space


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondName:
    """A name written out and another for the same thing, both as the text has them, white space folded."""

    full: str
    other: str


def second_names(text: str) -> tuple[SecondName, ...]:
    """Return the abbreviations and second names that `text` explains, each pair once."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for full, other in (*_parentheses(text), *called(text)):
        stems = " ".join(content_stems(full))
        if stems and stems != " ".join(content_stems(other)):
            found.setdefault((stems, fold_word(other)), (full, other))
    return tuple(SecondName(full=full, other=other) for full, other in found.values())


def _parentheses(text: str) -> Iterator[tuple[str, str]]:
    """Yield what is written out, and the abbreviation in the parenthesis behind it or before its own."""
    for match in _PARENTHESIS.finditer(text):
        inside = _INSIDE.fullmatch(match[1])
        if inside is not None:
            full = words_before(text, match.start(), inside["short"])
            if full is not None:
                yield full, inside["short"]
                continue
        before = _SHORT_BEFORE.search(text, max(0, match.start() - _LONGEST_SHORT), match.start())
        if before is not None:
            for explained in (match[1], re.split(r"[,;]|\s[–-]\s", match[1])[0]):
                if said_by(before["short"], explained):
                    yield squeeze(explained), before["short"]
                    break


def in_lower_case(name: str, text: str) -> bool:
    """Whether `name` in lower case is a word of `text`: "SIG" is one of most texts, with another meaning."""
    low = name.lower()
    if low == name:
        return False
    at = text.find(low)
    while at >= 0:
        if not text[max(0, at - 1) : at].isalnum() and not text[at + len(low) : at + len(low) + 1].isalnum():
            return True
        at = text.find(low, at + 1)
    return False
