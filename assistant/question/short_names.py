"""What people call a nämnd for short: by its initials, or by one of the things that it is named after."""

import re
from collections.abc import Collection, Iterator

from ingest.language.words import fold

_NAME = re.compile(r"(?P<things>.+?)(?P<body>nämnd|styrelse)(?:en|n)$", re.IGNORECASE)
_AND = re.compile(r"-?,? (?:och|samt|&) |-?, | ")
_LEAST = 4  # letters of a thing that alone tells which nämnd is meant


def short_patterns(name: str, *, others: Collection[str]) -> Iterator[tuple[re.Pattern[str], bool]]:
    """Yield the patterns of the short names of a body, each with whether it holds for the text as it is typed.

    `Barn- och ungdomsnämnden` is BUN, in capitals, and barnnämnden or ungdomsnämnden where none of the `others` is
    called so; before its place it is "barn och ungdom" too. A name that two bodies would have is none.
    """
    match = _NAME.fullmatch(name)
    if match is None:
        return
    things = [thing for thing in _AND.split(match["things"]) if thing]
    initials = _initials(name)
    if len(initials) > 1 and initials not in {_initials(other) for other in others}:
        yield re.compile(rf"(?<![\w-]){re.escape(initials)}(?:s|:s)?(?![\w-])"), True
    if len(things) < 2 or " och " not in name:
        return
    taken = {fold(other) for other in others}
    whole = [fold(thing).rstrip("s-") for thing in things]
    if not any(all(stem in other for stem in whole) for other in taken):
        named = r"s?-?,? (?:och )?".join(map(re.escape, whole))
        yield re.compile(rf"(?<!\w){named}(?:en)?(?= i \w)"), False
    for thing in things:
        stem = fold(thing).rstrip("s-")
        if len(stem) >= _LEAST and not any(stem in other for other in taken):
            yield re.compile(rf"(?<!\w){re.escape(stem)}s?{fold(match['body'])}(?:ens|en|n|s)?(?!\w)"), False


def _initials(name: str) -> str:
    """Return the initials of a body: BUN, SN, KS; nothing for a name of another form."""
    match = _NAME.fullmatch(name)
    if match is None:
        return ""
    things = [thing for thing in _AND.split(match["things"]) if thing]
    return "".join(thing[0] for thing in (*things, match["body"])).upper()
