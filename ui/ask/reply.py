"""An answer as HTML: what was understood, the text with its markers, a table, a refusal's reason, the sources."""

from collections.abc import Callable
from html import escape

from assistant.answer import Answer, Citation, Ranked
from ingest.genre.report_types import report_title
from ui import markup, texts
from ui.ask import citation as citations
from ui.ask import working
from ui.export.markdown import plain
from ui.source.place import Place
from ui.tables import drawn as tables
from ui.tables.grid import beside, grid_of

_NEAREST = 3


def drawn(answer: Answer, *, place: Callable[[Citation], Place | None], prefix: str) -> str:
    """Return the whole answer; `place` finds a citation's surroundings, `prefix` makes the page's ids unique."""
    numbers = {citation.number for citation in answer.citations}

    def marker(number: int) -> str:
        if number not in numbers:
            return f"[{number}]"
        name = texts.SOURCE_MARK.format(number=number)
        return f'<a class="nv-marker" href="#{prefix}-{number}" aria-label="{name}">{number}</a>'

    grid = grid_of(answer)
    sources = [citations.drawn(cited, place=place(cited), anchor=f"{prefix}-{cited.number}") for cited in _once(answer)]
    return (
        f'<article class="nv-answer">{understood(answer)}{_banner(answer)}'
        f'<div class="nv-text">{markup.answer_text(beside(answer), marker=marker)}</div>'
        f"{tables.drawn(grid, marker=marker) if grid else ''}{working.drawn(answer, marker=marker)}"
        f"{_writing(answer)}{_next_step(answer)}"
        f"{_sources(answer, sources)}{_nearest(answer)}</article>"
    )


def arriving(text: str) -> str:
    """Return the part of an answer that has come so far; its markers do not point anywhere yet."""
    body = markup.answer_text(text, marker=lambda number: f'<span class="nv-marker">{number}</span>')
    return f'<article class="nv-answer nv-arriving"><div class="nv-text">{body}</div></article>'


def waiting() -> str:
    """Return what stands where the answer will come; the style sheet shows it after a moment only."""
    return f'<p class="nv-waiting nv-quiet" role="status">{texts.SEARCHING}</p>'


def news(name: str) -> str:
    """Return the mark of an answer that has just come; `name` is its own, so that it is said aloud once."""
    return f'<span class="nv-news" data-name="{escape(name)}" hidden></span>'


def question(text: str) -> str:
    """Return the user's question as it was typed, the heading of its turn."""
    return f'<h2 class="nv-question">{escape(text).replace(chr(10), "<br>")}</h2>'


def understood(answer: Answer) -> str:
    """Return how the question was understood; the page shows it where no buttons say the same."""
    if not is_about_documents(answer):
        return ""
    parts = (*answer.scope.boards, *(report_title(type_) for type_ in answer.scope.types), *answer.scope.years)
    spans = "".join(f'<span class="nv-part">{escape(str(part))}</span>' for part in parts)
    return f'<p class="nv-read nv-scope"><b>{texts.UNDERSTOOD}:</b> {as_understood(answer)} {spans}</p>'


def as_understood(answer: Answer) -> str:
    """Return the whole question as it was understood, as HTML."""
    return escape(answer.meant)


def is_about_documents(answer: Answer) -> bool:
    """Return whether there is anything to show of how the question was understood; a greeting has nothing."""
    return bool(answer.refused or answer.citations or answer.passages or answer.choices)


def _banner(answer: Answer) -> str:
    if not answer.sure:
        return f'<p class="nv-banner">{texts.UNSURE}</p>'
    if answer.reason is None and not answer.refused:
        return ""
    title = texts.REFUSED if answer.reason is None else texts.REFUSED_FOR[answer.reason]
    return f'<p class="nv-banner{" nv-refused" if answer.refused else ""}">{title}</p>'


def _next_step(answer: Answer) -> str:
    if answer.reason not in texts.NEXT_STEP:
        return ""
    return f'<p class="nv-next"><b>{texts.NEXT}</b> {texts.NEXT_STEP[answer.reason]}</p>'


def _writing(answer: Answer) -> str:
    """Return why a language model did not write, and what it wrote that its sources do not bear."""
    note = f'<p class="nv-quiet">{escape(answer.note)}</p>' if answer.note else ""
    if not answer.left_out:
        return note
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in answer.left_out)
    return f'{note}<details class="nv-nearest"><summary>{texts.LEFT_OUT}</summary><ol>{items}</ol></details>'


def _sources(answer: Answer, sources: list[str]) -> str:
    if not sources:
        return ""
    copy = f'<button type="button" class="nv-copy" data-copy="{escape(plain(answer))}">{texts.COPY}</button>'
    head = f'<div class="nv-head"><h3>{texts.SOURCES}</h3>{copy}</div>'
    return f'<div class="nv-sources">{head}{"".join(sources)}</div>'


def _nearest(answer: Answer) -> str:
    cited = {citation.passage.id for citation in answer.citations}
    rest: tuple[Ranked, ...] = tuple(ranked for ranked in answer.passages if ranked.passage.id not in cited)
    return citations.nearest(rest[:_NEAREST], opened=answer.refused)


def _once(answer: Answer) -> list[Citation]:
    """Return the citations in the order of their numbers, one for each number."""
    numbered = {citation.number: citation for citation in reversed(answer.citations)}
    return [numbered[number] for number in sorted(numbered)]
