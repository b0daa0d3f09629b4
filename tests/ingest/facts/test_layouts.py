"""Tables as reports lay them out: rows of months, of kinds, of parts without a name, letters for the sexes."""

import pytest

from ingest.facts.fact import Counted, Fact, Measure, Period
from tests.ingest.facts.read_report import facts_in, table_of


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
