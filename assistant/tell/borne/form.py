"""What a written sentence may not hold whatever it says: links, addresses, code, another language."""

import re

from ingest.language.words import fold, squeeze, words

_FOREIGN = re.compile(
    r"(?P<link>\b[a-z][a-z0-9+.-]{1,12}://\S+|\bwww\.\S+|\bmailto:\S+|\bdata:\S+|\bjavascript:\S*)"
    r"|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<site>\b(?:[a-z0-9-]{2,}\.)+(?:se|nu|com|org|net|io|example|eu|info|biz)\b(?:/\S*)?)"
    r"|(?P<phone>(?<![\w,.])(?:\+46|0)\d{1,3}[ -]\d{2,3}(?:[ -]?\d{2}){1,3}(?!\w))"
    r"|(?P<code>[<>{}`\\$]|&\w+;|&#\d+;|\]\(|!\[|\]\[|\|\||=>|;;)",
    re.IGNORECASE,
)
# Short words that a Swedish sentence of some length cannot do without, and those of languages near at hand.
_SWEDISH = frozenset(
    "och att det som en ett den de i på är var för med av till har hade inte om från under vid ska kan blev".split()
)
_OTHERS = frozenset(
    "the of and is was were are to for with that this from not has have by an on at it be ikke og som af der til ikke"
    " blev fra und der die das ist nicht".split()
) - {"som", "der", "blev", "das"}
_LONGEST = 600  # characters; a sentence beyond that is no sentence of an answer


def foreign_in(sentence: str, passage: str) -> bool:
    """Return whether `sentence` holds a link, an address or code that `passage` does not hold word for word."""
    held = squeeze(passage)
    return any(match.group().rstrip(".,;:)") not in held for match in _FOREIGN.finditer(sentence))


def is_swedish(text: str) -> bool:
    """Return whether `text` is in Swedish, as far as its small words tell; without one it may be in any language."""
    found = words(text)
    ours = sum(word in _SWEDISH for word in found)
    theirs = sum(word in _OTHERS for word in found)
    return theirs == 0 or ours > theirs


def is_too_long(sentence: str) -> bool:
    """Return whether a sentence is longer than any that answers."""
    return len(sentence) > _LONGEST


def is_looping(text: str) -> bool:
    """Return whether `text` says one thing over and over: three times the same eight words."""
    found = fold(text).split()
    runs: dict[tuple[str, ...], int] = {}
    for start in range(max(0, len(found) - 7)):
        run = tuple(found[start : start + 8])
        runs[run] = runs.get(run, 0) + 1
        if runs[run] >= 3:
            return True
    return bool(re.search(r"(\S{1,40}\s*)\1{9,}", text))
