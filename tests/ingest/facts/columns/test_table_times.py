"""The time of a table's figures, told beside the table or by its arithmetic, reaches them; else the report's holds."""

from collections.abc import Sequence

import pytest

from ingest.document import Description, ReportType, Table, TableKind
from ingest.facts.columns.dated import with_dates
from ingest.facts.columns.measures import meanings
from ingest.facts.columns.times import setting_of
from ingest.facts.fact import Measure, Period
from ingest.facts.table_times import with_times
from ingest.read.compose import compose
from ingest.read.elements import Element, Grid, Heading, Paragraph, plain_row

REPORT = Description(title="Rapport", year=2025, type=ReportType.SECOND_TERTIAL)
PLAN = Description(title="Plan", year=2025, type=ReportType.PLAN)
Y, JAN_APR, JAN_AUG = Period(year=2025), Period(year=2025, first=1, last=4), Period(year=2025, first=1, last=8)
ROWS = (("Bad", "310", "352", "-42"), ("Bibliotek", "1 204", "1 190", "14"), ("Idrott", "877", "905", "-28"))
HEADS = ("Verksamhet", "Budget", "Utfall", "Avvikelse")


def _grid(heads: Sequence[str] = HEADS, rows: Sequence[Sequence[str]] = ROWS, caption: str | None = None) -> Grid:
    return Grid(rows=tuple(plain_row(list(row)) for row in (heads, *rows)), header=1, caption=caption)


def _periods(*elements: Element, described: Description = REPORT) -> list[list[Period]]:
    blocks = with_times(compose(elements).blocks, described)
    tables: list[tuple[Table, tuple[str, ...]]] = [(b.table, b.headings) for b in blocks if b.table is not None]
    for table, _ in tables:
        assert all(tuple(cell.column for cell in row.cells) == table.columns for row in table.rows)
    return [
        [
            one.period
            for one in meanings(
                table.columns,
                setting_of(described, kind=table.kind, headings=headings, caption=table.caption or ""),
            )
        ]
        for table, headings in tables
    ]


@pytest.mark.parametrize(
    "elements",
    [
        (Heading(text="Utfall januari–april", level=1), _grid()),
        (Heading(text="April 2025", level=1), Paragraph(text="Nettokostnad, tkr"), _grid()),
        (Heading(text="Läget per sista april", level=1), Heading(text="Kultur", level=2), _grid()),
        (_grid(caption="Tabell 2. Drift per den 30 april 2025"),),
        (Paragraph(text="Tabellen visar läget per sista april."), _grid()),
        (_grid(), Paragraph(text="Utfall och budget avser januari–april.")),
    ],
)
def test_the_time_told_beside_a_table_goes_before_that_of_the_report(elements: tuple[Element, ...]) -> None:
    assert _periods(*elements) == [[JAN_APR] * 3]


def test_two_tables_alike_are_each_of_the_time_above_it() -> None:
    found = _periods(
        Heading(text="Utfall januari–april", level=1), _grid(), Heading(text="Utfall januari–augusti", level=1), _grid()
    )
    assert found == [[JAN_APR] * 3, [JAN_AUG] * 3]


def test_a_time_after_the_months_of_the_report_is_not_that_of_its_figures() -> None:
    for title in ("Läget per den 31 oktober 2025", "Oktober 2025", "Utfall januari–oktober", "Läget i januari 2026"):
        assert _periods(Heading(text=title, level=1), _grid()) == [[JAN_AUG] * 3]


def test_a_heading_as_of_a_day_is_that_of_the_first_table_below_it_one_of_months_that_of_all() -> None:
    below = (Heading(text="Kultur", level=2), _grid(), _grid(), Heading(text="Fritid", level=2), _grid())
    found = _periods(Heading(text="Läget per sista april", level=1), *below)
    assert found == [[JAN_APR] * 3, [JAN_AUG] * 3, [JAN_AUG] * 3]
    assert _periods(Heading(text="Utfall januari–april", level=1), *below) == [[JAN_APR] * 3] * 3


def test_a_forecast_above_a_table_tells_no_time_of_its_outcome() -> None:
    heads, rows = ("Verksamhet", "Utfall", "Prognos"), [row[:3] for row in ROWS]
    assert _periods(Heading(text="Prognos gjord i april", level=1), _grid(heads, rows)) == [[JAN_AUG, Y]]


def test_the_budget_is_of_the_year_where_the_deviation_is_that_of_the_forecast() -> None:
    rows = [(name, budget, "99", outcome, off) for name, budget, outcome, off in ROWS]
    heads = ("Verksamhet", "Budget", "Utfall", "Prognos", "Avvikelse")
    assert _periods(Heading(text="Utfall januari–april", level=1), _grid(heads, rows)) == [[Y, JAN_APR, Y, Y]]


@pytest.mark.parametrize("head", ["Årsbudget", "Budget helår", "Budget 2025"])
def test_a_budget_whose_head_tells_its_time_stays_of_it(head: str) -> None:
    heads = ("Verksamhet", head, "Utfall", "Avvikelse")
    assert _periods(Heading(text="Utfall januari–april", level=1), _grid(heads))[0][0] == Y


