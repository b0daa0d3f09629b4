"""The bodies of which the library has documents, as a question names them: nämnd, company, municipality."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from assistant.question.short_names import short_patterns
from assistant.question.told_names import is_of_another, short_name_pattern
from ingest.document import ReportType
from ingest.genre.bodies import bare_place, belongs, is_company, is_same_place, joined, place_of, tells_of_all
from ingest.genre.report_types import is_asked, is_kin
from ingest.language.words import fold

_ENDING = re.compile(r"(namnd|styrelse|utskott|forvaltning|kontor|beredning)(?:en|et|n)?$")
_LEGAL = re.compile(r"^(?:AB|Stiftelsen) | (?:AB|Aktiebolag|aktiebolag|KB)(?: \(publ\))?$")
_ASSOCIATION = re.compile(r"(?P<kind>[a-z]+?)(?:s?forbundet|(?<=tjanst)en) (?P<place>.+)")
_KIND_ALONE = re.compile(r"[a-z]+tjanst(?:en|ens)")
_LIKE_PLACE = r"s?(?:[\s-]+(?:kommun|stad)(?:en|ens|s)?)?"


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyNamed:
    """A body that stands at characters `start` to `end` of a question, with the boards that it may be.

    `place` is True for a municipality or region: its boards are all of its bodies. `name` is the body's own.
    """

    start: int
    end: int
    name: str
    boards: tuple[str, ...]
    place: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """A way to name a body, found in the folded question; an `exact` one in the question as it is typed.

    One that is `told` is a short name of its own documents, which other things may have too.
    """

    pattern: re.Pattern[str]
    name: str
    boards: tuple[str, ...]
    place: bool = False
    exact: bool = False
    told: bool = False


@dataclass(frozen=True, kw_only=True)
class HeldBodies:
    """The boards that documents of the library tell of themselves, each with the types of its reports.

    `called` are the names that those documents tell beside: Ekbo of "Ekbro Bostads AB". With `as_rows` a body is
    looked for in the reports of the whole municipality alone, its own passed over.
    """

    types: Mapping[str, frozenset[ReportType]]
    called: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    as_rows: bool = False

    def find(self, question: str, folded: str, *, types: Sequence[ReportType] = ()) -> list[tuple[int, int, str]]:
        """Return start, end and board of each body that scopes the question.

        "Socialnämnden i Ekbro" is the one of Ekbro. A nämnd whose municipality alone has the report asked for is a
        row of that report: the municipality is the board, and the word stays in the question.
        """
        named = self._named(question, folded)
        places = [one for one in named if one.place]
        found: list[tuple[int, int, str]] = []
        told: list[str] = []  # places whose report tells of a body that has none
        for body in (one for one in named if not one.place):
            boards = self._meant(body, places, types)
            told += [] if boards else [place.name for place in places]
            found += [(body.start, body.end, board) for board in boards]
            if not boards and not places:
                found += [
                    (body.end, body.end, board) for place in self._over(body, types) for board in self._speakers(place)
                ]
        meant = {board for _, _, board in found}
        for place in places:
            within = [
                board for board in sorted(meant) if is_same_place(place_of(board), place.name) or board in place.boards
            ]
            if place.name in told:
                within = [*within, *self._speakers(place.name)]
            found += [(place.start, place.end, board) for board in within or [place.name]]
        return sorted(found)

    def told_by_others(self, question: str, folded: str, *, types: Sequence[ReportType] = ()) -> tuple[str, ...]:
        """Return the names of bodies in a question that have no report of their own here, only their municipality."""
        named = self._named(question, folded)
        places = [one for one in named if one.place]
        bodies = [one for one in named if not one.place and not self._meant(one, places, types)]
        return tuple(dict.fromkeys(body.name for body in bodies))

    def _meant(self, body: BodyNamed, places: Sequence[BodyNamed], types: Sequence[ReportType]) -> tuple[str, ...]:
        """Return the boards that a body is, none where it is but a row of its municipality's report."""
        if self.as_rows and self._rows_over(body, places):
            return ()
        here = [board for place in places for board in place.boards]
        boards = tuple(board for board in body.boards if board in here) if places else body.boards
        if not boards:
            over = [place.name for place in places if self._speakers(place.name)]
            return () if over else tuple(joined(body.name, place.name) for place in places)
        lacking = types and not any(self._has(board, types) for board in boards)
        return () if lacking and any(self._tells(place_of(board), types) for board in boards) else boards

    def _rows_over(self, body: BodyNamed, places: Sequence[BodyNamed]) -> bool:
        """Return whether somebody tells of all bodies where a body is, and is not the body itself."""
        over = [place.name for place in places] or self._over(body, ())
        return not any(map(tells_of_all, body.boards)) and any(self._speakers(place) for place in over)

    def _over(self, body: BodyNamed, types: Sequence[ReportType]) -> tuple[str, ...]:
        """Return the municipalities whose reports may tell of a body: of a company that names none, each."""
        over = dict.fromkeys(place_of(board) for board in body.boards)
        if self.as_rows and "" in over:
            over = dict.fromkeys(place_of(board) for board in self.types if tells_of_all(board))
        return tuple(place for place in over if self._tells(place, types))

    def _tells(self, place: str, types: Sequence[ReportType]) -> bool:
        return any(not types or self._has(board, types) for board in self._speakers(place))

    def _speakers(self, place: str) -> tuple[str, ...]:
        """Return the boards whose reports tell of all of a municipality."""
        return tuple(board for board in self.types if is_same_place(place_of(board), place) and tells_of_all(board))

    def _has(self, board: str, types: Sequence[ReportType]) -> bool:
        held = self.types.get(board, frozenset())
        return any(is_asked(type_, types) or is_kin(type_, types) for type_ in held)

    def _named(self, question: str, folded: str) -> list[BodyNamed]:
        found: list[BodyNamed] = []
        low = question[1:] == question[1:].lower()
        for way in self._ways:
            for match in way.pattern.finditer(question if way.exact else folded):
                start, end = match.span()
                if any(one.start < end and start < one.end for one in found):
                    continue
                if way.told and is_of_another(question[:start]):
                    continue
                if way.place and not low and not question[start].isupper():
                    continue  # "heden" is a word, "Heden" a municipality
                found.append(BodyNamed(start=start, end=end, name=way.name, boards=way.boards, place=way.place))
        # Beside another body "räddningstjänsten" is a row of that body's report.
        return [one for one in found if len(found) == 1 or not _KIND_ALONE.fullmatch(folded[one.start : one.end])]

    @cached_property
    def _ways(self) -> tuple[_Way, ...]:
        """Return the patterns of bodies and places, the longest name first, then what people call a nämnd for short."""
        bodies: dict[str, list[str]] = {}
        for board in self.types:
            body = _body_of(board)
            if body != place_of(board):
                bodies.setdefault(body, []).append(board)
        places = _places(self.types)
        kinds = Counter(_kind(body) for body in bodies)
        ways = [
            _Way(pattern=_body_pattern(body, whole=kinds[_kind(body)] > 1), name=body, boards=tuple(boards))
            for body, boards in bodies.items()
        ]
        ways += [
            _Way(pattern=_place_pattern(place), name=place, boards=tuple(_of(place, self.types)), place=True)
            for place in places
        ]
        short = [
            _Way(pattern=pattern, name=body, boards=tuple(boards), exact=exact)
            for body, boards in bodies.items()
            for pattern, exact in short_patterns(body, others={*bodies, *places} - {body})
        ]
        full = sorted(ways, key=lambda way: (-len(way.name), way.name))
        return (*full, *self._called(places), *sorted(short, key=lambda way: way.name))

    def _called(self, places: Iterable[str]) -> Iterable[_Way]:
        """Yield the names that documents tell; one that two bodies have means both, a municipality's none."""
        boards: dict[str, list[str]] = {}
        written: dict[str, str] = {}
        for board, name in ((board, name) for board, names in sorted(self.called.items()) for name in names):
            boards.setdefault(fold(name), []).append(board)
            written.setdefault(fold(name), name)
        taken = {fold(bare_place(place)) for place in places}
        for folded in sorted(boards.keys() - taken, key=lambda name: (-len(name), name)):
            pattern, exact = short_name_pattern(written[folded])
            name = written[folded] if self.as_rows else _body_of(boards[folded][0])
            yield _Way(pattern=pattern, name=name, boards=tuple(boards[folded]), exact=exact, told=True)


