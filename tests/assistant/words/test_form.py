"""What words are compared by."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.words.match import Terms
from assistant.words.term import Term
from ingest.language.words import stem

_WORD = st.text("abnmrstöå", min_size=1, max_size=11)


@given(_WORD, _WORD, _WORD)
def test_a_term_is_met_by_the_words_that_its_synonym_begins(asked: str, synonym: str, ending: str) -> None:
    term = Term(word=asked, stem=stem(asked), weight=1.0, met_by=((synonym, 0.9),))
    text_stem = stem(synonym + ending)
    if text_stem == synonym or (len(synonym) > 4 and text_stem.startswith(synonym)):
        assert Terms(terms=(term,)).met([synonym + ending])[0] >= 0.9
