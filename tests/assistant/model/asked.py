"""Questions put to the invented reports with the model of a scripted server."""

from collections.abc import Callable
from dataclasses import replace

from assistant.answer import Answer, Finished, Wrote
from assistant.ask import Assistant
from assistant.settings import DEFAULT

QUICK = replace(DEFAULT, first_sentence=0.5, whole_answer=0.9)
FIGURE = "Vad är årsmålet för sjukfrånvaro i Åsdal-Mellanviks verksamhetsplan 2026?"
PROSE = "Vad är Ugnsvakten i Lövsjö-Tegelbrukets verksamhetsplan 2025?"
TOLD = "Årsmålet för sjukfrånvaro är 8,0 % [1]. "
KEY = "sk-hemligt-123"

Asks = Callable[..., Assistant]


def asked(assistant: Assistant, question: str = FIGURE) -> Answer:
    """Return the answer, whose pieces make its text."""
    *events, last = assistant.ask(question)
    assert isinstance(last, Finished)
    assert "".join(event.text for event in events if isinstance(event, Wrote)) == last.answer.text
    return last.answer
