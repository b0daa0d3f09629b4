"""What a column says of its figures: measure, period, unit."""

import pytest

from ingest.document import (
    ReportType,
)
from ingest.facts.fact import Counted, Measure, Period
from tests.ingest.facts.fact_tables import T1, T2, Y, facts_of


@pytest.mark.parametrize(
    ("name", "header", "type_", "measure", "period"),
    [
        ("Indikator", "Årsmål", ReportType.PLAN, Measure.TARGET, Y),
        ("Indikator", "KF:s årsmål år 2026", ReportType.PLAN, Measure.COUNCIL_TARGET, Period(year=2026)),
        ("Indikator", "Periodens utfall", ReportType.FIRST_TERTIAL, Measure.OUTCOME, T1),
        ("Indikator", "Periodens utfall", ReportType.SECOND_TERTIAL, Measure.OUTCOME, T2),
        ("Indikator", "Årets utfall", ReportType.ANNUAL, Measure.OUTCOME, Y),
        ("Indikator", "Utfall VB 2024", ReportType.FIRST_TERTIAL, Measure.EARLIER_OUTCOME, Period(year=2024)),
        ("Indikator", "Utfall föregående år", ReportType.ANNUAL, Measure.EARLIER_OUTCOME, Period(year=2024)),
        ("Indikator", "Prognos helår", ReportType.FIRST_TERTIAL, Measure.FORECAST, Y),
        ("Indikator", "Prognos T2", ReportType.ANNUAL, Measure.FORECAST, Y),
        ("Verksamhet (mnkr)", "VP 2026 Netto", ReportType.PLAN, Measure.BUDGET, Period(year=2026)),
        ("Verksamhet (mnkr)", "*Budget 2024", ReportType.PLAN, Measure.BUDGET, Period(year=2024)),
        ("Verksamhet (mnkr)", "Beräknad slutlig budget 2024", ReportType.PLAN, Measure.FINAL_BUDGET, Period(year=2024)),
        ("Verksamhet (mnkr)", "Prognos okt 2024", ReportType.PLAN, Measure.FORECAST, Period(year=2024)),
        ("Verksamhet (mnkr)", "Netto prognos 2024 okt", ReportType.PLAN, Measure.FORECAST, Period(year=2024)),
        ("Verksamhet (mnkr)", "Bokslut 2023", ReportType.PLAN, Measure.ACCOUNTS, Period(year=2023)),
        ("Verksamhet (mnkr)", "Utfall jan–apr", ReportType.FIRST_TERTIAL, Measure.OUTCOME, T1),
        ("Verksamhet (mnkr)", "Utfall 2024", ReportType.PLAN, Measure.EARLIER_OUTCOME, Period(year=2024)),
        ("Verksamhet (mnkr)", "Avvikelse T2", ReportType.SECOND_TERTIAL, Measure.DEVIATION, Y),
        ("Verksamhet (mnkr)", "Begärda budgetjusteringar", ReportType.FIRST_TERTIAL, Measure.ADJUSTMENT, Y),
        ("Nämnd (mnkr)", "Budget 2026 Uppräkning", ReportType.PLAN, Measure.ADJUSTMENT, Period(year=2026)),
        ("Nämnd (mnkr)", "Budget 2026 Ram 2026", ReportType.PLAN, Measure.BUDGET, Period(year=2026)),
        ("Resultatenhet (tkr)", "Bruttobudget 2025", ReportType.PLAN, Measure.GROSS_BUDGET, Y),
        ("Resultatenhet (tkr)", "Resultatöverföring från 2024", ReportType.FIRST_TERTIAL, Measure.CARRIED_IN, Y),
        ("Resultatenhet (tkr)", "Resultatöverföring till 2026", ReportType.FIRST_TERTIAL, Measure.CARRIED_OUT, Y),
        ("Resultatenhet (tkr)", "Utgående fond", ReportType.ANNUAL, Measure.CARRIED_OUT, Y),
        ("Nyckeltal", "2023", ReportType.FIRST_TERTIAL, Measure.EARLIER_OUTCOME, Period(year=2023)),
        ("Nyckeltal", "2025 jan-mars", ReportType.FIRST_TERTIAL, Measure.OUTCOME, Period(year=2025, first=1, last=3)),
        ("Nyckeltal", "Snitt 2024", ReportType.FIRST_TERTIAL, Measure.EARLIER_OUTCOME, Period(year=2024)),
        ("Nyckeltal", "T1 2024", ReportType.FIRST_TERTIAL, Measure.EARLIER_OUTCOME, Period(year=2024, first=1, last=4)),
        ("Nyckeltal", "Apr prel", ReportType.FIRST_TERTIAL, Measure.OUTCOME, Period(year=2025, first=4, last=4)),
        ("Nyckeltal", "Förändring mot 2024", ReportType.FIRST_TERTIAL, Measure.CHANGE, T1),
        ("Nyckeltal", "2026", ReportType.PLAN, Measure.OTHER, Period(year=2026)),
        ("Taxa", "Pris 2025", ReportType.PLAN, Measure.PRICE, Y),
        ("Indikator", "Resultat 2024", ReportType.ANNUAL, Measure.EARLIER_OUTCOME, Period(year=2024)),
        ("Indikator", "Målvärde 2026", ReportType("ÅR"), Measure.TARGET, Period(year=2026)),
        ("Indikator", "Etappmål 2027", ReportType("MB"), Measure.TARGET, Period(year=2027)),
        ("Indikator", "Måluppfyllelse", ReportType("ÅR"), Measure.COMMENT, Period()),
        ("Indikator", "Startvärde", ReportType("MB"), Measure.EARLIER_OUTCOME, Period()),
        ("Indikator", "Utfall", ReportType("DR8"), Measure.OUTCOME, T2),
        ("Indikator", "Utfall", ReportType("ÅR"), Measure.OUTCOME, Y),
        ("Indikator", "Utfall", ReportType("KR1"), Measure.OUTCOME, Period(year=2025, first=1, last=3)),
        ("Indikator", "Utfall", ReportType("DR"), Measure.OUTCOME, Period()),
        ("Indikator", "Utfall", ReportType.PLAN, Measure.OUTCOME, Period()),
        ("Verksamhet, tkr", "Utfall aug 2025", ReportType("DR8"), Measure.OUTCOME, T2),
        ("Verksamhet, tkr", "Utfall maj 2025", ReportType("DR8"), Measure.OUTCOME, Period(year=2025, first=5, last=5)),
        ("Verksamhet, tkr", "Utfall ack augusti", ReportType("DR8"), Measure.OUTCOME, T2),
        (
            "Verksamhet, tkr",
            "Utfall 2024-08-31",
            ReportType("DR8"),
            Measure.EARLIER_OUTCOME,
            Period(year=2024, first=1, last=8),
        ),
        ("Verksamhet, tkr", "Bokslut 2024-12-31", ReportType("DR8"), Measure.ACCOUNTS, Period(year=2024)),
        ("Verksamhet, tkr", "Budget jan-aug", ReportType("DR8"), Measure.BUDGET, T2),
        ("Verksamhet, tkr", "Periodbudget", ReportType("DR8"), Measure.BUDGET, T2),
        ("Verksamhet, tkr", "Helårsbudget", ReportType("DR8"), Measure.BUDGET, Y),
        ("Verksamhet, tkr", "Ram 2026", ReportType("IB"), Measure.BUDGET, Period(year=2026)),
        ("Verksamhet, tkr", "Plan 2027", ReportType("IB"), Measure.BUDGET, Period(year=2027)),
        ("Verksamhet, tkr", "Föregående år", ReportType("ÅR"), Measure.EARLIER_OUTCOME, Period(year=2024)),
        ("Verksamhet, tkr", "Nettokostnad", ReportType("ÅR"), Measure.NET, Y),
        ("Verksamhet, tkr", "Andel av budget", ReportType("ÅR"), Measure.SHARE, Y),
        ("Verksamhet, tkr", "2026", ReportType("IB"), Measure.BUDGET, Period(year=2026)),
        ("Verksamhet, tkr", "2027", ReportType("IB"), Measure.BUDGET, Period(year=2027)),
        ("Verksamhet, tkr", "2027", ReportType("ÅR"), Measure.OTHER, Period(year=2027)),
        ("Nyckeltal", "2027", ReportType("IB"), Measure.OTHER, Period(year=2027)),
        ("Aktivitet", "Startdatum", ReportType.PLAN, Measure.START, Period()),
        ("Aktivitet", "Ansvarig nämnd", ReportType.PLAN, Measure.RESPONSIBLE, Period()),
    ],
)
def test_a_column_says_what_it_measures_and_when(
    name: str, header: str, type_: ReportType, measure: Measure, period: Period
) -> None:
    (fact,) = facts_of([name, header], [["Rad", "5"]], type_=type_)

    assert (fact.measure, fact.period) == (measure, period)


