"""The first lines of a document, and what they say that it is: lines that are little but a report's own name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.genre.bodies import NamedBody, named_bodies
from ingest.genre.line_kinds import BULLET, is_leader, plain
from ingest.genre.report_names import NamedReport, named_reports
from ingest.genre.report_types import other_compounds, other_documents
from ingest.language.calendar import MONTH, YEAR
from ingest.language.words import aligned_fold

LINES = 25  # with text, that make up the title page
_LONGEST = 160  # characters of a line that may be a title
_LEFT = 14  # letters of a title beside the report's name, bodies, dates and small words
_LETTERS = 4  # of an abbreviation with its number, or of what a compound begins with
_LEFT_SHARE = 0.25  # ... or that share of its letters
_FIRST_WORD = re.compile(r"\W*(?P<coordinated>(?:[a-z]+-,? )+(?:och|samt) )?(?P<word>[a-z]+)")  # "lokal- och markplan"
# What stands before the name of a report in the title of something else: its review, the rules for it.
_ABOUT = re.compile(
    r"^\W*(?:\w+\W+){0,4}?(?:granskning\w*|uppfoljning|revision\w*|anvisning\w*|riktlinje\w*|mall\w*|yttrande\w*|remiss\w*"
    r"|svar|synpunkt\w*|tidplan\w*|process\w*|underlag\w*|arbetet|infor|kompletter\w*|rutin\w*|handledning\w*"
    r"|overenskommelse\w*|utvardering\w*)\b.{0,60}$"
)
_WHOSE = re.compile(r"\W*(?:(?:\w+s|forslag till|reviderad|slutlig|arlig)\W+){0,4}")
_COLUMN = re.compile(r"\b(?:prognos|utfall|kostnad|intakt|avvikelse|netto|verksamhet|post|per|fordelning|resultat)\w*")
_ATTACHED = re.compile(r"\b(?:bilag(?:a|or)|appendix|tillagg)\b.{0,20}\btill\b.{0,20}$")
_SMALL = re.compile(
    rf"\b(?:for|ar|arets|aret|med|och|inklusive|inkl|samt|per|den|i|av|till|om|efter|pa|januari|perioden|period|version|utkast"
    r"|slutlig|slutversion|forslag|reviderad|faststalld|bilaga|budget|intern|plan|ekonomi|kommun|stad|sid|sida|dnr|bokslut"
    rf"|verksamhet|datum|dokument|rakenskapsar|rakenskapsaret|verksamhetsaret|budgetaret|helar|del|namnd|namnden|styrelse"
    rf"|{MONTH}|{YEAR})\b"
)
_SECTION = re.compile(r"^\W*(?:§|\d{1,2}[.)]\s|paragraf)")
# A row of a table, or the head of one: figures, a unit, the same word over several columns.
_ROW = re.compile(
    rf"\||\t|\((?:mnkr|mkr|tkr|kr|%)\)|^(?:belopp|mnkr|tkr|mkr)\b|(?:(?<![\d-])(?!{YEAR})-?\d[\d ]*(?:,\d+)?%?\s+){{2}}"
    r"|\b(budget|plan|utfall|bokslut|prognos)\b.*\b\1\b.*\d"
)

_UNIT_LAST = re.compile(r"[\s,(]+(?:belopp )?(?:i )?(?:mnkr|mkr|tkr|kr|%)\)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleLine:
    """One line of the title page: its number in the stored text, its place among those with text, what it names.

    `own` is True where it is little but the name of a report; `about` where it is the title of something else, which
    names a report; `other` where it begins with the name of a document of another kind; `attached` where it says that
    the document is an attachment to a report.
    """

    number: int
    place: int
    text: str
    folded: str
    reports: tuple[NamedReport, ...]
    bodies: tuple[NamedBody, ...]
    own: bool
    about: bool
    other: bool
    attached: bool

    @property
    def with_year(self) -> bool:
        """Whether the line has a year."""
        return re.search(rf"(?<!\d){YEAR}(?!\d)", self.folded) is not None


def title_page(lines: Sequence[tuple[int, str]]) -> tuple[TitleLine, ...]:
    """Return the first lines with text, tables of contents and table rows left out."""
    found: list[TitleLine] = []
    for number, text in lines:
        if not text.strip() or is_leader(text):
            continue
        found.append(_line(number, len(found), BULLET.sub("", plain(text))))
        if len(found) == LINES:
            break
    return tuple(found)


def _line(number: int, place: int, text: str) -> TitleLine:
    folded = aligned_fold(text)
    said = _UNIT_LAST.sub("", folded)  # the title of a sheet may say the unit of its figures
    short = len(text) <= _LONGEST and not _SECTION.match(text) and not _ROW.search(f"{said} ")
    reports = tuple(named_reports(folded)) if short else ()
    reports = tuple(
        one
        for one in reports
        if not _is_parts(one, text) and (not one.title_only or (said == folded and _leads(one, folded)))
    )
    bodies = tuple(named_bodies(text if short else _first_sentence(text)))
    before = folded[: reports[0].start] if reports else ""
    about = bool(reports) and not text.endswith(".") and _ABOUT.search(before) is not None
    own = bool(reports) and not about and not text.endswith(".") and _is_bare(folded, reports, bodies)
    return TitleLine(
        number=number,
        place=place,
        text=text,
        folded=folded,
        reports=reports,
        bodies=bodies,
        own=own,
        about=about,
        attached=bool(reports) and _ATTACHED.search(before) is not None,
        other=short and not reports and _names_other(folded),
    )


def _first_sentence(text: str) -> str:
    """Return the first sentence of a long line, which may tell who decided, where it is short; else nothing."""
    first, _, rest = text.partition(". ")
    long = len(text) > _LONGEST and bool(rest)
    return first if long and len(first) <= _LONGEST and not _ROW.search(f"{first} ") else ""


def _is_parts(report: NamedReport, text: str) -> bool:
    """Return whether a name is a common word but for its å: "delar" is no "delår"."""
    return "delar" in text[report.start : report.end].casefold()


def _leads(report: NamedReport, folded: str) -> bool:
    """Return whether "budget" or "bokslut" is the line's subject, not a column or the heading of a section."""
    return bool(_WHOSE.fullmatch(folded[: report.start])) and not _COLUMN.search(folded)


def _is_bare(folded: str, reports: Sequence[NamedReport], bodies: Sequence[NamedBody]) -> bool:
    """Return whether little is left of a line without reports, bodies, dates and small words."""
    kept = list(folded)
    for start, end in [(one.start, one.end) for one in reports] + [(one.start, one.end) for one in bodies]:
        kept[start:end] = " " * (end - start)
    left = sum(map(str.isalpha, _SMALL.sub(" ", "".join(kept))))
    if all(report.end - report.start <= _LETTERS for report in reports):
        return left == 0  # "VP 2026"; "Utfall VB 2024" is a column
    return left <= max(_LEFT, _LEFT_SHARE * sum(map(str.isalpha, folded)))


def _names_other(folded: str) -> bool:
    first = _FIRST_WORD.match(folded)
    if first is None:
        return False
    word = first["word"]
    compound = any(
        word.endswith(name) and (first["coordinated"] or len(word) > len(name) + _LETTERS) for name in other_compounds()
    )
    return compound or any(word.endswith(name) for name in other_documents())
