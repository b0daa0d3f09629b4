"""An answer as HTML: what was understood, the text with its markers, a table, a refusal's reason, the sources."""

from collections.abc import Callable
from html import escape

from assistant.answer import Answer, Citation, Comparison, Ranked
from ingest.genre.report_types import report_title
from ui import texts
from ui.ask import citation as citations
from ui.ask import markup
from ui.ask.export import plain
from ui.source.place import Place

_NEAREST = 3
_FEWEST_ROWS = 2  # one row says no more as a table
_LONG_VALUE = 20
"""Characters from which a table's value can be told from one that merely occurs in a sentence."""


def drawn(answer: Answer, *, place: Callable[[Citation], Place | None], prefix: str) -> str:
    """Return the whole answer; `place` finds a citation's surroundings, `prefix` makes the page's ids unique."""
    numbers = {citation.number for citation in answer.citations}

    def marker(number: int) -> str:
        if number not in numbers:
            return f"[{number}]"
        name = texts.SOURCE_MARK.format(number=number)
        return f'<a class="nv-marker" href="#{prefix}-{number}" aria-label="{name}">{number}</a>'

    table = answer.comparison or _worked(answer)
    sources = [citations.drawn(cited, place=place(cited), anchor=f"{prefix}-{cited.number}") for cited in _once(answer)]
    return (
        f'<article class="nv-answer">{_banner(answer)}'
        f'<div class="nv-text">{markup.answer_text(_beside(answer), marker=marker)}</div>'
        f"{_comparison(table, marker=marker) if table else ''}{_writing(answer)}{_next_step(answer)}"
        f"{_sources(answer, sources)}{_nearest(answer)}{understood(answer)}</article>"
    )


def _worked(answer: Answer) -> Comparison | None:
    """Return the rows of a worked answer as a table to draw: all of them, also those that its text has no room for."""
    if answer.working is None or len(answer.working.table.rows) < _FEWEST_ROWS:
        return None
    table = answer.working.table
    rows = (
        tuple(
            f"{cell.text} [{cell.citation}]" if cell.citation and at == 0 else cell.text for at, cell in enumerate(row)
        )
        for row in table.rows
    )
    return Comparison(columns=table.columns, rows=tuple(rows))


def arriving(text: str) -> str:
    """Return the part of an answer that has come so far; its markers do not point anywhere yet."""
    body = markup.answer_text(text, marker=lambda number: f'<span class="nv-marker">{number}</span>')
    return f'<article class="nv-answer nv-arriving"><div class="nv-text">{body}</div></article>'


def waiting() -> str:
    """Return what stands where the answer will come; the style sheet shows it after a moment only."""
    return f'<p class="nv-waiting nv-quiet" role="status">{texts.SEARCHING}</p>'


def question(text: str) -> str:
    """Return the user's question as it was typed, the heading of its turn."""
    return f'<h2 class="nv-question">{escape(text).replace(chr(10), "<br>")}</h2>'


def understood(answer: Answer) -> str:
    """Return how the question was understood: in words where they differ from the question, and its scope."""
    if not is_about_documents(answer):
        return ""
    scope = answer.scope
    parts = [
        (texts.BOARD, ", ".join(scope.boards) or texts.ALL_BOARDS),
        (texts.YEAR, ", ".join(str(year) for year in scope.years) or texts.ALL_YEARS),
        (texts.TYPE, ", ".join(report_title(type_) for type_ in scope.types) or texts.ALL_TYPES),
    ]
    if _folded(answer.standalone) != _folded(answer.question):
        parts.insert(0, (texts.UNDERSTOOD, answer.standalone))
    spans = [f"<span><b>{name}:</b> {escape(value)}</span>" for name, value in parts if value]
    return f'<p class="nv-scope">{" ".join(spans)}</p>'


def is_about_documents(answer: Answer) -> bool:
    """Return whether there is anything to show of how the question was understood; a greeting has nothing."""
    return bool(answer.refused or answer.citations or answer.passages or answer.choices)


def _beside(answer: Answer) -> str:
    """Return the answer's text without the lines that its table shows already."""
    if answer.comparison is None:
        return answer.text
    values = [value for row in answer.comparison.rows for value in row if len(value) > _LONG_VALUE]
    lines = [
        line
        for line in answer.text.split("\n")
        if line != answer.comparison.note and not any(value in line for value in values)
    ]
    return "\n".join(lines)


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


def _comparison(table: Comparison, *, marker: Callable[[int], str]) -> str:
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in table.columns)
    rows = [
        f'<tr><th scope="row">{markup.with_markers(row[0], marker=marker)}</th>'
        + "".join(f"<td>{markup.with_markers(value, marker=marker)}</td>" for value in row[1:])
        + "</tr>"
        for row in table.rows
        if row
    ]
    return (
        f'<div class="nv-scroll" tabindex="0" role="region" aria-label="{texts.COMPARISON}">'
        f'<table class="nv-comparison"><thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table></div>'
        + (f'<p class="nv-quiet">{escape(table.note)}</p>' if table.note else "")
    )


def _sources(answer: Answer, sources: list[str]) -> str:
    if not sources:
        return ""
    copy = f'<button type="button" class="nv-copy" data-copy="{escape(plain(answer))}">{texts.COPY}</button>'
    head = f'<div class="nv-head"><h3>{texts.SOURCES}</h3>{copy}</div>'
    return f'<section class="nv-sources" aria-label="{texts.SOURCES}">{head}{"".join(sources)}</section>'


def _nearest(answer: Answer) -> str:
    cited = {citation.passage.id for citation in answer.citations}
    rest: tuple[Ranked, ...] = tuple(ranked for ranked in answer.passages if ranked.passage.id not in cited)
    return citations.nearest(rest[:_NEAREST], opened=answer.refused)


def _once(answer: Answer) -> list[Citation]:
    """Return the citations in the order of their numbers, one for each number."""
    numbered = {citation.number: citation for citation in reversed(answer.citations)}
    return [numbered[number] for number in sorted(numbered)]


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(" ?.!")
