from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.facts.cells.moments import parse_moment
from ingest.facts.cells.values import parse_value
from ingest.facts.fact import Value, ValueKind

N, ABOUT, MOST, LEAST = ValueKind.NUMBER, ValueKind.ABOUT, ValueKind.AT_MOST, ValueKind.AT_LEAST
BETWEEN, UP, DOWN, SAME = ValueKind.INTERVAL, ValueKind.INCREASE, ValueKind.DECREASE, ValueKind.UNCHANGED
LATER, TEXT, NOTHING = ValueKind.POSTPONED, ValueKind.TEXT, ValueKind.EMPTY

# What a cell prints, what that is, its number and its unit.
PRINTED: tuple[tuple[str, ValueKind, str | None, str | None], ...] = (
    ("90  %", N, "90", "%"),
    ("90%", N, "90", "%"),
    ("90 procent", N, "90", "%"),
    ("37,43 %", N, "37.43", "%"),
    ("1,0 %", N, "1.0", "%"),
    ("0,04", N, "0.04", None),
    ("83", N, "83", None),
    ("83.", TEXT, None, None),
    ("1 618,2", N, "1618.2", None),
    ("1\u00a0618,2", N, "1618.2", None),
    ("1\u202f618,2", N, "1618.2", None),
    ("1.618,2", N, "1618.2", None),
    ("1 735 GWh", N, "1735", "GWh"),
    ("15 000", N, "15000", None),
    ("1 122 736", N, "1122736", None),
    ("1051,5", N, "1051.5", None),
    ("-3,5", N, "-3.5", None),
    ("−3,5", N, "-3.5", None),
    ("–3,5", N, "-3.5", None),
    ("- 3,5", N, "-3.5", None),
    ("-5%", N, "-5", "%"),
    ("minus 12", N, "-12", None),
    ("Minus 2,5 %", N, "-2.5", "%"),
    ("1.234,5-", N, "-1234.5", None),
    ("230-", N, "-230", None),
    ("2024-", TEXT, None, None),
    ("+2,5 %-enh", N, "2.5", "procentenheter"),
    ("+1,2", N, "1.2", None),
    ("0,0", N, "0.0", None),
    ("247%", N, "247", "%"),
    ("5,3 st", N, "5.3", "st"),
    ("1 000 st", N, "1000", "st"),
    ("16 barn/avd.", N, "16", "barn/avd."),
    ("1,4 kg CO2 per kg livsmedel", N, "1.4", "kg CO2 per kg livsmedel"),
    ("0,29 kg CO2e", N, "0.29", "kg CO2e"),
    ("2,7 mnkr", N, "2.7", "mnkr"),
    ("2,7 miljoner kronor", N, "2.7", "mnkr"),
    ("450 tkr", N, "450", "tkr"),
    ("12 043 kr", N, "12043", "kr"),
    ("35 kr/timme", N, "35", "kr/timme"),
    ("2,5 procentenheter", N, "2.5", "procentenheter"),
    ("40 årsarbetare", N, "40", "årsarbetare"),
    ("25 m²", N, "25", "kvm"),
    ("85 %*", N, "85", "%"),
    ("85**", N, "85", None),
    ("85 % 1)", N, "85", "%"),
    ("312¹", N, "312", None),
    ("fjorton", N, "14", None),
    ("ca 400", ABOUT, "400", None),
    ("cirka 5 %", ABOUT, "5", "%"),
    ("drygt 1 200 st", ABOUT, "1200", "st"),
    ("Max 10 personer", MOST, "10", "personer"),
    ("max. 10", MOST, "10", None),
    ("Högst 5 %", MOST, "5", "%"),
    ("≤ 5 %", MOST, "5", "%"),
    ("<= 5", MOST, "5", None),
    ("upp till 12 st", MOST, "12", "st"),
    ("< 5 %", MOST, "5", "%"),
    ("under 5 %", MOST, "5", "%"),
    ("färre än 20 barn", MOST, "20", "barn"),
    ("5 % eller lägre", MOST, "5", "%"),
    ("minst 85 %", LEAST, "85", "%"),
    ("Lägst 80", LEAST, "80", None),
    (">= 85 %", LEAST, "85", "%"),
    (">85 %", LEAST, "85", "%"),
    ("mer än 1 500 besök", LEAST, "1500", "besök"),
    ("85 % eller högre", LEAST, "85", "%"),
    ("+/- 1 %", BETWEEN, "-1", "%"),
    ("+/-1 %", BETWEEN, "-1", "%"),
    ("+ / − 0,5 %", BETWEEN, "-0.5", "%"),
    ("±2", BETWEEN, "-2", None),
    ("5-7", BETWEEN, "5", None),
    ("5–7 %", BETWEEN, "5", "%"),
    ("mellan 5 och 7 %", BETWEEN, "5", "%"),
    ("10 % - 15 %", BETWEEN, "10", "%"),
    ("-1 - 1 %", BETWEEN, "-1", "%"),
    ("Ökning", UP, None, None),
    ("Ska öka", UP, None, None),
    ("Ökar jämfört med 2024", UP, None, None),
    ("Ökning med 5 %", UP, "5", "%"),
    ("Högre än 2024", UP, None, None),
    ("Minskning", DOWN, None, None),
    ("minskar", DOWN, None, None),
    ("Minska med 10 st", DOWN, "10", "st"),
    ("Oförändrat", SAME, None, None),
    ("Bibehållen nivå", SAME, None, None),
    ("samma nivå", SAME, None, None),
    ("Fastställs 2025", LATER, None, None),
    ("fastställs senare", LATER, None, None),
    ("Tas fram av nämnd/styrelse", LATER, None, None),
    ("Tas fram av nämnd", LATER, None, None),
    ("Ej fastställt", LATER, None, None),
    ("Målet fastställs under året", LATER, None, None),
    ("Redovisas i verksamhetsberättelsen", LATER, None, None),
    ("", NOTHING, None, None),
    ("  ", NOTHING, None, None),
    ("-", NOTHING, None, None),
    ("–", NOTHING, None, None),
    ("..", NOTHING, None, None),
    ("Uppgift saknas", NOTHING, None, None),
    ("Ej mätt", NOTHING, None, None),
    ("i.u.", NOTHING, None, None),
    ("(6,6)", TEXT, None, None),
    ("85 % (80 %)", TEXT, None, None),
    ("12 av 15", TEXT, None, None),
    ("80 och 85", TEXT, None, None),
    ("T1: 5 %", TEXT, None, None),
    ("Ja", TEXT, None, None),
    ("Uppfylls delvis", TEXT, None, None),
    ("2024-2025", TEXT, None, None),
    ("1.2.3", TEXT, None, None),
    ("8,6,1", TEXT, None, None),
    ("1 2 3", TEXT, None, None),
    ("12 345 67", TEXT, None, None),
    ("7-5", TEXT, None, None),
    ("2 av fyra enheter klara", TEXT, None, None),
    ("5 kr och 3 öre", TEXT, None, None),
)


