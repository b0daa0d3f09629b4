"""Columns and rows whose figures are of another time than the report: a whole project's, a year that names a row."""

import pytest

from ingest.document import ReportType
from ingest.facts.fact import Period
from tests.ingest.facts.fact_tables import T1, T2, Y, facts_of

NEVER, MARCH = Period(), Period(year=2025, first=3, last=3)


@pytest.mark.parametrize(
    "head",
    [
        "Hela projektet Total budget",
        "Totalt projekt Utfall",
        "Projektbudget",
        "Utfall sedan projektstart",
        "Utfall t.o.m. 2024",
        "Utfall till och med 2024",
        "Tidigare år",
        "Kommande år",
        "Budget 2025-2028",
        "Plan 2026–2028",
        "2029–",
    ],
)
def test_a_column_under_a_head_of_no_one_year_has_no_year(head: str) -> None:
    facts = facts_of(["Projekt", head, "Budget 2025"], [["Bro", "900", "40"]], type_=ReportType.ANNUAL, unit="tkr")

    assert [fact.period for fact in facts] == [NEVER, Y]


@pytest.mark.parametrize(
    ("heads", "periods"),
    [
        (["2023", "2024", "2025", "Totalt"], [2023, 2024, 2025, None]),
        (["Budget 2025", "Budget 2026", "Summa"], [2025, 2026, None]),
        (["Total budget", "Budget 2025", "Utfall 2025"], [None, 2025, 2025]),
        (["Total budget", "Utfall", "Avvikelse"], [2025, 2025, 2025]),
        (["Kvinnor", "Män", "Totalt", "2024", "2023"], [2025, 2025, 2025, 2024, 2023]),
        (["Norr", "Söder", "Totalt", "Totalt 2024", "Totalt 2023"], [2025, 2025, 2025, 2024, 2023]),
        (["Kvinnor", "Män", "Totalt"], [2025, 2025, 2025]),
        (["Utfall t.o.m. augusti", "Budget"], [2025, 2025]),
        (["Utfall t.o.m. 2024-08", "Förändring 2024-2025"], [2024, 2025]),
    ],
)
def test_a_total_beside_columns_of_years_is_of_none_of_them(heads: list[str], periods: list[int | None]) -> None:
    facts = facts_of(["Rad", *heads], [["A", *("5" for _ in heads)]], type_=ReportType.ANNUAL)

    assert [fact.period.year for fact in facts] == periods


@pytest.mark.parametrize(
    ("names", "type_", "periods"),
    [
        (["2023", "2024", "2025"], ReportType.ANNUAL, [Period(year=2023), Period(year=2024), Y]),
        (["2025"], ReportType.FIRST_TERTIAL, [T1]),
        (["Riskvärde", "Riskvärde 2024"], ReportType.ANNUAL, [Y, Period(year=2024)]),
        (["Elever 2023", "Elever 2024"], ReportType.ANNUAL, [Period(year=2023), Period(year=2024)]),
        (["Utfall 2024"], ReportType.ANNUAL, [Period(year=2024)]),
        (["H1", "Norr"], ReportType.ANNUAL, [Y, Y]),
        (["Program 2030", "Lekplatser"], ReportType.ANNUAL, [Y, Y]),
        (["2022–2024", "2024/2025"], ReportType.ANNUAL, [NEVER, NEVER]),
        (
            ["Mars", "Januari–juni"],
            ReportType.ANNUAL,
            [MARCH, Period(year=2025, first=1, last=6)],
        ),
        (["T2 2024", "Skolor"], ReportType.SECOND_TERTIAL, [Period(year=2024, first=1, last=8), T2]),
    ],
)
def test_a_row_called_after_a_time_is_of_that_time(names: list[str], type_: ReportType, periods: list[Period]) -> None:
    facts = facts_of(["År", "Ärenden"], [[name, "5"] for name in names], type_=type_)

    assert [fact.period for fact in facts] == periods


def test_the_year_of_a_column_outdoes_that_of_a_row() -> None:
    facts = facts_of(["Årskull", "2024", "Kvar i mars"], [["2023", "5", "4"]], type_=ReportType.ANNUAL)

    assert [fact.period for fact in facts] == [Period(year=2024), Period(year=2023, first=3, last=3)]


@pytest.mark.parametrize(
    ("heading", "caption", "year"),
    [
        ("Elever 2023", None, 2023),
        ("Elever", "Tabell 4. Elever 2023", 2023),
        ("Elever 2025", None, 2025),
        ("Program 2030", None, 2025),
        ("Kulturåret 2023 i siffror", None, 2025),
    ],
)
def test_a_table_of_an_earlier_year_says_so_in_its_title(heading: str, caption: str | None, year: int) -> None:
    (fact,) = facts_of(
        ["Skola", "Antal elever"], [["Norr", "5"]], type_=ReportType.ANNUAL, headings=(heading,), caption=caption
    )

    assert fact.period.year == year


def test_months_that_name_rows_of_a_plan_are_of_the_year_in_its_title() -> None:
    rows = [["mars", "5"], ["april", "6"]]
    fact, _ = facts_of(["Månad", "Kvinnor"], rows, headings=("Inskrivna per månad 2024",))

    assert fact.period == Period(year=2024, first=3, last=3)
