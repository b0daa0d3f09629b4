"""A question put to an assistant."""

from assistant.answer import Answer, Finished, Scope
from assistant.ask import Assistant
from assistant.conversation import EMPTY, Conversation


def asked(
    assistant: Assistant, question: str, conversation: Conversation = EMPTY, *, corrected: Scope | None = None
) -> Answer:
    *_, last = assistant.ask(question, conversation, corrected=corrected)
    assert isinstance(last, Finished)
    return last.answer


FIGURE = "Vad är årsmålet för sjukfrånvaro i Åsdal-Mellanviks verksamhetsplan 2026?"
