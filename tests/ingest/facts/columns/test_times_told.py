"""Texts beside a table that tell the time of its figures, and texts that only mention a time."""

import pytest

from ingest.facts.columns.times_told import printed, sums_up, time_of_text, time_of_title
from ingest.facts.fact import Period
from ingest.facts.months import period_in


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Utfall januari–mars", Period(first=1, last=3)),
        ("Tabell 4. Drift per den 30 september 2024", Period(year=2024, first=1, last=9)),
        ("3.2 Volymer första halvåret 2025", Period(year=2025, first=1, last=6)),
        ("Kvartal 3 2025", Period(year=2025, first=7, last=9)),
        ("Läget sista maj", Period(first=5, last=5)),
        ("Oktober 2025", Period(year=2025, first=10, last=10)),
        ("Helårsprognos 2025, gjord i september", None),
        ("Prognos per oktober", None),
        ("Jämförelse mellan mars och oktober", None),
        ("T1 = januari–april, T2 = januari–augusti", None),
        ("Beslut i mars 2025", None),
        ("Skrivelse till styrelsen den 4 september 2025", None),
        ("Utfall, underlag till styrelsen 4 september", None),
        ("Sommarfest 14 juni", None),
        ("Driftstopp 14 juni", None),
        ("Underlaget i juni", None),
        ("Investeringar april 2025", Period(year=2025, first=4, last=4)),
        ("Antal deltagare vid mötet den 12 juni", None),
        ("Antal lediga platser den 30 april", Period(first=4, last=4)),
        ("Utfall och budget t.o.m. maj", Period(first=1, last=5)),
        ("Budget beslutad i november 2025", None),
        ("Första kvartalet", Period(first=1, last=3)),
        ("Driftbudget 2025", None),
        ("Marknadsföring", None),
    ],
)
def test_the_months_of_what_a_table_is_called(title: str, period: Period | None) -> None:
    told = time_of_title(title)
    assert (told.period if told else None) == period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Tabellen visar läget per sista september. Alla belopp i tkr.", Period(first=1, last=9)),
        ("Utfall januari–mars 2025.", Period(year=2025, first=1, last=3)),
        ("Budget och utfall avser januari–oktober; utfall föregående år avser samma tid.", Period(first=1, last=10)),
        ("Uppgifterna i tabellen är per den 31 mars 2024.", Period(year=2024, first=1, last=3)),
        ("Styrelsen fastställer ramarna för 2027 enligt tabellen.", Period(year=2027)),
        ("Kostnaderna steg kraftigt under januari–mars.", None),
        ("Utfallet januari–mars var 4,2 mnkr högre.", None),
        ("Prognosen lämnades i mars.", None),
        ("Förra årets utfall avser januari–mars.", None),
        ("Ackumulerat t.o.m. juni.", Period(first=1, last=6)),
        ("Antal lån under kvartal 2 2025.", Period(year=2025, first=4, last=6)),
        ("Tabellen ovan avser januari–mars.", None),
        ("Bilaga till samtalet med ägarna i maj.", None),
        ("Tabellen redovisas för ägarna i maj.", None),
        ("Ett lugnt år.", None),
    ],
)
def test_the_time_that_running_text_tells_of_its_table(text: str, period: Period | None) -> None:
    told = time_of_text(text, above=True)
    assert (told.period if told else None) == period


def test_the_budget_is_of_the_time_where_the_text_names_it() -> None:
    with_budget, without = (
        time_of_text(text, above=False) for text in ("Budget och utfall avser januari–maj.", "Utfall januari–maj.")
    )
    assert with_budget is not None
    assert with_budget.budget
    assert without is not None
    assert not without.budget


def test_a_text_that_counts_from_january() -> None:
    assert sums_up("Beloppen är ackumulerade från januari.")
    assert sums_up("Utfall ackumulerat sedan den 1 januari")
    assert not sums_up("Ackumulerat underskott i bolaget")


@pytest.mark.parametrize(
    "period", [Period(year=2025, first=1, last=4), Period(year=2024, first=6, last=6), Period(year=2023)]
)
def test_a_printed_time_is_read_as_itself(period: Period) -> None:
    assert period_in(printed(period)) == period
