"""Which year a document is about, and for a plan of several years, which is the last."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from ingest.describe.evidence import FIRST_FACTOR, IN_FILE_NAME, Reading, ranked
from ingest.describe.title_page import LINES, TitleLine
from ingest.document import Guess, ReportType
from ingest.genre.report_types import What, of_a_day, what_is
from ingest.language.calendar import MONTH, YEAR
from ingest.language.numbers import numbers_in

# A year in a column of plans and reports, or where a document names itself, is the document's own; `back` is how far
# the year that stands there (YYYY) lies before it. Each sign begins where a word does.
_YEAR_SIGNS: tuple[tuple[float, int, str], ...] = (
    (6.0, 0, r"(?:verksamhetsplan|verksamhetsberättelse|tertialrapport(?: \d)?) (?:för )?(?:år )?YYYY\b"),
    (6.0, 0, r"kf:?s\s+årsmål(?: år)? YYYY\b"),
    (6.0, 0, r"^årsmål år YYYY\b"),
    (5.0, 0, r"vp YYYY\b"),
    (5.0, 0, r"t[12] YYYY\b"),
    (5.0, 0, r"tertial \d YYYY\b"),
    (4.0, 1, r"utfall\s+vb\s+YYYY\b"),
    (2.0, 0, r"(?:mål|målvärde\w*|årsmål\w*|prognos\w*|utfall\w*|budget) (?:för )?(?:år )?YYYY\b"),
    (2.0, 0, rf"(?:\w*[a-z]\.? ?[-–] ?|per |per (?:den )?\d\d? |till ){MONTH} YYYY\b"),
    (1.5, 0, r"under (?:år )?YYYY\b"),
    (1.5, 0, r"YYYY-(?:01-01|12-31)\b"),
    (1.0, 0, r"YYYY-\d\d-\d\d\b"),
)
_YEARS = [(weight, back, re.compile(sign.replace("YYYY", r"(20\d\d)"))) for weight, back, sign in _YEAR_SIGNS]
_ANY_SIGN = re.compile(rf"\b(?={'|'.join(sign for _, _, sign in _YEAR_SIGNS)})".replace("YYYY", r"20\d\d"))
_CENTURY = "20"  # of every year that counts; most lines do not have it
_ANY = 0.3
_NO_DATE = re.compile(r"\b(20\d\d)\b(?!-?\d\d)")
_ANY_YEAR = re.compile(r"\b(20\d\d)\b")
_ALONE = 0.4  # how sure a single mention of a year makes, where the document has no other
_OWN = 60.0  # the year on the line of the document's own title
_ALONE_BESIDE = 50.0  # a year alone on a line beside a title that has none
_BESIDE = 12.0  # a year among few words there
_TITLE = 110  # characters of a line that may be a title
_SHORT = 40  # characters of such a line
_SCHOOL_YEAR = re.compile(r"(?<![\d/-])(20\d\d)\s?(?:/\s?(?:20)?|[-–]20)(\d\d)(?![\d/-])")
_OF_SCHOOL = re.compile(r"\b(?:lasar|skolar)\w*\W+(?:20\d\d)|20\d\d\s?/")  # "2024-2025" alone may be a plan's years
_BESIDE_TITLE = 0.25  # of its weight counts all else where the title has a year
_SUBTITLE = 0.3  # of its weight counts the year of another report's name below the title
_AWAY = 2  # years from the one that a text names most; a title's year further off is a goal's
_FEWEST = 2  # times that a text names the year that it names most
# Folded, before the year of a goal: "Agenda 2030", "mot 2045".
_GOAL = r"\b(?:agenda\w*|vision\w*|mal(?:en|et|bild\w*|ar(?:et)?)?|mot|till|senast)(?: ar)?[ -]"
_GOAL_YEAR = re.compile(rf"{_GOAL}(20\d\d)\b")
_COUNTED = re.compile(r"(?<![\d:/])\b(20\d\d)\b(?!:\d)")  # no number of a law
_SPAN = re.compile(r"(?<!\d)(20\d\d)\s?[-–—]\s?(20\d\d)(?![\d-])")
_HEAD = 8  # lines in which a title says for how many years it is
_NEAR = 3  # lines from the title
_LONGEST = 10  # years of a plan


def guess_year(lines: Sequence[Reading], page: Sequence[TitleLine], *, file: str) -> Guess:
    """Return the year that the document is about; for a plan that is the year planned, not the year of writing."""
    scores: dict[str, float] = defaultdict(float)
    evidence: dict[str, list[tuple[float, int]]] = defaultdict(list)
    seen: Counter[tuple[str, str]] = Counter()
    for read in lines:
        if _CENTURY not in read.with_next:
            continue
        begins = [sign.start() for sign in _ANY_SIGN.finditer(read.with_next) if sign.start() < len(read.line)]
        for weight, back, pattern in _YEARS if begins else ():
            for match in filter(None, (pattern.match(read.with_next, begin) for begin in begins)):
                year = str(int(next(group for group in match.groups() if group)) + back)
                seen[year, pattern.pattern] += 1
                part = weight * (FIRST_FACTOR if read.first else 1.0) / seen[year, pattern.pattern] ** 0.5
                scores[year] += part
                evidence[year].append((part, read.number))
        for match in _ANY_YEAR.finditer(read.line):
            seen[match[1], ""] += 1
            scores[match[1]] += _ANY / seen[match[1], ""] ** 0.5
            evidence[match[1]].append((_ANY / 3, read.number))
    own, usual = _of_title(page), _usual(lines, page)
    titled = [*(own or _of_other(page, usual)), *_of_school(page)]
    for year in set() if own else _goals(page, usual):
        scores.pop(year, None)
    for year in scores if any(weight > _BESIDE for _, weight, _ in titled) else ():
        scores[year] *= _BESIDE_TITLE
    for year, weight, number in titled:
        scores[year] += weight
        evidence[year].append((weight, number))
    for match in re.finditer(r"(?<!\d)(20\d\d)(?!\d)", file):
        scores[match[1]] += IN_FILE_NAME
    return ranked(scores, evidence, least=_ALONE)


def last_year(page: Sequence[TitleLine], type_: ReportType | None, year: int | None) -> int | None:
    """Return the last year of a plan for several years or of a school year, as the title says; None for any other."""
    if any(str(year) == first for first, _, _ in _of_school(page)):
        return None if year is None else year + 1
    if year is None or what_is(type_) is not What.PLAN:
        return None
    later: list[int] = []
    for line in page[:_HEAD]:
        if not line.own or not line.with_year:
            continue
        years = [int(found) for found in re.findall(rf"(?<!\d){YEAR}(?!\d)", line.folded)]
        if short := re.search(rf"(?<!\d){year}\s*[-–—/]\s*(\d\d)(?!\d)", line.folded):
            years.append(year // 100 * 100 + int(short[1]))
        later += [one for one in years if year < one <= year + _LONGEST]
    return max(later, default=None)


def _of_school(page: Sequence[TitleLine]) -> list[tuple[str, float, int]]:
    """Return the first half of the school year that one of the first lines names: `läsåret 2024/25` -> 2024."""
    for line in page[:_HEAD]:
        match = _SCHOOL_YEAR.search(line.folded)
        whole = match is not None and int(match[2]) == (int(match[1]) + 1) % 100
        if match and whole and _OF_SCHOOL.search(line.folded) and not line.text.endswith("."):
            return [(match[1], _OWN, line.number)]
    return []


def _of_title(page: Sequence[TitleLine]) -> list[tuple[str, float, int]]:
    """Return the years of the lines that are the document's own name, else of a line beside one that has none."""
    found: list[tuple[str, float, int]] = []
    for line in page:
        if not line.own:
            continue
        fading = (1.0 - line.place / (LINES + 5)) * (_SUBTITLE if found else 1.0)
        start = line.reports[0].start
        years = [(match.start(), match[1]) for match in _ANY_YEAR.finditer(line.folded)]
        if years:  # the first after the name: "Mål och budget 2025 med plan för 2026"
            first = next((year for at, year in years if at > start), years[-1][1])
            found.append((first, _OWN * fading, line.number))
            continue
        beside = page[max(0, line.place - _NEAR) : line.place + _NEAR + 1]
        for other in beside:
            match = _NO_DATE.search(other.folded)
            if match and not other.own and len(other.text) <= _SHORT and not other.text.endswith("."):
                alone = match[1] == other.text.strip()
                found.append((match[1], (_ALONE_BESIDE if alone else _BESIDE) * fading, other.number))
    return found


