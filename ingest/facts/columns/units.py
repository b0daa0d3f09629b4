"""The unit of a figure whose cell prints none: from its column, its row, its table, or the row's other figures."""

import re
from collections.abc import Sequence

from ingest.document import Cell, Row, Table, TableKind
from ingest.facts.cells.values import unit_of
from ingest.facts.columns.dated import is_of_moment
from ingest.facts.fact import Measure, Value
from ingest.genre.columns import header_unit
from ingest.language.numbers import parse_quantity
from ingest.language.remembered import remembered
from ingest.language.words import fold

_UNIT_COLUMNS = frozenset({"enhet", "mattenhet", "matt", "sort"})
_MEASURED_IN = re.compile(r"[^\d\s]\S*(?: [^\d\s]\S*){0,3}")
_NO_UNITS = frozenset({"antal", "index", "tal", "text", "ja/nej"})
_IN_MONEY = frozenset(
    {
        Measure.OTHER,
        Measure.OUTCOME,
        Measure.EARLIER_OUTCOME,
        Measure.FORECAST,
        Measure.BUDGET,
        Measure.ACCOUNTS,
        Measure.DEVIATION,
    }
)
_PERCENT = re.compile(r"(?<!\d)(?<!\d )(?:%|\bprocent\b|\bproc\b)")  # "mer än 30 % frånvaro" counts
_UNITS = (
    "procentenheter|procentenhet|%-enheter|%-enhet|%|procent|mnkr|mkr|tkr|kr|kronor|miljoner kronor|tusen kronor"
    "|timmar|dagar|dygn|veckor|månader|minuter|st"
    "|km|kilometer|meter|m|mil|kvm|m2|m²|m3|m³|ha|hektar|kg|ton|kWh|MWh|GWh|liter|personer|platser|årsarbetare"
)
_COUNT = re.compile(
    r"\b(?:antal|andel|snittalder|medelalder|index|nojd\w*|personer|platser|barn|elever|brukare|besok\w*|timmar|dagar|dygn"
    r"|arsarbetare|arsarbetskrafter|heltidstjanster|tjanster|kvm|kvadratmeter|meter|ton|kilo|liter|mwh|kwh)\b"
)
_ENDING = re.compile(r"(?:^|[\s,(/]+)(?:i\s+)?(?:mnkr|mkr|tkr|mdkr|kr|%|procent)\s*\)?\s*$", re.IGNORECASE)
_NAMED = re.compile(rf"[,(]\s*(?:i\s+)?(?P<unit>{_UNITS})\s*\)?\s*[*)]*$", re.IGNORECASE)
_IN_KRONOR = re.compile(
    r"(?:^|[^\W\d]\s|\d{4}\s)(?P<unit>kr|kronor)\.?$", re.IGNORECASE
)  # "Utfall kr", "Budget 2025 kr"
_PER = re.compile(
    r"[,(]\s*(?:i\s+)?"
    r"(?P<unit>(?:kr|kronor|tkr|mnkr|mkr|timmar|kWh|kg|g|gram|liter|st|antal)\s?(?:/|per\s)\s?[\w²³. ]+?)"
    r"\s*\)?\s*[*)]*$",
    re.IGNORECASE,
)
_PER_HEAD = re.compile(  # "Kostnad, kr/inv", "kr per elev"
    r"(?:^|[\s,(])(?P<unit>(?:kr|kronor|tkr|mnkr|mkr)\s?(?:/|per\s)\s?[^\W\d_][\w²³.]*)\s*\)?\s*[*)]*$", re.IGNORECASE
)
_ENDS_IN = re.compile(
    r"(?:\bi\s+(?P<of>procent|dagar|dygn|veckor|minuter|sekunder|timmar)|\b(?P<share>procent)"
    r"|tid(?:en)?\b.*\b(?<!\d )(?<!\d)(?P<time>dagar|dygn|veckor|minuter|sekunder|timmar))\s*[*)]*$",
    re.IGNORECASE,
)
_PERCENT_OF = re.compile(r"\bi\s+(?:%|procent)\s+av\b", re.IGNORECASE)
# Folded; figures of such rows are in no unit of money, and may be in none at all.
_NO_MONEY = re.compile(
    r"^(?:varav |- ?)?(?:antal|andel)(?:et|en)?\b|[,(]\s*antal\b|index\b|\bnki\b"
    r"|^(?:soliditet|kassalikviditet|snittranta|genomsnitts?(?:lig)? ranta|sjukfranvaro|meritvarde|medelalder)"
    r"|\bi (?:%|procent|andel) av\b|\bandel(?:en)? av\b"
    r"|^\w*(?:vakans|tackning|belaggning|sysselsattning|finansiering|sjalvforsorjning|skuldsattning|behorighet|nyttjande)s?grad"
)


