"""Which column of a row a question means that names none."""

from ingest.document import Column, ReportType, Row, TableKind
from ingest.genre.report_types import What, what_is

_OF_MONEY: dict[What, tuple[str, ...]] = {  # the columns that are meant where none is named, the first that is there
    What.PLAN: ("netto", "vp", "budget"),
    What.FOLLOW_UP: ("avvikelse", "prognos", "budget"),
    What.ANNUAL: ("bokslut", "utfall", "avvikelse", "budget"),
}


def usual_column(row: Row, kind: TableKind | None, report: ReportType | None) -> Column | None:
    """Return the column that a question means which names none: the outcome, the target, or the budget."""
    what = What.PLAN if report is None else what_is(report) or What.FOLLOW_UP
    plan = what is What.PLAN
    orders = {
        TableKind.INDICATOR: ("arsmal", "utfall") if plan else ("utfall", "arsmal", "prognos"),
        TableKind.ACTIVITY: ("slut", "start"),
        TableKind.BUDGET: _OF_MONEY[what],
    }
    for key in orders.get(kind, ()) if kind else ():
        for cell in row.cells:
            if cell.column.key == key and cell.value:
                return cell.column
    return next((cell.column for cell in row.cells if cell.value), None)
