"""What a column measures and whom it counts, from its key and its printed header."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.document import Column, TableKind
from ingest.facts.columns.bare_times import measure_of_time, names_time, tells_only_time
from ingest.facts.columns.sexes import in_words, whom
from ingest.facts.columns.times import LAST_YEAR, Setting, column_period
from ingest.facts.columns.whole import is_of_no_year, is_total, is_total_of_years
from ingest.facts.fact import Counted, Measure, Period, Side
from ingest.facts.months import period_in, tertial_apart, years_in
from ingest.genre.columns import in_full
from ingest.genre.short_heads import has_unread_code, is_over_years
from ingest.language.words import fold

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
_SO_FAR = r"(?:ack(?:umulera\w*)?|period(?:en)?s?)\.?"  # folded
# By the printed header, folded: what says more than its key does.
_BEFORE_KEY = (
    (re.compile(r"^(?:forbruka|upparbeta|nedlagt)\w*\b.*(?:%|\bprocent\b)"), Measure.SHARE),
    (re.compile(r"\bandel(?:en)?\b|(?:%|\bproc(?:ent)?) av\b"), Measure.SHARE),
    (re.compile(r"\b(?:kvar|aterstar|aterstaende)\b.*\b(?:budget|forbruka)\w*"), Measure.OTHER),
    (
        re.compile(
            rf"^(?:{_SO_FAR})?,? ?(?:utfall|bokslut|resultat)?,? ?(?:{_SO_FAR})?,? ?"
            rf"(?:(?:samma|motsvarande) period )?{LAST_YEAR}$"
            rf"|^{LAST_YEAR},? (?:{_SO_FAR})?,? ?utfall(?: {_SO_FAR})?$|^{LAST_YEAR} (?:{_SO_FAR})$"
        ),
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
_IN_TERTIALS = frozenset({Measure.OUTCOME, Measure.EARLIER_OUTCOME, Measure.OTHER, Measure.BUDGET, Measure.DEVIATION})
_OF_TWO_TIMES = frozenset({Measure.CHANGE, Measure.DEVIATION, Measure.CARRIED_IN, Measure.CARRIED_OUT})
_PERCENTILE = re.compile(r"^p ?(?:05|10|50|75|90|95)$|\bmedian\w*|\bpercentil\w*")
_IN_HUNDRED = re.compile(r"p ?\d\d$")
_PART = re.compile(r"^(?:varav|darav)\b")


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
    heads = in_words([_bare(column) for column in columns])
    found: list[Meaning] = []
    for column, printed in zip(columns, heads, strict=True):
        if _PART.match(printed) and found and whom(printed) is not Counted.ALL:
            before = found[-1]
            found.append(Meaning(measure=before.measure, counted=whom(printed), period=before.period, side=before.side))
            continue
        found.append(_meaning(column, printed, setting))
    if any(_PERCENTILE.search(head) for head in heads):  # "P25" beside the median is no forecast
        found = [
            replace(one, measure=Measure.OTHER, period=Period()) if _IN_HUNDRED.match(fold(column.printed)) else one
            for one, column in zip(found, columns, strict=True)
        ]
    found = [
        replace(one, period=Period(), whole=True) if one.whole or _sums_up(at, heads, found) else one
        for at, one in enumerate(found)
    ]
    found = [_of_tertial(one, head, heads) for one, head in zip(found, heads, strict=True)]
    return tuple(one if columns[at].time else _of_no_time(at, one, heads, setting) for at, one in enumerate(found))


def _of_tertial(meaning: Meaning, head: str, heads: Sequence[str]) -> Meaning:
    """Return what a column means, of four months where its head names a tertial beside the third one."""
    apart = tertial_apart(head, heads) if meaning.measure in _IN_TERTIALS else None
    if apart is None:
        return meaning
    return replace(meaning, period=replace(apart, year=meaning.period.year))


def _of_no_time(at: int, meaning: Meaning, heads: Sequence[str], setting: Setting) -> Meaning:
    """Return what column `at` means; of no known time where its kind is not known and other heads tell the report's.

    Beside earlier years alone a head without a time is of the report's own.
    """
    if meaning.measure is not Measure.OTHER or _tells_time(heads[at]):
        return meaning
    beside = [head for other, head in enumerate(heads) if other != at and _tells_time(head)]
    told = any((period_in(head).year or setting.year) == setting.year for head in beside)
    return replace(meaning, period=Period()) if told else meaning


def _tells_time(head: str) -> bool:
    return period_in(head) != Period() or is_over_years(head) or has_unread_code(head)


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


def _bare(column: Column) -> str:
    return fold(in_full(column)).strip("* .:")


def _meaning(column: Column, printed: str, setting: Setting) -> Meaning:
    measure = _measure(column, printed, setting)
    period = column_period(measure, f"{printed} {fold(column.time)}".strip(), setting)
    if measure is Measure.OUTCOME and _is_earlier(period, setting):
        measure = Measure.EARLIER_OUTCOME
    whole = measure not in _OF_TWO_TIMES and is_of_no_year(printed)
    return Meaning(
        measure=measure, counted=whom(printed), period=period, side=_side(measure, printed, setting), whole=whole
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
    timed = f"{printed} {fold(column.time)}".strip()  # "Helår" in a row of 2023
    if setting.kind in (TableKind.OTHER, TableKind.INDICATOR, TableKind.BUDGET) and (
        tells_only_time(printed) or names_time(timed)
    ):
        return measure_of_time(period_in(timed), setting)
    return Measure.OTHER


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
