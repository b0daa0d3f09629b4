"""A verb and its particle are one word in texts."""

import pytest

from assistant.words.match import terms_of
from assistant.words.particle_verbs import joined
from ingest.language.words import words


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Hur många hjälmar lånas ut?", "Antalet utlånade hjälmar är 40."),
        ("När lägger kommunen ner biblioteket?", "Nedläggningen sker i maj."),
        ("När byggs den gamla skolan om?", "Ombyggnaden börjar i juni."),
        ("Hur mycket betalas ut?", "Utbetalningarna ökade."),
    ],
)
def test_the_verb_is_met_by_the_word_that_the_two_make(question: str, text: str) -> None:
    terms = terms_of([(question, 1.0)], document_frequency=lambda _: 3, passage_count=100, synonyms=joined(question))
    met = terms.met(words(text.lower()))
    assert any(met[i] >= 0.9 and term.met_by and term.word not in text.lower() for i, term in enumerate(terms.terms))


def test_a_preposition_makes_no_word() -> None:
    assert joined("Hur arbetar nämnden med besökare på caféet?") == {}
