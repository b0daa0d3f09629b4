"""The page Fråga: one conversation with the library."""

from pathlib import Path

from assistant.answer import Answer
from ui import session
from ui.ask import chat, sidebar
from ui.conversations import link
from ui.opening import Opened


def draw(library: Path, found: Opened) -> None:
    """Draw the conversation that the address names, or a new one, on the open library `found`."""
    link.follow(library)
    limits = sidebar.draw(found.assistant.sources())

    def keep(answer: Answer, drawn: str) -> None:
        link.keep(library, answer, drawn=drawn)

    opinions = link.Opinions(library, version=found.version)
    chat.draw(
        found.assistant,
        limits=limits,
        examples=() if session.current().conversation.turns else found.starters(limits),
        on_answer=keep,
        opinions=opinions,
        quoted=found.assistant.unwritten(),  # what may be asked next is tried without a language model
    )