@pytest.mark.parametrize(("printed", "kind", "number", "unit"), PRINTED)
def test_a_cell_says_what_it_prints(printed: str, kind: ValueKind, number: str | None, unit: str | None) -> None:
    value = parse_value(printed)

    assert (value.kind, value.unit) == (kind, unit)
    assert (str(value.number) if value.number is not None else None) == number
    assert value.printed == printed


@pytest.mark.parametrize(
    ("printed", "upper"), [("+/- 1 %", "1"), ("5-7", "7"), ("mellan 5 och 7,5 %", "7.5"), ("-1 - 1 %", "1")]
)
def test_an_interval_has_two_ends(printed: str, upper: str) -> None:
    assert parse_value(printed).upper == Decimal(upper)


@pytest.mark.parametrize(
    ("printed", "strict"), [("< 5", True), ("under 5", True), ("mer än 5", True), ("max 5", False), (">= 5", False)]
)
def test_a_bound_may_leave_out_its_own_number(printed: str, strict: bool) -> None:
    assert parse_value(printed).strict is strict


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("2025-03-31", date(2025, 3, 31), None),
        ("31 mars 2025", date(2025, 3, 31), None),
        ("december 2025", date(2025, 12, 1), date(2025, 12, 31)),
        ("feb 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("Q3 2025", date(2025, 7, 1), date(2025, 9, 30)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("Tertial 1 2025", date(2025, 1, 1), date(2025, 4, 30)),
    ],
)
def test_a_start_or_an_end_is_a_day_or_a_time_with_two(printed: str, first: date, last: date | None) -> None:
    value = parse_moment(printed)

    assert (value.kind, value.day, value.last_day) == (ValueKind.DATE, first, last)


@pytest.mark.parametrize(
    "printed", ["Löpande", "våren eller hösten", "2025 och 2026", "dec", "2025-13-01", "31/4 2025"]
)
def test_what_is_no_one_date_is_text(printed: str) -> None:
    assert parse_moment(printed) == Value(printed=printed, kind=ValueKind.TEXT)


NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, allow_nan=False, places=2) | st.integers(
    min_value=-(10**9), max_value=10**9
).map(Decimal)


@given(
    NUMBERS,
    st.sampled_from(["", " %", " mnkr", " st", " kg CO2 per kg livsmedel"]),
    st.sampled_from([" ", "\u00a0", ""]),
)
def test_a_number_prints_again_as_it_was_printed(number: Decimal, unit: str, thousands: str) -> None:
    printed = f"{number:,f}".replace(",", thousands).replace(".", ",") + unit

    value = parse_value(printed)

    assert value.kind is ValueKind.NUMBER
    assert value.number is not None
    assert f"{value.number:,f}".replace(",", thousands).replace(".", ",") + unit == printed


@given(st.text(max_size=30))
def test_any_text_has_a_value_and_a_number_only_where_its_digits_are_printed(printed: str) -> None:
    value = parse_value(printed)

    assert value.printed == printed
    if value.kind in (ValueKind.TEXT, ValueKind.EMPTY, ValueKind.POSTPONED):
        assert value.number is None
