"""Charts of a thread: bars over boards at one stage, and lines over the years; the table above holds the same."""

from collections.abc import Sequence
from decimal import Decimal

from assistant.work.thread.show import value_text
from assistant.work.thread.stages import Stage, Step
from assistant.work.thread.texts import board_label, stage_label
from assistant.work.thread.thread import Line, Thread
from ui.ask import over_time
from ui.figures import texts
from ui.tables import bars, lines
from ui.tables.bars import Bar
from ui.tables.lines import Series

_FEWEST, _MOST_LINES = 2, 6
_YEAR = 12  # months


def stages_to_draw(part: Thread) -> tuple[Stage, ...]:
    """Return the stages of which two lines or more have a figure in one unit: the latest outcome first."""
    told = [stage for stage in part.stages if len(_told(part, stage)) >= _FEWEST]
    return tuple(sorted(told, key=lambda stage: (stage.step is not Step.OUTCOME, -stage.year, -(stage.last or _YEAR))))


def bars_of(part: Thread, stage: Stage) -> str:
    """Return bars of the figures of one stage, empty where there are too few to compare."""
    told = _told(part, stage)
    if len(told) < _FEWEST:
        return ""
    found = [
        Bar(
            name=board_label(line.board, line.counted),
            value=_number(line, stage) or Decimal(0),
            printed=value_text(line.cells[stage].fact.value),
        )
        for line in told
    ]
    return bars.drawn(found, title=f"{part.name}, {stage_label(stage)}")


def lines_of(part: Thread) -> str:
    """Return lines over the years: of one board with its target, of a few boards their outcomes; else empty."""
    if len(part.lines) == 1:
        return over_time.chart(part)
    stages = [stage for stage in part.stages if stage.step is Step.OUTCOME and (stage.last or _YEAR) == _YEAR]
    years = sorted({stage.year for stage in stages})
    series = [
        Series(name=board_label(line.board, line.counted), values=tuple(_in_year(line, stages, year) for year in years))
        for line in part.lines
    ]
    series = [one for one in series if sum(value is not None for value in one.values) >= _FEWEST]
    units = {line.cells[stage].fact.value.unit or "" for line in part.lines for stage in stages if _number(line, stage)}
    if not series or len(part.lines) > _MOST_LINES or len(units) != 1:
        return ""
    title = f"{part.name}, {texts.OVER_TIME.lower()}"
    return lines.drawn([str(year) for year in years], series, title=title, unit=units.pop())


def _told(part: Thread, stage: Stage) -> list[Line]:
    """Return the lines that have a number at a stage, none where their units differ."""
    told = [line for line in part.lines if _number(line, stage) is not None]
    return told if len({line.cells[stage].fact.value.unit or "" for line in told}) == 1 else []


def _in_year(line: Line, stages: Sequence[Stage], year: int) -> Decimal | None:
    return next((value for stage in stages if stage.year == year and (value := _number(line, stage)) is not None), None)


def _number(line: Line, stage: Stage) -> Decimal | None:
    cell = line.cells.get(stage)
    return cell.fact.value.number if cell is not None else None
