"""Two rows of one report that a question sets beside each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answer import Source
from assistant.plan import Plan, Rows, Step, Way
from assistant.work.row import FactRow
from assistant.work.rows.find import Finder
from assistant.work.rows.found import Found

_SAID = 0.7  # how well a row must be named to be one of the two


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoRows:
    """Two rows of one report; of a row that is missing, `missing` are its words."""

    one: FactRow | None
    other: FactRow | None
    source: Source
    missing: str = ""


def two_rows(plan: Plan, finder: Finder, sources: Sequence[Source]) -> TwoRows | None:
    """Return the two rows of `plan`, or the one that is there; None where neither is, or of several boards."""
    assert plan.beside is not None
    boards = plan.boards or tuple({source.description.board or "" for source in sources})
    if len(boards) != 1:
        return None
    best: TwoRows | None = None
    for one, other in _splits(plan.rows, plan.beside):
        found = _of_one_report(plan, one, other, finder, sources)
        if found is not None and not found.missing:
            return found
        best = best or found
    return best


def _splits(one: Rows, other: Rows) -> Iterator[tuple[Rows, Rows]]:
    """Give the ways in which "A och B och C" names two rows, as it was read first."""
    yield one, other
    parts = f"{one.words} och {other.words}".split(" och ")
    if len(parts) < 3:
        return
    for i in range(1, len(parts)):
        yield replace(one, words=" och ".join(parts[:i])), replace(other, words=" och ".join(parts[i:]))


def _of_one_report(plan: Plan, one: Rows, other: Rows, finder: Finder, sources: Sequence[Source]) -> TwoRows | None:
    first, second = _row(plan, one, finder, sources), _row(plan, other, finder, sources)
    if first is not None and second is not None and first.source.id != second.source.id:
        second = _row(plan, other, finder, [first.source]) or second
        if first.source.id != second.source.id:
            first = _row(plan, one, finder, [second.source])
    if first is not None and second is not None and first.place == second.place:
        return None
    held = first or second
    if held is None:
        return None
    parts = any(figure.way is Way.RATIO for figure in plan.figures)
    if parts and first is not None and second is not None and not _is_part(first, second):
        first = None
    if parts and second is None:
        return None
    missing = one.words if first is None else other.words if second is None else ""
    return TwoRows(one=first, other=second, source=held.source, missing=missing)


def _row(plan: Plan, rows: Rows, finder: Finder, sources: Sequence[Source]) -> FactRow | None:
    asked = replace(plan, rows=rows, beside=None, steps=(Step.LIST,))
    found: Sequence[Found] = finder.find(asked, sources)
    held = [one.rows[0] for one in found if one.lack is None and one.rows]
    if len(held) != 1 or finder.named(held[0], rows.words, sources).own < _SAID:
        return None
    return held[0]


def _is_part(row: FactRow, whole: FactRow) -> bool:
    """Return whether a row counts in another: it stands below it as a part of it, or in the table of its own."""
    if whole.first.total:
        return row.first.table == whole.first.table
    return row.is_below(whole)
