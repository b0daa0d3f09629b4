"""A question read on its own: which boards, years and report types it names, and what is left of it."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TypeVar

from assistant.answer import Scope
from assistant.question.asked import Asked, Layer, Span
from assistant.question.held_bodies import HeldBodies
from assistant.question.kinds import wanted
from assistant.question.patterns import patterns
from assistant.question.written.short_years import with_whole_years
from assistant.question.written.slips import Mended, mended
from assistant.question.written.spoken import in_full
from ingest.document import ReportType
from ingest.genre.report_names import NamedReport, named_reports
from ingest.language.lexicon import is_word
from ingest.language.words import aligned_fold, fold

_Item = TypeVar("_Item")

_YEAR = re.compile(r"(?<![\d,.])(?:19|20)\d\d(?!\d|[,.]\d|-\d{1,3}(?!\d))")  # no date, but "2026-2030"
_SHORT_YEAR = re.compile(
    r"(?:\bvp|\bvb|\bt ?[12]|\bplan\w*|\brapport\w*|\bberattelse\w*|\bar|\barsmal\w*)(?: ?-?)'?(2\d)\b"
    r"(?! ?(%|procent|mnkr|tkr|st))"
)
_BODY = re.compile(r"(stadsdels?)?(namnd|forvaltning)(en|ens|er|erna|ernas|ar|arna|arnas|s)?|stadsdel\w*")
_BESIDE = 8  # characters between a report and the year that it is of


class BoardNames:
    """Recognises boards by name, part of name, alias or abbreviation, with or without diacritics."""

    def __init__(
        self,
        aliases: Mapping[str, str],
        *,
        abbreviations: Mapping[str, str] | None = None,
        places: Mapping[str, str] | None = None,
        bodies: HeldBodies | None = None,
        known: Callable[[str], bool] = is_word,
        near: Callable[[str], str | None] | None = None,
    ) -> None:
        """`aliases` maps each way to write a board to its name, `abbreviations` those that hold only as written.

        `places` maps neighbourhoods to the board that they belong to; `bodies` are those of no list. A word that is
        `known` is no slip of the pen in a board's name; `near` gives the word that any other was meant to be.
        """
        self._aliases = dict(aliases)
        self._known = known
        self._near = near
        self._bodies = bodies
        folded = {_loose(alias): board for alias, board in aliases.items() if _loose(alias)}
        self._boards = folded
        self._abbreviations = dict(abbreviations or {})
        self._abbreviations |= _spelled(self._abbreviations)
        exact = "|".join(re.escape(short) for short in sorted(self._abbreviations, key=len, reverse=True))
        self._exact = re.compile(rf"(?<!\w)({exact})(?:s|:s)?(?!\w)") if exact else None
        self._places = {fold(place): board for place, board in (places or {}).items()}
        listed = "|".join(re.escape(place) for place in sorted(self._places, key=len, reverse=True))
        self._place = re.compile(rf"(?<!\w)({listed})s?(?!\w)") if listed else None
        longest_first = sorted(folded, key=len, reverse=True)
        words = "|".join(re.escape(alias).replace(r"\ ", r"[\s\-–]+") for alias in longest_first)
        self._pattern = (
            re.compile(rf"(?<!\w)({words})(?:s|:s)?(?:[\s\-–]*(?:stadsdels?\w*|sdf|sdn|sdo)\b)?(?!\w)")
            if words
            else None
        )

    @cached_property
    def as_rows(self) -> "BoardNames":
        """The same names, but a body is a row of the report of its municipality, which alone is looked through."""
        same = copy(self)
        same._bodies = replace(self._bodies, as_rows=True) if self._bodies else None
        return same

    def mended(self, question: str) -> Mended:
        """Return `question` with slips of the pen put right, in the names of boards and in other words."""
        return mended(question, self._aliases, known=self._known, near=self._near)

    def of_places(self, folded: str) -> tuple[str, ...]:
        """Return the boards of the places that a folded text names, for a text that names no board."""
        return _unique(self._places[match.group(1)] for match in (self._place.finditer(folded) if self._place else ()))

    def find(self, text: str, folded: str, *, types: Sequence[ReportType] = ()) -> list[tuple[int, int, str]]:
        """Return start, end and board of each mention in `text`, which is given folded too, in order.

        `types` are the reports that it asks for.
        """
        found = [
            (match.start(), match.end(), self._abbreviations[match.group(1)])
            for match in (self._exact.finditer(text) if self._exact else ())
        ]
        if self._pattern is not None:
            for match in self._pattern.finditer(folded):
                if not any(start < match.end() and match.start() < end for start, end, _ in found):
                    found.append((match.start(), match.end(), self._boards[_loose(match.group(1))]))
        for start, end, board in self._bodies.find(text, folded, types=types) if self._bodies else ():
            if not any(first < end and start < last for first, last, _ in found if (first, last) != (start, end)):
                found.append((start, end, board))
        return sorted(found)

    def told_by_others(self, text: str, folded: str, *, types: Sequence[ReportType] = ()) -> tuple[str, ...]:
        """Return the bodies named in `text` of which only their municipality's reports tell."""
        return self._bodies.told_by_others(text, folded, types=types) if self._bodies else ()


