"""How the last question was understood, over its answer: the whole question, and its scope in parts to take away."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import streamlit as st

from assistant.answer import Answer, Scope
from ingest.genre.report_types import report_title
from ui import session, texts
from ui.ask import reply, scope_fields
from ui.markup import as_label
from ui.session import Asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A part of an answer's scope: its name, whether the question before named it, and the scope without it."""

    name: str
    carried: bool
    rest: Scope


def draw(answer: Answer, position: int, *, offer: Scope, serial: str) -> None:
    """Draw the question as understood and a button for each part of its scope; `position` is the answer's turn."""
    if not reply.is_about_documents(answer):
        return
    with st.container(key=f"scope-{serial}", gap="small"):
        st.html(f'<p class="nv-read"><b>{texts.UNDERSTOOD}:</b> {reply.as_understood(answer)}</p>')
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            for number, chip in enumerate(chips(answer)):
                _draw_chip(answer, chip, position, key=f"chip-{serial}-{number}")
            _correct(answer, offer=offer, serial=serial)


def chips(answer: Answer) -> Iterator[Chip]:
    """Yield each part of an answer's scope, the boards first."""
    scope, carried = answer.scope, answer.carried
    for board in scope.boards:
        rest = replace(scope, boards=tuple(one for one in scope.boards if one != board))
        yield Chip(name=board, carried=board in carried.boards, rest=rest)
    for type_ in scope.types:
        rest = replace(scope, types=tuple(one for one in scope.types if one != type_))
        yield Chip(name=report_title(type_), carried=type_ in carried.types, rest=rest)
    for year in scope.years:
        rest = replace(scope, years=tuple(one for one in scope.years if one != year))
        yield Chip(name=str(year), carried=year in carried.years, rest=rest)


def _draw_chip(answer: Answer, chip: Chip, position: int, *, key: str) -> None:
    name = as_label(chip.name)
    st.button(
        texts.CHIP_CARRIED.format(name=name) if chip.carried else name,
        key=f"carried-{key}" if chip.carried else key,
        icon=":material/close:",
        help=texts.CHIP_HELP.format(name=name),
        on_click=session.ask,
        args=[Asked(question=answer.question, corrected=chip.rest, after=position)],
    )


def _correct(answer: Answer, *, offer: Scope, serial: str) -> None:
    with (
        st.popover(texts.CORRECT, icon=":material/edit:", type="tertiary"),
        st.form(f"correct-{serial}", border=False),
    ):
        st.text_area(texts.CORRECT_QUESTION, answer.meant, key=f"{serial}-question", height=100)
        scope_fields.choose(offer, chosen=answer.scope, prefix=serial)
        st.form_submit_button(texts.CORRECT_SUBMIT, type="primary", on_click=_corrected, args=[answer, serial])


def _corrected(answer: Answer, serial: str) -> None:
    """Ask as the form says: fields that were left as they were leave it to the question to say what it is put to."""
    boards, years, types = (session.chosen(f"{serial}-{name}") for name in ("boards", "years", "types"))
    scope = Scope(boards=boards, years=years, types=types)
    shown = answer.scope
    same = all(
        set(now) == set(then) for now, then in ((boards, shown.boards), (years, shown.years), (types, shown.types))
    )
    session.ask(
        Asked(question=session.written(f"{serial}-question"), scope=Scope(), corrected=None if same else scope, after=0)
    )
