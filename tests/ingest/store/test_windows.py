from hypothesis import given
from hypothesis import strategies as st

from ingest.store.vectors.windows import WINDOW_CHARACTERS, windows

texts = st.text(alphabet=st.sampled_from("abc åÖ.!?\n\t:1,"), max_size=2000)


@given(texts)
def test_no_word_is_lost_cut_or_moved(text: str) -> None:
    assert " ".join(windows(text)).split() == text.split()


@given(texts)
def test_only_a_joined_tail_or_a_long_word_goes_over_the_size(text: str) -> None:
    for window in windows(text, size=100):
        assert len(window) <= 100 + 81 or " " not in window


def test_a_short_text_is_one_window() -> None:
    assert windows("Nämnden ökar antalet platser. De blir fler.") == ["Nämnden ökar antalet platser. De blir fler."]


def test_a_text_without_words_has_no_window() -> None:
    assert windows(" \n \t ") == []


def test_windows_end_where_sentences_end() -> None:
    sentence = "Detta är en mening av ungefär femtio tecken i längd."
    found = windows(" ".join([sentence] * 20))
    assert len(found) == 4
    assert all(window.endswith("längd.") and len(window) <= WINDOW_CHARACTERS for window in found)
