"""Words of a question met by words of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.words.match import terms_of
from assistant.words.term import similarity

_WORD = st.text("abcdeåäö", min_size=1, max_size=12)
_TEXTS = st.lists(st.frozensets(_WORD, max_size=4), min_size=1, max_size=6)


@given(st.lists(_WORD, max_size=3), _TEXTS)
def test_texts_meet_terms_as_each_does_alone(asked: list[str], texts: list[frozenset[str]]) -> None:
    terms = terms_of([(" ".join(asked), 1.0)], document_frequency=lambda _: 1, passage_count=10, synonyms={})
    assert terms.met_by_each(texts).tolist() == [terms.met(text).tolist() for text in texts]


@given(_WORD, _WORD)
def test_similarity_is_symmetric_and_between_0_and_1(one: str, other: str) -> None:
    assert similarity(one, other) == similarity(other, one)
    assert 0 <= similarity(one, other) <= 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("förskola", "förskolorna"),
        ("forskola", "förskola"),
        ("föskolan", "förskolan"),
        ("årsmål", "årsmålet"),
        ("fritidsgård", "fritidsgårdana"),
    ],
)
def test_forms_typos_and_lost_diacritics_meet(one: str, other: str) -> None:
    assert similarity(one, other) >= 0.7


def test_a_part_of_a_compound_meets_it_in_part() -> None:
    assert 0.5 <= similarity("bistånd", "biståndshandläggare") < 1


@pytest.mark.parametrize(("one", "other"), [("park", "bank"), ("2024", "2025"), ("12", "120"), ("barn", "äldre")])
def test_different_words_and_numbers_do_not_meet(one: str, other: str) -> None:
    assert similarity(one, other) == 0


def test_a_rare_word_weighs_more_than_a_common_one_and_weights_sum_to_1() -> None:
    frequency = {"barn": 90, "zebr": 1}
    terms = terms_of(
        [("barn zebra", 1.0)], document_frequency=lambda stem: frequency.get(stem, 0), passage_count=100, synonyms={}
    )
    common, rare = terms.weights
    assert rare > 5 * common
    assert common + rare == pytest.approx(1)


@pytest.mark.parametrize("asking", ["skillnad", "skilnad", "jämför", "måste", "gånger", "e"])
def test_a_word_that_only_asks_weighs_little_even_misspelt(asking: str) -> None:
    terms = terms_of(
        [(f"{asking} sjukfrånvaro", 1.0)],
        document_frequency=lambda stem: 0 if stem.startswith("skiln") else 5,
        passage_count=100,
        synonyms={},
    )
    assert terms.weights[0] < 0.3


def test_a_synonym_is_met_at_its_strength() -> None:
    terms = terms_of(
        [("vräkning", 1.0)], document_frequency=lambda _: 1, passage_count=10, synonyms={"vrakning": {"avhysning": 0.9}}
    )
    assert terms.met(["avhysning"])[0] == pytest.approx(0.9)
    assert terms.met(["städning"])[0] < 0.6


@pytest.mark.parametrize(("one", "other"), [("tillbud", "till"), ("island", "land"), ("slut", "beslut")])
def test_a_stop_word_or_the_end_of_another_word_is_no_part_of_a_compound(one: str, other: str) -> None:
    assert similarity(one, other) == 0


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("underskott", "undersköterskor"),
        ("lager", "lagerska"),
        ("ordförande", "ordförråd"),
        ("handlande", "handlett"),
        ("mår", "mars"),
        ("våg", "vagar"),
        ("råd", "rader"),
    ],
)
def test_a_word_that_only_begins_alike_meets_nothing(asked: str, said: str) -> None:
    assert _met(asked, said) == 0


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("underskott", "underskottsprognos"),
        ("ordförande", "ordförandeskap"),
        ("boende", "boendestöd"),
        ("mar", "mår"),
        ("vag", "vägar"),
    ],
)
def test_a_word_that_goes_on_or_has_lost_its_marks_is_met(asked: str, said: str) -> None:
    assert _met(asked, said) >= 0.5


def _met(asked: str, said: str) -> float:
    terms = terms_of([(asked, 1.0)], document_frequency=lambda _: 1, passage_count=10, synonyms={})
    return float(terms.met({said})[0])


def test_verbs_that_any_question_has_weigh_little() -> None:
    terms = terms_of(
        [("Hur många ansökningar har kommit in och går vidare?", 1.0)],
        document_frequency=lambda _: 1,
        passage_count=100,
        synonyms={},
    )
    weights = {term.word: float(weight) for term, weight in zip(terms.terms, terms.weights, strict=True)}
    assert max(weights["kommit"], weights["går"]) < 0.2 * weights["ansökningar"]


@pytest.mark.parametrize(
    ("verb", "noun"),
    [("planterats", "plantering"), ("renoveras", "renovering"), ("byggs", "byggnation"), ("minskat", "minskning")],
)
def test_a_verb_is_met_by_the_noun_of_its_deed(verb: str, noun: str) -> None:
    assert similarity(verb, noun) >= 0.8


@pytest.mark.parametrize(("one", "other"), [("planer", "planering"), ("tjänsten", "tjänstning"), ("skog", "skogning")])
def test_a_noun_is_no_deed(one: str, other: str) -> None:
    assert similarity(one, other) < 0.8
