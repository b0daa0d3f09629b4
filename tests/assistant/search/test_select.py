"""The documents that a scope allows."""

from dataclasses import replace

from assistant.answer import Scope, Source, short_title
from assistant.search.select import select
from ingest.document import Description, ReportType


def _source(board: str, type_: ReportType, year: int) -> Source:
    name = f"{board} {type_} {year}"
    return Source(id=name, file=name, description=Description(title=name, board=board, type=type_, year=year))


PLAN_25 = _source("Ekhöjden", ReportType.PLAN, 2025)
PLAN_26 = _source("Ekhöjden", ReportType.PLAN, 2026)
TERTIAL_25 = _source("Ekhöjden", ReportType.FIRST_TERTIAL, 2025)
OTHER = _source("Norrvik", ReportType.PLAN, 2026)
ALL = (PLAN_25, PLAN_26, TERTIAL_25, OTHER)


def test_no_scope_allows_everything() -> None:
    assert select(ALL, Scope()).documents == ALL


def test_a_board_without_documents_is_missing() -> None:
    selection = select(ALL, Scope(boards=("Farvik",)))
    assert selection.documents == ()
    assert selection.missing_boards == ("Farvik",)


def test_one_of_two_boards_may_be_missing() -> None:
    selection = select(ALL, Scope(boards=("Farvik", "Norrvik")))
    assert selection.documents == (OTHER,)
    assert selection.missing_boards == ("Farvik",)


def test_of_two_boards_one_may_be_answered_from_another_report_than_the_one_asked_for() -> None:
    both = ("Ekhöjden", "Norrvik")
    selection = select(ALL, Scope(boards=both, types=(ReportType.PLAN,), years=(2025,)), report_years=(2025,))
    assert selection.documents == (PLAN_25, OTHER)
    assert selection.instead == (OTHER,)
    assert select(ALL, Scope(boards=both, types=(ReportType.FIRST_TERTIAL,))).instead == (OTHER,)
    assert select(ALL, Scope(boards=both, years=(2025,))).instead == (OTHER,)
    assert select(ALL, Scope(boards=both)).instead == ()


def test_a_report_of_another_year_does_not_stand_in() -> None:
    selection = select(ALL, Scope(boards=("Norrvik",), types=(ReportType.PLAN,), years=(2025,)), report_years=(2025,))
    assert selection.documents == ()
    assert selection.absent


def test_a_lone_year_prefers_its_documents_and_keeps_the_others_in_reserve() -> None:
    selection = select(ALL, Scope(boards=("Ekhöjden",), years=(2025,)))
    assert selection.documents == (PLAN_25, TERTIAL_25)
    assert selection.later == (PLAN_26,)


def test_a_lone_year_without_documents_leaves_those_that_may_quote_it() -> None:
    assert select(ALL, Scope(boards=("Norrvik",), years=(2024,))).documents == (OTHER,)


def test_an_annual_report_that_is_not_held_is_sought_where_the_next_year_quotes_it() -> None:
    scope = Scope(boards=("Ekhöjden",), types=(ReportType.ANNUAL,), years=(2024,))
    assert select(ALL, scope, report_years=(2024,)).documents == (TERTIAL_25,)


def test_a_report_that_is_kin_stands_in_for_the_one_asked_for() -> None:
    interim = _source("Ekhöjden", ReportType("DR8"), 2025)
    asked = Scope(types=(ReportType.SECOND_TERTIAL,), years=(2025,))
    selection = select((*ALL, interim), asked, report_years=(2025,))
    assert (selection.documents, selection.instead) == ((interim,), (interim,))
    assert select((*ALL, interim), Scope(types=(ReportType("DR4"),))).documents == (TERTIAL_25,)
    assert select((PLAN_25, interim), Scope(types=(ReportType("DR4"),))).absent


def test_a_plan_for_several_years_is_of_each_of_them() -> None:
    plan = Source(
        id="p",
        file="p",
        description=Description(title="p", type=ReportType("FP"), year=2025, last_year=2027),
    )
    assert select((plan,), Scope(types=(ReportType("FP"),), years=(2026,)), report_years=(2026,)).documents == (plan,)
    assert select((plan, PLAN_26), Scope(years=(2026,))).documents == (plan, PLAN_26)
    assert select((plan,), Scope(types=(ReportType("FP"),), years=(2028,)), report_years=(2028,)).absent
    assert short_title(plan) == "flerårsplan 2025–2027"


def test_a_board_without_a_report_of_a_year_looks_back_on_it_in_the_next_ones() -> None:
    early, late = _source("Farvik", ReportType.ANNUAL, 2026), _source("Farvik", ReportType.ANNUAL, 2029)
    selection = select((*ALL, early, late), Scope(years=(2025,)))
    assert selection.documents == (PLAN_25, TERTIAL_25, OTHER, early)
    assert selection.later == (PLAN_26, late)
    assert select((*ALL, early), Scope(years=(2025,), boards=("Ekhöjden",))).documents == (PLAN_25, TERTIAL_25)


def test_years_that_lie_apart_are_told_by_reports_of_any_year() -> None:
    assert select(ALL, Scope(boards=("Ekhöjden",), years=(2026, 2030))).documents == (PLAN_25, PLAN_26, TERTIAL_25)


def test_a_school_year_that_the_title_names_is_not_told_twice() -> None:
    title = "Kvalitetsrapport läsåret 2031/2032"
    what = Description(title=title, board=None, type=None, year=2031, last_year=2032)
    assert short_title(Source(id="b", file="b.pdf", description=what)) == title


def test_a_title_that_names_board_and_place_apart_names_them_once() -> None:
    title = "Äldrenämnden – budget 2031, Lindås kommun"
    what = Description(title=title, board="Äldrenämnden, Lindås kommun", type=None, year=2031)
    assert short_title(Source(id="b", file="b.xlsx", description=what)) == title


def _titled(title: str, board: str | None) -> Source:
    source = _source(board or "", ReportType.ANNUAL, 2025)
    return replace(source, id=title, description=replace(source.description, board=board, title=title))


def test_a_document_that_tells_no_place_but_in_its_title_is_of_that_municipality() -> None:
    granted = _titled("Granskning av skolorna i Granvik", None)
    named = _titled("Elevhälsan i Granvik", "Barnnämnden")
    elsewhere = _titled("Vattnet från Granvik", "Tekniska nämnden, Ekbro kommun")
    company = _titled("Värmen i Granvik", "Ekbro Energi AB")
    longer = _titled("Granviksbadets år", None)
    held = (granted, named, elsewhere, company, longer)
    assert select(held, Scope(boards=("Granviks kommun",))).documents == (granted, named)
    assert select(held, Scope(boards=("Barnnämnden",))).documents == (named,)


def test_a_municipality_is_one_whether_its_name_has_the_genitive_or_not() -> None:
    first = _titled("Biblioteksplan", "Granvik kommun")
    second = _titled("Årsredovisning", "Socialnämnden, Granviks kommun")
    region = _titled("Årsredovisning för regionen", "Region Granvik")
    assert select((first, second, region), Scope(boards=("Granvik kommun",))).documents == (first, second)
