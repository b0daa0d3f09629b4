"""Words for search: what folds, stems and grams promise to the index and to the question."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.language.words import content_stems, fold, grams, squeeze, stem, stems, word_grams, words


@pytest.mark.parametrize(
    ("text", "folded"), [("Äldreomsorg", "aldreomsorg"), ("HÄGERSTEN-ÄLVSJÖ", "hagersten-alvsjo"), ("é", "e")]
)
def test_fold_drops_case_and_diacritics(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_folding_takes_off_every_combining_mark(text: str) -> None:
    assert not any(unicodedata.combining(character) for character in fold(text) if ord(character) < 0x1F000)


def test_no_content_word_has_the_stem_of_a_stop_word() -> None:
    for content, stop in (("demens", "dem"), ("möte", "mot"), ("våren", "var"), ("försenad", "för")):
        assert stem(content) != stem(stop)
    assert stem("möta") == stem("möte") == stem("mötet")


def test_inflections_share_a_stem() -> None:
    assert stem("förskola") == stem("förskolan") == stem("förskolor") == stem("förskolornas")
    assert stem("mål") == stem("målet")
    assert stem("kostnad") == stem("kostnader") == stem("kostnaderna")


def test_the_forms_of_men_share_a_stem_which_is_not_the_pronouns() -> None:
    assert len({stem(word) for word in ("män", "männen", "männens", "mäns")}) == 1
    assert stem("män") != stem("man")
    assert content_stems("män och man") == [stem("män")]


def test_a_word_without_diacritics_meets_its_real_spelling() -> None:
    assert set(grams("aldreomsorgen")) & set(grams("äldreomsorg"))
    assert stems("arsmal") == stems("årsmål")


def test_stop_words_are_no_content() -> None:
    assert content_stems("Hur många är det i förskolan?") == [stem("många"), stem("förskolan")]


def test_hyphenated_words_come_apart_and_numbers_stay() -> None:
    assert words("Enskede-Årsta-Vantör 2025") == ["enskede", "årsta", "vantör", "2025"]


def test_grams_of_a_short_word_are_the_word() -> None:
    assert word_grams("dag") == ("dag",)
    assert word_grams("barnen") == ("barn", "arne", "rnen", "barne", "arnen")


@given(st.text())
def test_squeeze_leaves_no_double_space(text: str) -> None:
    squeezed = squeeze(text)
    assert "  " not in squeezed
    assert squeezed == squeezed.strip()
