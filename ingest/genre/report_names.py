"""Finds where a text names a kind of report, and which part of the year it is said to cover."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.document import ReportType
from ingest.genre.report_types import Entry, entries
from ingest.language.calendar import MONTH, YEAR, month_number
from ingest.language.words import fold

_ENDING = r"(?:ens|ets|ernas|erna|ers|er|en|et|arna|ar|rnas|rna|ns|na|n|r|s|t)?"
_A_MONTH = "{month}"  # in a name of the list: "augustirapporten"
_AND = "(?:och|samt|&)"
_BETWEEN = r"[\s-]+"  # words of a name
_NUMBERS = {"ett": 1, "tva": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "atta": 8, "nio": 9, "tio": 10}
_NUMBERS |= {"elva": 11}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_ORDINALS = {"forsta": 1, "andra": 2, "tredje": 3, "fjarde": 4}
_ORDINAL = "|".join(_ORDINALS)
_MONTHS_EACH = {"tertial": 4, "quarter": 3, "month": 1}
_STEP = {"kvartal": 3, "tertial": 4, "halvar": 6}  # months of a part that is called so

# What may stand between a report's name and the part of the year: "rapport 2024 för perioden till och med augusti".
_GAP = (
    r"(?:[\s,.:;()–—-]|\b(?:nr|nummer|for|per|den|t\s?\.?\s?o\s?\.?\s?m|tom|till|och med|efter|avseende|i|ar|aret|arets"
    rf"|period|perioden|manad|manaden|fran|utfall|{YEAR}(?!-?\d))\b\.?)*"
)
_TO = r"\s*(?:[-–—]|till(?: och med)?|t\s?\.?\s?o\s?\.?\s?m\b\.?|tom\b)\s*"
_DAY = r"(?:(?:den\s+)?(?:\d{1,2}(?::?[ae]\b)?|sist[ae])\s*)?"
_WHEN = (
    rf"{_DAY}{MONTH}(?:\s*{YEAR})?{_TO}{_DAY}(?P<to>{MONTH})(?!\w)|{_DAY}(?P<month>{MONTH})(?!\w)"
    rf"|{YEAR}-(?P<iso>0[1-9]|1[0-2])(?:-\d\d)?(?!\d)|{YEAR}(?P<compact>0[1-9]|1[0-2])(?!\d)|\d{{1,2}}/(?P<slash>\d{{1,2}})(?!\d)"
    rf"|(?P<ordinal>{_ORDINAL})\s+(?P<step>kvartal|tertial|halvar)\w*|(?:q|kv\.?|kvartal)\s?(?P<quarter>[1-4])(?!\d)|(?:tertial|t)\s?(?P<tertial>[1-3])(?!\d)"
    rf"|(?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)})(?:\s+forsta)?\s+manader\w*"
    # "Delårsrapport I" ends there or goes on with its year; "delårsrapporten i Ekbro" does not.
    rf"|(?P<number>1[0-2]|[1-9]|iii?|iv|i(?=\s*(?:$|[^\w\s]|{YEAR}))|{'|'.join(_NUMBERS)})(?![\w%]|[.,/:]\d|-\d(?!\d)|\s*(?:{MONTH}\b|mnkr|tkr|kr\b|%|ar\b|procent))"
)
_AFTER = re.compile(rf"{_GAP}(?:{_WHEN})")
_BEFORE = re.compile(rf"(?:\b(?P<ordinal>{_ORDINAL})|\bq(?P<quarter>[1-4]))\s+$")
_ANYWHERE = re.compile(rf"\b(?:per|efter|till och med|t\.?o\.?m\.?|tom|januari{_TO})\s*{_DAY}(?P<month>{MONTH})(?!\w)")
_SAID = re.compile(
    rf"\b(?:jan(?:uari|\.)?)(?:\s*{YEAR})?{_TO}{_DAY}(?P<to>{MONTH})(?!\w)"
    rf"|\b(?:per|till och med|t\.?o\.?m\.?|tom)\s+(?:den\s+)?{_DAY}(?P<month>{MONTH})(?!\w)"
    rf"|\b(?:per|till och med|t\.?o\.?m\.?|tom)\s+{YEAR}-(?P<iso>0[1-9]|1[0-2])-\d\d"
    rf"|(?P<ordinal>{_ORDINAL})\s+(?P<step>kvartal|tertial|halvar)\w*"
    rf"|(?P<count>{'|'.join(_NUMBERS)})(?:\s+forsta)?\s+manader\w*"
)
_MONTH_FIRST = re.compile(rf"(?P<month>{MONTH})")
_DOCUMENT = re.compile(r"(?:\benligt|\bi|\bur|\bfran|\bav|\bsager|\bstar i|\bmed)\s+(?:\w+s\s+)?$")
_DEFINITE = re.compile(r"(?:en|ens|et|ets|erna|ernas|arna|n|ns|rna|na)$")
_YEAR_AFTER = re.compile(rf"^[\s,]*(?:for |ar |aret )*(?:{YEAR}|-?\d\d)(?!\d|,)")
_YEAR_BEFORE = re.compile(rf"{YEAR}\s+(?:ars\s+)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedReport:
    """A report named at characters `start` to `end` of a text; `type` is that of its part of the year where it is said.

    `title_only` is True for a name that means the report on its own title only; `as_document` where the text speaks of
    it as a document and not of what it is in general.
    """

    start: int
    end: int
    entry: Entry
    type: ReportType
    title_only: bool
    as_document: bool


def named_reports(folded: str) -> list[NamedReport]:
    """Return the reports that a folded text names, in order; none lies within another."""
    found: list[NamedReport] = []
    for match in _pattern().finditer(folded) if _any_name().search(folded) else ():
        if found and match.start() < found[-1].end:
            continue
        entry, title_only = _names()[match.lastgroup or ""]
        type_, end = _part(entry, folded, match)
        if type_ is not None:
            found.append(
                NamedReport(
                    start=match.start(),
                    end=end,
                    entry=entry,
                    type=type_,
                    title_only=title_only,
                    as_document=_as_document(entry, folded, match, end),
                )
            )
    return found


def read_report(text: str) -> ReportType | None:
    """Return the type that `text` gives by code or by name, and nothing besides; None where it gives none."""
    folded = fold(" ".join(text.split()))
    by_code = {fold(report.code): report.code for entry in entries() for report in entry.reports}
    if folded in by_code:
        return by_code[folded]
    found = named_reports(folded)
    return found[0].type if len(found) == 1 and (found[0].start, found[0].end) == (0, len(folded)) else None


def part_said(entry: Entry, folded: str) -> ReportType | None:
    """Return the type of the part of the year that a text says it covers: "januari–augusti", "efter fyra månader"."""
    for match in _SAID.finditer(folded):
        if type_ := entry_part(entry, match):
            return type_
    return None


def _as_document(entry: Entry, folded: str, match: re.Match[str], end: int) -> bool:
    """Return whether a name is that of a document: with a year, definite, or what something stands in."""
    return bool(
        entry.always
        or end > match.end()
        or _YEAR_AFTER.match(folded[end:])
        or _YEAR_BEFORE.search(folded[: match.start()])
        or _DOCUMENT.search(folded[: match.start()])
        or _DEFINITE.search(match.group())
    )


def _part(entry: Entry, folded: str, match: re.Match[str]) -> tuple[ReportType | None, int]:
    """Return the type with its part of the year, and where the words for it end; None where letters mean nothing."""
    if not entry.parts:
        return entry.reports[0].code, match.end()
    tail, before = _AFTER.match(folded, match.end()), _BEFORE.search(folded, 0, match.start())
    named = [(entry_part(entry, tail), tail.end())] if tail else []
    named += [(entry_part(entry, before), match.end())] if before else []
    inside = _MONTH_FIRST.match(match.group())
    named += [(entry_part(entry, inside), match.end())] if inside else []
    for type_, end in named:
        if type_ is not None:
            return type_, end
    if (match.lastgroup or "").startswith("short"):
        return None, match.end()
    elsewhere = _ANYWHERE.search(folded)
    type_ = entry_part(entry, elsewhere) if elsewhere else None
    return type_ or entry.reports[0].code, match.end()


def entry_part(entry: Entry, when: re.Match[str]) -> ReportType | None:
    """Return the type of the part of the year that `when` says, None where the kind of report has no such part."""
    said = {name: value for name, value in when.groupdict().items() if value}
    codes = {str(report.code) for report in entry.reports}
    number = said.get("number") or (said.get("ordinal") if "step" not in said else None)
    if number is not None:
        count = int(number) if number.isdigit() else (_ORDINALS | _ROMAN | _NUMBERS)[number]
        code = f"{entry.numbered or entry.code}{count}"
        known = codes | {f"{entry.numbered}{one}" for one in (1, 2, 3) if entry.numbered}
        return ReportType(code) if code in known and (entry.code != "BU") else None
    month = _last_month(said)
    each = _MONTHS_EACH.get(entry.parts, 1)
    code = f"{entry.code}{month // each}"
    return ReportType(code) if month and month % each == 0 and code in codes else None


def _last_month(said: dict[str, str]) -> int:
    if name := said.get("to") or said.get("month"):
        return month_number(name)
    if digits := said.get("iso") or said.get("compact") or said.get("slash"):
        return int(digits)
    if "step" in said:
        return _STEP[said["step"]] * _ORDINALS[said["ordinal"]]
    if tertial := said.get("tertial"):
        return 4 * int(tertial)
    if quarter := said.get("quarter"):
        return 3 * int(quarter)
    count = said.get("count", "0")
    return int(count) if count.isdigit() else _NUMBERS[count]


@cache
def _names() -> dict[str, tuple[Entry, bool]]:
    """Return for each group of the pattern the kind of report that it is a name of, and whether on titles only."""
    return {group: (entry, title_only) for group, entry, title_only, _ in _groups()}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_groups(), key=lambda group: -len(group[3]))
    ways = "|".join(f"(?P<{group}>{pattern})" for group, _, _, pattern in longest_first)
    return re.compile(rf"(?<![^\W_])(?={_begins()})(?:{ways})")


@cache
def _any_name() -> re.Pattern[str]:
    """Return a pattern that is met wherever a name is; most texts have none, and groups are slow to look for."""
    ways = "|".join(sorted({pattern for _, _, _, pattern in _groups()}))
    return re.compile(rf"(?<![^\W_])(?={_begins()})(?:{ways})")


def _begins() -> str:
    return "|".join(sorted({_begin(pattern) for _, _, _, pattern in _groups()}))


def _begin(pattern: str) -> str:
    """Return the first letters of a name's pattern, the whole where it begins otherwise: tried before all names are."""
    letters = re.match(r"(?:\(\?<!-\))?([a-z]{2,3})(?![?|])", pattern)
    return pattern if letters is None else letters[1][:2]


