import itertools
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.language.numbers import Quantity, numbers_in, parse_date, parse_quantity, same_quantity


def sizes(text: str) -> list[tuple[int, str | None]]:
    """Return the whole numbers of `text` as they are compared: size and kind of unit."""
    found = [mention.quantity for mention in numbers_in(text)]
    return [(int(quantity.size), quantity.kind) for quantity in found if quantity is not None]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1 618,2 mnkr", "1618.2", "mnkr"),
        ("37,43 procent", "37.43", "%"),
        ("90  %", "90", "%"),
        ("fjorton", "14", None),
        ("tjugotre personer", "23", "personer"),
        ("två miljoner kronor", "2", "mnkr"),
        ("−7,2", "-7.2", None),
        ("–7,2 mkr", "-7.2", "mnkr"),
        ("- 3,5", "-3.5", None),
        ("+/- 1 %", "1", "%"),
        ("1\u202f369,2", "1369.2", None),
        ("1\u00a0040 st", "1040", "st"),
        ("3 883 300 kronor", "3883300", "kr"),
        ("1009", "1009", None),
        ("0,07 %", "0.07", "%"),
    ],
)
def test_a_quantity_is_read(text: str, value: str, unit: str | None) -> None:
    assert parse_quantity(text) == Quantity(value=Decimal(value), unit=unit)


@pytest.mark.parametrize("text", ["", "T1", "14-15 år", "fyra av fem", "2.1.3", "Ökning", "70 % 80 %", "1 23"])
def test_what_is_no_single_quantity_is_none(text: str) -> None:
    assert parse_quantity(text) is None


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("1 618,2 mnkr", "1,6182 mdkr", True),
        ("12,5 mkr", "12 500 tkr", True),
        ("37,43 %", "37,43 procent", True),
        ("fjorton", "14", True),
        ("14 st", "14", True),
        ("14 %", "14", False),
        ("14 %", "14 mnkr", False),
        ("0,5 mnkr", "0,7 mnkr", False),
        ("5,0 mnkr", "5 miljoner kronor", True),
    ],
)
def test_quantities_compare_whatever_their_unit(first: str, second: str, same: bool) -> None:
    one, other = parse_quantity(first), parse_quantity(second)
    assert one is not None
    assert other is not None
    assert same_quantity(one, other) is same_quantity(other, one) is same


def test_numbers_of_a_sentence_are_found_with_their_places() -> None:
    text = "Den 31 mars 2025 var 2 865,7 mnkr kvar (sju av 260), för ålder 14–15 och 16-18; mål 2.1.3, T1 och CO2 nej."
    found = numbers_in(text)
    assert [mention.text for mention in found] == [
        *("Den 31 mars 2025", "2 865,7 mnkr", "sju", "260", "14", "15", "16", "18"),
    ]
    assert all(text[mention.start : mention.end] == mention.text for mention in found)
    assert found[0].day == date(2025, 3, 31)
    assert sizes(text)[:3] == [(2865700000, "kr"), (7, None), (260, None)]


def test_the_article_en_is_no_number_but_en_miljon_kronor_is() -> None:
    assert sizes("En barnfamilj fick en miljon kronor.") == [(1000000, "kr")]


def test_a_dash_between_words_is_no_minus() -> None:
    assert sizes("barn - 3 vuxna, -3 grader") == [(3, None), (-3, None)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-03-31", date(2025, 3, 31)),
        ("den 31 mars 2025", date(2025, 3, 31)),
        ("1 oktober 2025", date(2025, 10, 1)),
        ("31/3 2025", date(2025, 3, 31)),
        ("31 juni 2025", None),
        ("mars 2025", None),
        ("2025-13-01", None),
    ],
)
def test_dates_are_read(text: str, day: date | None) -> None:
    assert parse_date(text) == day


@given(st.integers(-(10**9), 10**9), st.sampled_from(["", " mnkr", " tkr", " %", " st"]))
def test_a_number_written_with_thousands_comes_back(number: int, unit: str) -> None:
    quantity = parse_quantity(f"{number:,}".replace(",", " ") + unit)
    assert quantity is not None
    assert quantity.value == number


@given(st.text(max_size=60))
def test_mentions_stand_in_order_and_never_overlap(text: str) -> None:
    found = numbers_in(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(text[mention.start : mention.end] == mention.text for mention in found)
