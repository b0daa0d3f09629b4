"""The kinds of plans and reports, as `report_types.toml` lists them: names, what each is, which months it covers."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from ingest.document import ReportType
from ingest.language.calendar import month_name
from ingest.language.words import fold

_FILE = Path(__file__).with_name("report_types.toml")
_YEAR = 12  # months
_PARTS = {"tertial": (3, 4), "quarter": (4, 3), "month": (12, 1)}  # how many in a year, months of each


class What(StrEnum):
    """What a report is to its year: what is to be, what a part of it came to, what all of it came to."""

    PLAN = "plan"
    FOLLOW_UP = "follow_up"
    ANNUAL = "annual"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One type of report. `name` reads within a sentence: `delårsrapport per augusti`.

    `family` is the type without its month or number, the same as `code` where it has none; `ends` are the months that
    it may end with, empty where that is not known.
    """

    code: ReportType
    family: ReportType
    name: str
    what: What
    kin: str
    ends: tuple[int, ...]

    @property
    def title(self) -> str:
        """The name as a title begins: `Delårsrapport per augusti`."""
        return self.name[:1].upper() + self.name[1:]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One kind of report as the list has it; `reports` are its types: itself, and those made for a part of a year.

    `general` are the types that are meant where none of its parts is named.
    """

    code: str
    names: tuple[str, ...]
    titles: tuple[str, ...]
    short: tuple[str, ...]
    always: bool
    parts: str
    numbered: str
    general: tuple[ReportType, ...]
    reports: tuple[Report, ...]
    examples: tuple[tuple[str, str], ...]
    counter_examples: tuple[str, ...]


@cache
def entries() -> tuple[Entry, ...]:
    """Return the kinds of report in the order of the list."""
    stored = tomllib.loads(_FILE.read_text(encoding="utf-8"))["type"]
    families = {entry["numbered"]: entry["code"] for entry in stored if "numbered" in entry}
    return tuple(_entry(fields, family=families.get(fields["code"], fields["code"])) for fields in stored)


@cache
def other_documents() -> tuple[str, ...]:
    """Return the folded names of documents that are none of the kinds."""
    return _listed("other_documents")


@cache
def other_compounds() -> tuple[str, ...]:
    """Return the folded last parts of words that name such documents, where they are no whole words."""
    return _listed("other_compounds")


@cache
def of_a_day() -> tuple[str, ...]:
    """Return the folded names of those that are of one day, as minutes are."""
    return _listed("of_a_day")


def _listed(key: str) -> tuple[str, ...]:
    return tuple(fold(name) for name in tomllib.loads(_FILE.read_text(encoding="utf-8"))[key])


@cache
def reports() -> Mapping[ReportType, Report]:
    """Return every type by its code."""
    return {report.code: report for entry in entries() for report in entry.reports}


def report_name(type_: ReportType) -> str:
    """Return how a type reads within a sentence; one that the list no longer has gives its code."""
    known = reports().get(type_)
    return known.name if known else str(type_)


def report_title(type_: ReportType) -> str:
    """Return how a type begins a title."""
    known = reports().get(type_)
    return known.title if known else str(type_)


def what_is(type_: ReportType | None) -> What | None:
    """Return what a type is to its year, None for one that is not known."""
    known = reports().get(type_) if type_ else None
    return known.what if known else None


def is_asked(held: ReportType | None, asked: Sequence[ReportType]) -> bool:
    """Return whether a document of type `held` is one of those `asked` for: "delårsrapport" asks for each of them."""
    known = reports().get(held) if held else None
    return held in asked or (known is not None and known.family in asked)


def is_kin(held: ReportType | None, asked: Sequence[ReportType]) -> bool:
    """Return whether a document of type `held` may stand in for one of those `asked` for, being kin to it."""
    one = reports().get(held) if held else None
    return one is not None and any(_kin(one, reports()[other]) for other in asked if other in reports())


def is_of_same_time(held: ReportType | None, asked: Sequence[ReportType]) -> bool:
    """Return whether a document of type `held` tells of the same part of the year as one `asked` for, being kin to it.

    What a municipality calls its report of August another calls tertialrapport 2.
    """
    one = reports().get(held) if held else None
    others = [reports()[other] for other in asked if other in reports()]
    return one is not None and any(
        _kin(one, other) and len(one.ends) == 1 and one.ends == other.ends for other in others
    )


def place_in_year(type_: ReportType | None) -> int:
    """Return a number by which the reports of one year sort in the order in which they are written, -1 for none."""
    known = reports().get(type_) if type_ else None
    if known is None:
        return -1
    if known.what is What.PLAN:
        return 0
    return _YEAR + 1 if known.what is What.ANNUAL else max(known.ends, default=1)


def _kin(one: Report, other: Report) -> bool:
    if one.kin != other.kin:
        return False
    return one.what is not What.FOLLOW_UP or not one.ends or not other.ends or bool(set(one.ends) & set(other.ends))


def _entry(fields: Mapping[str, Any], *, family: str) -> Entry:
    return Entry(
        code=fields["code"],
        names=tuple(fields.get("names", ())),
        titles=tuple(fields.get("titles", ())),
        short=tuple(fields.get("short", ())),
        always=fields.get("always", False),
        parts=fields.get("parts", ""),
        numbered=fields.get("numbered", ""),
        general=tuple(ReportType(code) for code in fields.get("general", (fields["code"],))),
        reports=tuple(_reports(fields, ReportType(family))),
        examples=tuple((one, fields["code"]) if isinstance(one, str) else (one[0], one[1]) for one in fields["is"])
        if "is" in fields
        else (),
        counter_examples=tuple(fields.get("is_not", ())),
    )


def _reports(fields: Mapping[str, Any], family: ReportType) -> Iterator[Report]:
    code, name, what = fields["code"], fields["name"], What(fields["what"])

    def report(code: str, name: str, ends: Sequence[int]) -> Report:
        return Report(
            code=ReportType(code), family=family, name=name, what=what, kin=fields["kin"], ends=tuple(sorted(ends))
        )

    parts, ends = fields.get("parts", ""), fields.get("ends")
    if family == code:
        yield report(code, name, () if parts else (ends or _YEAR,))
    if parts in _PARTS:
        count, months = _PARTS[parts]
        for number in range(1, count + 1):
            of_part = fields["part"].format(name=name, number=number, month=month_name(number))
            yield report(f"{code}{number}", of_part, (number * months,))
    for number, may_end in fields.get("may_end", {}).items():
        yield report(f"{code}{number}", fields["part"].format(name=name, number=number), may_end)