def test_a_part_of_a_column_is_of_what_the_column_before_it_is() -> None:
    header = ["Nyckeltal", "Jan-april 2025", "Varav kvinnor", "Varav män"]
    facts = facts_of(header, [["Hemtjänst", "9", "5", "4"]], type_=ReportType.FIRST_TERTIAL)

    assert [(fact.measure, fact.period, fact.counted) for fact in facts] == [
        (Measure.OUTCOME, T1, counted) for counted in (Counted.ALL, Counted.WOMEN, Counted.MEN)
    ]


@pytest.mark.parametrize(
    ("header", "row", "unit", "units"),
    [
        (["Indikator", "Periodens utfall", "Årsmål"], ["Andel nöjda", "83,33", "85 %"], None, ["%", "%"]),
        (
            ["Indikator", "Utfall", "Årsmål", "Prognos"],
            ["Antal", "16 barn/avd.", "15 st", "14"],
            None,
            [
                "barn/avd.",
                "st",
                None,
            ],
        ),
        (["Verksamhet", "Budget", "Avvikelse i procent"], ["Skola", "5,0", "-2"], "mnkr", ["mnkr", "%"]),
        (["Nyckeltal", "T1 2025"], ["Utbetalt bidrag, mnkr", "11,2"], None, ["mnkr"]),
        (["Nyckeltal", "T1 2025"], ["Medelbidrag, kronor", "10 987"], None, ["kr"]),
        (["Nyckeltal", "T1 2025"], ["Andel anställda (procent)", "36"], None, ["%"]),
        (["Indikator", "Enhet", "Utfall", "Mål"], ["Andel nöjda", "%", "83", "85"], None, [None, "%", "%"]),
        (["Indikator", "Enhet", "Utfall", "Mål"], ["Andel nöjda", "Skolan", "83", "85"], None, [None, None, None]),
        (["Projekt", "Belopp (tkr)"], ["Lekplats", "450"], None, ["tkr"]),
    ],
)
def test_a_figure_without_a_unit_has_that_of_its_column_row_or_table(
    header: list[str], row: list[str], unit: str | None, units: list[str | None]
) -> None:
    assert [fact.value.unit for fact in facts_of(header, [row], unit=unit)] == units
