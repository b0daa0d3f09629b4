"""Which report says what, where a question leaves that open: each statement of several reports names its own."""

from collections.abc import Sequence
from dataclasses import replace

from assistant import texts
from assistant.answer import report_of, short_title
from assistant.tell.statements import Cited, Statement

_STOPS = ".:"


def attributed(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return `statements` with the report that each run of them is from, where they are from several; a cell says it.

    The board is said where it changes: `Sjukfrånvaron är 7,6 procent (Ekhöjden, tertialrapport 2 2025). ... var 8,1
    procent (tertialrapport 1 2025).`
    """
    if len({statement.ranked.source.id for statement in statements}) < 2:
        return tuple(statements)
    told: list[Statement] = []
    for statement, before in zip(statements, (None, *statements), strict=False):
        source, last = statement.ranked.source, before.ranked.source if before is not None else None
        if statement.row is None and (last is None or source.id != last.id):
            same_board = last is not None and source.description.board == last.description.board
            statement = replace(statement, text=_with_title(statement.text, report_of(source, board=not same_board)))
        told.append(statement)
    return tuple(told)


def source_of(cited: Cited) -> str:
    """Return which document an answer is from, where its text does not say so: a cell's and that of several does."""
    titles = {short_title(citation.source) for citation in cited.citations}
    if len(titles) > 1 or cited.citations[0].cell is not None:
        return ""
    return texts.SOURCE.format(titles=titles.pop())


def _with_title(text: str, title: str) -> str:
    text = text.rstrip()
    stop = text[-1] if text[-1:] in _STOPS else ""
    return f"{text.removesuffix(stop)} ({title}){stop or '.'}"
