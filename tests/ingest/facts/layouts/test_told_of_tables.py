"""What facts a table's rows, heads and the text beside it give: each figure of its own time, group, sign and unit."""

from collections.abc import Iterable

import pytest

from ingest.facts.fact import Fact, Measure, Period
from tests.ingest.facts.layouts.read_report import facts_in, table_of


def _told(facts: Iterable[Fact]) -> dict[tuple[str, str], str]:
    """Return the time of each figure as text, by the name of its row and its head."""
    found = {}
    for fact in facts:
        period = fact.period
        months = f" {period.first}-{period.last}" if period.first else ""
        found[fact.name, fact.column.printed] = f"{period.year}{months}"
    return found


def _numbers(facts: Iterable[Fact]) -> list[str]:
    return [str(fact.value.number) for fact in facts]


def test_a_row_of_a_year_gives_it_to_columns_of_parts_of_the_year_and_to_the_whole() -> None:
    rows = ("Badet|2023|410|380|790", "|2024|395|402|797", "Ishallen|2023|90|12|102", "|2024|85|19|104")
    facts = [fact for fact in facts_in(*table_of("Besök|År|H1|H2|Helår", *rows)) if fact.column.printed != "År"]
    periods = [fact.period for fact in facts]
    for at, year in enumerate((2023, 2024, 2023, 2024)):
        first, second = Period(year=year, first=1, last=6), Period(year=year, first=7, last=12)
        assert periods[3 * at : 3 * at + 3] == [first, second, Period(year=year)]


@pytest.mark.parametrize(
    ("note", "months"),
    [("Uppgifterna avser den 1 juni varje år.", " 6-6"), ("Uppgifterna avser den 1 juni 2025.", "")],
)
def test_rows_called_after_years_are_of_them_whatever_day_the_text_tells(note: str, months: str) -> None:
    told = _told(facts_in(*table_of("År|Inskrivna|Kö", "2023|41|9", "2024|44|12", "2025|39|3"), note))
    assert told["2023", "Kö"] == f"2023{months}"
    assert told["2025", "Kö"] == "2025 6-6"


def test_a_row_of_twelve_months_rolling_is_of_no_months_of_one_year() -> None:
    rows = ("Frånvaro|5,1 %|5,4 %|5,0 %", "Frånvaro, rullande 12 mån|6,1 %|6,0 %|5,8 %")
    facts = facts_in(*table_of("Mått|Aug 2024|Aug 2025|Mål 2025", *rows))
    assert [fact.period.last for fact in facts] == [8, 8, None, None, None, None]
    assert facts[4].period == Period()
    assert facts[5].measure is Measure.TARGET
    assert facts[5].period == Period(year=2025)


def test_bare_years_are_of_the_months_told_where_the_whole_year_has_a_column_or_the_text_says_so() -> None:
    rows = ("Lån|310|325|940|950", "Besök|77|71|230|225")
    text = "Tabellen visar läget per sista april."
    told = _told(facts_in(text, "", *table_of("Mått|2024|2025|Helår 2024|Mål 2025", *rows), of="T1"))
    assert told["Lån", "2024"] == "2024 1-4"
    assert told["Lån", "Helår 2024"] == "2024"
    bare = table_of("Mått|2024|2025", *(row.rsplit("|", 2)[0] for row in rows))
    assert _told(facts_in(text, "", *bare, of="T1"))["Lån", "2024"] == "2024"
    same = f"{text} Jämförelsen är med samma dag året före."
    assert _told(facts_in(same, "", *bare, of="T1"))["Lån", "2024"] == "2024 1-4"
    assert _told(facts_in(same, "", *bare, of="VP"))["Lån", "2025"] == "2025 1-4"


@pytest.mark.parametrize("head", ["Ack fg år", "Ack. utfall föreg. år", "Fg år ack", "Utfall perioden fg år"])
def test_what_had_come_about_last_year_so_far_is_of_the_report_s_months(head: str) -> None:
    facts = facts_in(*table_of(f"Verksamhet, tkr|Ack utfall|{head}", "Bad|310|290", "Bibliotek|204|190"))
    assert {fact.measure for fact in facts} == {Measure.OUTCOME, Measure.EARLIER_OUTCOME}
    assert facts[1].period == Period(year=2024, first=1, last=8)


def test_rows_of_which_stand_under_their_whole_and_its_group() -> None:
    rows = ("**Norr**||", "Lön|90|95", "varav vikarier|9|12", "**Söder**||", "Lön|70|71", "varav vikarier|4|5")
    facts = facts_in(*table_of("Område, tkr|Budget|Utfall", *rows))
    groups = [fact.section for fact in facts if fact.name == "vikarier"]
    assert groups == ["Norr, Lön"] * 2 + ["Söder, Lön"] * 2
    assert all(fact.part for fact in facts if fact.name == "vikarier")
    assert len({fact.key for fact in facts if fact.name == "vikarier"}) == 2


def test_groups_with_a_sex_in_them_tell_rows_apart() -> None:
    rows = ("Platser|Unga kvinnor|12|14", "|Unga män|20|19", "Bidrag|Gifta kvinnor|7|8", "|Gifta män|3|4")
    facts = facts_in(*table_of("Volym|Grupp|jul|aug", *rows))
    assert [(fact.section, fact.name) for fact in facts[::2]] == [
        ("Platser", "Unga kvinnor"),
        ("Platser", "Unga män"),
        ("Bidrag", "Gifta kvinnor"),
        ("Bidrag", "Gifta män"),
    ]


def test_the_unit_of_a_group_is_that_of_its_rows_and_points_are_no_per_cent() -> None:
    rows = ("Nöjda (%)|Flickor|81|84|+3", "|Pojkar|79|77|-2", "Kö|Flickor|12|9|", "|Pojkar|10|8|")
    facts = facts_in(*table_of("Mått|Kön|2024|2025|Förändring, procentenheter", *rows))
    assert [fact.value.unit for fact in facts[:6]] == ["%", "%", "procentenheter"] * 2
    assert {fact.value.unit for fact in facts[6:8]} == {None}


def test_a_deviation_in_parentheses_is_negative() -> None:
    facts = facts_in(*table_of("Verksamhet, tkr|Budget|Utfall|Avvikelse", "Bad|310|352|(42)", "Kör|9|8|1"))
    assert _numbers(facts) == ["310", "352", "-42", "9", "8", "1"]
    assert facts[2].value.printed == "(42)"
    assert facts[2].value.unit == "tkr"


def test_other_figures_in_parentheses_are_so_only_where_the_arithmetic_shows_it() -> None:
    heads = "Verksamhet, tkr|Kostnader|Intäkter|Netto"
    shown = facts_in(*table_of(heads, "Bad|(310)|52|(258)", "Kör|(90)|8|(82)", "Kiosk|(11)|20|9"))
    assert _numbers(shown) == ["-310", "52", "-258", "-90", "8", "-82", "-11", "20", "9"]
    aside = facts_in(*table_of("Verksamhet, tkr|Utfall|Utfall fg år", "Bad|310|(52)", "Kör|90|(8)"))
    assert _numbers(aside) == ["310", "None", "90", "None"]
