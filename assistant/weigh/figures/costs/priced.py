"""What something costs: a column of money of its row, before what else the row tells."""

import re
from collections.abc import Sequence

from assistant.weigh.figures.asked import AskedFigure
from assistant.weigh.figures.fit import Fit
from assistant.weigh.figures.of_time import is_of_year
from ingest.document import Cell, Row
from ingest.facts.cells.amounts import amount_of
from ingest.facts.columns.measures import Meaning
from ingest.facts.columns.units import cell_unit
from ingest.facts.fact import Measure
from ingest.language.words import fold

# Folded; ways of asking for money, whatever else the words of the question may be.
ASKS_MONEY = re.compile(
    r"\b(?:vad|hur mycket|hur mkt)\b.{0,80}\bkosta(?:r|de|t|s)?\b"
    r"|\b(?:vad|hur mycket|hur mkt)\b.{0,80}\bbetala(?:r|s|de|ts?)?\b"
    r"|\bvad (?:gar|gick)\b.{2,80}\bpa(?: per \w+| i (?:manaden|aret|kronor))?\W*$|\bper \w+ gar .{2,80}\bpa\W*$"
    r"|\bvilke[nt] (?:\w+ )?(?:vite|bot|hyra|avgift|taxa|kostnad|ersattning|summa|lon|pris|belopp)\b"
    r"|\b(?:vad|hur (?:mycket|stor|hog))\b.{0,60}\b(?:slut)?not(?:a|an)\b|\b(?:prislapp|slutkostnad|slutsumma)\w*"
    r"|\bi (?:vite|boter|hyra|avgift|ersattning|lon|skadestand)\b"
)
_COSTS = frozenset({Measure.COST, Measure.PRICE})
_UNITS = re.compile(r"^(?:kr|tkr|kkr|mkr|mnkr|mdkr|kronor)\b")
_HEAD = re.compile(
    r"kostnad(?:en|er|erna)?\b|pris(?:et|er|erna)?\b|avgift(?:en|er)?\b|hyra\b|taxa\b|belopp\b|budget\b|utgift(?:en|er)?\b"
    r"|\bersattning\b|\b(?:kr|tkr|mnkr|mkr)\b|kronor"
)


def of_price(fit: Sequence[Fit], row: Row, told: Sequence[Meaning], asked: AskedFigure) -> tuple[Fit, ...]:
    """Return how cells fit where a question asks what something costs and its row has money: nothing else of it does.

    "Vad kostar en plats" is no question for the column "Platser". `told` is what the columns mean: a cost is no side of
    the accounts beside columns that are of no money.
    """
    money = [_is_money(cell, row) for cell in row.cells]
    if not asked.priced or not any(money):
        return tuple(fit)
    held = any(is_money and one is Fit.FITS for one, is_money in zip(fit, money, strict=True))
    priced = zip(fit, money, told, row.cells, strict=True)
    return tuple(
        _as_price(cell, meaning, row, asked)
        if not held and is_money and one is Fit.OTHER_MEASURE and meaning.measure in _COSTS
        else Fit.OTHER_MEASURE
        if one is Fit.FITS and not is_money
        else one
        for one, is_money, meaning, cell in priced
    )


def _as_price(cell: Cell, meaning: Meaning, row: Row, asked: AskedFigure) -> Fit:
    return Fit.FITS if is_of_year(cell, meaning, row, asked) else Fit.OTHER_YEAR


def tells_money(row: Row) -> bool:
    """Return whether a row has a cell of money, by its unit or its head."""
    return any(_is_money(cell, row) for cell in row.cells)


def _is_money(cell: Cell, row: Row) -> bool:
    unit = cell_unit(cell, row) or ""
    if amount_of(cell.value) is None or "%" in cell.value:
        return False
    return _UNITS.match(fold(unit)) is not None or (not unit and _HEAD.search(fold(cell.column.printed)) is not None)
