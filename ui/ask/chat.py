"""The conversation on the page: the start, the turns, the question on its way and the field to type in."""

import logging
from collections.abc import Callable, Iterator
from typing import Protocol, assert_never

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant.answer import Answer, Citation, Event, Finished, Found, Scope, Source, Wrote
from assistant.conversation import Conversation
from assistant.surroundings import Surroundings, surroundings
from ingest.store.errors import LibraryError
from ui import session, texts
from ui.ask import reply, scope_fields
from ui.session import Asked, Chat
from ui.sources import holdings, offered, scope_words

_log = logging.getLogger(__name__)
_AROUND_TEXT, _AROUND_CELL = 600, 250
"""Characters shown on each side of a quote; a cell has its row drawn as a table beside it."""
_LONGEST_QUESTION = 5000
"""Characters that the field takes; the assistant says what is too long for it."""


class Answers(Protocol):
    """What the page needs of an assistant."""

    def ask(
        self, question: str, conversation: Conversation, *, scope: Scope, corrected: Scope | None
    ) -> Iterator[Event]:
        """Yield the events of an answer."""

    def sources(self) -> tuple[Source, ...]:
        """Return the documents in the library."""

    def text(self, document_id: str) -> str:
        """Return the stored text of a document; raises LibraryError where it is gone."""


def draw(
    assistant: Answers,
    *,
    limits: Scope,
    examples: tuple[str, ...] = (),
    on_answer: Callable[[Answer, str], None] = lambda _answer, _drawn: None,
) -> None:
    """Draw the conversation, answer the question that waits, and offer the field for the next one.

    `on_answer` is called with each new answer and the HTML drawn of it, when both are in the page's chat.
    """
    chat = session.current()
    start = st.empty()  # always there, so that the start is gone as soon as the first question is on its way
    if not chat.conversation.turns and chat.pending is None:
        with start.container():
            _start(assistant, limits=limits, examples=examples)
    for position, (answer, drawn) in enumerate(zip(chat.conversation.turns, chat.drawn, strict=True)):
        serial = f"{chat.serial}-{position}"
        with st.container(key=f"turn-{serial}", gap="small"):
            st.html(reply.question(answer.question))
            st.html(drawn)
            if position == len(chat.drawn) - 1 and chat.pending is None:
                _go_on(answer, offer=offered(assistant.sources()), serial=serial)
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
                _question_button(example, key=f"example-{position}", scope=limits)


def _go_on(answer: Answer, *, offer: Scope, serial: str) -> None:
    """Offer what to do with the last answer: choose what was meant, or correct how it was understood."""
    if answer.choices:
        with st.container(key=f"choices-{serial}", gap="small"):
            st.html(f'<h3 class="nv-quiet">{texts.CHOICES_INSTEAD if answer.refused else texts.CHOICES}</h3>')
            for position, choice in enumerate(answer.choices):
                _question_button(choice, key=f"choice-{serial}-{position}", scope=Scope())
    if not reply.is_about_documents(answer):
        return
    with (
        st.popover(texts.CORRECT, icon=":material/tune:", type="tertiary"),
        st.form(f"correct-{serial}", border=False),
    ):
        st.text_area(texts.CORRECT_QUESTION, answer.standalone, key=f"{serial}-question", height=100)
        scope_fields.choose(offer, chosen=answer.scope, prefix=serial)
        st.form_submit_button(texts.CORRECT_SUBMIT, type="primary", on_click=_corrected, args=[serial])


def _corrected(serial: str) -> None:
    boards, years, types = (session.chosen(f"{serial}-{name}") for name in ("boards", "years", "types"))
    scope = Scope(boards=boards, years=years, types=types)
    session.ask(Asked(question=session.written(f"{serial}-question"), scope=Scope(), corrected=scope))


def _question_button(question: str, *, key: str, scope: Scope) -> None:
    # The label is Markdown, and the question may quote a document: each sign that Markdown could read is escaped.
    label = "".join(f"\\{letter}" if letter in _MARKDOWN else letter for letter in question)
    st.button(label, key=key, on_click=session.ask, args=[Asked(question=question, scope=scope)])


_MARKDOWN = frozenset("\\`*_{}[]<>()#+-.!|~$:&")


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
            answer = _arrive(
                assistant.ask(asked.question, chat.conversation, scope=asked.scope, corrected=asked.corrected),
                place=place,
            )
            prefix = f"kalla-{chat.serial}-{len(chat.drawn)}"
            drawn = reply.drawn(answer, place=_finder(assistant), prefix=prefix)
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


def _finder(assistant: Answers) -> Callable[[Citation], Surroundings | None]:
    def find(citation: Citation) -> Surroundings | None:
        try:
            width = _AROUND_CELL if citation.cell else _AROUND_TEXT
            return surroundings(assistant.text(citation.source.id), citation, width=width)
        except LibraryError:
            return None

    return find
