"""What a column measures, whom it counts and of what time it is: from its key, its printed header and the report."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ingest.document import Column, ReportType, TableKind
from ingest.facts.fact import Counted, Measure, Period, Side
from ingest.facts.months import AS_OF, REPORTED, period_in, without_times, years_in
from ingest.language.words import fold, squeeze

_BY_KEY: Mapping[str, Measure] = {
    "utfall": Measure.OUTCOME,
    "utfall_man": Measure.OUTCOME,
    "utfall_kvinnor": Measure.OUTCOME,
    "utfall_vb": Measure.EARLIER_OUTCOME,
    "prognos": Measure.FORECAST,
    "prognos_fore": Measure.FORECAST_BEFORE,
    "prognos_efter": Measure.FORECAST_AFTER,
    "arsmal": Measure.TARGET,
    "kf_arsmal": Measure.COUNCIL_TARGET,
    "period": Measure.PERIOD,
    "periodicitet": Measure.PERIODICITY,
    "start": Measure.START,
    "slut": Measure.END,
    "avvikelse": Measure.DEVIATION,
    "kostnad": Measure.COST,
    "intakt": Measure.INCOME,
    "netto": Measure.NET,
    "vp": Measure.BUDGET,
    "budget": Measure.BUDGET,
    "slutlig_budget": Measure.FINAL_BUDGET,
    "bruttobudget": Measure.GROSS_BUDGET,
    "budgetjustering": Measure.ADJUSTMENT,
    "prestation": Measure.VOLUME_CHANGE,
    "omslutning": Measure.TURNOVER_CHANGE,
    "bokslut": Measure.ACCOUNTS,
    "resultat": Measure.RESULT,
    "resultat_fran": Measure.CARRIED_IN,
    "resultat_till": Measure.CARRIED_OUT,
    "forandring": Measure.CHANGE,
    "kommentar": Measure.COMMENT,
    "ansvarig": Measure.RESPONSIBLE,
    "belopp": Measure.AMOUNT,
    "snitt": Measure.OUTCOME,
}
# By the printed header, folded, where its key tells nothing.
_BY_PRINTED = (
    (re.compile(r"\bingaende\b"), Measure.CARRIED_IN),
    (re.compile(r"\butgaende\b"), Measure.CARRIED_OUT),
    (re.compile(r"pris(?:et|er)?\b|\btaxa\b|\bavgift(?:en|er)?\b"), Measure.PRICE),
    (re.compile(r"\bandel\w*\b|^%$|\bprocent\b"), Measure.SHARE),
    (re.compile(r"\bstatus\b|\bbeskrivning\b|\banmarkning\w*\b"), Measure.COMMENT),
    (re.compile(r"\bansvar\w*\b"), Measure.RESPONSIBLE),
)
_WOMEN = re.compile(r"\b(?:kvinnor|flickor|kv\.?|tjejer)\b")
_MEN = re.compile(r"\b(?:man|pojkar|killar)\b")
_PART = re.compile(r"^varav\b")
# What a header may say beside a time and still name nothing but that time.
_BESIDE_TIME = re.compile(
    r"\b(?:snitt|medel(?:varde)?|genomsnitt|avlasning|prel(?:iminart?|\.)?|helar(?:et|s)?|per|den|ar|till|och|med|man|kvinnor"
    r"|pojkar|flickor|utf|t\.?o\.?m)\b"
)
_FORECASTS = frozenset({Measure.FORECAST, Measure.FORECAST_BEFORE, Measure.FORECAST_AFTER})
_BUDGETS = frozenset({Measure.BUDGET, Measure.FINAL_BUDGET, Measure.GROSS_BUDGET})
_OF_THE_YEAR = _FORECASTS | _BUDGETS | {Measure.TARGET, Measure.COUNCIL_TARGET, Measure.ADJUSTMENT}
_OF_THE_REPORT = frozenset({Measure.OUTCOME, Measure.CHANGE, Measure.SHARE})
_TIMELESS = frozenset(
    {Measure.START, Measure.END, Measure.PERIOD, Measure.PERIODICITY, Measure.COMMENT, Measure.RESPONSIBLE}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a table's columns are read by: the report's year and type, the table's kind and caption."""

    year: int | None
    type: ReportType | None
    kind: TableKind
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What the cells of a column say of their rows."""

    measure: Measure
    counted: Counted = Counted.ALL
    period: Period
    side: Side | None = None


def meanings(columns: tuple[Column, ...], setting: Setting) -> tuple[Meaning, ...]:
    """Return what each of `columns` means; "varav kvinnor" means what the column before it does, of women."""
    found: list[Meaning] = []
    for column in columns:
        printed = _bare(column)
        if _PART.match(printed) and found and _counted(printed) is not Counted.ALL:
            before = found[-1]
            found.append(
                Meaning(measure=before.measure, counted=_counted(printed), period=before.period, side=before.side)
            )
            continue
        found.append(_meaning(column, printed, setting))
    return tuple(found)


def counted_by_name(name: str) -> Counted:
    """Return whom a row counts that is called after them alone: `varav kvinnor`, `Pojkar`."""
    folded = fold(name)
    left = re.sub(r"\b(?:varav|andel|antal|for|bland)\b", "", _WOMEN.sub("", _MEN.sub("", folded)))
    return _counted(folded) if not re.search(r"[a-z0-9]", left) else Counted.ALL


def _bare(column: Column) -> str:
    return fold(squeeze(column.printed)).strip("* .:")


def _counted(printed: str) -> Counted:
    women, men = _WOMEN.search(printed), _MEN.search(printed)
    if bool(women) == bool(men):
        return Counted.ALL
    return Counted.WOMEN if women else Counted.MEN


def _meaning(column: Column, printed: str, setting: Setting) -> Meaning:
    measure = _measure(column, printed, setting)
    period = _period(measure, printed, setting)
    if measure is Measure.OUTCOME and _is_earlier(period, setting):
        measure = Measure.EARLIER_OUTCOME
    return Meaning(measure=measure, counted=_counted(printed), period=period, side=_side(measure, printed, setting))


def _measure(column: Column, printed: str, setting: Setting) -> Measure:
    if column.key == "netto" and re.search(r"\b(?:vp|budget|plan)\b", printed):
        return Measure.BUDGET
    known = _BY_KEY.get(column.key)
    if known is not None:
        return known
    for pattern, measure in _BY_PRINTED:
        if pattern.search(printed):
            return measure
    if setting.kind in (TableKind.OTHER, TableKind.INDICATOR, TableKind.BUDGET) and _names_time(printed):
        return _of_bare_time(period_in(printed), setting)
    return Measure.OTHER


def _names_time(printed: str) -> bool:
    """Return whether a header names a time and nothing besides: `2024`, `T1 2025`, `jan-mars`, `Apr prel`."""
    return period_in(printed) != Period() and not re.search(r"[a-z]", _BESIDE_TIME.sub("", without_times(printed)))


def _of_bare_time(period: Period, setting: Setting) -> Measure:
    """Return what figures of a bare time are: the budget where the caption says so, else what has come about."""
    caption = fold(setting.caption)
    if re.search(r"\bbudget|\bplan\b|\binvesteringsplan", caption):
        return Measure.BUDGET
    if re.search(r"\bbokslut", caption):
        return Measure.ACCOUNTS
    if re.search(r"\bprognos", caption):
        return Measure.FORECAST
    year = period.year or setting.year
    if year is None or setting.year is None or year > setting.year:
        return Measure.OTHER
    if year == setting.year and setting.type in (None, ReportType.PLAN):
        return Measure.OTHER
    return Measure.OUTCOME


def _period(measure: Measure, printed: str, setting: Setting) -> Period:
    if measure in _TIMELESS:
        return Period()
    told = period_in(printed)
    if measure is Measure.CHANGE:
        return _of_report(setting)
    if measure in (Measure.CARRIED_IN, Measure.CARRIED_OUT):  # "från 2024" and "till 2026" are of 2025
        away = 1 if re.search(r"\bfran\b", printed) else -1 if re.search(r"\btill\b", printed) else 0
        return Period(year=told.year + away if told.year is not None else setting.year)
    if measure in _OF_THE_YEAR:  # "prognos okt 2024" is the forecast for 2024 made in October
        return Period(year=told.year or _caption_year(setting) or setting.year)
    if measure is Measure.DEVIATION and AS_OF.search(printed):  # "Avvikelse T2" is what T2 tells of the year
        return Period(year=told.year or setting.year)
    if told.year is not None:
        return told
    if told.first is not None:
        return Period(year=setting.year, first=told.first, last=told.last)
    if measure is Measure.EARLIER_OUTCOME:
        return Period(year=setting.year - 1 if setting.year is not None else None)
    if measure in _OF_THE_REPORT or measure is Measure.OTHER:
        return _of_report(setting)
    return Period(year=_caption_year(setting) or setting.year)


def _of_report(setting: Setting) -> Period:
    """Return the time that a report tells of; a plan tells of none that has been."""
    if setting.type is None or setting.type is ReportType.PLAN:
        return Period(year=setting.year) if setting.type is None else Period()
    first, last = REPORTED.get(setting.type, (None, None))
    return Period(year=setting.year, first=first, last=last)


def _caption_year(setting: Setting) -> int | None:
    years = years_in(setting.caption)
    return years[0] if len(years) == 1 else None


def _is_earlier(period: Period, setting: Setting) -> bool:
    if period.year is None or setting.year is None:
        return False
    return period.year < setting.year


def _side(measure: Measure, printed: str, setting: Setting) -> Side | None:
    if measure in (Measure.COST, Measure.INCOME, Measure.NET):
        return Side(measure.value)
    for text in (printed, fold(setting.caption)):
        if re.search(r"\bnetto", text):
            return Side.NET
    return None
