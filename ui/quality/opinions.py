"""What people said of the answers: filtered, settled with a reply, and made questions of the evaluation."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

import streamlit as st

from eval.questions import QuestionsError
from ingest.language.words import fold
from ui import markup
from ui.conversations.cases import Case, Cases, State
from ui.quality import question, texts
from ui.sources import label

_SHOWN = 25


def draw(library: Path) -> None:
    """Draw the cases of a library, the last said first."""
    cases = Cases(library)
    held = cases.listed()
    if not held:
        st.text(texts.NO_OPINIONS)
        return
    found = _chosen(held)
    if not found:
        st.text(texts.NO_OPINION_LIKE)
        return
    count = texts.ONE_OPINION if len(found) == 1 else texts.COUNT_OPINIONS.format(count=len(found))
    st.html(f'<p class="nv-quiet" role="status">{count}</p>')
    for case in found[:_SHOWN]:
        with st.container(border=True, key=f"case-{case.id}", gap="small"):
            _draw_one(cases, case, library=library)


def _chosen(held: tuple[Case, ...]) -> list[Case]:
    """Draw the fields that narrow the list, and return what they leave."""
    reasons = list(dict.fromkeys(case.opinion.reason for case in held if case.opinion.reason))
    with st.container(horizontal=True, gap="small", key="quality-fields"):
        good = st.selectbox(texts.SHOWN_OPINIONS, [texts.ALL, texts.GOOD, texts.BAD, *reasons], key="opinion-good")
        state = st.selectbox(
            texts.STATES_SHOWN,
            [None, *State],
            format_func=lambda state: texts.STATES[state] if state else texts.ALL,
            key="opinion-state",
        )
        words = fold(st.text_input(texts.SEARCH, key="opinion-words")).split()
    return [
        case
        for case in held
        if good in (texts.ALL, texts.GOOD if case.opinion.good else texts.BAD, case.opinion.reason)
        and state in (None, case.state)
        and all(word in fold(f"{case.answer.question} {case.opinion.words}") for word in words)
    ]


def _draw_one(cases: Cases, case: Case, *, library: Path) -> None:
    st.html("".join(_told(case)))
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        reply = st.text_input(texts.REPLY, case.reply, key=f"reply-{case.id}", help=texts.REPLY_HELP, max_chars=500)
        if st.button(texts.ANSWER, key=f"answer-{case.id}", type="tertiary") and reply.strip():
            cases.settle(case, State.ANSWERED, reply=reply)
            st.rerun()
        to = State.CLOSED if case.state is not State.CLOSED else State.OPEN
        label = texts.CLOSE if to is State.CLOSED else texts.REOPEN
        if st.button(label, key=f"settle-{case.id}", type="tertiary"):
            cases.settle(case, to, reply=case.reply)
            st.rerun()
    with st.popover(texts.TO_EVALUATION, type="tertiary"):
        _draw_question(case, library=library)


def _told(case: Case) -> Iterator[str]:
    answer, opinion = case.answer, case.opinion
    good = texts.GOOD if opinion.good else texts.BAD
    yield f'<p class="nv-kept"><strong>{escape(answer.meant)}</strong>'
    said = texts.SAID.format(good=good, state=texts.STATES[case.state], day=case.given[:16].replace("T", " "))
    yield f"<small>{escape(said)}</small></p>"
    for name, words in ((texts.REASON, opinion.reason), (texts.WORDS, opinion.words)):
        if words:
            yield f'<p class="nv-quiet">{name}: {escape(words)}</p>'
    yield f'<div class="nv-answer">{markup.without_markers(answer.text)}</div>'
    if answer.citations:
        named = "; ".join(dict.fromkeys(label(cited.source) for cited in answer.citations))
        yield f'<p class="nv-quiet">{texts.SOURCES}: {escape(named)}</p>'


def _draw_question(case: Case, *, library: Path) -> None:
    draft = question.draft_of(case)
    with st.form(f"question-{case.id}", border=False):
        st.text(texts.TO_EVALUATION_HELP)
        gold = st.text_area(texts.RIGHT_ANSWER, draft.question.gold, key=f"gold-{case.id}")
        facts = st.text_area(texts.FACTS_FIELD, question.written(draft.question.facts), key=f"facts-{case.id}")
        refuse = st.checkbox(texts.UNANSWERABLE, not draft.question.answerable, key=f"refuse-{case.id}")
        sent = st.form_submit_button(texts.ADD, type="primary")
    if sent:
        try:
            said = question.add(library, draft, gold=gold, facts=question.read(facts), answerable=not refuse)
        except (question.NotAQuestion, QuestionsError) as error:
            st.error(str(error))
        else:
            st.success(said)
