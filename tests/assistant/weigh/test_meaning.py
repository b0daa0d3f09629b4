import pytest

from assistant.weigh.supported.counted import counted_beside, counted_terms
from assistant.words.match import Terms, terms_of


def terms(question: str) -> Terms:
    return terms_of([(question, 1.0)], document_frequency=lambda _: 3, passage_count=100, synonyms={})


def beside(question: str, text: str) -> float:
    asked = terms(question)
    return counted_beside(text, asked, counted_terms(question, asked), question=question)


@pytest.mark.parametrize(
    ("question", "counted"),
    [
        ("Hur många besökare kom till träffpunkten?", ["besökare", "kom"]),
        ("Vad är antalet unga vuxna med bistånd?", ["unga", "vuxna"]),
        ("Hur stor andel av eleverna trivs?", ["eleverna", "trivs"]),
        ("Hur många av dem är flickor?", []),
        ("När öppnar träffpunkten?", []),
    ],
)
def test_what_is_counted_is_among_the_two_words_after_those_that_count(question: str, counted: list[str]) -> None:
    asked = terms(question)
    assert [asked.terms[at].word for at in counted_terms(question, asked)] == counted


@pytest.mark.parametrize(
    "text",
    [
        "I maj kom 1 230 besökare.",
        "Det kom tolv glada besökare.",
        "Antalet besökare på alla träffpunkter är nere i 1 230.",
    ],
)
def test_a_figure_counts_the_word_beside_it(text: str) -> None:
    assert beside("Hur många besökare kom till träffpunkten?", text) >= 0.5


@pytest.mark.parametrize(
    "text",
    [
        "Besökare som kom till träffpunkten under året har fått hjälp av 14 ledare.",
        "Under 2025 fick besökare fika.",
        "Den 3 juni kom besökare.",
        "Besökare möts av personalen.",
    ],
)
def test_a_figure_of_something_else_counts_nothing(text: str) -> None:
    assert beside("Hur många besökare kom till träffpunkten?", text) < 0.5


def test_the_question_s_own_figure_is_none() -> None:
    assert beside("Hur många besökare av 40 platser?", "Där finns 40 besökare.") == 0.0