def own_unit(name: str) -> str | None:
    """Return the unit that a row's name states: `Vakansgrad, %`, `Väntetid i dagar`, `Driftkostnad, kr/kvm`."""
    text = name.strip()
    match = _NAMED.search(text) or _PER.search(text)
    if match is not None:
        return unit_of(match["unit"])
    if _PERCENT_OF.search(text):
        return "%"
    ends = _ENDS_IN.search(text)
    return unit_of(ends["of"] or ends["share"] or ends["time"]) if ends is not None else None


def counts(name: str) -> bool:
    """Return whether a row's name says that its figures are no money, whatever its table is in: `Antal anställda`."""
    return own_unit(name) is None and header_unit(name) is None and _NO_MONEY.search(fold(name).strip()) is not None


def told_unit(printed: str) -> str | None:
    """Return the unit that a header or a name states for its figures: `Belopp (tkr)`, `Andel vuxna, %`."""
    match = next(filter(None, (form.search(printed.strip()) for form in (_NAMED, _PER_HEAD, _IN_KRONOR))), None)
    if match is not None:
        return unit_of(match["unit"])
    if _PERCENT.search(fold(printed)):
        return "%"
    return header_unit(printed)


def column_unit(printed: str) -> str | None:
    """Return the unit that a column's header states."""
    return told_unit(printed)


def is_count(printed: str) -> bool:
    """Return whether a column's header says that its figures are counted, shares or times: they are no money."""
    return bool(_COUNT.search(fold(printed))) and header_unit(printed) is None


def cell_unit(cell: Cell, row: Row) -> str | None:
    """Return the unit of a figure that prints none: what its column says, that of the row's money, or of its cell."""
    told = column_unit(cell.column.printed)
    if told is not None or is_count(cell.column.printed) or is_of_moment(cell):
        return told
    return row.unit or next((_shown(other.value) for other in row.cells if names_unit(other)), None)


def names_unit(cell: Cell) -> bool:
    """Return whether a cell names what its row is measured in: `g/portion`, `%`; "Hemtjänst norr" is none."""
    value = cell.value.strip()
    return _is_of_units(cell) and bool(value) and not value[0].isupper() and _MEASURED_IN.fullmatch(value) is not None


def describes_row(cell: Cell, row: Row) -> bool:
    """Return whether a cell is no figure itself: `%` under "Enhet", `2024` under "År" where the others are of 2024."""
    year = cell.value.strip()
    return names_unit(cell) or (bool(year) and any(other.column.time == year for other in row.cells))


def _shown(unit: str) -> str | None:
    """Return a unit as it stands after a figure, None where it says no more than that things are counted."""
    return None if fold(unit.strip()) in _NO_UNITS else " ".join(unit.split())


def _is_of_units(cell: Cell) -> bool:
    return _heads_units(cell.column.printed)


@remembered(5_000)
def _heads_units(printed: str) -> bool:
    return fold(printed).strip(" .:") in _UNIT_COLUMNS


def without_unit(printed: str) -> str:
    """Return a header without the unit that ends it: `Budget 2025, tkr` -> `Budget 2025`, `Mnkr` -> nothing."""
    return _ENDING.sub("", printed.strip()).strip(" ,;:")


def row_unit(row: Row, table: Table, measure: Measure) -> str | None:
    """Return the unit of a row's figures: that of its name or of a cell of its own, in a table of money the table's.

    A deviation between two shares is in no per cent, unless it says so itself.
    """
    unit = _unit_of(row, table, measure)
    return None if unit == "%" and measure in (Measure.DEVIATION, Measure.CHANGE) else unit


def _unit_of(row: Row, table: Table, measure: Measure) -> str | None:
    own, of_table = own_unit(row.name), row.unit or header_unit(table.caption or "")
    if own is None and row.section and not counts(row.name):
        own = own_unit(row.section)
    if own is not None and measure is not Measure.CHANGE and (of_table or not _PER.search(row.name.strip())):
        return own
    of_cell = next((unit for cell in row.cells if (unit := _told_by(cell)) is not None), None)
    if of_cell is not None and measure is not Measure.CHANGE:
        return of_cell
    if table.kind is TableKind.OTHER and row.unit is not None and measure in _IN_MONEY and not counts(row.name):
        return row.unit
    if table.kind is not TableKind.BUDGET or measure is Measure.SHARE or counts(row.name):
        return None
    return of_table


def _told_by(cell: Cell) -> str | None:
    """Return the unit that a cell of a column of units names; organisational units are called "Enhet" too."""
    if not _is_of_units(cell):
        return None
    quantity = parse_quantity(f"1 {cell.value.strip()}")
    return quantity.unit if quantity is not None else None


def shared_unit(values: Sequence[Value]) -> str | None:
    """Return the unit of all figures of a row that print one, None where they differ or none does."""
    units = {value.unit for value in values if value.number is not None and value.unit is not None}
    return units.pop() if len(units) == 1 else None
