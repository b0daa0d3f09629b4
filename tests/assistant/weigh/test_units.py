"""Marks of list items are no part of what the items say."""

import pytest

from assistant.weigh.cut import is_item, unmarked


@pytest.mark.parametrize(
    ("piece", "said"),
    [
        ("• Fler träffar.", "Fler träffar."),
        ("•Fler träffar.", "Fler träffar."),
        ("11. Bäckens förskolor", "Bäckens förskolor"),
        ("2) Fler träffar", "Fler träffar"),
        ("- Fler träffar", "Fler träffar"),
    ],
)
def test_an_item_is_told_without_its_mark(piece: str, said: str) -> None:
    assert is_item(piece)
    assert unmarked(piece) == said


@pytest.mark.parametrize("piece", ["om fler träffar", "11,5 procent deltog.", "2025-01-31 var sista dagen.", "**Mål**"])
def test_a_sentence_has_no_mark(piece: str) -> None:
    assert not is_item(piece)
    assert unmarked(piece) == piece
