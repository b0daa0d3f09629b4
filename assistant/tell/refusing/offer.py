"""Questions that are offered beside an answer or instead of one: the same for another board, year or report."""

from collections.abc import Sequence
from dataclasses import replace

from assistant import texts
from assistant.answer import Source
from assistant.question.asked import Asked, Span
from assistant.search.groups import Group
from assistant.search.select import select
from ingest.genre.report_types import report_name

_MOST = 8  # buttons that can be looked over at a glance
_STOPS = "?!."


def narrowed(asked: Asked, groups: Sequence[Group]) -> tuple[str, ...]:
    """Return the question put to each of `groups` alone: to a board, or of a year."""
    return tuple(
        for_board(asked, group.name) if group.board else _added(asked.question, group.name) for group in groups[:_MOST]
    )


def other_boards(asked: Asked, sources: Sequence[Source]) -> tuple[str, ...]:
    """Return the question put to each board of which there are documents of the kind and year asked for."""
    anywhere = select(sources, replace(asked.scope, boards=()), report_years=asked.report_years).documents
    held = dict.fromkeys(source.description.board for source in anywhere)
    return tuple(for_board(asked, board) for board in held if board)[:_MOST]


def other_reports(asked: Asked, sources: Sequence[Source]) -> tuple[str, ...]:
    """Return the question put to each report in `sources`, the latest first."""
    latest = sorted(sources, key=lambda source: -(source.description.year or 0))
    return tuple(dict.fromkeys(for_report(asked, source) for source in latest))[:_MOST]


def for_board(asked: Asked, board: str) -> str:
    """Return the question with `board` in place of the first board that it names, or added where it names none."""
    if asked.board_spans:
        return _replaced(asked.question, [_board_instead(asked, board)])
    return _added(asked.question, texts.FOR_BOARD.format(board=board))


def for_report(asked: Asked, source: Source) -> str:
    """Return the question with report type, year and board of `source` in place of those that it names."""
    what = source.description
    named = report_name(what.type) if what.type else ""
    report = " ".join(part for part in (named, str(what.year or "")) if part)
    spans = (*asked.type_spans, *asked.year_spans)
    instead = [(span, f" {report} " if span == spans[0] else " ") for span in spans]
    if what.board and asked.board_spans:
        instead.append(_board_instead(asked, what.board))
    question = " ".join(_replaced(asked.question, instead).split())
    for stop in (*_STOPS, ","):
        question = question.replace(f" {stop}", stop)
    if not spans:
        question = _added(question, texts.FOR_REPORT.format(report=report))
    added = what.board is not None and not asked.board_spans
    return _added(question, texts.FOR_BOARD.format(board=what.board)) if added else question


def _board_instead(asked: Asked, board: str) -> tuple[Span, str]:
    """Return where the first board stands, and `board` in the form that it has there."""
    (start, end), named = asked.board_spans[0], asked.named.boards[0]
    genitive = asked.question[start:end].endswith("s") and not named.endswith("s") and not board.endswith("s")
    return (start, end), board + ("s" if genitive else "")


def _replaced(question: str, instead: Sequence[tuple[Span, str]]) -> str:
    for (start, end), words in sorted(instead, reverse=True):
        question = question[:start] + words + question[end:]
    return question


def _added(question: str, words: str) -> str:
    """Return `question` with `words` at its end, before the mark that closes it."""
    bare = question.strip()
    kept = bare.rstrip(_STOPS + " ")
    return f"{kept} {words}{bare[len(kept) :].strip()}"
