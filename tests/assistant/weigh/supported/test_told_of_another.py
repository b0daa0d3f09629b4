"""What is told of another year, another part or another kind than is asked for, or only proposed, is no answer."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Verksamhetsberättelse 2025

Kulturnämnden, Stenhamra kommun

## Teatrar

Antalet platser på Lillscenen ska räcka så att ingen väntar mer än 20 minuter. Storscenen har 340 platser.
Tre nya loger byggdes för 1,1 mnkr. Ett nytt hörsalsbygge ger 60 platser från 2027.
Antalet platser i Bygdesalen ska öka.
Nämnden har föreslagit kommunstyrelsen att pröva om magasinet vid kajen kan rivas.
Nämnden beslutade den 4 maj att höja hyran för scenerna med 3 procent.
Den som ansöker om stipendium får besked inom tio dagar.
Ensamstående män fick i snitt fyra biljetter. Många kommer ensamma till premiären.
Museichefen förordar att vagnshallen målas om och har begärt in tre anbud.

| Scen | Besök 2024 | Besök 2025 | Nöjda 2025 (%) | Kostnad 2025 (tkr) |
|---|---|---|---|---|
| Storscenen | 18 200 | 19 400 | 82 | 7 450 |
| Lillscenen | 6 100 | 5 700 | 88 | 2 160 |
| Kajscenen |  | 1 300 | 91 | 640 |

## Personal

| Mått | 2024 | 2025 |
|---|---|---|
| Sjukfrånvaro, % | 5,4 | 4,9 |
| Personalomsättning, % | 12 | 9 |
"""


@pytest.fixture(scope="module")
def stenhamra(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("another"), {"vb.md": REPORT})


@pytest.mark.parametrize(
    "question",
    [
        "Vad kostade Lillscenen 2024?",  # the price is of another year
        "Hur nöjda var besökarna på Kajscenen 2024?",
        "Hur hög sjukfrånvaro hade scenvakterna 2025?",  # of all, not of those asked about
        "Vilken personalomsättning hade biljettkassan 2025?",
        "Vilken svarsfrekvens hade Storscenen 2025?",  # another measure
        "Hur många besök gjordes av skolklasser på Storscenen 2025?",
        "Hur många platser har Lillscenen?",  # a number of minutes
        "Hur många platser har Bygdesalen?",  # so many another one gets
        "Vad beslutade nämnden om magasinet vid kajen?",  # only proposed
        "Vad beslutade nämnden om vagnshallen?",
        "Vad gav magasinet vid kajen när det revs?",
    ],
)
def test_what_is_told_of_another_is_no_answer(stenhamra: Assistant, question: str) -> None:
    answer = answer_to(stenhamra, question)
    assert answer.refused, answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hur många besök hade Lillscenen 2024?", "6 100"),
        ("Hur hög sjukfrånvaro hade nämnden 2025?", "4,9"),
        ("Vilken personalomsättning hade förvaltningen 2025?", "9"),
        ("Hur många besök gjordes på Storscenen 2025?", "19 400"),
        ("Hur många platser har Storscenen?", "340"),
        ("Hur många biljetter fick ensamma män?", "fyra"),
        ("Vad beslutade nämnden om hyran för scenerna?", "3 procent"),
        ("Vad har nämnden föreslagit om magasinet vid kajen?", "rivas"),
    ],
)
def test_what_is_told_of_the_very_thing_is(stenhamra: Assistant, question: str, told: str) -> None:
    answer = answer_to(stenhamra, question)
    assert not answer.refused
    assert answer.sure, answer.text
    assert told in answer.text.replace("\xa0", " ")


def test_when_a_decision_comes_is_no_question_for_which_it_is(stenhamra: Assistant) -> None:
    answer = answer_to(stenhamra, "Hur fort får den som ansöker om stipendium beslut?")
    assert not answer.refused
    assert "tio dagar" in answer.text
