"""Facts in Swedish words: what measures, sides, periods and values are called where people read them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from ingest.facts.fact import Counted, Fact, Measure, Period, Side, Value, ValueKind

NO_FACTS = "Dokumentet har inga fakta: inga säkert lästa tabellrader och inga belopp i punktlistor."
_TOTAL, _PART = "summa", "ingår i en annan rad"

MEASURES: dict[Measure, str] = {
    Measure.OUTCOME: "utfall",
    Measure.EARLIER_OUTCOME: "tidigare utfall",
    Measure.TARGET: "årsmål",
    Measure.COUNCIL_TARGET: "KF:s årsmål",
    Measure.FORECAST: "prognos",
    Measure.FORECAST_BEFORE: "prognos före resultatöverföringar",
    Measure.FORECAST_AFTER: "prognos efter resultatöverföringar",
    Measure.DEVIATION: "avvikelse",
    Measure.COST: "kostnad",
    Measure.INCOME: "intäkt",
    Measure.NET: "netto",
    Measure.BUDGET: "budget",
    Measure.ACCOUNTS: "bokslut",
    Measure.FINAL_BUDGET: "slutlig budget",
    Measure.GROSS_BUDGET: "bruttobudget",
    Measure.ADJUSTMENT: "budgetjustering",
    Measure.VOLUME_CHANGE: "prestationsförändring",
    Measure.TURNOVER_CHANGE: "omslutningsförändring",
    Measure.RESULT: "resultat",
    Measure.CARRIED_IN: "ingående överskott",
    Measure.CARRIED_OUT: "utgående överskott",
    Measure.CHANGE: "förändring",
    Measure.PRICE: "pris",
    Measure.AMOUNT: "belopp",
    Measure.SHARE: "andel",
    Measure.START: "startdatum",
    Measure.END: "slutdatum",
    Measure.PERIODICITY: "periodicitet",
    Measure.PERIOD: "period",
    Measure.COMMENT: "kommentar",
    Measure.RESPONSIBLE: "ansvarig",
    Measure.OTHER: "övrigt",
}
SIDES: dict[Side, str] = {Side.COST: "kostnad", Side.INCOME: "intäkt", Side.NET: "netto"}
COUNTED: dict[Counted, str] = {Counted.ALL: "alla", Counted.WOMEN: "kvinnor och flickor", Counted.MEN: "män och pojkar"}
VALUES: dict[ValueKind, str] = {
    ValueKind.NUMBER: "tal",
    ValueKind.ABOUT: "ungefärligt tal",
    ValueKind.AT_MOST: "högst",
    ValueKind.AT_LEAST: "minst",
    ValueKind.INTERVAL: "intervall",
    ValueKind.INCREASE: "ökning",
    ValueKind.DECREASE: "minskning",
    ValueKind.UNCHANGED: "oförändrat",
    ValueKind.POSTPONED: "bestäms senare",
    ValueKind.DATE: "datum",
    ValueKind.TEXT: "text",
    ValueKind.EMPTY: "tom cell",
}
_MONTHS = "januari februari mars april maj juni juli augusti september oktober november december".split()


def period_text(period: Period) -> str:
    """Return a period in words: `2025`, `januari-april 2025`; nothing where it is not known."""
    year = str(period.year) if period.year is not None else ""
    if period.first is None or period.last is None:
        return year
    months = dict.fromkeys((_MONTHS[period.first - 1], _MONTHS[period.last - 1]))
    return f"{'-'.join(months)} {year}".strip()


def number_text(number: Decimal) -> str:
    """Return a number as Swedish prints it, with all its decimals: `1618.20` -> `1 618,20`."""
    return f"{number:,f}".replace(",", "\u00a0").replace(".", ",")


def value_text(value: Value) -> str:
    """Return a value in words: its kind and what it holds."""
    kind = VALUES[value.kind]
    unit = f" {value.unit}" if value.unit else ""
    if value.day is not None:
        return f"{kind} {value.day}" + (f" till {value.last_day}" if value.last_day is not None else "")
    if value.upper is not None and value.number is not None:
        return f"{kind} {number_text(value.number)} till {number_text(value.upper)}{unit}"
    if value.number is not None:
        return f"{kind} {number_text(value.number)}{unit}"
    return kind


def fact_lines(facts: Sequence[Fact]) -> Iterator[str]:
    """Yield the facts for reading: a line for each table and row, and one for each cell below it."""
    for (_, headings), of_table in groupby(facts, key=lambda fact: (fact.table, fact.headings)):
        yield " > ".join(headings)
        for _, cells in groupby(of_table, key=lambda fact: fact.row):
            row = list(cells)
            yield f"  {_row_line(row[0])}"
            yield from (f"    {_cell_line(fact)}" for fact in row)


def _row_line(fact: Fact) -> str:
    notes = [text for text, is_so in ((_TOTAL, fact.total), (_PART, fact.part)) if is_so]
    groups = ": ".join(text for text in (fact.topic, fact.section) if text)
    section = f" [{groups}]" if groups else ""
    page = [f"sida {fact.page}"] if fact.page is not None else []
    beside = ", ".join([*page, *notes])
    return f"{fact.name}{section}" + (f" ({beside})" if beside else "")


def _cell_line(fact: Fact) -> str:
    counted = COUNTED[fact.counted] if fact.counted is not Counted.ALL else ""
    side = SIDES[fact.side] if fact.side is not None and fact.side.value != fact.measure.value else ""
    parts = [MEASURES[fact.measure], side, counted, period_text(fact.period)]
    told = ", ".join(part for part in parts if part)
    return f"{fact.column.printed}: {fact.value.printed or '-'} ({told}: {value_text(fact.value)})"
