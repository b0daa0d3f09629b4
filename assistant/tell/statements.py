"""Statements of an answer, each with what it quotes; numbered and verified into text and citations."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.answer import Citation, CitedCell, Ranked
from assistant.tell.cite import pages_of, quote, row_span
from ingest.document import Row, Span
from ingest.language.words import squeeze

_STOPS = ".:"
_LINKING = re.compile(r"\[(\s*\d{1,3}\s*)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A piece of answer and the words of one passage that bear it; `row` where it is a table row that does.

    `brief` is the figure of a row without the row's name and report, for where these are told once for several.
    """

    text: str
    ranked: Ranked
    quoted: str
    cell: CitedCell | None = None
    row: Row | None = None
    brief: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """The text of an answer with its [n] markers, and the citations that they point at."""

    text: str
    citations: tuple[Citation, ...]


def cite(
    statements: Sequence[Statement],
    *,
    text_of: Callable[[str], str],
    first: int = 1,
) -> Cited:
    """Return `statements` as text with verified citations; a statement without a verbatim quote is left out.

    Numbers count from `first`; `text_of` gives a document's stored text.
    """
    pieces: list[str] = []
    citations: list[Citation] = []
    for statement in statements:
        found = _citation(statement, number=first + len(citations), text=text_of(statement.ranked.source.id))
        if found is None:
            continue
        known = next(
            (c for c in citations if (c.source.id, c.start, c.end) == (found.source.id, found.start, found.end)), None
        )
        if known is None:
            citations.append(found)
        pieces.append(marked(unlinked(statement.text), (known or found).number))
    return Cited(text=" ".join(pieces), citations=tuple(citations))


def unlinked(text: str) -> str:
    """Return a document's or a model's own text so that no brackets of it read as our markers: `[1]` -> `(1)`."""
    return _LINKING.sub(lambda match: f"({match[1].strip()})", text)


def with_report(statement: Statement, report: str) -> Statement:
    """Return `statement` with the name of its report in brackets, before the stop that ends it."""
    text = statement.text.rstrip()
    stop = text[-1] if text[-1:] in _STOPS else ""
    return replace(statement, text=f"{text.removesuffix(stop)} ({report}){stop or '.'}")


def marked(text: str, number: int) -> str:
    """Return `text` with the marker [number] before its final full stop or comma, where it has one."""
    text = text.rstrip()
    stop = text[-1:] if text.endswith((".", ",")) and not text.endswith("..") else ""
    return f"{text.removesuffix(stop)} [{number}]{stop}"


def _citation(statement: Statement, *, number: int, text: str) -> Citation | None:
    within, wanted = _place(statement, text)
    found = quote(text, within=within, wanted=wanted)
    if found is None:
        return None
    pages = pages_of(found.span, statement.ranked.passage, text)
    return Citation(
        number=number,
        passage=statement.ranked.passage,
        source=statement.ranked.source,
        quote=found.text,
        start=found.span.start,
        end=found.span.end,
        page=pages.first,
        last_page=pages.last,
        cell=statement.cell,
    )


def _place(statement: Statement, text: str) -> tuple[Span, str]:
    """Return where to look for the quote and what to look for: the whole row, or its piece with the value."""
    if statement.row is None:
        return statement.ranked.passage.span, statement.quoted
    if (whole := row_span(statement.row)) is not None:
        return whole, squeeze(text[whole.start : whole.end])
    pieces = [(span, squeeze(text[span.start : span.end])) for span in statement.row.spans]
    value = squeeze(statement.cell.value) if statement.cell else ""
    holding = [piece for piece in pieces if value and value in piece[1]] or pieces
    return max(holding, key=lambda piece: len(piece[1]))
