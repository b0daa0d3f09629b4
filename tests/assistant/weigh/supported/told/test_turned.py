"""What a thing brought about is no reason why it was."""

import pytest

from assistant.weigh.supported.told.turned import tells_result
from assistant.words.match import terms_of


def _turned(question: str, text: str) -> bool:
    terms = terms_of([(question, 1.0)], document_frequency=lambda _: 3, passage_count=100, synonyms={})
    return tells_result(text, terms)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Varför stod tjänsterna tomma?", "Kontrollerna blev färre eftersom tjänsterna stod tomma."),
        ("Varför lades föreningen ned?", "Lokalen står oanvänd sedan föreningen lagts ned."),
        ("Varför saknas brandmän?", "Stationen saknar brandmän, vilket innebär att styrkan är mindre."),
        ("Varför slutade inspektörerna?", "Förseningen berodde på att två inspektörer hade slutat."),
        ("Varför minskade besöken?", "Besöken minskade, varför öppettiderna har kortats."),
    ],
)
def test_the_asked_event_as_a_cause_of_another_is_no_answer(question: str, text: str) -> None:
    assert _turned(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Varför stängdes badet?", "Badet stängdes eftersom pumpen gick sönder."),
        ("Varför har personalen utbildats?", "Personalen har hotats och har därför utbildats i bemötande."),
        ("Varför ökade kostnaderna?", "Kostnaderna ökade, vilket beror på högre priser."),
        ("Varför kom fler?", "Fler kom, det högsta antalet sedan starten."),
        ("Varför stängdes badet?", "Badet stängdes i maj sedan prover visat bakterier."),
        ("Varför stängdes badet?", "Badet stängdes i maj."),
        ("Varför kom fler våldsutsatta?", "Det kom 214 våldsutsatta, vilket är rekord."),
    ],
)
def test_the_asked_event_with_its_own_cause_is_one(question: str, text: str) -> None:
    assert not _turned(question, text)
