"""What a figure counts."""

import pytest

from assistant.question.kinds import Wanted
from assistant.weigh.kind_held import fit, has_wanted
from assistant.weigh.supported.counted import counted_beside, counted_terms, counted_things, counts_each
from assistant.words.match import Terms, terms_of


def _terms(question: str) -> Terms:
    return terms_of([(question, 1.0)], document_frequency=lambda _: 3, passage_count=100, synonyms={})


@pytest.mark.parametrize("thing", ["avtal", "avvikelser", "avslag"])
@pytest.mark.parametrize("asks", ["Hur många", "Hur stor andel av", "Andelen"])
def test_what_is_counted_may_begin_as_a_word_before_it(asks: str, thing: str) -> None:
    question = f"{asks} {thing} gällde båtar?"
    terms = _terms(question)
    assert terms.terms[counted_things(question, terms)[0]].word == thing


@pytest.mark.parametrize(
    ("question", "text", "beside"),
    [
        ("hur många invånare har byn?", "Byn har 410 invånare.", True),
        ("hur många invånare har byn?", "Avfallet är 131 kilo per invånare.", False),
        ("hur många skolor finns?", "En av fyra skolor prövar det.", False),
        ("hur många skolor finns?", "Fyra skolor prövar det.", True),
    ],
)
def test_a_figure_counts_what_stands_beside_it(question: str, text: str, beside: bool) -> None:
    terms = _terms(question)
    counted = counted_terms(question, terms)
    assert (counted_beside(text, terms, counted, question=question) >= 0.5) is beside


def test_a_figure_for_each_is_no_number_of_them() -> None:
    terms = _terms("hur många invånare har byn?")
    counted = counted_terms("hur många invånare har byn?", terms)
    assert counts_each("131 kilo per invånare", terms, counted)
    assert not counts_each("131 invånare", terms, counted)


@pytest.mark.parametrize(
    ("question", "text", "fits"),
    [
        ("Hur många barn?", "Det är en av fyra stadsdelar.", 0.0),
        ("Hur stor andel?", "Det är en av fyra.", 1.0),
        ("Hur många elever?", "De samlade in 120 kilo papper.", 0.5),
        ("Hur många kilo papper?", "De samlade in 120 kilo papper.", 1.0),
        ("Hur många kvadratmeter?", "De lade om 5500 kvm.", 1.0),
    ],
)
def test_an_amount_counts_nothing_else(question: str, text: str, fits: float) -> None:
    assert fit(text, Wanted.NUMBER, question) == fits


@pytest.mark.parametrize("text", ["Öppet på onsdagar.", "Träffen är klockan 18.", "Varje torsdag."])
def test_a_day_of_the_week_or_an_hour_tells_when(text: str) -> None:
    assert has_wanted(text, Wanted.DATE, question="När är det öppet?")


@pytest.mark.parametrize(
    ("question", "counted"),
    [
        ("hur många gick på caféet?", []),
        ("hur många sökte platser?", []),
        ("hur många gånger hölls övningar?", []),
        ("hur många barn sökte platser?", ["barn"]),
    ],
)
def test_what_people_did_is_not_what_is_counted(question: str, counted: list[str]) -> None:
    terms = _terms(question)
    assert [terms.terms[at].word for at in counted_things(question, terms)][:1] == counted
