"""Which type of report a document is: what it calls itself, and what its columns and words say of its year."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.describe.evidence import FIRST_FACTOR, Reading, lines_with, ranked
from ingest.describe.title_page import LINES, TitleLine
from ingest.document import Guess, ReportType
from ingest.genre.report_names import NamedReport, named_reports, part_said
from ingest.genre.report_signs import ANNUAL, PART, PLAN, any_sign, signs
from ingest.genre.report_types import Entry, What, entries, reports
from ingest.language.words import fold

# Weights in the order of what they prove. A title with its year is the document's own; a report is named in passing in
# every other.
_TITLE = 36.0
_BARE_TITLE = 14.0  # a line that is a report's name without a year may be a section's heading
_IN_TITLE = 12.0  # a name among other words, on a line of the title page
_HEADER = 10.0  # the same line again, on one page after the other
_OPENING = 4.0  # a sentence that begins with the name and a year or a month
_DECIDED = 6.0  # "the board approves the report"
_IN_FILE_NAME = 5.0
_PASSING = 0.2
_MOST_PASSING = 1.0
_OTHER = 30.0  # the title of something else
_FIRST_LINES = 4  # in which the name of another kind of document is its title
_LETTERS = 4  # of an abbreviation with its number
_SECOND = 0.5  # of its weight counts a report of another kind named after one on the same line
_MOST_TABLES = 30.0  # all table headers together count no more than this
_OWN_COLUMNS = 6.0  # the sum of signs that only annual reports have from which the document is one
_ENOUGH_UNNAMED = 8.0  # the sum of signs that alone tell the type of a document that names no report of that kind
_QUOTED = 0.3  # of their weight count signs of parts of the year then
_DECIDES = ("godkan", "fastst", "antar", "overlamn", "beslutar om")
_BY_CLASS = {
    PLAN: ReportType.PLAN,
    "4": ReportType.FIRST_TERTIAL,
    "8": ReportType.SECOND_TERTIAL,
    ANNUAL: ReportType.ANNUAL,
}
_ATTACHED = 0.3  # of its weight counts the report that the document is an attachment to
_SUBTITLE = 0.3  # ... or a line that goes on with the title
_WITH = (" med", " inklusive", " inkl.", " inkl", " enligt", " till")  # before a report that is a part of the first
_PAGE_MARKS = "0123456789() "  # at the end of a running line
_NONE = ""  # the value for a document that is none of the kinds


@dataclass(slots=True, kw_only=True)
class _Tally:
    scores: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    evidence: dict[str, list[tuple[float, int]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, value: str, weight: float, line: int) -> None:
        self.scores[value] += weight
        self.evidence[value].append((weight, line))


def guess_type(lines: Sequence[Reading], page: Sequence[TitleLine], *, file: str) -> Guess:
    """Return the type that a document speaks most for, an empty value where nothing tells or it is of another kind."""
    named = _named(lines, page, file)
    by_class = _by_class(lines)
    total = _Tally()
    for value, score in named.scores.items():
        total.scores[value], total.evidence[value] = score, list(named.evidence[value])
    for says, score in by_class.scores.items():
        # What months and columns say speaks for the report of that kind that the document names most.
        alike = [value for value in named.scores if _class_of(value) == says]
        if not alike and score < _ENOUGH_UNNAMED:
            continue
        value = max(alike, key=lambda one: named.scores[one], default=_BY_CLASS[says])
        total.scores[value] += score
        total.evidence[value] += by_class.evidence[says]
    return ranked(_with_parts(total.scores, page, lines), total.evidence)


def _named(lines: Sequence[Reading], page: Sequence[TitleLine], file: str) -> _Tally:
    """Return how much the document names itself as each type."""
    tally = _Tally()
    for line in page:
        _title_line(tally, line, page)
    seen: Counter[str] = Counter()
    repeated = Counter(read.folded.rstrip(_PAGE_MARKS) for read in lines)
    own = {line.folded.rstrip(_PAGE_MARKS) for line in page if line.own}
    on_page = {line.number for line in page}
    for read in lines:
        for report in named_reports(read.folded):
            if report.title_only:
                continue
            seen[report.type] += 1
            bare = read.folded.rstrip(_PAGE_MARKS)
            if read.number not in on_page and bare in own and repeated[bare] > 1:
                tally.add(report.type, _HEADER / seen[report.type], read.number)
            tally.add(report.type, _statement(report, read, seen[report.type]), read.number)
    for report in named_reports(fold(file.replace("_", " ").replace("-", " "))):
        tally.scores[report.type] += _IN_FILE_NAME * (0.3 if report.title_only else 1.0)
    return tally


def _title_line(tally: _Tally, line: TitleLine, page: Sequence[TitleLine]) -> None:
    fading = 1.0 - line.place / (LINES + 5)
    if line.other and line.place < _FIRST_LINES and not any(before.own for before in page[: line.place]):
        tally.add(_NONE, _OTHER, line.number)
    if line.about and line.place < _FIRST_LINES * 2 and not any(before.own for before in page[: line.place]):
        tally.add(_NONE, _OTHER * fading, line.number)
        return
    for i, report in enumerate(line.reports):
        before = line.folded[: report.start].rstrip()
        if report.title_only and (not line.own or any(one.own for one in page[: line.place])):
            continue
        alike = reports()[report.type].kin == reports()[line.reports[0].type].kin
        owned = any(0 <= report.start - body.end <= 2 for body in line.bodies)  # "..., socialnämndens detaljbudget"
        if i and (before.endswith(_WITH) or (alike and not owned)):
            continue
        weight = _title_weight(line, report) * fading * (_SECOND if i else 1.0)
        if not i and line.own and _goes_on(line, page):
            weight *= _SUBTITLE
        tally.add(report.type, weight, line.number)


def _title_weight(line: TitleLine, report: NamedReport) -> float:
    weight = _IN_TITLE if _speaks_up(line, report) else 0.0
    if line.own:
        weight = _TITLE if line.with_year else _BARE_TITLE
    return weight * (_ATTACHED if line.attached else 1.0)


def _goes_on(line: TitleLine, page: Sequence[TitleLine]) -> bool:
    """Return whether a line goes on with the title before it: "Budget 2025" above "Flerårsplan 2026–2027"."""
    first = next(one for one in page if one.own)
    alike = reports()[first.reports[0].type], reports()[line.reports[0].type]
    return first is not line and alike[0].kin == alike[1].kin and alike[0].family != alike[1].family


def _speaks_up(line: TitleLine, report: NamedReport) -> bool:
    """Return whether a line is a title by its form: short, whole, with the report first or its year."""
    leads = report.start == 0 or line.with_year or any(body.end <= report.start for body in line.bodies)
    whole = len(line.text) <= 100 and not line.text.endswith((".", ":", ",")) and line.text[:1].isupper()
    return leads and whole and report.end - report.start > _LETTERS


def _statement(report: NamedReport, read: Reading, count: int) -> float:
    """Return the weight of a name in running text: what is decided, what a sentence begins with, and in passing."""
    before = read.folded[: report.start]
    if any(word in before for word in _DECIDES) and report.as_document:
        return (_DECIDED if read.first else _OPENING) / count
    opens = not before.strip() and report.end > 0 and report.as_document
    if opens and len(read.folded) > report.end + 10 and read.first:
        return _OPENING / count
    return _PASSING if _PASSING * count <= _MOST_PASSING else 0.0


def _by_class(lines: Sequence[Reading]) -> _Tally:
    """Return how much columns and words speak for a plan, for the months of a follow-up, for a whole year."""
    tally = _Tally()
    parts: list[int] = []
    strong = 0.0
    seen: Counter[str] = Counter()
    signed = lines_with(any_sign(), lines)
    for read in lines:
        for sign in signs() if read.number in signed else ():
            if not read.has(sign.pattern):
                continue
            if sign.says == PART:
                parts.append(read.number)
                continue
            seen[sign.pattern.pattern] += 1
            part = sign.weight * (FIRST_FACTOR if read.first else 1.0) / seen[sign.pattern.pattern] ** 0.5
            tally.add(sign.says, part, read.number)
            strong += part if sign.own else 0.0
    months = [says for says in ("4", "8") if says in tally.scores]
    if strong >= _OWN_COLUMNS:  # an annual report quotes the year's reports of its parts
        for says in months:
            tally.scores[says] *= _QUOTED
    leading = max(months, key=lambda says: tally.scores[says], default=None)
    if leading and tally.scores.get(ANNUAL, 0.0) < tally.scores[leading]:
        tally.scores[leading] += min(_MOST_TABLES, float(len(parts)))
        tally.evidence[leading].extend((0.9, number) for number in parts[:3])
    return tally


def _class_of(value: str) -> str:
    """Return what signs speak for a type: `plan`, `annual`, or the month that it ends with."""
    report = reports().get(ReportType(value))
    if report is None:
        return ""
    if report.what is What.FOLLOW_UP:
        return next((str(month) for month in (4, 8) if month in report.ends), "")
    return PLAN if report.what is What.PLAN else ANNUAL


def _with_parts(scores: Mapping[str, float], page: Sequence[TitleLine], lines: Sequence[Reading]) -> dict[str, float]:
    """Return the scores with kinds of report that lack their part of the year given it, where the document says it."""
    found = dict(scores)
    for entry in entries():
        if not entry.parts or entry.code not in found:
            continue
        parts = [value for value in found if value != entry.code and _family(value) == entry.code]
        part = max(parts, key=lambda one: found[one], default=None)
        if part is None and any(report.type == entry.code for line in page for report in line.reports):
            part = _on_next_line(entry, page) or part_said(entry, " ".join(read.folded for read in lines))
        if part:
            found[part] = found.get(part, 0.0) + found.pop(entry.code)
    return found


def _family(value: str) -> str:
    report = reports().get(ReportType(value))
    return report.family if report else ""


def _on_next_line(entry: Entry, page: Sequence[TitleLine]) -> ReportType | None:
    """Return the type whose part of the year stands on the line below the title: "Månadsrapport", "November 2024"."""
    for line, after in pairwise(page):
        if line.own and line.reports[0].type == entry.code:
            named = named_reports(f"{line.folded} {after.folded}")
            if named and named[0].entry is entry and named[0].type != entry.code:
                return named[0].type
    return None
