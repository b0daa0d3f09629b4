"""The unit of a figure whose cell prints none: from its column, its row, its table, or the row's other figures."""

import re
from collections.abc import Sequence

from ingest.document import Cell, Row, Table, TableKind
from ingest.facts.cells.values import unit_of
from ingest.facts.columns.dated import is_of_moment
from ingest.facts.fact import Measure, Value
from ingest.genre.columns import header_unit
from ingest.genre.units_told import tells_of_all
from ingest.language.numbers import parse_quantity
from ingest.language.remembered import remembered
from ingest.language.words import fold

_UNIT_COLUMNS = frozenset({"enhet", "mattenhet", "matt", "sort"})
_MEASURED_IN = re.compile(r"[^\d\s]\S*(?: [^\d\s]\S*){0,3}")
_MONEY = frozenset({"kr", "tkr", "mnkr", "mdkr"})
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
    "|mm|cm|mg|g|gram|kilo|kubikmeter|kvadratmeter|kW|MW|dB|grader|poäng|sekunder|elever|barn|besök|besökare|lån|portioner"
)
_COUNT = re.compile(
    r"\b(?:antal|andel|snittalder|medelalder|index|nojd\w*|personer|platser|barn|elever|brukare|besok\w*|\w*timmar|\w*dagar"
    r"|dygn|veckor|manader|minuter|arsarbetare|arsarbetskrafter|heltidstjanster|tjanster|kvm|kvadratmeter|meter|ton|kilo"
    r"|gram|liter|mwh|kwh|\w*portioner|\w*arenden|\w*ansokningar|temperatur\w*|ljudniva\w*|\w*betyg|\w*poang)\b"
)
_WHEN = re.compile(r"\befter \d+ \w+")  # "Efter 6 månader" tells when, and counts no months
_FOR_EACH = re.compile(
    r"\bper (?!\d|den\b|sista\b|helar|ar\b|(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\w*)[^\W\d]"
)
_TELLS_MONEY = re.compile(
    r"kostnad|intakt|utgift|inkomst|pris|avgift|taxa|hyra|hyror|\blon|lon(?:er)?\b|bidrag|ersattning|\w*peng(?:ar)?\b|belopp"
    r"|netto|budget|anslag|\bmedel|investering|avskrivning|skatt|ranta|rantor|skuld|vinst|resultat|\bram(?:en|ar)?\b"
    r"|lager|summa|tillgang|kapital|omsattning|kronor|\bkr\b"
)
_ENDING = re.compile(r"(?:^|[\s,(/]+)(?:i\s+)?(?:mnkr|mkr|tkr|mdkr|kr|%|procent)\s*\)?\s*$", re.IGNORECASE)
_NAMED = re.compile(rf"[,(]\s*(?:i\s+)?(?P<unit>{_UNITS})\s*\)?\s*[*)]*$", re.IGNORECASE)
_IN_KRONOR = re.compile(
    r"(?:^|[^\W\d]\s|\d{4}\s)(?P<unit>kr|kronor)\.?$", re.IGNORECASE
)  # "Utfall kr", "Budget 2025 kr"
_PER = re.compile(
    rf"[,(]\s*(?:i\s+)?(?P<unit>(?:{_UNITS}|antal)\s?(?:/|per\s)\s?[\w²³. ]+?)\s*\)?\s*[*)]*$", re.IGNORECASE
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
    if own_unit(name) is not None or header_unit(name) is not None:
        return False
    folded = fold(name).strip()
    return _NO_MONEY.search(folded) is not None or (_is_per_thing(folded) and not _TELLS_MONEY.search(folded))


def is_of_money(name: str) -> bool:
    """Return whether a row's name or a column's head says that its figures are money: `Hyra`, `Bidrag, föreningar`."""
    unit = told_unit(name) or own_unit(name)
    of_money = unit in _MONEY if unit is not None else _TELLS_MONEY.search(fold(name)) is not None
    return of_money and not counts(name)


def may_count(name: str) -> bool:
    """Return whether a row's name or a column's head speaks of what is counted or measured, and of no money.

    `Elever` is an activity of a budget too: where a unit is told right beside its table, that is the unit.
    """
    if told_unit(name) is not None or own_unit(name) is not None:
        return not is_of_money(name)
    return counts(name) or (_COUNT.search(fold(name)) is not None and not is_of_money(name))


def rows_in_general(table: Table) -> frozenset[int]:
    """Return the rows whose unit is the one that is told of all amounts of money: none that counts something else.

    In a table with a kind of column that counts, rows of other kinds count too; there only money is told of.
    """
    rows = enumerate(table.rows)
    mixed = any(may_count(name) for name in (*(row.name for row in table.rows), *(c.printed for c in table.columns)))
    if mixed and table.kind is not TableKind.BUDGET:
        return frozenset(i for i, row in rows if is_of_money(row.name))
    return frozenset(i for i, row in rows if not may_count(row.name))


def _is_per_thing(folded: str) -> bool:
    return _FOR_EACH.search(folded) is not None


def told_unit(printed: str) -> str | None:
    """Return the unit that a header or a name states for its figures: `Belopp (tkr)`, `Andel vuxna, %`."""
    forms = (_NAMED, _PER, _PER_HEAD, _IN_KRONOR)
    match = next(filter(None, (form.search(printed.strip()) for form in forms)), None)
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
    folded = _WHEN.sub(" ", fold(printed))
    counted = _COUNT.search(folded) or (_is_per_thing(folded) and not _TELLS_MONEY.search(folded))
    return bool(counted) and header_unit(printed) is None


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
    caption = table.caption or ""
    own, of_table = own_unit(row.name), row.unit or (None if tells_of_all(caption) else header_unit(caption))
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
