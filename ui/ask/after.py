"""What stands after the last answer: what may have been meant, what to ask next, and what to do with the answer."""

from collections.abc import Iterator
from typing import Protocol

import streamlit as st

from assistant.answer import Event, Scope, Source
from assistant.conversation import Conversation
from assistant.question.asked import Asked as Understood
from assistant.suggest.onward import onward
from ui import session, texts
from ui.ask import over_time, reply
from ui.conversations.kept import Opinion
from ui.export import saving
from ui.markup import as_label
from ui.session import Asked

_IDLE_SECONDS = 0.6  # the answer is shown before anything more is looked for
_FOUND = "onward"
_LOOKING = '<span class="nv-looking"></span>'  # more is to come, below what stands here


class Asking(over_time.Follows, Protocol):
    """What is needed of an assistant."""

    def ask(self, question: str) -> Iterator[Event]:
        """Yield the events of the answer to a question that stands alone."""

    def understood(self, question: str, conversation: Conversation) -> Understood:
        """Return a question as it stands in its conversation."""

    def sources(self) -> tuple[Source, ...]:
        """Return the documents of the library."""


class Opinions(Protocol):
    """What the reader has said of the answers on the page."""

    def said(self, position: int) -> Opinion | None:
        """Return what was said of the answer at `position`."""

    def say(self, position: int, opinion: Opinion) -> None:
        """Keep what is said of the answer at `position`."""

    def pinned(self) -> frozenset[int]:
        """Return the positions of the answers that are pinned."""

    def pin(self, position: int) -> None:
        """Pin the answer at `position`."""

    def unpin(self, position: int) -> None:
        """Let the answer at `position` go."""


def draw(assistant: Asking, conversation: Conversation, *, serial: str, opinions: Opinions | None) -> None:
    """Draw what can be done with the last answer of `conversation`."""
    answer = conversation.turns[-1]
    if answer.choices and not answer.refused:
        _questions(texts.CHOICES, answer.choices, key=f"choices-{serial}")
    if reply.is_about_documents(answer):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"after-{serial}"):
            with st.popover(texts.SAVE, icon=":material/download:", type="tertiary"):
                saving.draw(Conversation(turns=(answer,)), name=texts.SAVED_ANSWER_FILE, key=f"save-{serial}")
            over_time.offer(answer, serial=serial)
            if opinions is not None:
                pin_button(opinions, len(conversation.turns) - 1, serial=serial)
        if opinions is not None and answer.passages + answer.citations:
            with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"after-judge-{serial}"):
                _judge(opinions, len(conversation.turns) - 1, serial=serial)
        over_time.draw(assistant, answer, serial=serial)
        _go_on(assistant, conversation, serial=serial)


def pin_button(opinions: Opinions, position: int, *, serial: str) -> None:
    """Draw the button that pins the answer at `position`, or lets it go."""
    held = position in opinions.pinned()
    st.button(
        texts.UNPIN if held else texts.PIN,
        key=f"pin-{serial}",
        icon=":material/keep_off:" if held else ":material/keep:",
        type="tertiary",
        on_click=opinions.unpin if held else opinions.pin,
        args=[position],
    )


def question_button(question: str, *, key: str, scope: Scope) -> None:
    """Draw a button that asks `question`."""
    st.button(as_label(question), key=key, on_click=session.ask, args=[Asked(question=question, scope=scope)])


def _questions(heading: str, questions: tuple[str, ...], *, key: str) -> None:
    with st.container(key=key, gap="small"):
        st.html(f'<h3 class="nv-quiet">{heading}</h3>')
        for position, question in enumerate(questions):
            question_button(question, key=f"{key}-{position}", scope=Scope())


def _go_on(assistant: Asking, conversation: Conversation, *, serial: str) -> None:
    """Offer questions that have answers; they are looked for once, when the answer has stood there for a moment."""
    found = st.session_state.get(_FOUND)
    if found is None or found[0] != serial:
        _look(assistant, conversation, serial)
        return
    if found[1]:
        heading = texts.CHOICES_INSTEAD if conversation.turns[-1].refused else texts.NEXT_QUESTIONS
        _questions(heading, found[1], key=f"choices-next-{serial}")


@st.fragment(run_every=_IDLE_SECONDS)
def _look(assistant: Asking, conversation: Conversation, serial: str) -> None:
    """Look for next questions at the second run: the first is a part of drawing the answer."""
    st.html(_LOOKING)
    if st.session_state.get(f"{_FOUND}-waited") != serial:
        st.session_state[f"{_FOUND}-waited"] = serial
        return
    *before, answer = conversation.turns
    questions = onward(assistant, answer, before=Conversation(turns=tuple(before)))
    st.session_state[_FOUND] = (serial, questions)
    st.rerun()


def _judge(opinions: Opinions, position: int, *, serial: str) -> None:
    """Let the reader say whether the answer helped, and what was wrong."""
    said = opinions.said(position)
    if said is not None:
        words = ": ".join(part for part in (said.reason, said.words) if part) or texts.REASONS[-1]
        st.text(texts.THANKED_GOOD if said.good else texts.THANKED_BAD.format(said=words))
        return
    st.text(texts.HELPFUL)
    st.button(
        texts.GOOD,
        key=f"good-{serial}",
        icon=":material/thumb_up:",
        type="tertiary",
        on_click=opinions.say,
        args=[position, Opinion(good=True)],
    )
    with st.popover(texts.BAD, icon=":material/thumb_down:", type="tertiary"), st.form(f"bad-{serial}", border=False):
        reason, words = f"reason-{serial}", f"words-{serial}"
        st.radio(texts.WHAT_WAS_WRONG, texts.REASONS, key=reason, index=None)
        st.text_area(texts.WHY, key=words, height=80, max_chars=1000)
        what = [opinions, position, reason, words]
        st.form_submit_button(texts.SEND, type="primary", on_click=_disapprove, args=what)


def _disapprove(opinions: Opinions, position: int, reason: str, words: str) -> None:
    """Keep what was wrong, as the fields of the keys `reason` and `words` say it, before anything is drawn."""
    why, more = st.session_state[reason] or "", " ".join(st.session_state[words].split())
    opinions.say(position, Opinion(good=False, reason=why, words=more))
