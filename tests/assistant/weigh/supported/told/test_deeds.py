"""What somebody does, told by another word than it is asked for."""

import pytest

from assistant.weigh.supported.told.deeds import tells_deed


@pytest.mark.parametrize(
    ("deed", "text", "tells"),
    [
        ("ledde", "Planen togs fram under ledning av hamnkapten Ture Nord.", True),
        ("ledde", "Planen togs fram av hamnkapten Ture Nord.", False),
        ("kollar", "Förstudie om en ny kaj: redovisas av Ture Nord.", True),
        ("justerade", "Justerare: Hilma Storm.", True),
        ("reserverade", "Reservation lämnades av Ture Nord (L).", True),
        ("betalar", "Kostnaden belastar hamnbolaget.", True),
        ("betalar", "Hamnbolaget äger kajen.", False),
        ("skrev", "Rapporten är sammanställd av Hilma Storm.", True),
    ],
)
def test_a_deed_is_told_by_a_word_of_its_family(deed: str, text: str, tells: bool) -> None:
    assert tells_deed(deed, text) is tells
