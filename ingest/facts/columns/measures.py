"""What a column measures and whom it counts, from its key and its printed header."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.document import Column, TableKind
from ingest.facts.columns.times import Setting, column_period
from ingest.facts.columns.whole import is_of_no_year, is_total, is_total_of_years
from ingest.facts.fact import Counted, Measure, Period, Side
from ingest.facts.months import is_plan, period_in, without_times, years_in
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
# By the printed header, folded: what says more than its key does.
_BEFORE_KEY = (
    (re.compile(r"\bandel(?:en)?\b"), Measure.SHARE),
    (
        re.compile(r"^(?:utfall|bokslut|resultat)?,? ?(?:foregaende|foreg\.?|fg\.?|forra) ?ar(?:et)?$"),
        Measure.EARLIER_OUTCOME,
    ),
    (
        # Under a head that several columns share: a part of what makes up the year's budget.
        re.compile(
            r"(?:\b(?:upprakning|tillskott|(?:ram)?justering|ramforandring|omfordelning|besparing|effektivisering"
            r"|ramvaxling|\w*kompensation)|(?<=\w )forandring)(?:en|et|ar|er|sbehov|skrav)?(?: \d{4})?$"
        ),
        Measure.ADJUSTMENT,
    ),
    (re.compile(r"\bnettokostnad"), Measure.NET),
)
# By the printed header, folded, where its key tells nothing.
_AFTER_KEY = (
    (
        re.compile(r"\bstatus\b|\bbeskrivning\b|\banmarkning|\bbedomning|\bmaluppfyll|^uppfyll|^trend\b|^analys\b"),
        Measure.COMMENT,
    ),
    (re.compile(r"^(?:forbruka|upparbeta|nedlagt)"), Measure.OUTCOME),
    (re.compile(r"\bingaende\b"), Measure.CARRIED_IN),
    (re.compile(r"\butgaende\b"), Measure.CARRIED_OUT),
    (re.compile(r"pris(?:et|er)?\b|\btaxa\b|\bavgift(?:en|er)?\b"), Measure.PRICE),
    (re.compile(r"^%$|\bprocent\b"), Measure.SHARE),
    (re.compile(r"budget\b|^(?:budget|kommun)?(?:ram|bidrag|anslag)(?: \d{4})?$|^plan(?: \d{4})?$"), Measure.BUDGET),
    (re.compile(r"^(?:startvarde|basvarde|utgangsvarde|nulage|ingangsvarde)"), Measure.EARLIER_OUTCOME),
    (
        re.compile(
            r"(?<!nar )(?<!uppfyller )(?<!uppnar )(?<!mot )(?<!av )(?<!till )\b(?:ars)?mal(?:varde)?(?: 20\d\d)?$"
        ),
        Measure.TARGET,
    ),
    (re.compile(r"^(?:etappmal|riktvarde|langsiktigt mal|mal)"), Measure.TARGET),
    (re.compile(r"\bansvar"), Measure.RESPONSIBLE),
)
_OF_A_YEAR = frozenset({Measure.BUDGET, Measure.FORECAST, Measure.OUTCOME, Measure.EARLIER_OUTCOME})
_OF_TWO_TIMES = frozenset({Measure.CHANGE, Measure.DEVIATION, Measure.CARRIED_IN, Measure.CARRIED_OUT})
_WOMEN = re.compile(r"\b(?:kvinnor|kvinna|kvinnliga|flickor|kv\.?|tjejer|damer)\b")
_MEN = re.compile(r"\b(?:man|manliga|pojkar|killar|herrar)\b")
_PART = re.compile(r"^(?:varav|darav)\b")
# What a header may say beside a time and still name nothing but that time.
_BESIDE_TIME = re.compile(
    r"\b(?:snitt|medel(?:varde)?|genomsnitt|avlasning|prel(?:iminart?|\.)?|helar(?:et|s)?|per|den|ar|till|och|med|man|kvinnor"
    r"|pojkar|flickor|utf|t\.?o\.?m)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What the cells of a column say of their rows; `whole` tells that they are of no one year, by their head."""

    measure: Measure
    counted: Counted = Counted.ALL
    period: Period
    side: Side | None = None
    whole: bool = False


def meanings(columns: tuple[Column, ...], setting: Setting) -> tuple[Meaning, ...]:
    """Return what each of `columns` means; "varav kvinnor" means what the column before it does, of women.

    A total beside columns of several years, or of what another column tells for a year, is of no one year.
    """
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
    heads = [_bare(column) for column in columns]
    return tuple(
        replace(one, period=Period(), whole=True) if one.whole or _sums_up(at, heads, found) else one
        for at, one in enumerate(found)
    )


def _sums_up(at: int, heads: Sequence[str], found: Sequence[Meaning]) -> bool:
    """Return whether column `at` is a total over years, and not over those whom columns without a year count."""
    if not is_total(heads[at]):
        return False
    others = [other for other in range(len(heads)) if other != at]
    same = [other for other in others if found[other].measure is found[at].measure and years_in(heads[other])]
    if found[at].measure in _OF_A_YEAR and any(found[other].counted is found[at].counted for other in same):
        return True
    parts = [other for other in others if not years_in(heads[other]) and found[other].measure is Measure.OTHER]
    of_one_sex = any(found[other].counted is not Counted.ALL for other in others)
    return not of_one_sex and len(parts) < 2 and is_total_of_years(heads[at], [heads[other] for other in others])


def counted_by_name(name: str) -> Counted:
    """Return whom a row counts that is called after them alone: `varav kvinnor`, `Pojkar`."""
    folded = fold(name)
    left = re.sub(r"\b(?:varav|darav|andel|antal|for|bland|och)\b", "", _WOMEN.sub("", _MEN.sub("", folded)))
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
    period = column_period(measure, f"{printed} {fold(column.time)}".strip(), setting)
    if measure is Measure.OUTCOME and _is_earlier(period, setting):
        measure = Measure.EARLIER_OUTCOME
    whole = measure not in _OF_TWO_TIMES and is_of_no_year(printed)
    return Meaning(
        measure=measure, counted=_counted(printed), period=period, side=_side(measure, printed, setting), whole=whole
    )


def _measure(column: Column, printed: str, setting: Setting) -> Measure:
    if column.key == "netto" and re.search(r"\b(?:vp|budget|plan)\b", printed):
        return Measure.BUDGET
    for pattern, measure in _BEFORE_KEY:
        if pattern.search(printed):
            return measure
    known = _BY_KEY.get(column.key)
    if known is Measure.RESULT and setting.kind is TableKind.INDICATOR:
        return Measure.OUTCOME
    if known is not None:
        return known
    for pattern, measure in _AFTER_KEY:
        if pattern.search(printed):
            return measure
    if setting.kind in (TableKind.OTHER, TableKind.INDICATOR, TableKind.BUDGET) and names_time(printed):
        return _of_bare_time(period_in(printed), setting)
    return Measure.OTHER


def names_time(printed: str) -> bool:
    """Return whether a folded header or name is a time and no more: `2024`, `T1 2025`, `jan-mars`, `Apr prel`."""
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
    if year is None or setting.year is None:
        return Measure.OTHER
    if year > setting.year:
        return _of_year_to_come(setting)
    if year == setting.year and (setting.type is None or is_plan(setting.type)):
        return _of_year_to_come(setting)
    return Measure.OUTCOME


def _of_year_to_come(setting: Setting) -> Measure:
    """Return what figures of a year to come are: in a plan's table of money its budget."""
    planned = setting.type is not None and is_plan(setting.type) and setting.kind is TableKind.BUDGET
    return Measure.BUDGET if planned else Measure.OTHER


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
