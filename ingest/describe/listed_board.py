"""Signs of which of the listed boards a document is by."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ingest.document import Guess
from ingest.genre.boards import Board, Boards
from ingest.language.words import fold

# Weights in the order of what they prove. A board's plan names other boards too, as partners, but hardly ever as
# "the board decides", on a title page or in a running header.
_HEADER = 30.0  # a line that is little but the board's full name, at most once a page
_TITLE = 12.0  # the full name on the first lines
_SELF = 5.0  # "<board> stadsdelsnämnd godkänner / för år 2025 om"
_FULL = 2.0  # the full name, elsewhere
_NAME = 1.0  # the name alone
_PLACE = 0.35  # a place that belongs to the board
_PARTNER = 0.1  # of any of these, in a line that speaks of working with others
_MOST_PLACES = 12.0  # all mentions of one place, and all places of a board, count no more than this
_SUREST = 0.97  # only a person is certain
_NAMED_ONLY = 0.7  # no surer makes what names a board without saying that the document is its own
_FIRST = 40  # lines with text that make up the title page

# On folded text: no capitals, no diacritics.
_PARTNERS = re.compile(
    r"\b(?:tillsammans med|i samarbete med|samarbetar med|samverkan med|samverkar med|gemensam\w* (?:\w+ )?med"
    r"|ovriga stadsdels|andra stadsdels|stadsdelsforvaltningarna|stadsdelsnamnderna i)"
)
_BODY = r"(?:stadsdels(?:namnd|forvaltning|omrade|direktor)\w*|kommundels\w+|namnd\w*|forvaltning\w*)"
_DECIDES = re.compile(
    r"\b(?:godkanner|faststaller|anmaler|beslutar|ansoker|anger|uppgar|ska vara|ar ett|for ar \d{4}|leds av)\b"
)
_KEPT = 8  # lists of boards whose patterns are kept; a library has one
_LOOKED_BACK = 60  # characters of the line before in which a partner may be announced


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The listed board that a document names most.

    `named` is True where its full name stands alone, as on a title page; `said` where it stands on the first lines or
    decides.
    """

    guess: Guess
    named: bool
    said: bool


@dataclass(slots=True, kw_only=True)
class _Tally:
    score: float = 0.0
    lines: list[tuple[float, int]] = field(default_factory=list)
    places: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def add(self, weight: float, line: int) -> None:
        self.score += weight
        self.lines.append((weight, line))


def listed_board(lines: Sequence[tuple[int, str]], *, boards: Boards, file: str) -> Listed:
    """Return the board that `lines` (number and text) speak most for, counted by position and form of its mentions."""
    tallies = {board.name: _Tally() for board in boards.boards}
    patterns, any_name = _patterns(boards), _any_name(boards)
    filled = 0
    for number, text in lines:
        filled += bool(text.strip())
        folded = fold(text)
        if not any_name.search(folded):
            continue
        before = fold(lines[number - 2][1]) if number > 1 else ""
        partner = bool(_PARTNERS.search(f"{before[-_LOOKED_BACK:]} {folded}"))
        for board, pattern, is_place in patterns:
            for match in pattern.finditer(folded):
                weight = _weight(match, folded, place=is_place, first=filled <= _FIRST)
                weight *= _PARTNER if partner and weight < _HEADER else 1
                if is_place:
                    tallies[board.name].places[match.group()] += weight
                tallies[board.name].add(0 if is_place else weight, number)
                if is_place:
                    tallies[board.name].lines[-1] = (weight, number)
    for tally in tallies.values():
        tally.score += min(_MOST_PLACES, sum(min(_MOST_PLACES / 4, weight) for weight in tally.places.values()))
    _count_file(tallies, patterns, file)
    return _best(tallies)


@lru_cache(maxsize=_KEPT)
def _patterns(boards: Boards) -> tuple[tuple[Board, re.Pattern[str], bool], ...]:
    """Return patterns for names and places on folded text; a longer name of another board is no mention of a part."""
    every = [(fold(way), board) for board in boards.boards for way in (board.name, *board.other_names)]
    patterns: list[tuple[Board, re.Pattern[str], bool]] = []
    for board in boards.boards:
        own = sorted({way for way, other in every if other is board}, key=len, reverse=True)
        patterns.append((board, _pattern(own, tail=True), False))
        places = sorted({fold(place) for place in board.places} - {way for way, _ in every}, key=len, reverse=True)
        if places:
            patterns.append((board, _pattern(places, tail=False), True))
    return tuple(patterns)


@lru_cache(maxsize=_KEPT)
def _any_name(boards: Boards) -> re.Pattern[str]:
    """Return a pattern that is met by a line wherever one of the patterns is."""
    ways = {fold(way) for board in boards.boards for way in (board.name, *board.other_names, *board.places)}
    return _pattern(sorted(ways), tail=False)


def _pattern(names: Sequence[str], *, tail: bool) -> re.Pattern[str]:
    ways = "|".join(re.sub(r"[\\ -]+", r"[\\s-]{0,2}", re.escape(name)) for name in names)
    body = rf"(?P<body>\s+{_BODY})?" if tail else ""
    return re.compile(rf"(?<![\w-])(?:{ways})(?:s|:s|'s)?(?![\w-]){body}")


def _weight(match: re.Match[str], folded: str, *, place: bool, first: bool) -> float:
    if place:
        return _PLACE
    full = bool(match["body"])
    rest = len(folded.strip()) - len(match.group())
    numbered = re.search(r"\d+\s?\(\d+\)\s*$|\bsid", folded)
    if (full and rest <= 25 and (first or numbered)) or (numbered and rest <= 60):
        return _HEADER
    if full and first:
        return _TITLE
    if _DECIDES.search(folded[match.end() :]) and full:
        return _SELF
    return _FULL if full else _NAME


def _count_file(
    tallies: Mapping[str, _Tally], patterns: Sequence[tuple[Board, re.Pattern[str], bool]], file: str
) -> None:
    for board, pattern, is_place in patterns:
        if not is_place and pattern.search(fold(file).replace("_", " ")):
            tallies[board.name].score += _FULL


def _best(tallies: Mapping[str, _Tally]) -> Listed:
    """Return the board with the most; sure when it leads the next by far and has more than a mention or two."""
    ranked = sorted(tallies.items(), key=lambda pair: -pair[1].score)
    name, tally = ranked[0]
    if not tally.score:
        return Listed(guess=Guess(value="", sureness=0.0), named=False, said=False)
    second = ranked[1][1].score if len(ranked) > 1 else 0.0
    lead = (tally.score - second) / tally.score
    amount = min(1.0, tally.score / 6)
    evidence = sorted(sorted(tally.lines, reverse=True)[:5], key=lambda pair: pair[1])
    said = any(weight >= _SELF for weight, _ in tally.lines)
    sureness = _SUREST * lead * (0.4 + 0.6 * amount)
    guess = Guess(
        value=name,
        sureness=round(sureness if said else min(_NAMED_ONLY, sureness), 2),
        lines=tuple(dict.fromkeys(line for _, line in evidence)),
        basis=f"nämns mest: {tally.score:.0f} mot {second:.0f} för näst mest nämnda",
    )
    return Listed(guess=guess, named=any(weight >= _HEADER for weight, _ in tally.lines), said=said)
