"""What a board's reports hold for a plan: the rows of one of them, or why none can be used."""

from dataclasses import dataclass

from assistant.answer import Source
from assistant.plan import Plan
from assistant.work.reckoning.outcome import Lack
from assistant.work.row import FactRow
from assistant.work.rows.lacking import is_of_unlike_spans

BEST = 6  # what is found lacks nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What one board's reports hold for a plan: rows of one report, and the printed sums of their tables.

    `lack` is why no row can be used: `rows` are then those that were asked for and lack it, or none, and `near` what
    there is instead; `apart` that its table has rows for each of the words and none for all.
    """

    board: str | None
    source: Source | None
    rows: tuple[FactRow, ...] = ()
    totals: tuple[FactRow, ...] = ()
    rivals: tuple[FactRow, ...] = ()
    near: tuple[FactRow, ...] = ()
    apart: bool = False
    lack: Lack | None = None


def worth(plan: Plan, found: Found) -> int:
    """Return how much is found for `plan`, up to `BEST`: of several reports the one that holds most is used."""
    if found.lack is None and found.rows and is_of_unlike_spans(plan, found.rows[0]):
        return BEST - 1
    if found.lack is None:
        return BEST if found.rows else 0
    return 2 if found.apart else {Lack.EMPTY: 4, Lack.NO_COLUMN: 3, Lack.SAME_FIGURE: 3}.get(found.lack, 1)
