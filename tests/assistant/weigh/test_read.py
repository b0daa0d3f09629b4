"""What is read of a question and of a unit."""

import pytest

from assistant.weigh.read.reading import without_scope


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
