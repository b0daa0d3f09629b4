"""A question taken apart -> its plan, by shapes tried in order; None where it asks for nothing to be worked out."""

from collections.abc import Callable

from assistant.answer import Scope
from assistant.plan import Plan
from assistant.weigh.figures.told.excluded import leaves_out
from assistant.work.planning.fields import names_report
from assistant.work.planning.hear import Heard
from assistant.work.planning.shapes import (
    changes,
    each,
    order,
    over_time,
    single,
    spent,
    sums,
    targets,
    two_rows,
    wholes,
)
from assistant.work.planning.share_reached import share_reached
from assistant.work.planning.wanted_rows import rows_asked
from ingest.document import ReportType

_ACCOUNTS_REPORT = "BS"
_SHAPES: tuple[Callable[[Heard, Plan], Plan | None], ...] = (
    wholes.goals_listed,
    wholes.overview,
    wholes.area,
    wholes.budget_kept,
    spent.used,
    two_rows.part_of,
    targets.judged,
    targets.sexes,
    over_time.each_year,
    over_time.extreme_year,
    over_time.developed,
    targets.bettered,
    two_rows.between,
    each.for_each,
    changes.shared,
    changes.bettered_most,
    changes.changed,
    changes.told,
    order.of_boards,
    order.first,
    order.signed,
    sums.summed,
    single.beside,
    sums.sifted,
    single.commented,
    single.of_area,
    single.shown,
)


def plan_of(
    heard: Heard, scope: Scope, *, report_years: tuple[int, ...] = (), every_board: bool = False
) -> Plan | None:
    """Return the plan of a question of `scope`; `report_years` are those of reports, `every_board` asks each board."""
    if leaves_out(heard.folded) and heard.says("reaches", "misses") and not heard.says("which", "count"):
        return None  # the row that leaves it out has a target of its own, or none
    if share_reached(heard.folded) is not None and heard.says("which_year"):
        return None  # no row is sifted by the share: the first of its years that reaches it is asked for
    types, years = scope.types, report_years
    if not names_report(heard):  # an annual report to compare with is none to look into
        types = tuple(type_ for type_ in types if type_ is not ReportType.ANNUAL)
        earlier = {ref.called.year for ref in heard.references if ref.called is not None and ref.called.year}
        years = tuple(year for year in years if year not in earlier)
    if heard.calls("accounts"):  # a column of that name is meant, in whatever report
        types = tuple(type_ for type_ in types if type_ != _ACCOUNTS_REPORT)
    if len(set(years)) > 1:
        years = ()
    base = Plan(
        rows=rows_asked(heard),
        boards=scope.boards,
        years=years,
        types=types,
        every_board=every_board or len(scope.boards) > 1,
    )
    return next((plan for shape in _SHAPES if (plan := shape(heard, base)) is not None), None)
