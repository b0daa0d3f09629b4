"""One question put to several boards or years: an answer for each, side by side."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant import texts
from assistant.answer import Answer, Citation, CitedCell, Comparison, Reason, short_title
from assistant.question.asked import Asked
from assistant.question.patterns import patterns
from assistant.search.gather import Gathered
from assistant.search.groups import Group
from assistant.settings import Settings
from assistant.tell.arithmetic import range_of, superlative
from assistant.tell.cells import placed_name
from assistant.tell.comparing.align import CLOSE, Aligned, aligned, asked_about, one_kind
from assistant.tell.extracting.extract import extract
from assistant.tell.refusing.refuse import nearest
from assistant.tell.statements import Cited, Statement
from ingest.document import Cell, Row

_EACH = 620  # characters aimed at for one of several documents
_LENIENT = 0.1  # one of several documents may say it in fewer words than the others
_MET = 0.8  # how well a document must meet the rarest word asked for that answers on the strength of the others
_ELSEWHERE = 0.4  # a document that meets less than this of what the best one meets is about something else
_FRAME = 60  # characters that a group's name and markers take
_NOTES = 120  # characters that coverage and what is compared take


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What one group answers: None where it does not. One that is not `sure` is told as uncertain."""

    group: Group
    cited: Cited | None
    sure: bool = True

    @property
    def text(self) -> str:
        """What it says, worded as sure as it is."""
        said = self.cited.text if self.cited is not None else texts.MISSING_CELL
        return said if self.sure else f"{texts.UNSURE_LINE} {said}"


def compare(
    asked: Asked,
    groups: tuple[Group, ...],
    gathered: Sequence[Gathered],
    *,
    cite: Callable[[tuple[Statement, ...], int], Cited],
    settings: Settings,
) -> Answer:
    """Return the answers of all groups as lines of text and as a table, with how many answer and which do not.

    `cite` takes statements and the number of the first citation.
    """
    room = (settings.longest_comparison - _NOTES) // len(groups) - _FRAME
    like = aligned(gathered)
    lines = answers(asked, groups, like.gathered, cite=cite, length=min(_EACH, room), longest=room, settings=settings)
    found = [line for line in lines if line.cited is not None]
    if not found:
        return _refused(asked, groups, gathered, cite=cite)
    note, extent = covered(lines), _extent(found, like)
    unsure = is_doubted(lines) or (len(found) == 1 and superlative(asked.question))  # one alone is not known to be most
    lines = worded_once(lines)
    first, last = (covered(lines, named=True), "") if not extent and _asks_which(asked) else (extent, note)
    pieces = [texts.UNSURE if unsure else "", first, said(lines), last]
    return replace(
        asked.answer(""),
        text="\n".join(piece for piece in pieces if piece),
        reason=Reason.PARTLY_ANSWERED if len(found) < len(lines) else None,
        citations=citations_of(lines),
        comparison=table(lines, note=note),
        sure=not unsure,
    )


def _refused(
    asked: Asked,
    groups: Sequence[Group],
    gathered: Sequence[Gathered],
    *,
    cite: Callable[[tuple[Statement, ...], int], Cited],
) -> Answer:
    """Return the refusal where no group answers, with the nearest that each of them says."""
    lines: list[Line] = []
    for group, evidence in zip(groups, gathered, strict=True):
        near = nearest(evidence)
        cited = cite((near,), len(citations_of(lines)) + 1) if near is not None else None
        lines.append(Line(group=group, cited=cited if cited is not None and cited.citations else None))
    why = texts.NOT_SURELY if citations_of(lines) else texts.NOTHING_RELEVANT_ANYWHERE
    pieces = [piece for piece in (why, said(lines)) if piece]
    return replace(asked.answer("\n".join(pieces), reason=Reason.NOTHING_RELEVANT), citations=citations_of(lines))


def answers(
    asked: Asked,
    groups: Sequence[Group],
    gathered: Sequence[Gathered],
    *,
    cite: Callable[[tuple[Statement, ...], int], Cited],
    length: int,
    longest: int,
    settings: Settings,
) -> tuple[Line, ...]:
    """Return the line of each group, citations numbered on: about `length` characters each, at most `longest`."""
    tight = replace(settings, length=length, longest=longest, longest_list=longest)
    most = max((_met(evidence) for evidence in gathered), default=0.0)
    lines: list[Line] = []
    for group, evidence in zip(groups, gathered, strict=True):
        first = len(citations_of(lines)) + 1
        holds = _holds(evidence, most=most if asked.every_board or asked.every_document else None, settings=settings)
        named = {cell.row for _, cell in _cells_of(lines)}
        cited = _answered(group, evidence, cite, first, tight, named=named) if holds else None
        doubted = evidence.support < settings.least_sure and not (asked.every_board or asked.every_document)
        lines.append(Line(group=group, cited=cited, sure=cited is None or not doubted))
    return tuple(lines)


def is_doubted(lines: Sequence[Line]) -> bool:
    """Return whether no line that answers is sure: then the whole answer is uncertain."""
    return not any(line.sure for line in lines if line.cited is not None)


