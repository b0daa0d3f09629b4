"""Names of table columns: what headers print, the normalised keys, and the words by which people ask for them."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from ingest.document import Column, TableKind
from ingest.genre.short_heads import codes_of_people, written_out
from ingest.language.calendar import YEAR as YEAR
from ingest.language.words import fold, squeeze

_FILE = Path(__file__).with_name("columns.toml")
_PLANNED_ALIASES = ("budget", "budgeterat")
_NO_MARKS = str.maketrans("åäöé", "aaoe")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownColumn:
    """One kind of column: the headers that name it, the words that ask for it, and examples of headers.

    `money` is True where its figures are sums of money, `planned` where a plan's figures under it are the budget.
    """

    key: str
    header: re.Pattern[str]
    asked: tuple[str, ...]
    money: bool
    planned: bool
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowNames:
    """The heads of columns that name rows, and examples of heads."""

    header: re.Pattern[str]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@cache
def known_columns() -> tuple[KnownColumn, ...]:
    """Return the kinds of columns in the order of the list: the first whose header is met names a column."""
    return tuple(
        KnownColumn(
            key=stored["key"],
            header=re.compile("|".join(stored["header"]).replace("{YEAR}", YEAR).translate(_NO_MARKS)),
            asked=tuple(stored.get("asked", ())),
            money=stored.get("money", False),
            planned=stored.get("planned", False),
            examples=tuple(stored["is"]),
            counter_examples=tuple(stored["is_not"]),
        )
        for stored in _stored()["column"]
    )


@cache
def row_names() -> RowNames:
    """Return what heads the columns that name rows."""
    stored = _stored()["names"]
    return RowNames(
        header=re.compile("|".join(stored["header"])),
        examples=tuple(stored["is"]),
        counter_examples=tuple(stored["is_not"]),
    )


@cache
def _stored() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


_UNIT = re.compile(
    r"\b(?:(mnkr|mkr|msek|miljoner (?:kronor|kr)|miljontals kronor)"
    r"|(tkr|kkr|tsek|tusen (?:kronor|kr)|tusentals? (?:kronor|kr)|1[ \u00a0]?000-tals? kronor)"
    r"|(mdkr|miljarder kronor))\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=5_000)
def column_key(printed: str) -> str:
    """Return the normalised name of a column: `KF:s årsmål år 2026` -> `kf_arsmal`, `VP 2026 Netto` -> `netto`.

    A header of no known kind gives its own letters, years left out: `Jan-april 2025` -> `jan_april`, `2024` -> `ar`.
    """
    folded = _bare(printed)
    key = _known_key(folded)
    if key is not None:
        return key
    without_years = re.sub(rf"\b{YEAR}\b", " ", folded)
    return re.sub(r"[^a-z0-9]+", "_", without_years).strip("_") or "ar"


@lru_cache(maxsize=1000)
def aliases_of(key: str) -> tuple[str, ...]:
    """Return the words by which people may ask for a column with key `key`, beside those that it prints."""
    known = next((column for column in known_columns() if column.key == key), None)
    return () if known is None else (*known.asked, *(_PLANNED_ALIASES if known.planned else ()))


def names_rows(printed: str) -> bool:
    """Return whether `printed` heads a column whose cells name the rows: "Indikator", "Projekt"."""
    return row_names().header.search(_bare(printed)) is not None


def is_column_name(printed: str) -> bool:
    """Return whether `printed` is a header of a known kind."""
    return _known_key(_bare(printed)) is not None


def _bare(printed: str) -> str:
    return fold(written_out(printed)).strip("* .:")


def _known_key(folded: str) -> str | None:
    return next((column.key for column in known_columns() if column.header.search(folded)), None)


def column(printed: str) -> Column:
    """Return the column with header `printed`, white space folded."""
    text = squeeze(printed)
    return Column(key=column_key(text), printed=text)


def columns_of(heads: Sequence[str], *, name: str = "") -> tuple[Column, ...]:
    """Return the columns with the given heads; `name` heads the names of the rows.

    A head that counts people by age where it looks like a time, as the others show, is the key itself: `u18`.
    """
    people = codes_of_people([name, *heads])
    return tuple(replace(column(head), key=fold(squeeze(head))) if head in people else column(head) for head in heads)


def in_full(column: Column) -> str:
    """Return the head of a column with its short kinds and times written out, that of people as it is."""
    return column.printed if column.key == fold(column.printed) else written_out(column.printed)


def table_kind(columns: Sequence[Column], *, name: str = "") -> TableKind:
    """Return the kind of a table; `name` is the header of the names, where it is not among `columns`."""
    keys = {column.key for column in columns}
    first = fold(squeeze(name or (columns[0].printed if columns else "")))
    unit = header_unit(" ".join([first, *(column.printed for column in columns)]))
    money = any(column.money for column in known_columns() if column.key in keys)
    if first.startswith("aktivitet") or ({"start", "slut"} <= keys and not money):
        return TableKind.ACTIVITY
    if first.startswith("indikator") or keys & {"arsmal", "kf_arsmal"}:
        return TableKind.INDICATOR
    if unit is None and first.startswith(("nyckeltal", "verksamhet (", "verksamhet, antal", "antal")):
        return TableKind.OTHER
    return TableKind.BUDGET if unit or money else TableKind.OTHER


def header_unit(text: str) -> str | None:
    """Return the unit of money that `text` names, as `mnkr`, `tkr` or `mdkr`; None where it names none."""
    match = _UNIT.search(text)
    if match is None:
        return None
    return "mnkr" if match[1] else "tkr" if match[2] else "mdkr"
