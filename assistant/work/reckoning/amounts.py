"""Decimals with units: brought to one unit, calculated with, rounded as their operands are, and printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext

from ingest.facts.fact import Value, ValueKind
from ingest.language.numbers import COUNTED

MONEY_UNITS = {"kr": 0, "tkr": 3, "mnkr": 6, "mdkr": 9}
_DIGITS = 60  # of a calculation: more than any sum of printed figures needs
_FEW, _FINE = 10, 3  # less than so many thousands or millions are told with so many decimals at most
POINTS = "procentenheter"
PERCENT = "%"
TIMES = "gånger"


class MixedUnits(Exception):
    """Figures whose units cannot be brought together; `units` are what they are."""

    def __init__(self, units: Sequence[str | None]) -> None:
        super().__init__(f"figures in {', '.join(str(unit) for unit in units)} cannot be compared")
        self.units = tuple(dict.fromkeys(units))


class DividedByZero(Exception):
    """A share or a change of nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number in its unit, with as many decimals as it has."""

    number: Decimal
    unit: str | None = None

    @property
    def places(self) -> int:
        """How many decimals it has."""
        exponent = self.number.as_tuple().exponent
        return max(0, -exponent) if isinstance(exponent, int) else 0


def amount_of(value: Value) -> Amount | None:
    """Return the number that a cell holds; None where it is no single number."""
    if value.number is None or value.kind not in (ValueKind.NUMBER, ValueKind.ABOUT):
        return None
    return Amount(number=value.number, unit=value.unit)


def alike(amounts: Sequence[Amount]) -> tuple[Amount, ...]:
    """Return `amounts` in one unit, money in the largest that is among them; raises MixedUnits.

    A figure without a unit goes with any: a table often prints the unit of a row in some of its cells only. "st" is a
    unit: it goes with what else is counted, and not with per cent.
    """
    units = [amount.unit for amount in amounts]
    money = [unit for unit in units if unit in MONEY_UNITS]
    if money:
        if any(unit is not None and unit not in MONEY_UNITS for unit in units):
            raise MixedUnits(units)
        unit = max(money, key=lambda name: MONEY_UNITS[name])
        return tuple(_in_money(amount, unit) for amount in amounts)
    named = {_plain(unit) for unit in units if unit is not None}
    if len(named) > 1 and not _are_one_count(named):
        raise MixedUnits(units)
    whole = next((unit for unit in units if unit not in ("st", None)), next((unit for unit in units if unit), None))
    return tuple(Amount(number=amount.number, unit=whole) for amount in amounts)


def total(amounts: Sequence[Amount]) -> Amount:
    """Return the sum, with as many decimals as the finest of the amounts."""
    same = alike(amounts)
    with localcontext(prec=_DIGITS):
        return Amount(number=sum((amount.number for amount in same), Decimal(0)), unit=same[0].unit)


def mean(amounts: Sequence[Amount]) -> Amount:
    """Return the mean, rounded as the amounts are."""
    whole = total(amounts)
    with localcontext(prec=_DIGITS):
        return rounded(Amount(number=whole.number / len(amounts), unit=whole.unit), _places(amounts))


def difference(one: Amount, other: Amount) -> Amount:
    """Return one less the other; of per cent in percentage points."""
    first, second = alike((one, other))
    with localcontext(prec=_DIGITS):
        unit = POINTS if first.unit == PERCENT else first.unit
        return Amount(number=first.number - second.number, unit=unit)


def change_in_percent(new: Amount, old: Amount) -> Amount:
    """Return by how many per cent of the old the new is away from it, to one decimal.

    Of an old one below nought its size is meant: from −8 to −10 is −25 per cent. Raises DividedByZero.
    """
    later, earlier = alike((new, old))
    if not earlier.number:
        raise DividedByZero
    with localcontext(prec=_DIGITS):
        share = (later.number - earlier.number) / abs(earlier.number) * 100
    return rounded(Amount(number=share, unit=PERCENT), 1)


def share_in_percent(part: Amount, whole: Amount) -> Amount:
    """Return which share of the whole the part is, in per cent to one decimal; raises DividedByZero."""
    small, large = alike((part, whole))
    if not large.number:
        raise DividedByZero
    with localcontext(prec=_DIGITS):
        return rounded(Amount(number=abs(small.number) / abs(large.number) * 100, unit=PERCENT), 1)


def times(one: Amount, other: Amount) -> Amount:
    """Return how many times the other the one is, to one decimal; raises DividedByZero."""
    first, second = alike((one, other))
    if not second.number:
        raise DividedByZero
    with localcontext(prec=_DIGITS):
        return rounded(Amount(number=first.number / second.number, unit=TIMES), 1)


def per_unit(amount: Amount, units: Amount) -> Amount:
    """Return the amount for each of `units`, rounded as the amount is, small ones finer; raises DividedByZero."""
    if not units.number:
        raise DividedByZero
    with localcontext(prec=_DIGITS):
        each = Amount(number=amount.number / units.number, unit=amount.unit)
    places = max(1, amount.places)
    if not MONEY_UNITS.get(each.unit or "") or abs(each.number) >= _FEW:
        return rounded(each, places)
    fine = rounded(each, max(_FINE, places))
    return rounded(
        fine, next(few for few in range(places, fine.places + 1) if rounded(fine, few).number == fine.number)
    )


def unsigned(amount: Amount) -> Amount:
    """Return the amount without its sign."""
    return Amount(number=abs(amount.number), unit=amount.unit)


def rounded(amount: Amount, places: int) -> Amount:
    """Return the amount with `places` decimals, halves away from zero."""
    with localcontext(prec=_DIGITS):
        number = amount.number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return Amount(number=number, unit=amount.unit)


def printed(amount: Amount, *, signed: bool = False) -> str:
    """Return an amount as Swedish prints it: `-1618.20` mnkr -> `−1 618,20 mnkr`."""
    text = f"{amount.number:,f}".replace(",", " ").replace(".", ",")
    if not amount.number:
        text = text.lstrip("-")
    if text.startswith("-"):
        text = f"−{text[1:]}"
    elif signed and amount.number:
        text = f"+{text}"
    return f"{text} {amount.unit}" if amount.unit else text


def number_of(amount: Amount) -> str:
    """Return an amount as Swedish prints it, without its unit."""
    return printed(Amount(number=amount.number))


def size_of(amount: Amount) -> Decimal:
    """Return what amounts are ordered by: money in kronor, anything else as it is."""
    with localcontext(prec=_DIGITS):
        return amount.number.scaleb(MONEY_UNITS[amount.unit]) if amount.unit in MONEY_UNITS else amount.number


def _in_money(amount: Amount, unit: str) -> Amount:
    if amount.unit is None or amount.unit == unit:
        return Amount(number=amount.number, unit=unit)
    with localcontext(prec=_DIGITS):
        return Amount(number=amount.number.scaleb(MONEY_UNITS[amount.unit] - MONEY_UNITS[unit]), unit=unit)


def _are_one_count(named: set[str]) -> bool:
    """Return whether units count the same: pieces, and what else is counted in pieces, one kind of it."""
    return named <= COUNTED and "st" in named and len(named) == 2


def _plain(unit: str | None) -> str:
    return "".join(character for character in (unit or "").casefold() if character.isalnum() or character == "%")


def _places(amounts: Sequence[Amount]) -> int:
    return max(amount.places for amount in alike(amounts))