def worded_once(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines without their doubt where all have it, which is said once before them."""
    return tuple(replace(line, sure=True) for line in lines) if is_doubted(lines) else tuple(lines)


def said(lines: Sequence[Line]) -> str:
    """Return the lines that answer as text, each with its group's name before it."""
    return "\n".join(f"{line.group.name}: {line.text}" for line in lines if line.cited is not None)


def table(lines: Sequence[Line], *, note: str = "") -> Comparison:
    """Return the lines as a table, a dash for those that do not answer."""
    rows = tuple((line.group.name, line.text) for line in lines)
    named = texts.COLUMN_BOARD if all(line.group.board for line in lines) else texts.COLUMN_DOCUMENT
    return Comparison(columns=(named, texts.COLUMN_ANSWER), rows=rows, note=note)


def citations_of(lines: Sequence[Line]) -> tuple[Citation, ...]:
    """Return the citations of all lines, in order."""
    return tuple(citation for line in lines if line.cited is not None for citation in line.cited.citations)


def covered(lines: Sequence[Line], *, named: bool = False) -> str:
    """Return how many of the groups answer, which ones where they are to be `named`, and the names of the others."""
    holding = [line.group.name for line in lines if line.cited is not None]
    missing = [line.group.name for line in lines if line.cited is None]
    form = texts.COVERED_BOARDS if all(line.group.board for line in lines) else texts.COVERED_DOCUMENTS
    counted = form.format(found=len(holding), count=len(lines))
    if named:
        counted = f"{counted.removesuffix('.')}: {texts.join(holding)}."
    return f"{counted} {texts.NOT_FOUND_IN.format(missing=texts.join(missing))}" if missing else counted


def _tells_cell(line: Line) -> bool:
    return line.cited is not None and bool(line.cited.citations) and line.cited.citations[0].cell is not None


def _asks_which(asked: Asked) -> bool:
    """Return whether a question asks which boards or documents tell something, and not which has most of it."""
    which = patterns("scope")["which boards"].found(asked.folded) or asked.every_document
    return which and not superlative(asked.question)


def _extent(found: Sequence[Line], like: Aligned) -> str:
    """Return who has the highest and lowest figure of the column in common, and which that is where it is not clear."""
    cells = [entry for line in found if line.cited is not None for entry in _cell(line.group.name, line.cited)]
    compared = [entry for entry in cells if like.column is not None and one_kind(entry[1].column, like.column)]
    extent = range_of(compared)
    if extent is None or like.column is None:
        return ""
    column = " ".join(like.column.printed.split()).lstrip("*")
    column = column[:1].lower() + column[1:]
    if len(compared) < len(found):
        names = texts.join([name for name, _, _ in compared])
        return f"{extent} {texts.COMPARED_SOME.format(column=column, names=names)}"
    if like.named:
        return extent
    form = texts.COMPARED_TARGETS if like.column.key == "arsmal" else texts.COMPARED
    return f"{extent} {form.format(column=column)}"


def _cell(name: str, cited: Cited) -> tuple[tuple[str, Cell, Row], ...]:
    """Return the cell that a group's answer cites first, with its row; none where it cites prose."""
    first = cited.citations[0]
    row, cell = first.passage.row, first.cell
    if row is None or cell is None:
        return ()
    return tuple((name, c, row) for c in row.cells if c.column.printed == cell.column and c.value == cell.value)[:1]


def _met(evidence: Gathered) -> float:
    best = evidence.best
    return float(asked_about(evidence.asking) @ best.context) if best is not None else 0.0


def _holds(evidence: Gathered, *, most: float | None, settings: Settings) -> bool:
    """Whether a group's evidence is enough to answer beside others.

    It may be less sure of itself than an answer of its own must be. Where it is asked which documents hold something,
    the best of them meets `most` of the question: one that meets far less is about something else, and one that meets
    about as much holds it too.
    """
    best, met, sure = evidence.best, _met(evidence), evidence.support >= settings.least_support - _LENIENT
    if best is None or most is None:
        return best is not None and sure
    if sure:
        return met >= _ELSEWHERE * most
    rarest = int(np.argmax(asked_about(evidence.asking)))
    return evidence.support > 0 and met >= CLOSE * most and float(best.context[rarest]) >= _MET


def _cells_of(lines: Sequence[Line]) -> list[tuple[str, CitedCell]]:
    """Return the cells that the lines cite first, each with its group's name."""
    cited = [(line.group.name, line.cited.citations[0].cell) for line in lines if line.cited is not None]
    return [(name, cell) for name, cell in cited if cell is not None]


def _answered(
    group: Group,
    evidence: Gathered,
    cite: Callable[[tuple[Statement, ...], int], Cited],
    first: int,
    settings: Settings,
    *,
    named: Collection[str],
) -> Cited | None:
    """Return what a group answers; of a cell the figure that is compared, with its row where none before `named` it."""
    statements = extract(evidence, settings=settings)
    if evidence.best is not None and evidence.best.cell is not None and statements:
        statements = (_compact(statements[0], group, named=named),)
    cited = cite(statements, first)
    return cited if cited.citations else None


def _compact(statement: Statement, group: Group, *, named: Collection[str]) -> Statement:
    """Return the statement of a cell without what its line's name says, and the row where it is told already."""
    if not statement.brief or statement.cell is None or statement.row is None:
        return statement
    source = statement.ranked.source
    title = short_title(source).removeprefix(f"{source.description.board}, ") if group.board else ""
    row = "" if statement.cell.row in named else placed_name(statement.row, statement.ranked.passage)
    return replace(statement, text=", ".join(part for part in (statement.brief, row, title) if part) + ".")
