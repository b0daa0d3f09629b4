"""Questions to go on with: each has an answer, from the report that it was made for."""

import pytest

from assistant.answer import Answer, Finished, Reason, Scope
from assistant.ask import Assistant
from assistant.conversation import EMPTY
from assistant.suggest.onward import onward


def answer(assistant: Assistant, question: str) -> Answer:
    *_, last = assistant.ask(question)
    assert isinstance(last, Finished)
    return last.answer


@pytest.mark.parametrize(
    "question",
    ["Hur hög var kvinnornas sjukfrånvaro i Åsdal-Mellanvik enligt T1 2025?", "Vad gör Lövsjö-Tegelbruket för äldre?"],
)
def test_each_question_offered_has_a_sure_answer(assistant: Assistant, question: str) -> None:
    offered = onward(assistant, answer(assistant, question))
    assert len(offered) <= 3
    assert len(set(offered)) == len(offered)
    assert question not in offered
    for one in offered:
        said = answer(assistant, one)
        assert not said.refused
        assert said.sure


def test_a_figure_leads_to_the_same_row_elsewhere(assistant: Assistant) -> None:
    found = answer(assistant, "Hur hög var kvinnornas sjukfrånvaro i Åsdal-Mellanvik enligt T1 2025?")
    offered = onward(assistant, found)
    assert "Sjukfrånvaro i Lövsjö-Tegelbruket enligt tertialrapport 1 2025?" in offered


def test_a_refusal_offers_only_what_is_answered(assistant: Assistant) -> None:
    refused = Answer(
        question="Hur många kameler?",
        standalone="Hur många kameler?",
        scope=Scope(),
        text="Nej.",
        refused=True,
        reason=Reason.OTHER_SCOPE,
        choices=("Hur många kameler i Åsdal-Mellanvik?", "Vad är årsmålet för sjukfrånvaron i Åsdal 2025?"),
    )
    assert onward(assistant, refused) == ("Vad är årsmålet för sjukfrånvaron i Åsdal 2025?",)


def test_nothing_is_asked_after_a_greeting(assistant: Assistant) -> None:
    assert onward(assistant, answer(assistant, "Hej!"), before=EMPTY) == ()
