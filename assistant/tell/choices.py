"""What a question leaves open: which boards or years answer it about equally well, each of them answered shortly."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from assistant import texts
from assistant.answer import Answer, Source, short_title
from assistant.question.asked import Asked
from assistant.question.so_far import asks_so_far
from assistant.search.gather import Gathered
from assistant.search.groups import Group
from assistant.settings import Settings
from assistant.tell.comparing.align import CLOSE, aligned, asked_about, same_row
from assistant.tell.comparing.compare import Line, answers, citations_of, is_doubted, said, table, worded_once
from assistant.tell.refusing.doubt import NO_ANSWER, grants_nothing, is_of_other, misses_rarest, reads_as_none
from assistant.tell.statements import Cited, Statement
from assistant.weigh.read.support import supported

MOST_ANSWERED = 4  # boards or years that are answered at once; the others are offered
_NEAR = 2.5  # evidence that scores at most this less than the best would be shown beside it (see extract.py)
_ROOM = 900  # characters of all answers together
_EACH = 300
# Log odds by which a reader finds a sentence less likely an answer than the best one of another board, so that it is
# left out where it is likely none: what is beside the point is no answer of that board.
_BEHIND = 4.0


def open_to(asked: Asked, documents: Sequence[Source]) -> tuple[Group, ...]:
    """Return what the question may be about, a group each: boards where it names none, else years; empty if neither.

    One that asks for how things stand by now is of the newest year that tells it.

    A question that asks for something of what was just cited is about that.
    """
    if asked.bare:
        return ()
    boards = _values(documents, _board)
    if len(boards) > 1 and not any(board in boards for board in asked.scope.boards):
        return tuple(_group(board, documents, _board) for board in boards)
    if not asked.scope.years and not asks_so_far(asked.question) and len(years := _values(documents, _year)) > 1:
        return tuple(_group(year, documents, _year) for year in years)
    return ()


def rivals(groups: Sequence[Group], evidence: Gathered) -> tuple[Group, ...]:
    """Return the groups whose documents hold evidence about as good as the best of all, best first.

    That is evidence that would be shown beside the best, or the same row of a table, where it meets about as much of
    the question.
    """
    best = evidence.best
    if best is None or not groups:
        return ()
    place = {source.id: i for i, group in enumerate(groups) for source in group.documents}
    weights, near = asked_about(evidence.asking), float(np.max(evidence.scores)) - _NEAR
    least = CLOSE * float(weights @ best.context)
    found: dict[int, float] = {}
    for unit, score in zip(evidence.units, evidence.scores, strict=True):
        i = place.get(unit.ranked.source.id)
        if i is None or float(weights @ unit.context) < least:
            continue
        row = best.cell is not None and unit.cell is not None and bool(unit.cell.value) and same_row(unit, best) > 0
        if score >= near or row:
            found[i] = max(found.get(i, -np.inf), float(score))
    if place.get(best.ranked.source.id) not in found:
        return ()  # the best document names no board or year itself: nothing to choose by
    return tuple(groups[i] for i in sorted(found, key=lambda i: -found[i]))


def within(evidence: Gathered, documents: Sequence[Source]) -> Gathered:
    """Return the evidence of `documents` alone, so that no words of others are mixed into the answer."""
    ids = {source.id for source in documents}
    kept = [i for i, unit in enumerate(evidence.units) if unit.ranked.source.id in ids]
    read = evidence.read
    read = replace(read, at=kept.index(read.at)) if read is not None and read.at in kept else None
    units, scores, by_words = tuple(evidence.units[i] for i in kept), evidence.scores[kept], evidence.by_words[kept]
    sure = supported(units, scores, by_words, evidence.asking, read)
    return replace(evidence, units=units, scores=scores, by_words=by_words, read=read, support=sure)


def answer_each(
    asked: Asked,
    groups: Sequence[Group],
    gathered: Sequence[Gathered],
    *,
    open_count: int,
    cite: Callable[[tuple[Statement, ...], int], Cited],
    settings: Settings,
) -> Answer | None:
    """Return a short answer for each of `groups`, None where fewer than two of them answer on their own.

    `open_count` is how many boards or years the question may be about, those not answered here included.
    """
    room = _ROOM // len(groups)
    best = max((read_as for evidence in gathered if (read_as := _read_as(evidence)) is not None), default=None)
    answering = [
        (group, evidence)
        for group, evidence in zip(groups, gathered, strict=True)
        if evidence.support >= settings.least_support
        and not _is_far_behind(_read_as(evidence), best)
        and not misses_rarest(evidence)
    ]
    if len(answering) < 2:
        return None
    held, sure = zip(*answering, strict=True)
    led = tuple(_one_document(evidence) for evidence in aligned(sure, one_column=False).gathered)
    length = min(_EACH, room)
    lines = answers(asked, held, led, cite=cite, length=length, longest=room, settings=settings)
    lines = tuple(
        replace(_titled(line), sure=line.sure and not (reads_as_none(evidence) or _is_beside(evidence)))
        for line, evidence in zip(lines, sure, strict=True)
        if line.cited is not None
    )
    if len(lines) < 2:
        return None
    form = texts.OPEN_BOARDS if held[0].board else texts.OPEN_YEARS
    lead = form.format(count=texts.counted(open_count))
    told = texts.HERE_ALL if len(lines) == open_count else texts.HERE_SOME.format(shown=texts.counted(len(lines)))
    unsure, lines = is_doubted(lines), worded_once(lines)
    lead = f"{texts.UNSURE} {lead}" if unsure else lead
    answer = asked.answer(f"{lead} {told}\n{said(lines)}", citations=citations_of(lines), comparison=table(lines))
    return replace(answer, sure=not unsure)


def _is_beside(evidence: Gathered) -> bool:
    return grants_nothing(evidence) or is_of_other(evidence)


def _read_as(evidence: Gathered) -> float | None:
    """Return the log odds with which a reader finds that the sentence that leads answers, None where it read none."""
    return evidence.read.odds if evidence.read is not None and not evidence.read.row else None


def _is_far_behind(odds: float | None, best: float | None) -> bool:
    """Return whether what was read is no answer beside what is read as one, of another board or year."""
    return odds is not None and best is not None and odds <= NO_ANSWER and odds <= best - _BEHIND


def _one_document(evidence: Gathered) -> Gathered:
    """Return the evidence of the document that answers best, so that a line says one thing of one time."""
    best = evidence.best
    return within(evidence, (best.ranked.source,)) if best is not None else evidence


def _titled(line: Line) -> Line:
    """Return the line named by the document that it is from, unless a cell says that beside the board."""
    if line.cited is None or (line.group.board and line.cited.citations[0].cell is not None):
        return line
    source = line.cited.citations[0].source
    return replace(line, group=replace(line.group, name=short_title(source), board=False))


def _board(source: Source) -> str | None:
    return source.description.board


def _year(source: Source) -> str | None:
    return str(source.description.year) if source.description.year else None


def _values(documents: Sequence[Source], of: Callable[[Source], str | None]) -> list[str]:
    return sorted({value for source in documents if (value := of(source))})


def _group(value: str, documents: Sequence[Source], of: Callable[[Source], str | None]) -> Group:
    return Group(name=value, documents=tuple(s for s in documents if of(s) == value), board=of is _board)
