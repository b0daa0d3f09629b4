"""What words are compared by."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.words.form import form, is_one_edit
from assistant.words.match import Terms
from assistant.words.term import Term, similarity
from ingest.language.words import stem

_WORD = st.text("abnmrstöå", min_size=1, max_size=11)


@given(_WORD, _WORD)
def test_words_that_are_alike_share_something(one: str, other: str) -> None:
    if similarity(one, other):
        assert not form(one).shared.isdisjoint(form(other).shared)


@given(_WORD, st.integers(0, 10), st.sampled_from(["", "x", "xy"]))
def test_a_word_with_a_slip_of_the_pen_shares_something(word: str, at: int, slip: str) -> None:
    typed = (
        word[:at] + slip[:1] + word[at + 1 :] if slip != "xy" else word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
    )
    if typed and is_one_edit(form(word).folded, form(typed).folded):
        assert not form(word).shared.isdisjoint(form(typed).shared)


@given(_WORD, _WORD, _WORD)
def test_a_term_is_met_by_the_words_that_its_synonym_begins(asked: str, synonym: str, ending: str) -> None:
    term = Term(word=asked, stem=stem(asked), weight=1.0, met_by=((synonym, 0.9),))
    text_stem = stem(synonym + ending)
    if text_stem == synonym or (len(synonym) > 4 and text_stem.startswith(synonym)):
        assert Terms(terms=(term,)).met([synonym + ending])[0] >= 0.9


def test_few_other_words_share_anything() -> None:
    others = ("nämnden", "budget", "äldreomsorgen", "sjukfrånvaro", "trygghet", "parkerna", "utfall")
    assert all(form("förskolornas").shared.isdisjoint(form(other).shared) for other in others)
