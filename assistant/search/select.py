"""Which documents of the library a question may be answered from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer import Scope, Source
from ingest.document import ReportType


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The documents in scope; `later` are documents of other years that may quote the years asked for.

    `missing_boards` are boards asked for of which the library has nothing; `absent` is True where no document of
    the boards has the report type or report year asked for. `instead` are those of the documents that stand in for a
    report or year which only the other boards asked for have.
    """

    documents: tuple[Source, ...]
    later: tuple[Source, ...] = ()
    missing_boards: tuple[str, ...] = ()
    absent: bool = False
    instead: tuple[Source, ...] = ()


def select(sources: Sequence[Source], scope: Scope, *, report_years: tuple[int, ...] = ()) -> Selection:
    """Return the documents that `scope` allows.

    A year beside a report type is the document's year, and a document of that kind must exist. A year alone may be
    a figure's: documents of that year come first, and those of the two years after, which look back on it, second.
    Of several boards, one that has no such document is answered from the others that it has.
    """
    selection = _allowed(sources, scope, report_years)
    answered = {source.description.board for source in selection.documents}
    lacking = [board for board in scope.boards if board not in answered] if answered else []
    instead = tuple(source for board in lacking for source in _standing_in(sources, board, scope))
    return replace(selection, documents=(*selection.documents, *instead), instead=instead)


def _standing_in(sources: Sequence[Source], board: str, scope: Scope) -> tuple[Source, ...]:
    """Return the documents of a board that come nearest to what is asked for: of that type, else all."""
    held = tuple(source for source in sources if source.description.board == board)
    return tuple(source for source in held if source.description.type in scope.types) or held


def _allowed(sources: Sequence[Source], scope: Scope, report_years: tuple[int, ...]) -> Selection:
    held = {source.description.board for source in sources}
    missing = tuple(board for board in scope.boards if board not in held)
    of_boards = tuple(s for s in sources if not scope.boards or s.description.board in scope.boards)
    if scope.boards and not of_boards:
        return Selection(documents=(), missing_boards=missing)
    of_types = tuple(s for s in of_boards if not scope.types or s.description.type in scope.types)
    of_report = tuple(s for s in of_types if not report_years or s.description.year in report_years)
    if not of_report:
        quoting = _quoting_annual(of_boards, scope)
        return Selection(documents=quoting, missing_boards=missing, absent=not quoting)
    lone_years = tuple(year for year in scope.years if year not in report_years)
    if not lone_years:
        return Selection(documents=of_report, missing_boards=missing)
    exact = tuple(s for s in of_report if s.description.year in lone_years)
    others = tuple(s for s in of_report if s not in exact)
    return Selection(documents=exact or others, later=others if exact else (), missing_boards=missing)


def _quoting_annual(sources: tuple[Source, ...], scope: Scope) -> tuple[Source, ...]:
    """Return the reports that quote the annual report asked for: "VB 2024" is a column of the year after."""
    if scope.types != (ReportType.ANNUAL,):
        return ()
    tertials = (ReportType.FIRST_TERTIAL, ReportType.SECOND_TERTIAL)
    return tuple(
        source
        for source in sources
        if source.description.type in tertials
        and (not scope.years or (source.description.year or 0) - 1 in scope.years)
    )
