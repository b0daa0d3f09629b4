"""What the page asks: workers answer, within what one person may ask; documents are looked up here."""

import os
from collections.abc import Generator, Sequence
from contextlib import AbstractContextManager
from functools import cache
from typing import TYPE_CHECKING

from streamlit.runtime.scriptrunner import get_script_run_ctx

from assistant.answer import Event, Scope, Source
from assistant.conversation import EMPTY, Conversation
from assistant.question.asked import Asked
from assistant.work.thread.follow import Followed
from assistant.workers.allowance import Allowance
from assistant.workers.crew import Crew
from assistant.workers.limits import read_limits
from ingest.store.catalogue.records import StoredTable
from ui.access.doors import require
from ui.access.roles import Action
from ui.people import person

if TYPE_CHECKING:
    from assistant.ask import Assistant


@cache
def _allowance() -> Allowance:
    """Return what counts the questions: one for all libraries and pages of this server."""
    return Allowance(read_limits(os.environ).allowance)


class Asking:
    """A library that can be asked; all who have the page open share it."""

    def __init__(self, assistant: "Assistant", crew: Crew, *, written: bool = True) -> None:
        """Let `crew` answer; `assistant` looks up what needs no search, and so no code that could crash.

        A language model that is configured writes the answers, unless `written` is False.
        """
        self._assistant = assistant
        self._crew = crew
        self._written = written
        self.figures = assistant.figures()

    def ask(
        self,
        question: str,
        conversation: Conversation = EMPTY,
        *,
        scope: Scope | None = None,
        corrected: Scope | None = None,
    ) -> Generator[Event, None, None]:
        """Yield the events of an answer; raises WorkError and the library's errors, each a sentence for people.

        Raises NotLoggedIn, Refused.
        """
        require(Action.ASK)
        return self._crew.ask(
            question, conversation, scope=scope, corrected=corrected, written=self._written, aside=not self._written
        )

    def unwritten(self) -> "Asking":
        """Return the same without a language model, for what nobody has asked yet and nobody waits for."""
        return Asking(self._assistant, self._crew, written=False)

    def allowed(self) -> AbstractContextManager[None]:
        """Count a question of the one who asks while it is answered; raises WorkError where it is one too many."""
        return _allowance().one_question(_who())

    def understood(self, question: str, conversation: Conversation = EMPTY) -> Asked:
        """Return a question as it stands in its conversation."""
        return self._assistant.understood(question, conversation)

    def follow(self, text: str, *, boards: Sequence[str] = ()) -> Followed:
        """Return the threads of the rows that `text` names, read from the catalogue alone."""
        return self._assistant.follow(text, boards=boards)

    def sources(self) -> tuple[Source, ...]:
        """Return the documents that answers come from."""
        return self._assistant.sources()

    def text(self, document_id: str) -> str:
        """Return the stored text of a document."""
        return self._assistant.text(document_id)

    def tables(self, document_id: str) -> tuple[StoredTable, ...]:
        """Return the tables of a document."""
        return self._assistant.tables(document_id)


def _who() -> str:
    """Return who asks: a browser that keeps no name counts as its open page."""
    context = get_script_run_ctx()
    return person() or (context.session_id if context is not None else "")
