"""Rows, columns and values of a worked answer in words."""

from collections.abc import Sequence

from assistant.answer import Source, short_title
from assistant.plan import Field, Figure, Way
from assistant.tell.statements import unlinked
from assistant.work.reckoning.amounts import Amount, printed
from assistant.work.reckoning.outcome import Worked
from assistant.work.row import FactRow
from assistant.work.telling import texts
from ingest.facts.columns.units import without_unit
from ingest.facts.fact import Counted, Fact, Measure, Period, ValueKind
from ingest.facts.sides import placed_side
from ingest.language.calendar import month_name
from ingest.language.grouped import grouped
from ingest.language.words import squeeze

_LONGEST_COLUMN = 40


def called(row: FactRow, *, longest: int = 110) -> str:
    """Return the row's name, its middle left out where it has more than `longest` characters: its end tells as well."""
    name = squeeze(row.name).rstrip(".:")
    if len(name) <= longest:
        return name
    head = name[: longest // 2].rsplit(" ", 1)[0].rstrip(" ,")
    tail = name[len(name) - longest // 2 :].partition(" ")[2] or name[len(name) - longest // 2 :]
    return f"{head} … {tail}"


_MINUS = ("-", "−", "–")


def value_of(fact: Fact) -> str:
    """Return what a cell shows, with its unit where it prints none: `7,4 %`, `1 051,5 mnkr`; `tom` where empty."""
    text = squeeze(unlinked(fact.value.printed))
    if fact.value.kind is ValueKind.EMPTY:
        return text or texts.EMPTY_CELL
    number = fact.value.number
    if number is not None and number < 0 and (text.startswith("(") or text.endswith(_MINUS)):  # "(60)", "60-"
        return printed(Amount(number=number, unit=fact.value.unit))
    bare = text.replace(" ", "").replace(",", "").replace(".", "").lstrip("-−–+").isdigit()
    unit = fact.value.unit if bare else None
    return f"{grouped(text, unit=unit)} {unit}" if unit else grouped(text)


def values_of(worked: Worked) -> str:
    """Return the figure of a row: as its cell shows it, or worked out."""
    if len(worked.facts) == 1 and worked.figure.way is Way.AS_IT_STANDS:
        return value_of(worked.facts[0])
    return printed(worked.amount) if worked.amount is not None else texts.NO_CELL


def column_of(fact: Fact) -> str:
    """Return the header of a cell, first letter small unless it is an abbreviation: `årsmål`, `KF:s årsmål`."""
    header = without_unit(squeeze(unlinked(fact.column.printed)).strip("* .:"))
    if not header or len(header) > _LONGEST_COLUMN:
        header = texts.MEASURES[fact.measure]
    if fact.side is not None and placed_side(fact.headings) is fact.side and fact.measure.value != fact.side.value:
        header = f"{header}, {texts.SIDES[fact.side]}"
    return header if header[:2].isupper() else header[:1].lower() + header[1:]


def named(field: Field, fact: Fact | None = None) -> str:
    """Return what a field is called: by its header where a row has it, else by what it measures."""
    if fact is not None:
        return column_of(fact)
    anything = not field.measures or {Measure.BUDGET, Measure.OUTCOME} <= set(field.measures)
    measure = texts.MEASURES_ANY if anything else texts.MEASURES[field.measures[0]]
    sex = f" {texts.COUNTED[field.counted]}" if field.counted is not Counted.ALL else ""
    year = f" {field.period.year}" if field.period is not None and field.period.year and field.period.year > 0 else ""
    return f"{measure}{sex}{year}{texts.YEAR_BEFORE if field.back else ''}"


def period_name(period: Period) -> str:
    """Return a time in words: `januari–april 2025`, `mars 2025`, `hela 2025`."""
    year = str(period.year) if period.year is not None else texts.SOME_YEAR
    if period.first is None or period.last is None:
        return texts.WHOLE_YEAR.format(year=year)
    months = dict.fromkeys((month_name(period.first), month_name(period.last)))
    return f"{'–'.join(months)} {year}"


def heading_of(figure: Figure, fact: Fact | None) -> str:
    """Return what a column of the answer's table is called."""
    if figure.way is Way.AS_IT_STANDS:
        name = named(figure.field, fact)
        return name[:1].upper() + name[1:]
    return {
        Way.DIFFERENCE: texts.COLUMN_DIFFERENCE,
        Way.PERCENT: texts.COLUMN_PERCENT,
    }.get(figure.way, texts.COLUMN_SHARE)


def title_of(sources: Sequence[Source]) -> str:
    """Return the documents by board, type and year."""
    titles = list(dict.fromkeys(short_title(source) for source in sources))
    return titles[0] if len(titles) == 1 else "; ".join(titles)


def sized(amount: Amount) -> str:
    """Return an amount without its sign."""
    return printed(Amount(number=abs(amount.number), unit=amount.unit))


def capital(text: str) -> str:
    """Return `text` with its first letter large."""
    return text[:1].upper() + text[1:]
