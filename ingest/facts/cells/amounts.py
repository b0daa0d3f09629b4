"""A table cell -> the amount that it shows, with the place of its last digit: how exact it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

_SPACE = "[ \u00a0\u2007\u2009\u202f]"
_THOUSANDS = "[ \u00a0\u2007\u2009\u202f'’]"
_MINUS = "-−–‑"
_CELL = re.compile(
    rf"(?P<open>\()?{_SPACE}?(?P<sign>[{_MINUS}+]|minus(?={_SPACE}))?{_SPACE}?"
    rf"(?P<whole>\d{{1,3}}(?:{_THOUSANDS}\d{{3}})+|\d{{1,3}}(?:\.\d{{3}})+(?!\d)|\d+)(?:[.,](?P<part>\d+))?"
    rf"(?P<after>[{_MINUS}])?{_SPACE}?(?P<close>\))?(?:{_SPACE}{{0,2}}(?P<unit>%|procent|mnkr|mkr|tkr|kr|st))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A printed number: `step` is the worth of its last digit (0.1 for `12,5`), `percent` tells that % follows."""

    value: Decimal
    step: Decimal
    percent: bool = False


@lru_cache(maxsize=10_000)
def amount_of(cell: str) -> Amount | None:
    """Return the amount that `cell` shows; None where it is empty or shows anything else.

    `(6,6)`, `1,5-` and `– 6,6` are negative; `1.234` has a thousands separator and `1.2` a decimal point.
    """
    match = _CELL.fullmatch(cell.strip())
    if match is None or bool(match["open"]) != bool(match["close"]):
        return None
    part = match["part"] or ""
    digits = re.sub(r"\D", "", match["whole"])
    value = Decimal(f"{digits}.{part}" if part else digits)
    negative = bool(match["open"]) or bool(match["after"]) or (match["sign"] or "+") != "+"
    unit = (match["unit"] or "").casefold()
    return Amount(
        value=-value if negative else value, step=Decimal(1).scaleb(-len(part)), percent=unit in ("%", "procent")
    )


Amounts = Sequence[Sequence[Amount | None]]


def amounts_of(rows: Sequence[Sequence[str]]) -> list[list[Amount | None]]:
    """Return the amounts in the cells of `rows`."""
    return [[amount_of(cell) for cell in cells] for cells in rows]


def filled(row: Sequence[Amount | None], columns: Sequence[int]) -> list[Amount] | None:
    """Return the amounts of a row at `columns`; None where one is missing, or they are not of one kind."""
    cells = [cell for at in columns if at < len(row) and (cell := row[at]) is not None]
    return cells if len(cells) == len(columns) and len({cell.percent for cell in cells}) == 1 else None


def is_zero(cells: Sequence[Amount], signs: Sequence[int]) -> bool:
    """Return whether the amounts add up to nothing, each half a last digit off at most."""
    total = sum((sign * cell.value for sign, cell in zip(signs, cells, strict=True)), Decimal())
    return abs(total) <= tolerance(cells)


def tolerance(cells: Sequence[Amount]) -> Decimal:
    """Return by how much a sum of rounded amounts may miss: half of the last digit of each."""
    return sum((cell.step for cell in cells), Decimal()) / 2
