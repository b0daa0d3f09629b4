"""The conversation on the page: the start, the turns, the question on its way and the field to type in."""

import logging
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, closing
from typing import Protocol, assert_never

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant.answer import Answer, Event, Finished, Found, Scope, Source, Wrote
from assistant.conversation import EMPTY, Conversation
from assistant.model.errors import ModelError
from assistant.question import asked as understanding
from assistant.workers.errors import WorkError
from ingest.embed.errors import EmbedderError
from ingest.errors import IngestError
from ui import notices, session, texts
from ui.ask import after, over_time, reply, understood
from ui.session import Asked, Chat
from ui.source.place import finder
from ui.sources import holdings, offered, scope_words

_log = logging.getLogger(__name__)
_SAID = (IngestError, EmbedderError, ModelError, WorkError)  # their texts are for people
_LONGEST_QUESTION = 5000
"""Characters that the field takes; the assistant says what is too long for it."""


class Answers(over_time.Follows, Protocol):
    """What the page needs of an assistant."""

    def ask(
        self,
        question: str,
        conversation: Conversation = EMPTY,
        *,
        scope: Scope | None = None,
        corrected: Scope | None = None,
    ) -> Generator[Event, None, None]:
        """Yield the events of an answer; closed early, it is broken off."""

    def allowed(self) -> AbstractContextManager[None]:
        """Count a question of the one who asks while it is answered; raises WorkError where it is one too many."""

    def understood(self, question: str, conversation: Conversation) -> understanding.Asked:
        """Return a question as it stands in its conversation."""

    def sources(self) -> tuple[Source, ...]:
        """Return the documents in the library."""


def draw(
    assistant: Answers,
    *,
    limits: Scope,
    examples: tuple[str, ...] = (),
    on_answer: Callable[[Answer, str], None] = lambda _answer, _drawn: None,
    opinions: after.Opinions | None = None,
    quoted: after.Asking | None = None,
) -> None:
    """Draw the conversation, answer the question that waits, and offer the field for the next one.

    `on_answer` is called with each new answer and the HTML drawn of it, when both are in the page's chat; `opinions`
    keeps what the reader thinks of the last one; `quoted` is the assistant that is asked what nobody asked yet.
    """
    chat = session.current()
    start = st.empty()  # always there, so that the start is gone as soon as the first question is on its way
    if not chat.conversation.turns and chat.pending is None:
        with start.container():
            _start(assistant, limits=limits, examples=examples)
    else:
        st.html(f'<h1 class="nv-hidden">{texts.CONVERSATION}</h1>')
    for position, (answer, drawn) in enumerate(zip(chat.conversation.turns, chat.drawn, strict=True)):
        serial = f"{chat.serial}-{position}"
        with st.container(key=f"turn-{serial}", gap="small"):
            st.html(reply.question(answer.question))
            last = position == len(chat.drawn) - 1 and chat.pending is None
            if last:
                understood.draw(answer, position, offer=offered(assistant.sources()), serial=serial)
            st.html(drawn + reply.news(chat.news) if last and chat.news else drawn)
            if last:
                after.draw(quoted or assistant, chat.conversation, serial=serial, opinions=opinions)
            elif opinions is not None and chat.pending is None and reply.is_about_documents(answer):
                with st.container(horizontal=True, key=f"after-{serial}"):
                    after.pin_button(opinions, position, serial=serial)
    notices.draw()
    limited = scope_words(limits)
    st.chat_input(
        texts.INPUT_LIMITED.format(scope=limited) if limited else texts.INPUT,
        key="typed",
        max_chars=_LONGEST_QUESTION,
        on_submit=lambda: session.ask(Asked(question=session.written("typed"), scope=limits)),
    )
    if chat.pending is not None:
        _answer(assistant, chat, chat.pending, on_answer=on_answer)


def _start(assistant: Answers, *, limits: Scope, examples: tuple[str, ...]) -> None:
    st.html(
        f'<div class="nv-start"><h1>{texts.START_TITLE}</h1>'
        f"<p>{texts.START_LEAD.format(holdings=holdings(assistant.sources()))}</p></div>"
    )
    if examples:
        with st.container(key="examples", gap="small"):
            st.html(f'<h2 class="nv-quiet">{texts.START_EXAMPLES}</h2>')
            for position, example in enumerate(examples):
                after.question_button(example, key=f"example-{position}", scope=limits)


def _answer(assistant: Answers, chat: Chat, asked: Asked, *, on_answer: Callable[[Answer, str], None]) -> None:
    """Ask `asked`, draw its answer while it comes, keep it and draw the page anew."""
    with st.container(key=f"turn-{chat.serial}-{len(chat.drawn)}", gap="small"):
        st.html(reply.question(asked.question))
        place = st.empty()
        if chat.failure is not None:
            with place.container():
                st.error(chat.failure, icon=":material/error:")
                st.button(texts.AGAIN, key="again", on_click=session.retry)
            return
        place.html(reply.waiting())
        cancel = st.empty()
        with cancel.container(key="cancel"):
            st.button(texts.CANCEL, key="cancel-question", on_click=session.cancel, type="tertiary")
        try:
            before = Conversation(turns=chat.conversation.turns[: asked.after])
            events = assistant.ask(asked.question, before, scope=asked.scope, corrected=asked.corrected)
            with assistant.allowed(), closing(events):
                answer = _arrive(events, place=place)
            prefix = f"kalla-{chat.serial}-{len(chat.drawn)}"
            drawn = reply.drawn(answer, place=finder(assistant), prefix=prefix)
        except _SAID as error:
            _log.warning("Could not answer %r: %s", asked.question, error)
            session.keep(chat.failed(str(error)))
        except Exception:
            # The edge of the program: whatever went wrong is logged whole, and said in one sentence.
            _log.exception("Could not answer %r", asked.question)
            session.keep(chat.failed(texts.FAILED))
        else:
            session.keep(chat.answered(answer, drawn=drawn))
            on_answer(answer, drawn)
    st.rerun()


def _arrive(events: Iterator[Event], *, place: DeltaGenerator) -> Answer:
    """Draw the events in `place` as they come, and return the finished answer."""
    text = ""
    for event in events:
        match event:
            case Found():
                pass
            case Wrote():
                text += event.text
                if text.strip():
                    place.html(reply.arriving(text))
            case Finished():
                return event.answer
            case _:
                assert_never(event)
    raise UnfinishedAnswerError


class UnfinishedAnswerError(RuntimeError):
    """The events of an answer ended before the answer was finished."""

    def __init__(self) -> None:
        super().__init__("the answer's events ended without Finished; see assistant.answer.Event")
