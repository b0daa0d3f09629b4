"""A text that mentions a thing without its name does not say which it is."""

import pytest

from assistant.match import Terms, terms_of
from assistant.unnamed import is_unnamed, wants_name


def _terms(question: str) -> Terms:
    return terms_of([(question, 1.0)], document_frequency=lambda _: 3, passage_count=100, synonyms={})


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Vad heter de två nya samordnarna?", ("samordnarna", True)),
        ("Vilka sex platser får bänkar?", ("platser", False)),
        ("Vilka är de andra två torgen?", ("torgen", False)),
        ("Hur många torg finns det?", (None, False)),
    ],
)
def test_what_is_to_be_named_follows_the_question_word(question: str, named: tuple[str | None, bool]) -> None:
    terms = _terms(question)
    at, called = wants_name(question, terms)
    assert (None if at is None else terms.terms[at].word, called) == named


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Vad heter den nya samordnaren?", "Nämnden har tillsatt en samordnare för frågorna."),
        ("Vad heter de två samordnarna?", "Två samordnare leder arbetet."),
        ("Vilka sex platser får bänkar?", "Bänkar ställs ut på sex välbesökta platser."),
        ("Vilka är de andra två torgen?", "Torget ingår i försöket ihop med två andra torg."),
    ],
)
def test_a_thing_that_is_only_mentioned_is_unnamed(question: str, text: str) -> None:
    assert is_unnamed(text, question, _terms(question))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Vad heter den nya samordnaren?", "Nämnden har tillsatt en samordnare, Kim Åsdalsson."),
        ("Vad heter appen?", "En app som kallas stegvis införs."),
        ("Vilka sex platser får bänkar?", "Bänkar ställs ut på sex platser: torget, bryggan och fyra backar."),
        ("Vilka torg ingår?", "Torgen i centrum och vid stationen ingår."),
        ("Hur många torg ingår?", "Två torg ingår."),
    ],
)
def test_a_name_a_list_or_another_kind_of_question_is_not(question: str, text: str) -> None:
    assert not is_unnamed(text, question, _terms(question))
