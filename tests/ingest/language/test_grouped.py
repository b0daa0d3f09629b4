import pytest

from ingest.language.counted import counted
from ingest.language.grouped import grouped, labelled


@pytest.mark.parametrize(
    ("printed", "unit", "told"),
    [
        ("6800", "tkr", "6 800"),
        ("6800 tkr", None, "6 800 tkr"),
        ("-16700", None, "-16 700"),
        ("1234567,5", "kr", "1 234 567,5"),
        ("2025", None, "2025"),  # may be a year
        ("1 618,2", "mnkr", "1 618,2"),
        ("0701234", None, "0701234"),
        ("2025-01-31", None, "2025-01-31"),
        ("12000-15000", None, "12000-15000"),
        ("Ja", None, "Ja"),
    ],
)
def test_thousands_are_set_apart(printed: str, unit: str | None, told: str) -> None:
    assert grouped(printed, unit=unit) == told


@pytest.mark.parametrize(
    ("head", "figure", "told"),
    [
        ("budget 2025", "6 800 tkr", "budget 2025: 6 800 tkr"),
        ("budget 2025", "91,3 mnkr", "budget 2025 91,3 mnkr"),
        ("årsmål", "1 200 st", "årsmål 1 200 st"),
        ("", "10,2 mnkr", "10,2 mnkr"),
    ],
)
def test_a_head_and_its_figure_are_two_numbers(head: str, figure: str, told: str) -> None:
    assert labelled(head, figure) == told


def test_one_is_counted_in_the_singular() -> None:
    assert [counted(count, "fil", "filer") for count in (0, 1, 2)] == ["0 filer", "1 fil", "2 filer"]
