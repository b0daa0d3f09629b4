"""The body that a document says it is by, whether or not it is in the list of boards."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp

from ingest.describe.evidence import Reading
from ingest.describe.title_page import LINES, TitleLine
from ingest.document import Guess
from ingest.genre.bodies import Level, NamedBody, is_company, joined, named_bodies, names_itself, serves, tells_of_all
from ingest.language.words import fold

# Weights in the order of what they prove: "socialnämndens årsrapport 2024" on the title page, a line that is little but
# a body's name near it, who approves the report, what a line begins with. A report names many bodies beside its own.
_IN_TITLE = 30.0
_ALONE = 24.0
_LITTLE_ELSE = 12.0
_DECIDED = 10.0
_APPROVES = 8.0
_LEADS = 7.0
_RUNNING = 3.0  # the same short line on several pages, for each
_MOST_RUNNING = 18.0
_IN_FILE_NAME = 4.0
_PASSING = 0.15
_MOST_PASSING = 2.0
_ADDRESSED = 0.35  # of its weight counts a body that a report is sent to
_NEAR = 5  # lines between a title and the body that it is of
_FAR = 0.5  # of its weight counts a line farther from the title
_NOTHING = 4  # letters beside a name on a line that is nothing else
_ELSE = 30  # letters beside a name on a line of which it is the most
_HANDLES = 0.5  # of the municipality's weight has at most a kommunstyrelse that only handles the municipality's report
_ENOUGH = 10.0
_SUREST = 0.97
_OFFICE = 0.6  # of its weight counts an office for itself, where its nämnd is not named
_NUMBERED = re.compile(r"\d+\s?\(\d+\)\s*$|\bsid")
_TO = re.compile(r"(?:\btill|\btill:|\bmottagare:?)\s*(?:kommun|region)?\s*$")
_DECIDED_BY = re.compile(r"\b(?:beslutad|antagen|faststalld|godkand|beslut|upprattad|framtagen)\w*\s+(?:av|i)\s+$")
_OWNED_BY = re.compile(r"\b(?:\w*ag(?:t|d|s|da|er) av|genom|(?:dotter)?bolag(?:et)? (?:till|i|inom))\s+$")
_NUMBER_OF_BODY = re.compile(r"^\W*(?:\(publ\)\W*)?org(?:anisations)?\W{0,2}(?:nr|nummer)\b")
_PERSON = re.compile(r"^\s*(?:(?:forste |andre |1:e |2:e )?(?:vice )?ordforande|ledam|presidium|sekreterare)")
_OF_ALL = re.compile(r"\barsredovisning|\bmal och budget|^\W*budget\b")  # reports that a municipality has one of
_LEADERS = re.compile(
    r"(?:Kommun|Region|Stads)(?:styrelse|fullmäktige)|(?:Kommunlednings|Stadslednings)(?:förvaltning|kontor)"
)
_MEETING = re.compile(r"^\W*(?:\d{4}-\d{2}-\d{2}|§)")
_APPROVED = re.compile(
    r"^\W*(?:godkanner|faststaller|beslutar|anmaler|foreslas|antar|overlamnar|faststallde|ansoker)\b"
)


@dataclass(slots=True, kw_only=True)
class _Tally:
    score: float = 0.0
    first: int = 10**6
    lines: list[tuple[float, int]] = field(default_factory=list)

    def add(self, weight: float, line: int) -> None:
        self.score += weight
        self.first = min(self.first, line)
        self.lines.append((weight, line))


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnBody:
    """The body that a document is by; `strength` is what speaks for it, `place` the municipality that it belongs to."""

    guess: Guess
    level: Level
    strength: float
    place: str


def own_body(lines: Sequence[Reading], page: Sequence[TitleLine], *, file: str) -> OwnBody | None:
    """Return the body that the title page, the running lines and the decision speak for; None where none is named."""
    tallies: dict[tuple[str, Level], _Tally] = defaultdict(_Tally)
    title = next((line.place for line in page if line.own), 0)
    review = any(line.about or line.other for line in page[:_NEAR])
    for line in page:
        sent = line.place > 0 and _TO.search(page[line.place - 1].folded) is not None
        for body in line.bodies:
            weight = _on_title_page(line, body, title, review=review) * (_ADDRESSED if sent else 1.0)
            tallies[body.name, body.level].add(weight, line.number)
    _elsewhere(tallies, lines, page)
    for body in named_bodies(file.replace("_", " ")):
        tallies[body.name, body.level].add(_IN_FILE_NAME, 0)
    if any(line.own and _OF_ALL.search(line.folded) for line in page):
        _leave_leaders(tallies)
    return _best(tallies)


def _leave_leaders(tallies: dict[tuple[str, Level], _Tally]) -> None:
    """Leave out a kommunstyrelse of which less is said than of its municipality: a report of all is not its own."""
    place = max((tally.score for (_, level), tally in tallies.items() if level is Level.PLACE), default=0.0)
    for key in [key for key in tallies if tells_of_all(key[0]) and key[1] is Level.BODY]:
        if place >= _ALONE and tallies[key].score < place:
            del tallies[key]


def _on_title_page(line: TitleLine, body: NamedBody, title: int, *, review: bool) -> float:
    """Return the weight of a body on a line; a `review` is often made by a company, which it is not about."""
    before, after = line.folded[: body.start], line.folded[body.end :]
    others = list(line.folded)
    for other in line.bodies:
        others[other.start : other.end] = " " * (other.end - other.start)
    left = _letters_left("".join(others), line.text, body)
    if line.own or (line.place == title and line.about):
        weight = _IN_TITLE
    elif _DECIDED_BY.search(before) or (_MEETING.match(after) and tells_of_all(body.name)):
        weight = _DECIDED
    elif _NUMBER_OF_BODY.match(after):
        weight = _ALONE
    elif _OWNED_BY.search(before) or _PERSON.match(after):
        weight = 1.0  # who owns the body, or who signs a foreword
    elif _APPROVED.match(after):
        weight = _APPROVES
    elif left <= _NOTHING:
        weight = _ALONE
    elif left <= _ELSE:
        weight = _LITTLE_ELSE
    elif body.start == 0:
        weight = _LEADS
    else:
        weight = 1.0
    if _TO.search(before) or (review and is_company(body.name)):
        weight *= _ADDRESSED
    near = line.place <= title + _NEAR or line.place < _NEAR
    return weight * (1.0 if near else _FAR * (1 - line.place / (2 * LINES)))


def _letters_left(rest: str, text: str, body: NamedBody) -> int:
    """Return how many letters the `rest` of a line has; of one whose first sentence is but bodies, that sentence.

    "Ekbro kommun, socialnämnden. Antagen 2025-11-18." says by its first sentence whose the document is.
    """
    end = text.find(". ") + 1
    first = sum(map(str.isalpha, rest[:end]))
    return first if body.end <= end and first <= _NOTHING else sum(map(str.isalpha, rest))


def _elsewhere(tallies: dict[tuple[str, Level], _Tally], lines: Sequence[Reading], page: Sequence[TitleLine]) -> None:
    """Count short lines that recur, decisions, and mentions in passing."""
    on_page = {line.number for line in page}
    running: Counter[tuple[str, Level]] = Counter()
    passing: Counter[tuple[str, Level]] = Counter()
    for read in lines:
        numbered = _NUMBERED.search(read.line) is not None
        if read.number in on_page or not (read.first or numbered):
            continue
        for body in named_bodies(read.text):
            key = body.name, body.level
            short = len(read.text) <= len(body.name) + _ELSE
            if short and numbered and running[key] * _RUNNING < _MOST_RUNNING:
                running[key] += 1
                tallies[key].add(_RUNNING, read.number)
            elif read.first and _APPROVED.match(fold(read.text[body.end :])):
                tallies[key].add(_APPROVES / (1 + passing[key]), read.number)
                passing[key] += 1
            elif passing[key] * _PASSING < _MOST_PASSING:
                passing[key] += 1
                tallies[key].add(_PASSING, read.number)


def _best(tallies: Mapping[tuple[str, Level], _Tally]) -> OwnBody | None:
    places = {name: tally for (name, level), tally in tallies.items() if level is Level.PLACE}
    place = max(places, key=lambda name: (places[name].score, -places[name].first), default="")
    bodies = {name: tally for (name, level), tally in tallies.items() if level is Level.BODY}
    for (name, level), tally in tallies.items():
        if level is Level.OFFICE:
            served = next((body for body in bodies if serves(name, body)), None)
            if served:
                bodies[served].score += tally.score * _OFFICE
            else:
                tally.score *= _OFFICE
                bodies[name] = tally
    for name in _parts_of_others(bodies):
        del bodies[name]
    ranked = sorted(bodies.items(), key=lambda pair: (-pair[1].score, pair[1].first))
    if place and ranked and _only_handles(ranked[0][0], ranked[0][1], places[place]):
        rivals = [tally.score for name, tally in ranked if not _LEADERS.match(name)]
        return _guess(place, places[place], rivals[:1], Level.PLACE, place)
    if ranked and ranked[0][1].score >= _APPROVES * 0.75:
        return _guess(ranked[0][0], ranked[0][1], [tally.score for _, tally in ranked[1:2]], Level.BODY, place)
    if place and places[place].score >= _APPROVES:
        rivals = [tally.score for name, tally in places.items() if name != place] + [
            tally.score for _, tally in ranked[:1]
        ]
        return _guess(place, places[place], rivals, Level.PLACE, place)
    return None


def _only_handles(body: str, tally: _Tally, place: _Tally) -> bool:
    """Return whether a body is one that leads a municipality, which itself is named far more: it handles the report."""
    return bool(_LEADERS.match(body)) and place.score >= _ALONE and tally.score <= place.score * _HANDLES


def _parts_of_others(bodies: Mapping[str, _Tally]) -> list[str]:
    """Return the names that stand in a longer one: kommunstyrelsen in that of its arbetsutskott."""
    return [
        name
        for name in bodies
        if any(other != name and name in other and bodies[other].score >= bodies[name].score for other in bodies)
    ]


def _guess(name: str, tally: _Tally, rivals: Sequence[float], level: Level, place: str) -> OwnBody:
    second = max(rivals, default=0.0)
    lead = (tally.score - second) / tally.score
    evidence = sorted(sorted(tally.lines, reverse=True)[:5], key=lambda pair: pair[1])
    of_place = place if level is Level.BODY and not names_itself(name) else ""
    return OwnBody(
        guess=Guess(
            value=joined(name, of_place),
            sureness=round(_SUREST * max(0.0, lead) * (1 - exp(-tally.score / _ENOUGH)), 2),
            lines=tuple(dict.fromkeys(line for _, line in evidence if line)),
            basis=f"står där dokumentet säger vems det är: {tally.score:.0f} mot {second:.0f}",
        ),
        level=level,
        strength=tally.score,
        place=place,
    )
