"""Answers and conversations as text to take along, with their sources."""

import re

from assistant.answer import Answer, Citation, page_text
from assistant.conversation import Conversation
from ui import texts
from ui.sources import label, scope_words

_SPECIAL = re.compile(r"([\\`*<>&|~$]|(?<!\w)_|_(?!\w))")  # an underscore within a word is no markup
_LINE_START = re.compile(r"^(\s*\d*)([#+.)])", re.MULTILINE)


def plain(answer: Answer) -> str:
    """Return an answer and its sources as plain text, to paste into a letter or a report."""
    sources = "\n".join(f"[{cited.number}] {_source(cited)}" for cited in answer.citations)
    table = "\n".join("\t".join(row) for row in _table(answer))
    return "\n\n".join(part for part in (answer.text, table, sources) if part)


def markdown(conversation: Conversation) -> str:
    """Return a conversation as Markdown: each question, how it was understood, the answer, its sources and quotes."""
    return "\n\n".join([f"# {texts.SAVED_TITLE}", *(_turn(answer) for answer in conversation.turns)]) + "\n"


def _turn(answer: Answer) -> str:
    scope = scope_words(answer.scope) or texts.ALL_BOARDS
    parts = [
        f"## {texts.SAVED_QUESTION}: {_safe(' '.join(answer.question.split()))}",
        f"*{texts.UNDERSTOOD}: {_safe(' '.join(answer.standalone.split()))} ({_safe(scope)})*",
    ]
    if answer.reason is not None:
        parts.append(f"**{texts.REFUSED_FOR[answer.reason]}**")
    parts.append(_safe(answer.text).replace("\n", "  \n"))
    rows = [[_safe(value).replace("\n", " ") for value in row] for row in _table(answer)]
    if rows:
        lines = [rows[0], ["---"] * len(rows[0]), *rows[1:]]
        parts.append("\n".join(f"| {' | '.join(line)} |" for line in lines))
    if answer.citations:
        parts.append(f"**{texts.SOURCES}**")
        parts += [
            f"\\[{cited.number}\\] {_safe(_source(cited))}\n\n> {_safe(' '.join(cited.quote.split()))}"
            for cited in answer.citations
        ]
    return "\n\n".join(parts)


def _source(citation: Citation) -> str:
    cell = citation.cell
    parts = [
        label(citation.source),
        citation.source.description.board or "",
        " › ".join(citation.passage.headings[-2:]),
        f"{texts.ROW} ”{cell.row}”, {texts.COLUMN.lower()} ”{cell.column}”: {cell.value}" if cell else "",
        texts.PAGE_SHORT.format(page=page_text(citation)) if citation.page else "",
        citation.source.file,
    ]
    return ", ".join(part for part in parts if part)


def _table(answer: Answer) -> list[tuple[str, ...]]:
    return [answer.comparison.columns, *answer.comparison.rows] if answer.comparison else []


def _safe(text: str) -> str:
    """Return `text` so that Markdown shows it as it is: `<b>` stays `<b>`."""
    return _LINE_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text))
