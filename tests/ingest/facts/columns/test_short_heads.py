"""Columns with short heads: kind and time are those that the head tells, and unknown where it is not understood."""

import pytest

from ingest.document import ReportType
from ingest.facts.fact import Counted, Measure, Period
from tests.ingest.facts.fact_tables import T1, T2, Y, facts_of

T2_BEFORE = Period(year=2024, first=1, last=8)


def _told(*heads: str, type_: ReportType = ReportType.SECOND_TERTIAL) -> list[tuple[Measure, Period]]:
    facts = facts_of(("Verksamhet, tkr", *heads), (("Badhus", *("120" for _ in heads)),), type_=type_)
    return [(fact.measure, fact.period) for fact in facts]


def test_kinds_and_times_of_short_heads() -> None:
    assert _told("Utf 2408", "Utf 2508", "Bud 2508", "B25", "P25", "Avv P25-B25") == [
        (Measure.EARLIER_OUTCOME, T2_BEFORE),
        (Measure.OUTCOME, T2),
        (Measure.BUDGET, T2),
        (Measure.BUDGET, Y),
        (Measure.FORECAST, Y),
        (Measure.DEVIATION, Y),
    ]


def test_budgets_of_the_period_and_of_the_year() -> None:
    assert _told("Ack bud", "Ack utf", "Årsbudget", "Prog helår", "Periodbudget") == [
        (Measure.BUDGET, T2),
        (Measure.OUTCOME, T2),
        (Measure.BUDGET, Y),
        (Measure.FORECAST, Y),
        (Measure.BUDGET, T2),
    ]


def test_years_of_two_digits_in_a_plan() -> None:
    assert _told("Bokslut 23", "Bokslut -24", "B25", "VP26", "Plan 27", type_=ReportType.PLAN) == [
        (Measure.ACCOUNTS, Period(year=2023)),
        (Measure.ACCOUNTS, Period(year=2024)),
        (Measure.BUDGET, Y),
        (Measure.BUDGET, Period(year=2026)),
        (Measure.BUDGET, Period(year=2027)),
    ]


def test_tertials_and_quarters_with_a_year() -> None:
    assert _told("T12025", "T1-24", "Kv 2 25", "Q1 2025") == [
        (Measure.OUTCOME, T1),
        (Measure.EARLIER_OUTCOME, Period(year=2024, first=1, last=4)),
        (Measure.OUTCOME, Period(year=2025, first=4, last=6)),
        (Measure.OUTCOME, Period(year=2025, first=1, last=3)),
    ]


def test_the_year_before() -> None:
    heads = ("Utfall", "Fg år", "Samma period föregående år", "Budget fg år", "Förändring mot fg år")
    assert _told(*heads) == [
        (Measure.OUTCOME, T2),
        (Measure.EARLIER_OUTCOME, Period(year=2024)),
        (Measure.EARLIER_OUTCOME, T2_BEFORE),
        (Measure.BUDGET, Period(year=2024)),
        (Measure.CHANGE, T2),
    ]


@pytest.mark.parametrize("head", ["Rullande 12 mån okt 23–sep 24", "R12 aug 25", "jul 2024–jun 2025", "Läsår 24/25"])
def test_a_time_over_two_years_is_of_no_months_of_one(head: str) -> None:
    (fact,) = facts_of(("Enhet", head), (("Badhus", "7,1"),), type_=ReportType.SECOND_TERTIAL)
    assert fact.period == Period()
    assert fact.counted is Counted.ALL


@pytest.mark.parametrize("head", ["X25", "BU25", "Enl 2513", "Utfall M07"])
def test_a_head_that_is_not_understood_is_never_of_the_report(head: str) -> None:
    assert [period for _, period in _told(head)] == [Period()]


def test_a_head_of_no_known_kind_is_of_the_report_only_where_no_other_tells_a_time() -> None:
    assert [period for _, period in _told("Besök", "Lån")] == [T2, T2]
    assert [period for _, period in _told("Besök", "Lån jan-apr")] == [Period(), T1]


@pytest.mark.parametrize(
    "head", ["Skillnad mot budget", "Utfall mot budget", "Diff", "Avv", "Prognos jmf budget", "+/-"]
)
def test_what_is_away_from_a_budget_is_no_budget(head: str) -> None:
    assert [measure for measure, _ in _told(head)] == [Measure.DEVIATION]


@pytest.mark.parametrize("head", ["Förändring mot bokslut 24", "Ökning jmf utfall 2024", "Skillnad mot 2024"])
def test_what_is_away_from_another_year_is_a_change(head: str) -> None:
    assert [measure for measure, _ in _told(head)] == [Measure.CHANGE]


@pytest.mark.parametrize(
    ("head", "measure"), [("Utfall i % av budget", Measure.SHARE), ("Kvar av budget", Measure.OTHER)]
)
def test_parts_of_a_budget_are_no_budget(head: str, measure: Measure) -> None:
    assert [told for told, _ in _told(head)] == [measure]


def test_figures_of_this_time_beside_last_year() -> None:
    assert _told("I år", "Fg år")[0] == (Measure.OUTCOME, T2)
    assert _told("Ack utf 2503")[0][1] == Period(year=2025, first=1, last=3)
    assert _told("juli", "aug", "ack")[-1] == (Measure.OUTCOME, T2)


def test_percentiles_are_no_forecasts() -> None:
    assert {measure for measure, _ in _told("P10", "P25", "Median", "P75")} == {Measure.OTHER}
    assert [measure for measure, _ in _told("B25", "P25")] == [Measure.BUDGET, Measure.FORECAST]


def test_months_by_number_are_no_whole_year() -> None:
    assert _told("Utfall 1-8 2024", "Utf 2501-2508", "Per. budget") == [
        (Measure.EARLIER_OUTCOME, T2_BEFORE),
        (Measure.OUTCOME, T2),
        (Measure.BUDGET, T2),
    ]


def test_quarters_count_no_women() -> None:
    facts = facts_of(("Enhet", "Kv 2", "Kv"), (("Badhus", "7", "4"),), type_=ReportType.SECOND_TERTIAL)
    assert [fact.counted for fact in facts] == [Counted.ALL, Counted.WOMEN]
