"""Small sums that people expect, computed from cited cells: a change, and the highest or lowest of a column."""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from assistant import texts
from assistant.weigh.figures.numbers import NUMBER_WORDS_PATTERN
from assistant.weigh.figures.totals import is_sum
from ingest.document import Cell, Column, Passage, Row
from ingest.facts.columns.units import cell_unit
from ingest.language.numbers import Quantity, parse_quantity
from ingest.language.words import fold

# "Högst elva timmar" and "minst 40" bound a figure; "störst 2026" does not.
_BOUND = rf"(?! (?:(?!(?:19|20)\d\d\b)\d|(?:{NUMBER_WORDS_PATTERN})\b))"
# Held out it gains nothing of its own (-1); kept for what a user sees, that who asks for the highest gets the highest.
_HIGHEST = re.compile(rf"\b(hogsta?|storsta?|mesta?|flesta?|dyraste?|max\w*|langsta?)\b{_BOUND}")
_LOWEST = re.compile(rf"\b(lagsta?|minsta?|farsta?|billigaste?|kortaste?|samsta?)\b{_BOUND}")
# What somebody may, can or must have at most, or at least, is a bound that one row tells: "får man högst ha i hyra".
_MAY_AT_MOST = re.compile(
    r"^(?!.*\b(?:vilk(?:en|et|a)|vem|var)\b).*\b(?:far|kan|kunna|ska|skall|bor|maste|behover|skulle|tillats|tillater)\b"
    r"(?: \w+){0,6}? (?:hogst|max|maximalt|som mest|minst|lagst)\b"
)
_CHANGE = re.compile(
    r"\b(mer|mindre|fler|farre|hogre|lagre|storre)\b.*\b(an|jamfort|mot) (\w+ )?(aret|ar|20\d\d|\w*plan\w*|vp)\b"
    r"|\b(okat|okade|okar|minskat|minskade|minskar|stigit|sjunkit|hojts?|sankts?|skillnad\w*|forandring\w*)\b"
)
_BELOW_ZERO = re.compile(r"\b(minus\w*|\w*underskott\w*|forlust\w*|negativ\w*)\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_RESULTS = frozenset({"utfall", "utfall_man", "utfall_kvinnor", "utfall_vb", "prognos"})
# Columns that measure one thing, however reports call it; any other is alike only to itself.
_ONE_MEASURE = (
    frozenset({"utfall", "utfall_vb"}),
    frozenset({"budget", "slutlig_budget", "netto", "vp"}),
)
_PLACES = Decimal("0.1")
_MOST_BETWEEN = 3  # named between the highest and the lowest


def change_between(one: Cell, other: Cell, row: Row) -> str | None:
    """Return how the later of two cells differs from the earlier: `minskning med 1,3 mnkr (-2,2 %)`.

    The years in the columns' headers tell which is later; None where they do not, where either is no number, and
    between columns that measure different things.
    """
    if not one_measure(one.column, other.column):
        return None
    first, second = _quantity(one, row), _quantity(other, row)
    years = [int(year) for cell in (one, other) for year in _YEAR.findall(cell.column.printed)[:1]]
    if first is None or second is None or first.kind != second.kind or len(years) != 2 or years[0] == years[1]:
        return None
    old, new = (first, second) if years[0] < years[1] else (second, first)
    difference = new.value - old.value if new.unit == old.unit else new.size - old.size
    word = texts.INCREASE if difference > 0 else texts.DECREASE if difference < 0 else texts.UNCHANGED
    if difference == 0:
        return word
    unit = texts.PERCENTAGE_POINTS if new.unit == "%" else new.unit or ""
    amount = f"{spoken(abs(difference))} {unit}".rstrip()
    share = ""
    if new.unit != "%" and old.value:
        percent = (difference / abs(old.value) * 100).quantize(_PLACES, ROUND_HALF_UP)
        share = f" ({spoken(percent)} %)"
    return f"{word} {texts.BY} {amount}{share}"


def one_measure(one: Column, other: Column) -> bool:
    """Return whether two columns measure the same thing, at whatever time."""
    return one.key == other.key or any({one.key, other.key} <= keys for keys in _ONE_MEASURE)


def asks_change(question: str) -> bool:
    """Whether the question asks how a figure differs from an earlier one."""
    return _CHANGE.search(fold(question)) is not None


def year_before(cell: Cell, row: Row) -> Cell | None:
    """Return the cell of a row that measures the same the year before, by its header; the first where several do."""
    year = _YEAR.search(cell.column.printed)
    if year is None:
        return None
    before = str(int(year.group()) - 1)
    earlier = (c for c in row.cells if _YEAR.findall(c.column.printed) == [before] and _quantity(c, row))
    return next((c for c in earlier if one_measure(c.column, cell.column)), None)


def deviation_from_target(one: Cell, other: Cell, row: Row) -> str | None:
    """Return how an outcome or prognosis differs from the board's target: `0,7 procentenheter över årsmålet`.

    None unless one of the cells is the target, the other an outcome or prognosis, and both are numbers of one kind.
    """
    cells = {cell.column.key: cell for cell in (one, other)}
    target = cells.pop("arsmal", None)
    result = next((cell for key, cell in cells.items() if key in _RESULTS), None)
    if target is None or result is None:
        return None
    reached, wanted = _quantity(result, row), _quantity(target, row)
    if reached is None or wanted is None or reached.unit != wanted.unit:
        return None
    difference = reached.value - wanted.value
    unit = texts.PERCENTAGE_POINTS if reached.unit == "%" else reached.unit or ""
    where = texts.ABOVE_TARGET if difference > 0 else texts.BELOW_TARGET
    return f"{spoken(abs(difference))} {unit}".rstrip() + f" {where}" if difference else texts.ON_TARGET


def range_of(values: Sequence[tuple[str, Cell, Row]]) -> str | None:
    """Return who has the highest and the lowest of named cells, and the difference; None where they do not compare."""
    found = [(name, cell, quantity) for name, cell, row in values if (quantity := _quantity(cell, row)) is not None]
    if len(found) < 2 or len({quantity.kind for _, _, quantity in found}) > 1:
        return None
    highest, lowest = max(found, key=lambda entry: entry[2].size), min(found, key=lambda entry: entry[2].size)
    if highest[2].size == lowest[2].size or highest[2].unit != lowest[2].unit:
        return None
    unit = texts.PERCENTAGE_POINTS if highest[2].unit == "%" else highest[2].unit or ""
    between = sorted(
        (entry for entry in found if lowest[2].size < entry[2].size < highest[2].size), key=lambda e: -e[2].size
    )
    told = [f"{name} ({' '.join(cell.value.split())})" for name, cell, _ in (highest, *between, lowest)]
    then = texts.THEN.format(names=texts.join(told[1:-1])) if 0 < len(between) <= _MOST_BETWEEN else ""
    return texts.HIGHEST_LOWEST.format(
        highest=told[0],
        then=then,
        lowest=told[-1],
        difference=f"{spoken(highest[2].value - lowest[2].value)} {unit}".rstrip(),
    )


def superlative(question: str) -> int:
    """Return 1 where the question asks for the highest, -1 for the lowest ("största minuset" is the lowest), else 0.

    What is allowed at most is no highest of several: "vad får en familj högst ha i hyra".
    """
    folded = fold(question)
    if _MAY_AT_MOST.search(folded):
        return 0
    if _LOWEST.search(folded):
        return -1
    if _HIGHEST.search(folded):
        return -1 if _BELOW_ZERO.search(folded) else 1
    return 0


def extreme(rows: Sequence[Passage], cell: Cell, *, direction: int) -> tuple[Passage, Cell] | None:
    """Return the row of one table with the highest (1) or lowest (-1) value in the column of `cell`.

    Sums and rows within another ("varav") are left out; None where fewer than two rows can be compared.
    """
    compared: list[tuple[Decimal, Passage, Cell]] = []
    for passage in rows:
        row = passage.row
        if row is None or row.section or is_sum(row):
            continue
        mine = next((other for other in row.cells if other.column == cell.column), None)
        quantity = _quantity(mine, row) if mine else None
        if mine is not None and quantity is not None:
            compared.append((quantity.size, passage, mine))
    if len(compared) < 2:
        return None
    _, passage, found = max(compared, key=lambda entry: direction * entry[0])
    return passage, found


def spoken(number: Decimal) -> str:
    """Return a number as Swedish prints it: `-1618.20` -> `-1 618,2`."""
    text = f"{number.normalize():,f}".replace(",", " ").replace(".", ",")
    return text.replace("-", "−") if text.startswith("-") else text


def _quantity(cell: Cell, row: Row) -> Quantity | None:
    quantity = parse_quantity(cell.value)
    if quantity is not None and quantity.unit is None:
        return Quantity(value=quantity.value, unit=cell_unit(cell, row))
    return quantity
