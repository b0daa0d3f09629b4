"""What people call a nämnd for short: by its initials, or by one of the things that it is named after."""

import re
from collections.abc import Collection, Iterator

from ingest.language.lexicon import is_word
from ingest.language.words import fold

_NAME = re.compile(r"(?P<things>.+?)(?P<body>nämnd|styrelse)(?:en|n)$", re.IGNORECASE)
_DISTRICT = re.compile(r"(?P<place>[A-ZÅÄÖ][\w-]+) (?:stadsdels|kommundels|distrikts)nämnd(?:en)?")
_ASSOCIATION = re.compile(r"[A-ZÅÄÖ][a-zåäö]+(?:förbundet|tjänsten) (?P<name>[A-ZÅÄÖ][\w-]+)")
_AND = re.compile(r"-?,? (?:och|samt|&) |-?, | ")
_LEAST = 4  # letters of a thing that alone tells which nämnd is meant


def short_patterns(name: str, *, others: Collection[str]) -> Iterator[tuple[re.Pattern[str], bool]]:
    """Yield the patterns of the short names of a body, each with whether it holds for the text as it is typed.

    `Barn- och ungdomsnämnden` is BUN, in capitals, and barnnämnden or ungdomsnämnden where none of the `others` is
    called so; before its place it is "barn och ungdom" too. `Ekbackens stadsdelsnämnd` is called by its place alone, an
    association by what only it is called after. A name that two bodies would have is none.
    """
    if (joint := _ASSOCIATION.fullmatch(name)) is not None and not any(joint["name"] in other for other in others):
        yield re.compile(rf"(?<![\w-]){re.escape(joint['name'])}s?(?![\w-])"), True
        return
    if (district := _DISTRICT.fullmatch(name)) is not None:
        yield from _of_district(district["place"], others)
        return
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


def _of_district(genitive: str, others: Collection[str]) -> Iterator[tuple[re.Pattern[str], bool]]:
    """Yield the pattern of a district's board by its place: a place that is a common word holds as it is typed."""
    place = genitive.removesuffix("s")
    if any(other.startswith(place) and _DISTRICT.fullmatch(other) for other in others):
        return
    typed = is_word(place.lower()) or is_word(genitive.lower())
    said = re.escape(place if typed else fold(place))
    yield re.compile(rf"(?<!\w){said}s?(?:[\s-]+(?:stadsdel\w*|kommundel\w*|sdf|sdn|sdo))?(?!\w)"), typed


def _initials(name: str) -> str:
    """Return the initials of a body: BUN, SN, KS; nothing for a name of another form."""
    match = _NAME.fullmatch(name)
    if match is None:
        return ""
    things = [thing for thing in _AND.split(match["things"]) if thing]
    return "".join(thing[0] for thing in (*things, match["body"])).upper()