def _body_of(board: str) -> str:
    return board.removesuffix(f", {place_of(board)}")


def _of(place: str, boards: Iterable[str]) -> list[str]:
    return [board for board in boards if belongs(board, (place,))]


def _places(boards: Iterable[str]) -> list[str]:
    """Return the municipalities and regions of boards, each by one of its names: `Granviks kommun`."""
    found: list[str] = []
    for place in sorted({place_of(board) for board in boards} - {""}):
        if not any(is_same_place(place, other) for other in found):
            found.append(place)
    return found


def _kind(name: str) -> str:
    """Return which kind of association a body is, empty for none."""
    match = _ASSOCIATION.fullmatch(fold(name))
    return match["kind"] if match else ""


def _body_pattern(name: str, *, whole: bool = False) -> re.Pattern[str]:
    """Return the pattern of a body's name, as people say it.

    Of a company they leave out "AB", of "Ekbro Energi och Vatten AB" they say the first two words; of an association
    they say its kind alone, unless the `whole` name is needed: `räddningstjänsten`, `samordningsförbundet`.
    """
    company = is_company(name)
    folded = fold(_LEGAL.sub("", name) if company else name)
    stem = _ENDING.sub(r"\1", folded)
    first, _, rest = stem.partition(" och ")
    if company and rest and " " in first:
        words = rf"{_spaced(first)}(?:[\s-]+och[\s-]+{_spaced(rest)})?"
    elif (kind := _ASSOCIATION.fullmatch(folded)) is not None:
        rest = rf"(?:[\s-]+{_spaced(kind['place'])}){'' if whole else '?'}"
        service = kind["kind"].endswith("tjanst")  # is called without "förbund" too
        words = rf"{kind['kind']}(?:s?forbund(?:ets?)?{'|ens?' if service else ''}){rest}"
    else:
        words = _spaced(stem)
    before = r"(?:(?:ab|stiftelsen) )?" if company else ""
    ending = r"(?:ens|en|ets|et|ns|n|s)?" if stem != folded or not company else r"s?(?: (?:ab|aktiebolag|kb)s?)?"
    return re.compile(rf"(?<!\w){before}{words}{ending}(?!\w)")


def _spaced(words: str) -> str:
    return r"[\s-]+".join(re.escape(word) for word in re.split(r"[\s-]+", words))


def _place_pattern(place: str) -> re.Pattern[str]:
    bare = re.escape(fold(bare_place(place)))
    return re.compile(rf"(?<!\w)(?:region(?:en)?\s+)?{bare}{_LIKE_PLACE}(?!\w)")
