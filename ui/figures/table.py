"""A thread as HTML: a line a board, a column a stage, each figure a button that shows where it stands."""

from collections.abc import Collection, Iterator
from html import escape
from urllib.parse import quote

from assistant.answer import Source
from assistant.work.reckoning.amounts import printed, unsigned
from assistant.work.thread.judged import verdict_of, women_less_men
from assistant.work.thread.show import value_text
from assistant.work.thread.stages import Stage
from assistant.work.thread.texts import board_label, stage_label
from assistant.work.thread.thread import Cell, Line, Thread
from ingest.facts.fact import Fact, ValueKind
from ui.addresses import FIGURE
from ui.figures import texts


def drawn(part: Thread, whole: Thread, *, uncertain: Collection[Source] = ()) -> str:
    """Return the lines of `part`; whether they reach their targets is judged by the `whole` thread.

    A gap is marked where one of the `uncertain` reports, which have the row but not for certain, is of its board and
    year.
    """
    doubted = {(source.description.board, source.description.year) for source in uncertain}
    heads = "".join(map(_head, (texts.BOARD, *(stage_label(stage) for stage in part.stages))))
    rows = "".join(_row(line, part, whole, doubted) for line in part.lines)
    name = escape(texts.TABLE.format(row=part.name))
    return (
        f'<div class="nv-scroll nv-figures nv-library" tabindex="0" role="region" aria-label="{name}">'
        f'<table class="nv-comparison"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'
        f'<section class="nv-pane nv-answer" aria-label="{texts.SOURCE}" data-failed="{texts.SOURCE_FAILED}">'
        f'<p class="nv-quiet">{texts.SOURCE_HINT}</p></section>'
    )


def _head(name: str) -> str:
    """Return a head that sorts its column; a browser prints no button again on the next page, so a copy is printed."""
    said = escape(name)
    return (
        f'<th scope="col" aria-sort="none"><button type="button" class="nv-sort">{said}</button>'
        f'<span class="nv-printed" aria-hidden="true">{said}</span></th>'
    )


def latest_verdict(line: Line, part: Thread, whole: Thread) -> bool | None:
    """Return whether the latest outcome of a line that can be judged reaches its target, None where none can."""
    for stage in reversed(part.stages):
        verdict = verdict_of(whole, line, stage)
        if verdict is not None and verdict.reached is not None:
            return verdict.reached
    return None


def source_address(fact: Fact) -> str:
    """Return the address of where a fact stands, as a part of a page."""
    return f"./{FIGURE}/{quote(fact.document_id)}/{fact.table}/{fact.row}?kolumn={quote(fact.column.printed)}"


def _row(line: Line, part: Thread, whole: Thread, doubted: Collection[tuple[str | None, int | None]]) -> str:
    cells = "".join(
        f"<td>{''.join(_cell(line, stage, whole)) or _gap(doubted=(line.board, stage.year) in doubted)}</td>"
        for stage in part.stages
    )
    return f'<tr><th scope="row">{escape(board_label(line.board, line.counted))}</th>{cells}</tr>'


def _cell(line: Line, stage: Stage, whole: Thread) -> Iterator[str]:
    cell = line.cells.get(stage)
    if cell is None:
        return
    yield _figure(cell.fact)
    if cell.contradicting:
        yield f'<small class="nv-differs">{_differing(cell)}</small>'
    for said in (_verdict(line, stage, whole), _beside_men(line, stage, whole)):
        if said:
            yield f"<small>{said}</small>"


def _gap(*, doubted: bool) -> str:
    """Return a cell that no report fills, or that one does whose row could not be read with certainty."""
    if doubted:
        return f'<small class="nv-differs">{texts.DOUBTED}</small>'
    return (
        f'<span class="nv-quiet" aria-hidden="true">{texts.GAP}</span><span class="nv-hidden">{texts.GAP_SAID}</span>'
    )


def _figure(fact: Fact) -> str:
    value = texts.EMPTY if fact.value.kind is ValueKind.EMPTY else value_text(fact.value)
    name = escape(texts.SHOW_SOURCE.format(value=value))
    return (
        f'<button type="button" class="nv-figure" data-source="{escape(source_address(fact))}" '
        f'aria-label="{name}">{escape(value)}</button>'
    )


def _differing(cell: Cell) -> str:
    others = {value_text(fact.value): fact for fact in cell.contradicting}
    return texts.DIFFERS.format(values=" ".join(_figure(fact) for fact in others.values()))


def _verdict(line: Line, stage: Stage, whole: Thread) -> str:
    """Return in words whether an outcome reaches its target, or on which side of it it is."""
    verdict = verdict_of(whole, line, stage)
    if verdict is None:
        return ""
    if verdict.reached is not None:
        return texts.REACHES if verdict.reached else texts.MISSES
    if verdict.away is None or verdict.so_far:
        return ""
    return texts.ABOVE if verdict.away.number > 0 else texts.BELOW if verdict.away.number < 0 else texts.ON


def _beside_men(line: Line, stage: Stage, whole: Thread) -> str:
    """Return in words how far the figure of women is from that of men."""
    apart = women_less_men(whole, line, stage)
    if apart is None:
        return ""
    if not apart.number:
        return texts.AS_MEN
    said = texts.ABOVE_MEN if apart.number > 0 else texts.BELOW_MEN
    return said.format(amount=escape(printed(unsigned(apart))))
