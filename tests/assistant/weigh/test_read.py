"""What is read of a question and of a unit."""

import pytest

from assistant.weigh.read import row_text, without_scope


@pytest.mark.parametrize(
    ("left", "read"),
    [
        ("Hur gick det för hemtjänsten i ?", "Hur gick det för hemtjänsten?"),
        ("Vad är på gång i ( ) och ?", "Vad är på gång?"),
        ("Hur hög var sjukfrånvaron i enligt ?", "Hur hög var sjukfrånvaron?"),
        ("Vad planerar och för att gynna djur?", "Vad planerar för att gynna djur?"),
        ("Hur många barn och unga går på fritids?", "Hur många barn och unga går på fritids?"),
        ("Vad görs för barn i förskolan", "Vad görs för barn i förskolan"),
    ],
)
def test_what_scope_leaves_behind_is_not_read(left: str, read: str) -> None:
    assert without_scope(left) == read


def test_a_row_is_read_with_its_columns_and_without_empty_cells() -> None:
    cells = [("Utfall 2024", "6,8 %"), ("Prognos", " "), ("Mål 2025", "6,5 %")]
    assert row_text("Sjukfrånvaro", cells) == "Sjukfrånvaro; Utfall 2024: 6,8 %; Mål 2025: 6,5 %"