def test_months_of_a_head_stay_and_those_before_are_of_the_year_before() -> None:
    heads = ("Verksamhet", "Utfall mars 2025", "Utfall fg år", "Bokslut 2024")
    before = Period(year=2024, first=1, last=4)
    march = Period(year=2025, first=3, last=3)
    found = _periods(Paragraph(text="Utfall januari–april."), _grid(heads))
    assert found == [[march, before, Period(year=2024)]]


def test_the_budget_beside_a_forecast_is_of_the_year_whatever_the_title_names() -> None:
    rows = [(name, budget, outcome, off) for name, budget, outcome, off in ROWS]
    for title in ("Budgetuppföljning januari–april", "Utfall och budget januari–april"):
        heads = ("Verksamhet", "Budget", "Prognos", "Avvikelse")
        assert _periods(Heading(text=title, level=1), _grid(heads, rows))[0][0] == Y


def test_a_heading_of_an_earlier_year_ends_what_the_headings_above_it_tell() -> None:
    above = [Heading(text="Uppföljning januari–april 2025", level=1), Heading(text="Bokslut 2024", level=2)]
    assert _periods(*above, _grid())[0][:2] == [Period(year=2024)] * 2


@pytest.mark.parametrize("title", ["Läsåret 2024/25", "Rullande tolv månader", "Säsongen 2024/2025"])
def test_a_title_over_two_years_leaves_the_figures_without_a_time(title: str) -> None:
    heads, rows = ("Kurs", "Elever", "Kö"), [("Piano", "81", "14"), ("Gitarr", "64", "22")]
    assert _periods(Heading(text=title, level=1), _grid(heads, rows)) == [[Period()] * 2]


def test_a_text_between_two_tables_that_speaks_of_the_next_is_not_of_the_one_before() -> None:
    text = Paragraph(text="Siffrorna nedan gäller januari–april.")
    assert _periods(_grid(), text, _grid()) == [[JAN_AUG] * 3, [JAN_APR] * 3]


@pytest.mark.parametrize("head", ["Ack. {}", "Ackumulerat {}", "{} perioden"])
def test_a_head_of_the_period_is_of_the_time_told_or_of_the_report(head: str) -> None:
    heads = ("Verksamhet", *(head.format(name) for name in ("budget", "avvikelse")), "Budget helår")
    rows = [("Bad", "310", "-42", "480"), ("Bibliotek", "1 204", "14", "1 800")]
    assert _periods(_grid(heads, rows)) == [[JAN_AUG, JAN_AUG, Y]]
    assert _periods(Paragraph(text="Läget per sista april."), _grid(heads, rows)) == [[JAN_APR, JAN_APR, Y]]


def test_in_a_plan_months_without_a_year_tell_nothing() -> None:
    above = Heading(text="Läget i april", level=1)
    assert _periods(above, _grid(), described=PLAN) == _periods(_grid(), described=PLAN)


def test_a_day_of_what_is_counted_is_its_month_alone() -> None:
    heads, rows = ("Boende", "Platser", "Lediga"), [("Linden", "40", "3"), ("Eken", "36", "2")]
    april = Period(year=2025, first=4, last=4)
    assert _periods(Heading(text="Läget den 30 april 2025", level=1), _grid(heads, rows)) == [[april] * 2]
    summed = Paragraph(text="Talen är ackumulerade från januari.")
    assert _periods(summed, Heading(text="April 2025", level=1), _grid(heads, rows)) == [[JAN_APR] * 2]


def test_a_day_of_each_year_is_that_of_all_columns() -> None:
    heads, rows = ("Boende", "Platser 2024", "Platser 2025"), [("Linden", "40", "41"), ("Eken", "36", "32")]
    mays = [Period(year=year, first=5, last=5) for year in (2024, 2025)]
    assert _periods(_grid(heads, rows, caption="Läget den 31 maj respektive år")) == [mays]
    assert _periods(_grid(heads, rows, caption="Läget den 31 maj"))[0][0] == Period(year=2024)


def test_rows_of_one_name_are_each_of_the_year_in_their_own_cell() -> None:
    heads = ("Nyckeltal", "År", "Värde")
    rows = [("Nöjda gäster", "2023", "81"), ("Nöjda gäster", "2024", "84"), ("Besök", "2024", "512")]
    block = with_times(with_dates(compose([_grid(heads, rows)]).blocks), REPORT)[-1]
    assert block.table is not None
    assert [row.cells[-1].column.time for row in block.table.rows] == ["2023", "2024", "2024"]
    houses = [("Eken", "1974", "812"), ("Linden", "2003", "640")]
    block = with_times(with_dates(compose([_grid(("Hus", "År", "Yta"), houses)]).blocks), REPORT)[-1]
    assert block.table is not None
    assert not any(row.cells[-1].column.time for row in block.table.rows)


@pytest.mark.parametrize("heads", [("Förening", "U16", "U21", "Seniorer"), ("Lag", "P14", "F15", "P16")])
def test_ages_are_told_of_no_year_of_their_number(heads: tuple[str, ...]) -> None:
    setting = setting_of(REPORT, kind=TableKind.OTHER, headings=(), caption="")
    (table,) = [block.table for block in compose([_grid(heads)]).blocks if block.table is not None]
    found = meanings(table.columns, setting)
    assert {one.measure for one in found} == {Measure.OTHER}
    assert {one.period.year for one in found} <= {2025, None}
    assert not {column.key for column in table.columns} & {"utfall", "prognos"}