def _usual(lines: Sequence[Reading], page: Sequence[TitleLine]) -> frozenset[int]:
    """Return the years that a text names most below its title, those of goals left out; nothing where none is often."""
    titles = {line.folded for line in page[:_NEAR] if _may_be_title(line)}
    text = (read for read in lines if read.folded not in titles)
    named = (match[1] for read in text for match in _COUNTED.finditer(_GOAL_YEAR.sub(" ", read.folded)))
    counts = Counter(map(int, named))
    most = max(counts.values(), default=0)
    return frozenset(year for year, count in counts.items() if count == most >= _FEWEST)


def _may_be_title(line: TitleLine) -> bool:
    return (line.other or line.place == 0) and len(line.text) <= _TITLE and not line.text.endswith(".")


def _is_near(year: str, *, usual: frozenset[int]) -> bool:
    return any(abs(int(year) - one) <= _AWAY for one in usual)


def _goals(page: Sequence[TitleLine], usual: frozenset[int]) -> set[str]:
    """Return the years of goals that the first lines name: a text is not of them, however often it names them."""
    named = {match[1] for line in page[:_NEAR] for match in _GOAL_YEAR.finditer(line.folded)}
    return {year for year in named if not _is_near(year, usual=usual)}


def _of_other(page: Sequence[TitleLine], usual: frozenset[int]) -> list[tuple[str, float, int]]:
    """Return the year in the title of a document of another kind, or on its first line: `Uppföljning av avtal 2025`.

    The year of a goal is none, nor one far from the `usual` years of the text.
    """
    if _of_school(page):
        return []
    for line in page[:_NEAR]:
        years = set((_ANY_YEAR if line.other else _NO_DATE).findall(line.folded))
        if line.other and (span := _SPAN.search(line.folded)):
            years = {span[1]} if years == {span[1], span[2]} else years
        if (
            _may_be_title(line)
            and len(years) == 1
            and not _GOAL_YEAR.search(line.folded)
            and (not usual or _is_near(*years, usual=usual))
        ):
            return [(years.pop(), _OWN, line.number)]
    return _of_day(page)


def _of_day(page: Sequence[TitleLine]) -> list[tuple[str, float, int]]:
    """Return the year of the day that stands beside the title of what is of one day: "Protokoll", "2031-02-03"."""
    for line in page[: _NEAR + 1]:
        if not line.other or not line.folded.split()[0].strip(":").endswith(of_a_day()):
            continue
        for beside in page[line.place : line.place + _NEAR + 1]:
            day = next((mention.day for mention in numbers_in(beside.text) if mention.day is not None), None)
            if day is not None:
                return [(str(day.year), _OWN, beside.number)]
    return []
