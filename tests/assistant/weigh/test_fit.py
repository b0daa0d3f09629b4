"""How a table cell stands to the figure that a question asks for."""

from dataclasses import replace

import pytest

from assistant.weigh.figures.asked import asked_figure
from assistant.weigh.figures.fit import Fit, columns_mean, fits
from ingest.document import Cell, ReportType, Row, Span, TableKind
from ingest.facts.columns.times import Setting
from ingest.genre.columns import column


def _fits(
    heads: dict[str, str], question: str, *, years: tuple[int, ...] = (), type_: ReportType | None, name: str = "Parker"
) -> dict[str, Fit]:
    cells = tuple(Cell(column=column(head), value=value) for head, value in heads.items())
    row = Row(name=name, cells=cells, spans=(Span(start=0, end=1),), unit="mnkr")
    told = columns_mean(tuple(c.column for c in cells), Setting(year=2025, type=type_, kind=TableKind.BUDGET))
    return dict(zip(heads, fits(row, told, asked_figure(question, years=years), type_=type_), strict=True))


ACCOUNTS = {"Bokslut 2023": "20,3", "Budget 2024": "21,0", "Bokslut 2024": "", "Avvikelse 2024": "0,5"}
PROJECT = {"Hela projektet Total budget": "90,0", "Utfall t.o.m. 2024": "60,0", "Budget 2025": "15,0"}
PLAN = {"Kostnader 2025": "30,0", "Intäkter 2025": "-5,0", "Netto 2025": "25,0"}
REPORT = {"Budget 2025": "90,0", "Utfall jan-aug 2025": "60,0", "Utfall jan-aug 2024": "55,0", "Prognos 2025": "91,0"}

FRAMES = {
    "2025 Budget": "90,0",
    "2026 Uppräkning": "2,0",
    "Budget 2026 Tillskott": "1,0",
    "Budget 2026 Ram 2026": "93,0",
}


@pytest.mark.parametrize(
    ("heads", "question", "year", "type_", "wanted"),
    [
        (ACCOUNTS, "avvikelsen", 2023, ReportType.ANNUAL, None),
        (ACCOUNTS, "avvikelsen", 2024, ReportType.ANNUAL, "Avvikelse 2024"),
        (ACCOUNTS, "bokslutet", 2024, ReportType.ANNUAL, None),
        (ACCOUNTS, "bokslutet", 2023, ReportType.ANNUAL, "Bokslut 2023"),
        (PROJECT, "budgeten", 2025, ReportType.ANNUAL, "Budget 2025"),
        (PROJECT, "utfallet", 2024, ReportType.ANNUAL, None),
        (PLAN, "nettobudgeten", 2025, ReportType.PLAN, "Netto 2025"),
        (PLAN, "budgeten", 2025, ReportType.PLAN, "Netto 2025"),
        (PLAN, "Hur stora är kostnaderna", 2025, ReportType.PLAN, "Kostnader 2025"),
        (PLAN, "intäkterna i budgeten", 2025, ReportType.PLAN, "Intäkter 2025"),
        (PLAN, "intäkterna", 2024, ReportType.PLAN, None),
        (REPORT, "utfallet för helåret", 2025, ReportType.SECOND_TERTIAL, None),
        (REPORT, "utfallet januari-augusti", 2024, ReportType.SECOND_TERTIAL, "Utfall jan-aug 2024"),
        (REPORT, "utfallet januari-april", 2025, ReportType.SECOND_TERTIAL, None),
        (REPORT, "budgeten januari-augusti", 2025, ReportType.SECOND_TERTIAL, None),
        (REPORT, "prognosen i augusti", 2025, ReportType.SECOND_TERTIAL, "Prognos 2025"),
        (REPORT, "intäkterna", 2025, ReportType.SECOND_TERTIAL, None),
        (FRAMES, "budgeten", 2026, ReportType("BG"), "Budget 2026 Ram 2026"),
    ],
)
def test_only_the_figure_asked_for_fits(
    heads: dict[str, str], question: str, year: int, type_: ReportType, wanted: str | None
) -> None:
    found = _fits(heads, question, years=(year,), type_=type_)
    assert [head for head, fit in found.items() if fit is Fit.FITS] == ([wanted] if wanted else [])


