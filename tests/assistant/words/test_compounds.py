"""Compounds of a question that no document has, met by their parts."""

import pytest

from assistant.words.compounds import parts_of
from assistant.words.match import Terms, terms_of
from assistant.words.named_terms import taken_apart
from ingest.language.words import stem

_HELD = {stem(word): 5 for word in ("båtplatser", "kön", "ungdomar", "kriminalitet", "badhus", "bibliotek", "besök")}
_SYNONYMS = {stem("ungdom"): {stem("unga"): 0.9}, stem("elförbrukning"): {stem("elanvändning"): 0.9}}


def _frequency(one: str) -> int:
    return _HELD.get(one, 0)


def _terms(question: str) -> Terms:
    own = terms_of([(question, 1.0)], document_frequency=_frequency, passage_count=50, synonyms=_SYNONYMS)
    return taken_apart(own, document_frequency=_frequency, synonyms=_SYNONYMS)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("ungdomskriminaliteten", ("ungdom", "kriminaliteten")),
        ("biblioteksbesök", ("bibliotek", "besök")),
        ("badhusbesöken", ("badhus", "besöken")),
    ],
)
def test_a_compound_is_taken_apart_into_words_that_the_documents_have(word: str, parts: tuple[str, str]) -> None:
    found = parts_of(word, document_frequency=_frequency, synonyms=_SYNONYMS)
    assert found is not None
    assert tuple(map(stem, found)) == tuple(map(stem, parts))


@pytest.mark.parametrize("word", ["badhus", "elförbrukning", "hemtjänstbesök", "badet", "skola2025", "badhuskön"])
def test_a_word_that_is_held_or_has_another_or_no_two_parts_is_not_taken_apart(word: str) -> None:
    assert parts_of(word, document_frequency=_frequency, synonyms=_SYNONYMS) is None


def test_a_compound_is_met_where_both_its_parts_stand_and_not_by_one_of_them() -> None:
    terms = _terms("Vad görs åt ungdomskriminaliteten?")
    at = next(i for i, term in enumerate(terms.terms) if term.word.startswith("ungdom"))
    both = terms.met({"unga", "dras", "in", "i", "kriminalitet"})[at]
    assert both >= 0.8
    assert terms.met({"unga", "spelar", "teater"})[at] < 0.7
    assert terms.met({"kriminalitet", "bland", "vuxna"})[at] < 0.7
