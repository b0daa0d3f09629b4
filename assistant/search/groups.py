"""What the rows of an answer over several documents stand for: boards, or reports one by one."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.answer import Source, short_title
from assistant.question.asked import Asked
from assistant.search.select import Selection, is_of

_MOST_ROWS = 8  # more documents than that are answered together


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The documents that one row of a comparison is answered from, and what the row is called.

    `board` is True where it stands for a board, not for one report of it.
    """

    name: str
    documents: tuple[Source, ...]
    board: bool = False


def groups_of(asked: Asked, selection: Selection) -> tuple[Group, ...]:
    """Return one group a row of the comparison that is asked for, else one group of all documents.

    Rows are boards where several are named or all are meant, documents where reports are asked for one by one,
    and years or report types where several are named and held.
    """
    documents = selection.documents
    if asked.every_document and len(documents) <= _MOST_ROWS:
        return _grouped(documents, short_title)
    several = asked.every_board or len(asked.scope.boards) > 1
    if several and len({source.description.board for source in documents}) > 1:
        return board_groups(documents, order=asked.scope.boards)
    reports = {(s.description.type, s.description.year) for s in documents}
    in_general = bool(asked.scope.types) and any(s.description.type not in asked.scope.types for s in documents)
    named = len(asked.scope.types) > 1 or in_general or len(asked.report_years) > 1
    if named and 1 < len(reports) <= _MOST_ROWS:
        return _grouped(documents, short_title)
    return (Group(name="", documents=documents),)


def board_groups(documents: tuple[Source, ...], *, order: tuple[str, ...] = ()) -> tuple[Group, ...]:
    """Return the documents by board or municipality, those of `order` first; one of an unknown board stands alone."""

    def name_of(source: Source) -> str:
        board = source.description.board
        of_place = next((asked for asked in order if is_of(source, (asked,))), None)
        return of_place or board or source.file

    groups = _grouped(documents, name_of, order=order)
    return tuple(replace(group, board=group.documents[0].description.board is not None) for group in groups)


def _grouped(
    documents: tuple[Source, ...], name_of: Callable[[Source], str], *, order: tuple[str, ...] = ()
) -> tuple[Group, ...]:
    """Return the documents by name, in the order of `order`, then of reports by year and type."""
    by_time = sorted(
        documents, key=lambda s: (s.description.board or "", s.description.year or 0, str(s.description.type))
    )
    names = list(dict.fromkeys([*order, *(name_of(source) for source in by_time)]))
    groups = (Group(name=name, documents=tuple(s for s in by_time if name_of(s) == name)) for name in names)
    return tuple(group for group in groups if group.documents)