def test_what_is_added_to_a_budget_fits_where_it_is_named() -> None:
    found = _fits(FRAMES, "tillskottet i budgeten", years=(2026,), type_=ReportType("BG"))
    assert found["Budget 2026 Tillskott"] is Fit.FITS


def test_an_empty_cell_is_told_from_one_that_is_not_asked_for() -> None:
    assert _fits(ACCOUNTS, "bokslutet", years=(2024,), type_=ReportType.ANNUAL) == {
        "Bokslut 2023": Fit.OTHER_YEAR,
        "Budget 2024": Fit.OTHER_MEASURE,
        "Bokslut 2024": Fit.EMPTY,
        "Avvikelse 2024": Fit.OTHER_MEASURE,
    }


def test_a_measure_that_the_row_is_called_after_is_not_asked_of_its_columns() -> None:
    heads = {"2024": "1,0", "2025": "2,0"}
    found = _fits(heads, "budgetavvikelsen", years=(2025,), type_=ReportType.ANNUAL, name="Budgetavvikelse")
    assert found == {"2024": Fit.OTHER_YEAR, "2025": Fit.FITS}


def test_a_head_may_name_two_measures() -> None:
    heads = {"Budget": "90,0", "Avvikelse prognos T2": "3,0"}
    found = _fits(heads, "prognosen", type_=ReportType.SECOND_TERTIAL)
    assert found == {"Budget": Fit.OTHER_MEASURE, "Avvikelse prognos T2": Fit.FITS}


def test_what_has_come_about_is_no_target() -> None:
    heads = {"Årsmål": "9 %", "KF:s årsmål": "8 %", "Periodicitet": "Tertial"}
    found = _fits(heads, "Vad blev andelen timavlönade?", type_=ReportType.PLAN)
    assert set(found.values()) == {Fit.OTHER_MEASURE}


@pytest.mark.parametrize("heads", [("Prognos T1", "Prognos T2"), ("Prognos april", "Prognos augusti")])
def test_the_later_of_two_forecasts_is_meant_where_no_time_is_named(heads: tuple[str, str]) -> None:
    found = _fits(dict(zip(heads, ("75", "82"), strict=True)), "prognosen", type_=ReportType.SECOND_TERTIAL)
    assert list(found.values()) == [Fit.OTHER_MONTHS, Fit.FITS]


@pytest.mark.parametrize("name", ["Budget", "Avvikelse"])
def test_a_figure_is_of_the_months_that_are_told_beside_its_table(name: str) -> None:
    cells = tuple(
        Cell(column=replace(column(head), time=time), value=value)
        for head, time, value in ((name, "januari–april 2025", "9,1"), (f"{name} 2025", "", "30,0"))
    )
    row = Row(name="Parker", cells=cells, spans=(Span(start=0, end=1),), unit="mnkr")
    setting = Setting(year=2025, type=ReportType.SECOND_TERTIAL, kind=TableKind.BUDGET)
    told = columns_mean(tuple(cell.column for cell in cells), setting)
    for question, wanted in (("januari-april", 0), ("för helåret", 1)):
        asked = asked_figure(f"{name.casefold()} {question} 2025", years=(2025,))
        found = fits(row, told, asked, type_=ReportType.SECOND_TERTIAL)
        assert [fit is Fit.FITS for fit in found] == [at == wanted for at in (0, 1)]


def test_the_cell_that_tells_the_year_of_a_row_is_no_figure_of_it() -> None:
    cells = (
        Cell(column=column("År"), value="2024"),
        Cell(column=replace(column("Värde"), time="2024"), value="81"),
    )
    row = Row(name="Nöjda gäster", cells=cells, spans=(Span(start=0, end=1),))
    told = columns_mean(tuple(cell.column for cell in cells), Setting(year=2025, type=None, kind=TableKind.OTHER))
    found = fits(row, told, asked_figure("Hur många var nöjda 2024?", years=(2024,)), type_=None)
    assert [fit is Fit.FITS for fit in found] == [False, True]
