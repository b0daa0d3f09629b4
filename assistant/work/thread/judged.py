"""What the figures of a thread mean: whether an outcome reaches its target, and women set against men."""

from collections.abc import Iterator

from assistant.work.reckoning.amounts import Amount, MixedUnits, amount_of, difference
from assistant.work.reckoning.judge import Verdict, judge
from assistant.work.thread.stages import Stage, Step
from assistant.work.thread.thread import Cell, Line, Thread
from ingest.facts.fact import Counted, Fact, ValueKind


def verdict_of(whole: Thread, line: Line, stage: Stage) -> Verdict | None:
    """Return whether an outcome reaches the target of its year, which may be told of all people alone; else None.

    Where reports contradict each other, None unless it is the same by whichever of them.
    """
    cell = _told(line, stage)
    if stage.step is not Step.OUTCOME or cell is None:
        return None
    target = next(_targets(whole, line, stage.year), None)
    if target is None:
        return None
    before = _told(line, Stage(year=stage.year - 1, step=Step.OUTCOME))
    earlier = before.fact if before is not None else None
    verdicts = [judge(one, other, before=earlier) for one in _facts(cell) for other in _facts(target)]
    first = verdicts[0]
    agreed = all(_side(verdict) == _side(first) for verdict in verdicts)
    return first if agreed else None


def women_less_men(whole: Thread, line: Line, stage: Stage) -> Amount | None:
    """Return the figure of women less that of men; None for other lines, and where one of the two is not clear."""
    if line.counted is not Counted.WOMEN:
        return None
    others = [one for one in whole.lines if one.counted is Counted.MEN and _beside(one, line)]
    women, men = _told(line, stage), _told(others[0], stage) if len(others) == 1 else None
    if women is None or men is None or women.contradicting or men.contradicting:
        return None
    one, other = amount_of(women.fact.value), amount_of(men.fact.value)
    try:
        return difference(one, other) if one is not None and other is not None else None
    except MixedUnits:
        return None


def _targets(whole: Thread, line: Line, year: int) -> Iterator[Cell]:
    """Yield the targets of a year: the line's own, then that of all people."""
    of_all = (one for one in whole.lines if one.counted is Counted.ALL and _beside(one, line))
    for other in (line, *of_all):
        for stage in other.cells:
            cell = _told(other, stage)
            if stage.step is Step.TARGET and stage.year == year and cell is not None:
                yield cell


def _told(line: Line, stage: Stage) -> Cell | None:
    cell = line.cells.get(stage)
    return None if cell is None or cell.fact.value.kind is ValueKind.EMPTY else cell


def _facts(cell: Cell) -> tuple[Fact, ...]:
    return (cell.fact, *cell.contradicting)


def _side(verdict: Verdict | None) -> tuple[bool | None, int | None]:
    """Return what a verdict says, without by how much."""
    if verdict is None:
        return None, None
    return verdict.reached, None if verdict.away is None else int(verdict.away.number.compare(0))


def _beside(one: Line, other: Line) -> bool:
    """Return whether two lines are of one board's row under the same goals."""
    return one.board == other.board and one.goals == other.goals
