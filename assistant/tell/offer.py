"""Questions that are offered beside an answer or instead of one: the same for another board, year or report."""

from collections.abc import Sequence
from dataclasses import replace

from assistant import texts
from assistant.answer import Source
from assistant.question.scope import BoardNames, read_scope
from assistant.question.understand import Asked
from assistant.search.groups import Group
from assistant.search.select import select
from ingest.genre.report_types import report_name

_MOST = 8  # buttons that can be looked over at a glance
_STOPS = "?!."


def narrowed(asked: Asked, groups: Sequence[Group], *, boards: BoardNames) -> tuple[str, ...]:
    """Return the question put to each of `groups` alone: to a board, or of a year."""
    question = asked.question
    return tuple(
        for_board(question, group.name, boards=boards) if group.board else _added(question, group.name)
        for group in groups[:_MOST]
    )


def other_boards(asked: Asked, sources: Sequence[Source], *, boards: BoardNames) -> tuple[str, ...]:
    """Return the question put to each board of which there are documents of the kind and year asked for."""
    anywhere = select(sources, replace(asked.scope, boards=()), report_years=asked.report_years).documents
    held = dict.fromkeys(source.description.board for source in anywhere)
    return tuple(for_board(asked.question, board, boards=boards) for board in held if board)[:_MOST]


def other_reports(asked: Asked, sources: Sequence[Source], *, boards: BoardNames) -> tuple[str, ...]:
    """Return the question put to each report in `sources`, the latest first."""
    latest = sorted(sources, key=lambda source: -(source.description.year or 0))
    return tuple(dict.fromkeys(for_report(asked.question, source, boards=boards) for source in latest))[:_MOST]


def for_board(question: str, board: str, *, boards: BoardNames) -> str:
    """Return `question` with `board` in place of the first board that it names, or added where it names none."""
    found = boards.find(question)
    if not found:
        return _added(question, texts.FOR_BOARD.format(board=board))
    start, end, named = found[0]
    genitive = question[start:end].endswith("s") and not named.endswith("s") and not board.endswith("s")
    return question[:start] + board + ("s" if genitive else "") + question[end:]


def for_report(question: str, source: Source, *, boards: BoardNames) -> str:
    """Return `question` with report type, year and board of `source` in place of those that it names."""
    what, mention = source.description, read_scope(question, boards=boards)
    report = " ".join(part for part in (report_name(what.type) if what.type else "", str(what.year or "")) if part)
    spans = (*mention.type_spans, *mention.year_spans)
    for start, end in sorted(spans, reverse=True):
        instead = f" {report} " if (start, end) == spans[0] else " "
        question = question[:start] + instead + question[end:]
    question = " ".join(question.split())
    for stop in (*_STOPS, ","):
        question = question.replace(f" {stop}", stop)
    if not spans:
        question = _added(question, texts.FOR_REPORT.format(report=report))
    return for_board(question, what.board, boards=boards) if what.board else question


def _added(question: str, words: str) -> str:
    """Return `question` with `words` at its end, before the mark that closes it."""
    bare = question.strip()
    kept = bare.rstrip(_STOPS + " ")
    return f"{kept} {words}{bare[len(kept) :].strip()}"
