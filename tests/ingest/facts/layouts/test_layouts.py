"""Tables as reports lay them out: rows of months, of kinds, of parts without a name, letters for the sexes."""

import pytest

from ingest.facts.fact import Counted, Fact, Measure, Period
from tests.ingest.facts.layouts.read_report import facts_in, table_of


def _of(facts: tuple[Fact, ...], name: str) -> list[Fact]:
    return [fact for fact in facts if fact.name == name]


def test_months_as_rows_below_years_are_each_of_its_month_and_year() -> None:
    facts = facts_in(*table_of("Månad|2024|2025", "Januari|10|11", "Februari|12|13", "Summa|22|24"))
    assert [fact.period for fact in _of(facts, "Februari")] == [
        Period(year=2024, first=2, last=2),
        Period(year=2025, first=2, last=2),
    ]
    assert _of(facts, "Summa")[0].period == Period(year=2024)


def test_kinds_as_rows_below_years_or_below_areas_tell_what_the_figures_are() -> None:
    rows = ("Budget|540|560", "Utfall|530|370", "Avvikelse|10|190")
    facts = facts_in(*table_of("tkr|2024|2025", *rows))
    kinds = (Measure.BUDGET, Measure.EARLIER_OUTCOME, Measure.DEVIATION)
    assert [(fact.measure, fact.period.year) for fact in facts[::2]] == [(kind, 2024) for kind in kinds]
    rows = ("Budget 2025|450|310", "Utfall jan-aug|310|204", "Prognos helår|470|305")
    turned = facts_in(*table_of("tkr|Bad|Bibliotek", *rows))
    assert [(fact.measure, fact.period) for fact in turned[::2]] == [
        (Measure.BUDGET, Period(year=2025)),
        (Measure.OUTCOME, Period(year=2025, first=1, last=8)),
        (Measure.FORECAST, Period(year=2025)),
    ]


@pytest.mark.parametrize("name", ["Budgetenheten", "Prognosarbete", "Avvikelsehantering"])
def test_a_row_that_is_only_called_like_a_kind_tells_none(name: str) -> None:
    facts = facts_in(*table_of("tkr|2024|2025", f"{name}|540|560", "Utfallsrapportering|530|370"))
    assert {fact.measure for fact in facts} == {Measure.OUTCOME, Measure.EARLIER_OUTCOME}


def test_rows_that_leave_their_name_to_the_row_above_are_parts_of_it() -> None:
    rows = ("Norra|Personal|10|11", "|Lokaler|5|6", "Södra|Mat|20|19", "|Städ|7|8", "Summa||42|44")
    facts = facts_in(*table_of("Enhet|Typ|Budget, tkr|Utfall, tkr", *rows))
    assert [(fact.section, fact.name, str(fact.value.number)) for fact in facts[::2]][:4] == [
        ("Norra", "Personal", "10"),
        ("Norra", "Lokaler", "5"),
        ("Södra", "Mat", "20"),
        ("Södra", "Städ", "7"),
    ]
    assert facts[-1].name == "Summa"


def test_letters_for_women_and_men_are_read_where_both_stand() -> None:
    facts = facts_in(*table_of("Indikator|2024 K|2024 M|2024 Tot|Mål 2025", "Nöjda, %|81|79|80|85"))
    assert [fact.counted for fact in facts] == [Counted.WOMEN, Counted.MEN, Counted.ALL, Counted.ALL]
    assert {fact.measure for fact in facts[:3]} == {Measure.EARLIER_OUTCOME}
    lone = facts_in(*table_of("Sträcka|2024 M|2025 M", "Led norr|810|790"))
    assert {fact.counted for fact in lone} == {Counted.ALL}


def test_a_head_tells_the_unit_of_what_is_reckoned_per_something() -> None:
    facts = facts_in(*table_of("Område|Budget, mnkr|Kostnad, kr/inv|Kostnad kr per elev", "Bad|45,0|812|90"))
    assert [fact.value.unit for fact in facts] == ["mnkr", "kr/inv", "kr per elev"]


def test_what_is_used_in_per_cent_is_a_share_and_a_change_since_a_month_of_no_known_time() -> None:
    facts = facts_in(*table_of("Verksamhet, tkr|Budget|Avvik.|Förbrukat %|Förändring sedan april", "Bad|450|-9|69|10"))
    assert [fact.measure for fact in facts] == [Measure.BUDGET, Measure.DEVIATION, Measure.SHARE, Measure.CHANGE]
    assert facts[-1].period == Period()


def test_three_tertials_are_four_months_each_and_two_are_counted_from_january() -> None:
    heads = "Ärenden|T1 2024|T2 2024|T3 2024"
    facts = facts_in(*table_of(heads, "Inkomna|30|12|25"))
    assert [(fact.period.first, fact.period.last) for fact in facts] == [(1, 4), (5, 8), (9, 12)]
    two = facts_in(*table_of(heads.rpartition("|")[0], "Inkomna|30|42"))
    assert [(fact.period.first, fact.period.last) for fact in two] == [(1, 4), (1, 8)]
    rows = facts_in(*table_of("Period|2024", "Tertial 1|30", "Tertial 2|12", "Tertial 3|25", "Helår|67"))
    assert [fact.period.last for fact in rows] == [4, 8, 12, None]


def test_a_table_of_last_year_is_of_it_in_all_its_columns() -> None:
    table = table_of("Verksamhet, tkr|Budget|Utfall", "Bad|280|290", "Kör|50|51")
    facts = facts_in("### Drift januari–augusti 2024, tkr", "", *table)
    assert [fact.period for fact in facts[:2]] == [Period(year=2024), Period(year=2024, first=1, last=8)]


def test_what_a_project_costs_in_the_end_is_of_no_one_year() -> None:
    facts = facts_in(*table_of("Projekt, mnkr|Budget 2025|Slutkostnadsprognos", "Ny hall|30|125", "Lekplats|4|4"))
    assert [fact.period.year for fact in facts[:2]] == [2025, None]


def test_a_bound_in_a_name_is_no_unit_and_a_deviation_of_shares_no_per_cent() -> None:
    rows = ("Totalt|6,1|6,4|0,3", "Sjuktid över 59 dagar|40,0|42,0|2,0")
    facts = facts_in(*table_of("Sjukfrånvaro i %|jan–aug 2024|jan–aug 2025|Diff", *rows))
    assert [fact.value.unit for fact in facts] == ["%", "%", None] * 2
