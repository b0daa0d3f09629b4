"""Facts of one row in several reports -> its thread: a line a board, a column a stage, contradictions told apart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from assistant.answer import Source
from assistant.tell.statements import unlinked
from assistant.work.thread.stages import Stage, due_in, stage_of, written_after
from ingest.facts.fact import Counted, Fact, RowKey, Value, ValueKind
from ingest.genre.report_types import place_in_year
from ingest.language.numbers import Quantity

_NOT_SETTLED = (ValueKind.POSTPONED, ValueKind.EMPTY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What is told at a stage: the fact of the report that it is due to, and those of others that contradict it."""

    fact: Fact
    contradicting: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The thread of one board's row: of all, of women or of men. `goals` are those of its newest report."""

    board: str | None
    counted: Counted
    name: str
    goals: tuple[tuple[str, str], ...]
    cells: Mapping[Stage, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """The threads of one row over boards; `stages` are its columns in time."""

    key: RowKey
    name: str
    stages: tuple[Stage, ...]
    lines: tuple[Line, ...]


def thread(facts: Iterable[Fact], sources: Mapping[str, Source]) -> Thread | None:
    """Return the thread of `facts`, which have one key; `sources` are their documents by id. None where none is told.

    A board that has the same row twice in a report, for the council's goal and for its own, has a line for each.
    """
    held = [fact for fact in facts if fact.document_id in sources]
    told: dict[tuple[str, int, str], dict[Stage, list[Fact]]] = {}
    depths = _depths_apart(held, sources)
    for fact in held:
        source = sources[fact.document_id]
        stage = stage_of(fact, source.description.type)
        if stage is None:
            continue
        board = source.description.board or ""
        depth = len(fact.goals) if board in depths else -1
        told.setdefault((board, depth, fact.counted), {}).setdefault(stage, []).append(fact)
    lines = [_line(place, cells, sources) for place, cells in told.items()]
    lines = [line for line in lines if line.counted is Counted.ALL or _says_anything(line)]
    if not lines:
        return None
    stages = {
        stage for line in lines for stage, cell in line.cells.items() if cell.fact.value.kind is not ValueKind.EMPTY
    }
    newest = max(held, key=lambda fact: _time(sources[fact.document_id]))
    return Thread(
        key=newest.key,
        name=unlinked(newest.name),
        stages=tuple(sorted(stages, key=lambda stage: stage.order)),
        lines=tuple(sorted(lines, key=_order)),
    )


def says_the_same(one: Value, other: Value) -> bool:
    """Return whether two cells agree: the same number in any unit of money, or one the other rounded."""
    if one.kind is not other.kind:
        return False
    if one.number is None or other.number is None:
        return " ".join(one.printed.casefold().split()) == " ".join(other.printed.casefold().split())
    first, second = Quantity(value=one.number, unit=one.unit), Quantity(value=other.number, unit=other.unit)
    if first.kind is not None and second.kind is not None and first.kind != second.kind:
        return False
    if one.unit == other.unit or None in (one.unit, other.unit):
        return one.upper == other.upper and _alike(one.number, other.number)
    return first.size == second.size


def _alike(one: Decimal, other: Decimal) -> bool:
    """Return whether two numbers are equal, or one is the other with fewer decimals."""
    places = max(one.as_tuple().exponent, other.as_tuple().exponent, key=int)
    unit = Decimal(1).scaleb(int(places))
    roundings = (ROUND_HALF_UP, ROUND_HALF_EVEN)
    return one == other or any(one.quantize(unit, how) == other.quantize(unit, how) for how in roundings)


def _depths_apart(facts: Sequence[Fact], sources: Mapping[str, Source]) -> frozenset[str]:
    """Return the boards that have the row twice in one report, under goals of different depth."""
    depths: dict[str, set[tuple[int, int, int]]] = {}
    for fact in facts:
        depths.setdefault(fact.document_id, set()).add((fact.table, fact.row, len(fact.goals)))
    twice = [id_ for id_, rows in depths.items() if len({depth for _, _, depth in rows}) > 1]
    return frozenset(sources[id_].description.board or "" for id_ in twice)


def _line(place: tuple[str, int, str], told: Mapping[Stage, Sequence[Fact]], sources: Mapping[str, Source]) -> Line:
    board, _, counted = place
    newest = max((fact for facts in told.values() for fact in facts), key=lambda f: _time(sources[f.document_id]))
    goals = [fact for facts in told.values() for fact in facts if fact.goals]
    deepest = max(goals, key=lambda f: _time(sources[f.document_id])).goals if goals else ()
    return Line(
        board=board or None,
        counted=Counted(counted),
        name=unlinked(newest.name),
        goals=deepest,
        cells={stage: _cell(stage, facts, sources) for stage, facts in told.items()},
    )


def _cell(stage: Stage, facts: Sequence[Fact], sources: Mapping[str, Source]) -> Cell:
    ordered = sorted(facts, key=lambda fact: _rank(stage, fact, sources))
    first, others = ordered[0], ordered[1:]
    settled = [fact for fact in others if fact.value.kind not in _NOT_SETTLED]
    if first.value.kind in _NOT_SETTLED:
        return Cell(fact=first)
    return Cell(fact=first, contradicting=tuple(fact for fact in settled if not says_the_same(first.value, fact.value)))


def _rank(stage: Stage, fact: Fact, sources: Mapping[str, Source]) -> tuple[bool, bool, int, int, int, str, int, int]:
    """Return how near a fact is to what its stage is due to: the report of the year and the time that it is of.

    What is still to be settled, or empty, comes after what another report settles.
    """
    described = sources[fact.document_id].description
    years = (described.year or 0) - stage.year
    months_away = abs(12 * years + written_after(described.type) - due_in(stage))
    kind = fact.value.kind
    return (
        kind is ValueKind.EMPTY,
        kind is ValueKind.POSTPONED,
        months_away,
        abs(years),
        place_in_year(described.type),
        fact.document_id,
        fact.table,
        fact.row,
    )


def _time(source: Source) -> tuple[int, int, str]:
    what = source.description
    return what.year or 0, place_in_year(what.type), source.id


def _says_anything(line: Line) -> bool:
    return any(cell.fact.value.kind is not ValueKind.EMPTY for cell in line.cells.values())


def _order(line: Line) -> tuple[str, int, int]:
    return line.board or "", len(line.goals), list(Counted).index(line.counted)
