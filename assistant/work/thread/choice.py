"""The rows of a library to choose from, the thread of one, and the wanted part of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from assistant.answer import Source
from assistant.work.thread.find import Rows
from assistant.work.thread.stages import Stage, Step
from assistant.work.thread.thread import Line, Thread, thread
from ingest.document import TableKind
from ingest.facts.fact import Counted, RowKey, ValueKind
from ingest.store.index import NamedRow

_KINDS = (TableKind.INDICATOR, TableKind.BUDGET)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRow:
    """An indicator or a row of the budget, and how many boards and reports have it."""

    key: RowKey
    name: str
    boards: int
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The part of a thread that is wanted: boards, years, steps and whom it counts; an empty tuple means any."""

    boards: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    steps: tuple[Step, ...] = ()
    counted: tuple[Counted, ...] = ()


def held_rows(rows: Iterable[NamedRow], sources: Mapping[str, Source]) -> tuple[HeldRow, ...]:
    """Return the rows of indicators and of the budget, indicators first, those that most boards have before others."""
    names: dict[RowKey, str] = {}
    documents: dict[RowKey, set[str]] = {}
    for row in rows:
        if row.key.kind in _KINDS and row.document_id in sources:
            names[row.key] = f"{row.section}: {row.name}" if row.key.section and row.section else row.name
            documents.setdefault(row.key, set()).add(row.document_id)
    found = [
        HeldRow(
            key=key,
            name=names[key],
            boards=len({sources[document].description.board for document in held}),
            reports=len(held),
        )
        for key, held in documents.items()
    ]
    return tuple(sorted(found, key=lambda one: (_KINDS.index(one.key.kind), -one.boards, -one.reports, one.name)))


def thread_of(key: RowKey, sources: Mapping[str, Source], *, library: Rows) -> Thread | None:
    """Return the thread of the row `key` in `sources`, None where no report tells anything of it."""
    return thread(library.facts(documents=tuple(sources), keys=(key,)), sources)


def part_of(whole: Thread, wanted: Wanted) -> Thread:
    """Return the lines and stages of a thread that are wanted; a stage that no line of them tells is left out."""
    lines = tuple(
        line
        for line in whole.lines
        if (not wanted.boards or line.board in wanted.boards) and (not wanted.counted or line.counted in wanted.counted)
    )
    stages = tuple(
        stage
        for stage in whole.stages
        if (not wanted.years or stage.year in wanted.years)
        and (not wanted.steps or stage.step in wanted.steps)
        and any(_tells(line, stage) for line in lines)
    )
    return replace(whole, lines=lines, stages=stages)


def _tells(line: Line, stage: Stage) -> bool:
    cell = line.cells.get(stage)
    return cell is not None and cell.fact.value.kind is not ValueKind.EMPTY
