"""How a row has developed, as an answer: what each report tells of it in time, board by board, with its sources."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answer import Answer, Comparison, Source, Table, TableCell, Working
from assistant.plan import Plan
from assistant.plan import Step as Ask
from assistant.question.asked import Asked
from assistant.words.other_names import OtherNames
from assistant.words.synonyms import SynonymList
from assistant.work.telling.citing import Citer
from assistant.work.thread import texts
from assistant.work.thread.find import find_threads
from assistant.work.thread.follow import Library
from assistant.work.thread.series import lead_of, missing_start, within
from assistant.work.thread.show import contradictions, marked_cell, shown, value_text
from assistant.work.thread.stages import Stage, Step
from assistant.work.thread.thread import Line, Thread
from ingest.facts.fact import Counted, ValueKind

_ORDER = (Step.OUTCOME, Step.BUDGET, Step.TARGET, Step.FORECAST, Step.DEVIATION, Step.COUNCIL_TARGET)
_GROWING = frozenset({"kr", "tkr", "mnkr", "mdkr"})
_FEWEST = 2  # figures of one kind that are a development
_LONGEST = 1400


def tell_development(
    asked: Asked,
    plan: Plan,
    sources: Sequence[Source],
    *,
    library: Library,
    synonyms: SynonymList,
    names: OtherNames,
) -> Answer | None:
    """Return the development of the rows that `plan` names; None where no report has two figures of one."""
    chosen = [one for one in sources if not plan.boards or one.description.board in plan.boards]
    found = find_threads(plan.rows.words, chosen, library=library, synonyms=synonyms, names=names, every_word=True)
    counted = plan.figures[0].field.counted if plan.figures else Counted.ALL
    threads = [only for one in found.threads if (only := _only(within(one, plan), counted)) is not None]
    if not threads:
        return None
    citer = Citer(library, sources)
    leads = [lead for one in threads for line in one.lines if (lead := lead_of(one, line, plan, citer))]
    if plan.asks(Ask.RANK, Ask.JUDGE) and not leads:
        return None
    lines = [*leads, *(line for one in threads for line in _told(one, citer))]
    if not citer.citations:
        return None
    notes = [note for one in threads for note in contradictions(one, citer)]
    notes += missing_start(threads, plan)
    if found.without and plan.boards:
        notes.append(texts.WITHOUT.format(boards=texts.listed(found.without)))
    if any(_is_partly(one) for one in threads):
        notes.append(texts.PARTLY)
    table = _table(threads, citer)
    return asked.answer(
        "\n".join((*_fitting(lines, _LONGEST - sum(map(len, notes))), *notes)),
        citations=tuple(citer.citations),
        comparison=_comparison(threads, citer),
        working=Working(plan=plan, formula="", table=table),
    )


def _only(one: Thread, counted: Counted) -> Thread | None:
    """Return the thread of those that are counted, None where no line of it has two figures of one kind."""
    lines = tuple(line for line in one.lines if line.counted is counted)
    stages = tuple(stage for stage in one.stages if any(_filled(line, stage) for line in lines))
    kept = replace(one, lines=lines, stages=stages)
    return kept if any(len(told) >= _FEWEST for line in lines for told in _by_step(kept, line).values()) else None


def _by_step(one: Thread, line: Line) -> dict[Step, list[Stage]]:
    told: dict[Step, list[Stage]] = {}
    for stage in one.stages:
        if _filled(line, stage):
            told.setdefault(stage.step, []).append(stage)
    return told


def _is_partly(one: Thread) -> bool:
    """Return whether amounts or numbers, which grow with the months, stand of whole years and of parts of one."""
    spans = {
        (stage.first, stage.last)
        for line in one.lines
        for stage in _by_step(one, line).get(Step.OUTCOME, ())
        if line.cells[stage].fact.value.unit in _GROWING
    }
    return len(spans) > 1


def _filled(line: Line, stage: Stage) -> bool:
    cell = line.cells.get(stage)
    return cell is not None and cell.fact.value.kind is not ValueKind.EMPTY


def _told(one: Thread, citer: Citer) -> Iterator[str]:
    """Yield a thread as lines: each board's figures of one kind in turn, outcomes first."""
    for line in one.lines:
        yield texts.LINE.format(row=one.name, board=texts.board_label(line.board, line.counted))
        steps = _by_step(one, line)
        for step in (*_ORDER, *(other for other in steps if other not in _ORDER)):
            told = [
                texts.AT.format(when=texts.when(stage), value=marked_cell(line.cells[stage], citer))
                for stage in steps.get(step, ())
            ]
            if told:
                yield texts.STEP.format(step=texts.step_label(step), told=texts.THEN.join(told))


def _fitting(lines: Sequence[str], room: int) -> Iterator[str]:
    used = 0
    for i, line in enumerate(lines):
        used += len(line) + 1
        if used > room and i:
            yield texts.IN_TABLE
            return
        yield line


def _table(threads: Sequence[Thread], citer: Citer) -> Table:
    """Return a line a board and row, a column a stage, each cell with its citation."""
    stages = sorted({stage for one in threads for stage in one.stages}, key=lambda stage: stage.order)
    rows = tuple(
        (
            TableCell(text=one.name),
            TableCell(text=texts.board_label(line.board, line.counted)),
            *(_cell(line, stage, citer) for stage in stages),
        )
        for one in threads
        for line in one.lines
    )
    return Table(columns=(texts.ROW, texts.BOARD, *(texts.stage_label(stage) for stage in stages)), rows=rows)


def _comparison(threads: Sequence[Thread], citer: Citer) -> Comparison | None:
    """Return the one thread as the page draws it, its goals left out."""
    if len(threads) != 1:
        return None
    drawn = shown(threads[0], citer)
    rows = tuple((board, *cells) for board, _, *cells in drawn.rows)
    return Comparison(columns=(drawn.columns[0], *drawn.columns[2:]), rows=rows)


def _cell(line: Line, stage: Stage, citer: Citer) -> TableCell:
    cell = line.cells.get(stage)
    if cell is None:
        return TableCell(text="")
    values = dict.fromkeys(value_text(fact.value) for fact in (cell.fact, *cell.contradicting))
    return TableCell(text=f" {texts.DIFFERS} ".join(values), citation=citer.number(cell.fact))
