"""Which documents of the library a question may be answered from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer import Scope, Source
from ingest.genre.bodies import belongs, is_company, is_place, place_of, tells_of_place
from ingest.genre.report_types import What, is_asked, is_kin, is_of_same_time, what_is

_SPAN = 3  # years apart: a plan and a report alike tell of "2026-2030", whatever year they are of
_INTERIM = "DR"  # asked for by its month alone ("augustirapporten"), whatever it is called
_LOOKS_BACK = 2  # years that reports tell of beside their own


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The documents in scope; `later` are documents of other years that may quote the years asked for.

    `missing_boards` are boards asked for of which the library has nothing; `absent` is True where no document of
    the boards has the report type or report year asked for. `instead` are those of the documents that stand in for a
    report or year which is not held, or only of the other boards asked for.
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
    if selection.instead:
        return selection
    answered = selection.documents
    lacking = [board for board in scope.boards if answered and not any(is_of(one, (board,)) for one in answered)]
    instead = tuple(source for board in lacking for source in _standing_in(sources, board, scope))
    return replace(selection, documents=(*selection.documents, *instead), instead=instead)


def is_of(source: Source, boards: Sequence[str]) -> bool:
    """Return whether a document is of one of `boards`: of the board, or of the municipality that its title names.

    "Granskning av skolorna i Granvik", of nobody that says where it is, is of the municipality.
    """
    own = source.description.board
    if belongs(own, boards):
        return True
    if own is not None and (place_of(own) or is_company(own)):
        return False
    title = source.description.title or ""
    return any(is_place(board) and tells_of_place(title, board) for board in boards)


def _standing_in(sources: Sequence[Source], board: str, scope: Scope) -> tuple[Source, ...]:
    """Return the documents of a board that come nearest to what is asked for: of that type, else all."""
    held = tuple(source for source in sources if is_of(source, (board,)))
    return tuple(source for source in held if is_asked(source.description.type, scope.types)) or held


def _allowed(sources: Sequence[Source], scope: Scope, report_years: tuple[int, ...]) -> Selection:
    missing = tuple(board for board in scope.boards if not any(is_of(source, (board,)) for source in sources))
    of_boards = tuple(s for s in sources if not scope.boards or is_of(s, scope.boards))
    if scope.boards and not of_boards:
        return Selection(documents=(), missing_boards=missing)
    of_types = tuple(s for s in of_boards if not scope.types or is_asked(s.description.type, scope.types))
    of_report = tuple(s for s in of_types if not report_years or _covers(s, report_years))
    if not of_report:
        kin = tuple(s for s in of_boards if is_kin(s.description.type, scope.types) and _covers(s, scope.years))
        months = [type_ for type_ in scope.types if type_.startswith(_INTERIM)]
        same = tuple(source for source in kin if is_of_same_time(source.description.type, months))
        if same:
            return Selection(documents=same, missing_boards=missing)
        if kin:
            return Selection(documents=kin, missing_boards=missing, instead=kin)
        quoting = _quoting_annual(of_boards, scope)
        return Selection(documents=quoting, missing_boards=missing, absent=not quoting)
    lone_years = tuple(year for year in scope.years if year not in report_years)
    if not lone_years or max(lone_years) - min(lone_years) >= _SPAN:
        return Selection(documents=of_report, missing_boards=missing)
    exact = tuple(s for s in of_report if _covers(s, lone_years))
    if exact and not scope.boards:
        exact = (*exact, *_looking_back(of_report, exact, lone_years))
    others = tuple(s for s in of_report if s not in exact)
    return Selection(documents=exact or others, later=others if exact else (), missing_boards=missing)


def _looking_back(sources: Sequence[Source], exact: Sequence[Source], years: Sequence[int]) -> tuple[Source, ...]:
    """Return the documents of the years after `years` of the boards that have none of them: they tell those years too.

    That one board has a report of 2024 says nothing of where another's figure of 2024 stands.
    """
    told = {source.description.board for source in exact}
    return tuple(
        source
        for source in sources
        if source.description.board not in told
        and max(years) < (source.description.year or 0) <= max(years) + _LOOKS_BACK
    )


def _covers(source: Source, years: tuple[int, ...]) -> bool:
    """Return whether a document is of one of `years`, where any are named."""
    return not years or any(source.description.covers(year) for year in years)


def _quoting_annual(sources: tuple[Source, ...], scope: Scope) -> tuple[Source, ...]:
    """Return the reports that quote the annual report asked for: "VB 2024" is a column of the year after."""
    if not scope.types or any(what_is(type_) is not What.ANNUAL for type_ in scope.types):
        return ()
    return tuple(
        source
        for source in sources
        if what_is(source.description.type) is What.FOLLOW_UP
        and (not scope.years or (source.description.year or 0) - 1 in scope.years)
    )
