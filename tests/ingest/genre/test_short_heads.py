"""Short heads written out: kinds by their first letters, years by two digits, months by numbers."""

import pytest

from ingest.genre.short_heads import (
    codes_of_people,
    has_unread_code,
    is_over_years,
    is_rolling,
    last_month,
    written_out,
)


@pytest.mark.parametrize(
    ("printed", "full"),
    [
        ("Utf 2310", "utfall oktober 2023"),
        ("Utf. 202310", "utfall oktober 2023"),
        ("Bud 2026-03", "budget mars 2026"),
        ("B24", "budget 2024"),
        ("B 2024", "budget 2024"),
        ("P-26", "prognos 2026"),
        ("VB23", "vb 2023"),
        ("Bokslut -22", "bokslut 2022"),
        ("Plan 28, mnkr", "plan 2028, mnkr"),
        ("Plan 28-30", "plan 2028-2030"),
        ("Ack utf", "ack utfall"),
        ("Ack. bud.", "ack. budget"),
        ("Helårsprog", "helårsprognos"),
        ("Budgetavv", "budgetavvikelse"),
        ("jan-apr 24", "jan-apr 2024"),
        ("30 nov 23", "30 nov 2023"),
        ("t.o.m. 240430", "t.o.m. 2024-04-30"),
        ("T32024", "t3 2024"),
        ("26T1", "t1 2026"),
        ("Q3-24", "q3 2024"),
        ("Läsår 22/23", "läsår 2022/2023"),
        ("2022/23", "2022/2023"),
        ("R12 okt 23", "rullande 12 månader okt 2023"),
        ("Fg år", "föregående år"),
        ("F.å.", "föregående år"),
        ("I fjol", "föregående år"),
        ("Per. budget", "perioden budget"),
        ("Avv per.", "avvikelse perioden"),
        ("Prognosdiff", "prognosdifferens"),
        ("Budget YTD", "budget ack"),
        ("Utf 2401-2404", "utfall januari–april 2024"),
        ("Utf 2309-2408", "utfall september 2023–augusti 2024"),
        ("Utfall 1-8 2024", "utfall januari–augusti 2024"),
    ],
)
def test_short_heads_are_written_out(printed: str, full: str) -> None:
    assert written_out(printed) == full
    assert written_out(full) == full


@pytest.mark.parametrize(
    "printed",
    [
        "Budget",
        "Antal bud",
        "B",
        "P 25",
        "Ålder 16-24 år",
        "20-24",
        "Utfall 24 april",
        "Budget 25 %",
        "PM10",
        "m3",
        "Agenda 2030",
        "2012",
        "2024-2026",
        "Mål 5",
        "TV 24",
        "1-5 år",
        "1-5",
    ],
)
def test_other_heads_stay_as_they_are(printed: str) -> None:
    assert written_out(printed) == printed


@pytest.mark.parametrize("printed", ["X25", "BU26", "2513", "Rev 2499", "24:8", "M07", "Två år sedan", "Nästa år"])
def test_what_looks_like_a_time_and_is_not_understood_is_known_as_such(printed: str) -> None:
    assert has_unread_code(printed)


@pytest.mark.parametrize("printed", ["T1", "Q2", "B25", "Utf 2310", "PM10", "CO2", "16-24 år", "65+", "2024", "Kr/m2"])
def test_what_is_understood_is_no_code(printed: str) -> None:
    assert not has_unread_code(printed)


@pytest.mark.parametrize("printed", ["R12", "Rullande 12 mån", "12 mån", "De senaste 12 månaderna", "R 12 maj 25"])
def test_twelve_months_are_no_year(printed: str) -> None:
    assert is_rolling(printed)
    assert is_over_years(printed)


@pytest.mark.parametrize("printed", ["okt 22–sep 23", "juli 2022 - juni 2023", "2022/23", "Läsåret 2022-2023", "22/23"])
def test_a_time_may_run_into_the_next_year(printed: str) -> None:
    assert is_over_years(printed)
    assert not is_rolling(printed)


@pytest.mark.parametrize("printed", ["2022-2023", "Förändring 2022–2023", "jan-apr 24", "Plan 2025, 2026", "12"])
def test_other_times_do_not(printed: str) -> None:
    assert not is_over_years(printed)


def test_the_last_month_of_a_head() -> None:
    assert last_month("Rullande 12 mån nov 23–okt 24") == 10
    assert last_month("R12") is None


@pytest.mark.parametrize(
    "heads",
    [["U16", "U21", "Vuxna"], ["Lag", "P14", "P16", "F15"], ["U16", "U21"], ["U16", "P14", "Seniorer"], ["U19", "65+"]],
)
def test_ages_and_teams_are_no_times(heads: list[str]) -> None:
    assert codes_of_people(heads) == {head for head in heads if head[1:].isdigit() and head[0] in "UPF"}


@pytest.mark.parametrize("heads", [["U23", "B24"], ["U23", "P24"], ["U23", "Budget"], ["U23", "2024"], ["B24", "B25"]])
def test_letters_beside_other_times_are_times(heads: list[str]) -> None:
    assert not codes_of_people(heads)