@cache
def _groups() -> tuple[tuple[str, Entry, bool, str], ...]:
    return tuple(_each_group())


def _each_group() -> Iterator[tuple[str, Entry, bool, str]]:
    for i, entry in enumerate(entries()):
        for j, name in enumerate(entry.names):
            yield f"name_{i}_{j}", entry, False, _name_pattern(name)
        for j, name in enumerate(entry.titles):
            yield f"title_{i}_{j}", entry, True, _name_pattern(name)
        for j, short in enumerate(entry.short):
            tail = r"\s?(?=\d)" if entry.parts else r"(?=\s?-?'?\d\d|(?![\w-]))"
            yield f"short_{i}_{j}", entry, False, rf"(?<!-){fold(short)}{tail}"


def _name_pattern(name: str) -> str:
    """Return the pattern of a name on folded text; see the list for the seams in it."""
    words = []
    for word in fold(name).split():
        if word.startswith(_A_MONTH):
            words.append(f"{MONTH}{word.removeprefix(_A_MONTH).replace('|', '')}")
            continue
        if word == "och":
            words.append(_AND)
            continue
        head = re.escape(word).replace(r"\-", "[-‑–]?")
        words.append(re.sub(r"(s?)\\?\|", lambda seam: ("s?" if seam[1] else "") + r"[\s-]{0,2}", head))
    return rf"{_BETWEEN.join(words)}{_ENDING}(?![^\W\d_])"
