"""Rows before whose names stands a letter or a number are called by their names."""

import pytest

from tests.ingest.read.grids.test_grouped import named, read

_NAMES = ("Trygga i simhallen (%)", "Nöjda med maten (%)", "Behöriga lärare (%)")


@pytest.mark.parametrize("codes", [("A", "A", "B"), ("1.1", "1.2", "2.1"), ("1", "2", "3")])
def test_a_letter_or_a_number_before_the_names_is_no_name(codes: tuple[str, str, str]) -> None:
    rows = [f"{code}|{name}|{figure}|90" for code, name, figure in zip(codes, _NAMES, (61, 82, 77), strict=True)]
    table = read("Mål|Indikator|Utfall 2024|Mål 2026", *rows)
    assert named(table) == [(None, name, str(figure)) for name, figure in zip(_NAMES, (61, 82, 77), strict=True)]
    assert [column.printed for column in table.columns] == ["Utfall 2024", "Mål 2026"]


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        ("Kön|Indikator|2024", ("K|Längd|166", "M|Vikt|80")),
        ("Klass|Ämne|2024", ("A|Svenska|4", "B|Svenska|5")),
        ("År|Indikator|2024", ("2023|Lån|5", "2024|Besök|6")),
    ],
)
def test_what_counts_whom_or_when_stays_what_it_is(head: str, rows: tuple[str, ...]) -> None:
    table = read(head, *rows)
    assert {row.name for row in table.rows} != {row.split("|")[1] for row in rows}
