"""Answers and conversations as text to take along, with their sources."""

import re
from collections.abc import Iterator

from assistant.answer import Answer, Citation, page_text
from assistant.conversation import Conversation
from ui import texts
from ui.sources import label, scope_words
from ui.tables.grid import Cell, beside, grid_of

_SPECIAL = re.compile(r"([\\`*<>&|~$]|(?<!\w)_|_(?!\w))")  # an underscore within a word is no markup
_LINE_START = re.compile(r"^(\s*\d*)([#+.)])", re.MULTILINE)


def plain(answer: Answer) -> str:
    """Return an answer and its sources as plain text, to paste into a letter or a report."""
    sources = "\n".join(f"[{cited.number}] {source_line(cited)}" for cited in answer.citations)
    table = "\n".join("\t".join(row) for row in _table(answer))
    return "\n\n".join(part for part in (beside(answer), table, how(answer), sources) if part)


def source_line(citation: Citation) -> str:
    """Return where a citation stands: document, heading or cell, page, version and file."""
    cell = citation.cell
    parts = [
        label(citation.source),
        citation.source.description.board or "",
        " › ".join(citation.passage.headings[-2:]),
        f"{texts.ROW} ”{cell.row}”, {texts.COLUMN.lower()} ”{cell.column}”: {cell.value}" if cell else "",
        texts.PAGE_SHORT.format(page=page_text(citation)) if citation.page else "",
        texts.VERSION_SHORT.format(version=citation.source.version) if citation.source.version else "",
        citation.source.file,
    ]
    return ", ".join(part for part in parts if part)


def how(answer: Answer) -> str:
    """Return how a worked answer was calculated, empty for any other."""
    return f"{texts.HOW}: {answer.working.formula}" if answer.working and answer.working.formula else ""


def markdown(conversation: Conversation) -> str:
    """Return a conversation as Markdown: each question, how it was understood, the answer, its sources and quotes."""
    return "\n\n".join([f"# {texts.SAVED_TITLE}", *(_turn(answer) for answer in conversation.turns)]) + "\n"


def _turn(answer: Answer) -> str:
    scope = scope_words(answer.scope) or texts.ALL_BOARDS
    parts = [
        f"## {texts.SAVED_QUESTION}: {_safe(' '.join(answer.question.split()))}",
        f"*{texts.UNDERSTOOD}: {_safe(' '.join(answer.meant.split()))} ({_safe(scope)})*",
    ]
    if answer.reason is not None:
        parts.append(f"**{texts.REFUSED_FOR[answer.reason]}**")
    parts.append(_safe(beside(answer)).replace("\n", "  \n"))
    rows = [[_safe(value).replace("\n", " ") for value in row] for row in _table(answer)]
    if rows:
        lines = [rows[0], ["---"] * len(rows[0]), *rows[1:]]
        parts.append("\n".join(f"| {' | '.join(line)} |" for line in lines))
    parts += [_safe(how(answer))] if how(answer) else []
    if answer.citations:
        parts.append(f"**{texts.SOURCES}**")
        parts += [
            f"\\[{cited.number}\\] {_safe(source_line(cited))}\n\n> {_safe(' '.join(cited.quote.split()))}"
            for cited in answer.citations
        ]
    return "\n\n".join(parts)


def _table(answer: Answer) -> list[tuple[str, ...]]:
    """Return the table of an answer, its markers in the cells; a source is named once a row."""
    grid = grid_of(answer)
    return [grid.columns, *(tuple(_cells(row)) for row in grid.rows)] if grid else []


def _cells(row: tuple[Cell, ...]) -> Iterator[str]:
    shown: tuple[int, ...] = ()
    for cell in row:
        numbers = cell.citations if cell.citations != shown else ()
        shown = cell.citations or shown
        yield cell.text + "".join(f" [{number}]" for number in numbers)


def _safe(text: str) -> str:
    """Return `text` so that Markdown shows it as it is: `<b>` stays `<b>`."""
    return _LINE_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text))
