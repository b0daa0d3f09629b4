"""A text that mentions a thing without its name does not say which it is."""

import pytest

from assistant.weigh.supported.unnamed import is_unnamed, names_nothing, wants_name
from assistant.words.match import Terms, terms_of


def _terms(question: str) -> Terms:
    return terms_of([(question, 1.0)], document_frequency=lambda _: 3, passage_count=100, synonyms={})


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Vad heter de två nya samordnarna?", "samordnarna"),
        ("Vilka sex platser får bänkar?", "platser"),
        ("Vilka är de andra två torgen?", "torgen"),
        ("Vilken skola kom förslaget från?", "skola"),
        ("Vilka ungdomar går först?", None),
        ("Hur många torg finns det?", None),
    ],
)
def test_what_is_to_be_named_follows_the_question_word(question: str, named: str | None) -> None:
    terms = _terms(question)
    wanted = wants_name(question, terms)
    assert (terms.terms[wanted.at].word if wanted else None) == named


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Vad heter den nya samordnaren?", "Nämnden har tillsatt en samordnare för frågorna."),
        ("Vad heter de två samordnarna?", "Två samordnare leder arbetet."),
        ("Vilka sex platser får bänkar?", "Bänkar ställs ut på sex välbesökta platser."),
        ("Vilken skola kom förslaget från?", "Det kom från en skola."),
        ("Var ligger de två bryggorna?", "Staden ska ses över, och de två bryggor som finns öppnas."),
        ("Vilka är de andra två torgen?", "Torget ingår i försöket ihop med två andra torg."),
    ],
)
def test_a_thing_that_is_only_mentioned_is_unnamed(question: str, text: str) -> None:
    assert is_unnamed(text, question, _terms(question))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Vad heter den nya samordnaren?", "Nämnden har tillsatt en samordnare från Norrviks Råd."),
        ("Vad heter appen?", "En app som kallas stegvis införs."),
        ("Vilka sex platser får bänkar?", "Bänkar ställs ut på sex platser: torget, bryggan och fyra backar."),
        ("Vilka torg ingår?", "Torgen i centrum och vid stationen ingår."),
        ("Vilka ungdomar går först?", "Många ungdomar söker."),
        ("Vilken metod används?", "En metod är att fråga barnen."),
        ("Hur många torg ingår?", "Två torg ingår."),
    ],
)
def test_a_name_a_list_or_another_kind_of_question_is_not(question: str, text: str) -> None:
    assert not is_unnamed(text, question, _terms(question))


@pytest.mark.parametrize(
    ("question", "text", "nothing"),
    [
        ("Vilket företag sköter bryggorna?", "Bryggorna sköts på entreprenad.", True),
        ("Vilket företag sköter bryggorna?", "Bryggorna sköts av Strandvård Nord.", False),
        ("Vilket företag sköter bryggorna?", "Strandvård sköter bryggorna på entreprenad.", False),
        ("Vilken konsult leder arbetet i Norrvik?", "Arbetet i Norrvik leds av en konsult.", True),
        ("Vad heter den nya chefen?", "Ny chef tillträder i maj.", True),
        ("Vad heter appen?", "Appen ”stegvis” införs.", False),
        ("Vilken metod används?", "Samtal förs med alla barn.", False),
        ("Hur många bryggor finns det?", "Tre bryggor finns.", False),
    ],
)
def test_a_name_is_one_that_is_not_written_small_elsewhere(question: str, text: str, nothing: bool) -> None:
    found = names_nothing(
        [text], question, _terms(question), known="Norrvik", common="en ny bryggorna arbetet samtal tre under"
    )
    assert found is nothing