def read(question: str, *, boards: BoardNames) -> Asked:
    """Return `question` read on its own, slips of the pen put right. Its text is folded here, once."""
    right = boards.mended(in_full(question))
    question = right.question
    folded = aligned_fold(question)
    reports = [report for report in named_reports(folded) if report.as_document and not report.title_only]
    types = _unique(_types(reports))
    found = boards.find(question, folded, types=types)
    board_spans = _unique((start, end) for start, end, _ in found if start < end)
    type_spans = [(report.start, report.end) for report in reports]
    if (whole := with_whole_years(question, folded, board_spans)) != question:
        return replace(read(whole, boards=boards), slips=right.slips)
    years = _years(folded)
    beside = [(span, year) for span, year in years if any(_is_beside(folded, span, report) for report in type_spans)]
    named = Scope(
        boards=_unique(board for _, _, board in found) or boards.of_places(folded),
        years=_unique(year for _, year in years),
        types=types,
    )
    taken = [*board_spans, *type_spans, *(span for span, _ in beside)]
    topic, folded_topic = _without(question, taken), _without(folded, taken)
    return Asked(
        question=question,
        folded=folded,
        topic=topic,
        folded_topic=folded_topic,
        named=named,
        board_spans=board_spans,
        type_spans=tuple(sorted(type_spans)),
        year_spans=tuple(sorted(span for span, _ in years)),
        every_board=any(patterns("scope")[name].found(folded) for name in ("every board", "which boards")),
        every_document=patterns("scope")["every report"].found(folded),
        scope=named,
        report_years=_unique(year for _, year in beside),
        layers=(Layer(text=topic, weight=1.0),),
        wanted=wanted(folded_topic),
        slips=right.slips,
        told_by_others=boards.told_by_others(question, folded, types=types),
    )


def _types(reports: Sequence[NamedReport]) -> list[ReportType]:
    """Return the types named; one that is named without its part of the year says nothing beside one of its parts."""
    parts = {report.entry.code for report in reports if report.type != report.entry.code}
    named = [report for report in reports if report.type != report.entry.code or report.entry.code not in parts]
    return [type_ for one in named for type_ in (one.entry.general if one.type == one.entry.code else (one.type,))]


def _is_beside(folded: str, year: tuple[int, int], report: tuple[int, int]) -> bool:
    """Return whether a year stands within the name of a report, or right beside it: "2025 års nämndsplan"."""
    between = folded[year[1] : report[0]].strip() if year[1] <= report[0] else None
    return report[0] <= year[0] <= report[1] + _BESIDE or between in {"", "ars"}


@lru_cache(maxsize=20_000)
def names_body(word: str) -> bool:
    """Whether a word says no more than that a board is meant, or an office of it: which one is a matter of scope."""
    return _BODY.fullmatch(fold(word)) is not None


def _years(folded: str) -> list[tuple[tuple[int, int], int]]:
    """Return where each year stands, and which it is: those in four figures first."""
    found = [(match.span(), int(match.group())) for match in _YEAR.finditer(folded)]
    return found + [(match.span(1), 2000 + int(match.group(1))) for match in _SHORT_YEAR.finditer(folded)]


def _spelled(abbreviations: Mapping[str, str]) -> dict[str, str]:
    """Return other ways to write abbreviations: with hyphens (H-Ä, h-ä), and three letters without diacritics (EAV)."""
    found: dict[str, str] = {}
    for short, board in abbreviations.items():
        letters = [letter for letter in short if letter.isalpha()]
        if len(letters) < 2 or not short.isupper():
            continue
        hyphened = "-".join(letters)
        plain = fold(short).upper()
        found |= {hyphened: board, hyphened.lower(): board}
        if len(letters) > 2 and plain not in abbreviations:
            found[plain] = board
    return found


def _loose(alias: str) -> str:
    return " ".join(re.split(r"[\s\-–]+", fold(alias).strip()))


def _without(text: str, spans: Sequence[Span]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + " " + text[end:]
    return " ".join(text.split())


def _unique(items: Iterable[_Item]) -> tuple[_Item, ...]:
    return tuple(dict.fromkeys(items))
