"""One question put to several boards or years: an answer for each, side by side."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant import texts
from assistant.answer import Answer, Citation, Comparison, Reason, Source
from assistant.arithmetic import range_of
from assistant.cells import short_title
from assistant.extract import extract
from assistant.gather import Gathered
from assistant.select import Selection
from assistant.settings import Settings
from assistant.statements import Cited, Statement
from assistant.understand import Asked
from assistant.units import Unit
from ingest.document import Cell, Row
from ingest.swedish import stems

_EACH = 420  # characters aimed at for one of several documents
_LENIENT = 0.1  # one of several documents may say it in fewer words than the others
_SURE = 0.9  # support of a cell with the very row and column that another document answers with
_SAME_ROW = 0.6  # share of stems that two names of one indicator have in common
_MOST_ROWS = 8  # more documents than that are answered together
_FRAME = 60  # characters that a group's name and markers take


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The documents that one row of a comparison is answered from, and what the row is called."""

    name: str
    documents: tuple[Source, ...]


def groups_of(asked: Asked, selection: Selection) -> tuple[Group, ...]:
    """Return one group a row of the comparison that is asked for, else one group of all documents.

    Rows are boards where several are named or all are meant, documents where reports are asked for one by one,
    and years or report types where several are named and held.
    """
    documents = selection.documents
    if asked.every_document and len(documents) <= _MOST_ROWS:
        return _grouped(documents, lambda source: short_title(source))
    boards = {source.description.board for source in documents}
    several = asked.every_board or len(asked.scope.boards) > 1
    if several and len(boards) > 1:
        return _grouped(documents, lambda source: source.description.board or source.file, order=asked.scope.boards)
    reports = {(s.description.type, s.description.year) for s in documents}
    named = len(asked.scope.types) > 1 or len(asked.report_years) > 1
    if named and 1 < len(reports) <= _MOST_ROWS:
        return _grouped(documents, lambda source: short_title(source))
    return (Group(name="", documents=documents),)


def _grouped(
    documents: tuple[Source, ...], name_of: Callable[[Source], str], *, order: tuple[str, ...] = ()
) -> tuple[Group, ...]:
    """Return the documents by name, in the order of `order`, then of reports by year and type."""
    by_time = sorted(
        documents, key=lambda s: (s.description.board or "", s.description.year or 0, str(s.description.type))
    )
    names = list(dict.fromkeys([*order, *(name_of(source) for source in by_time)]))
    groups = (Group(name=name, documents=tuple(s for s in by_time if name_of(s) == name)) for name in names)
    return tuple(group for group in groups if group.documents)


def compare(
    asked: Asked,
    groups: tuple[Group, ...],
    gathered: list[Gathered],
    *,
    cite: Callable[[tuple[Statement, ...], int], Cited],
    settings: Settings,
) -> Answer:
    """Return the answers of all groups as lines of text and as a table, saying which have none.

    `cite` takes statements and the number of the first citation.
    """
    room = settings.longest_comparison // len(groups) - _FRAME
    tight = replace(settings, length=min(_EACH, room), longest=room, longest_list=room)
    rows: list[tuple[str, str]] = []
    citations: list[Citation] = []
    cells: list[tuple[str, Cell, Row]] = []
    for group, evidence in zip(groups, aligned(gathered), strict=True):
        cited = _answered(asked, evidence, cite=cite, first=len(citations) + 1, settings=tight)
        citations.extend(cited.citations if cited else ())
        cells.extend(_cell(group.name, cited) if cited else ())
        rows.append((group.name, cited.text if cited else texts.MISSING_CELL))
    missing = [name for name, text in rows if text == texts.MISSING_CELL]
    lines = [f"{name}: {text}" for name, text in rows if text != texts.MISSING_CELL]
    if (extent := range_of(cells)) is not None:
        lines.append(extent)
    if missing and lines:
        lines.append(texts.NOT_FOUND_IN.format(missing=texts.join(missing)))
    reason = Reason.PARTLY_ANSWERED if missing else None
    return Answer(
        question=asked.question,
        standalone=asked.standalone,
        scope=asked.scope,
        text="\n".join(lines) or texts.NOTHING_RELEVANT_ANYWHERE,
        refused=not lines,
        reason=reason if lines else Reason.NOTHING_RELEVANT,
        citations=tuple(citations),
        comparison=Comparison(columns=(texts.COLUMN_DOCUMENT, texts.COLUMN_ANSWER), rows=tuple(rows))
        if lines
        else None,
    )


def _cell(name: str, cited: Cited) -> tuple[tuple[str, Cell, Row], ...]:
    """Return the cell that a group's answer cites first, with its row; none where it cites prose."""
    first = cited.citations[0]
    row, cell = first.passage.row, first.cell
    if row is None or cell is None:
        return ()
    return tuple((name, c, row) for c in row.cells if c.column.printed == cell.column and c.value == cell.value)[:1]


def aligned(gathered: list[Gathered]) -> list[Gathered]:
    """Return the evidence with the same row and column first in every group, where the best group's is a cell.

    The same indicator recurs over boards and years; the group with the surest cell says which one is meant.
    """
    cells = [evidence for evidence in gathered if evidence.best is not None and evidence.best.cell is not None]
    if not cells:
        return gathered
    surest = max(cells, key=lambda evidence: evidence.support).best
    return [_led_by(evidence, surest) if surest is not None else evidence for evidence in gathered]


def _led_by(evidence: Gathered, surest: Unit) -> Gathered:
    """Return `evidence` with the cell first that has the row's name and the column of `surest`, where there is one."""
    if surest.cell is None or not evidence.units:
        return evidence
    wanted = set(stems(surest.text))
    alike = [
        (len(wanted & set(stems(unit.text))) / len(wanted | set(stems(unit.text))), float(score), i)
        for i, (unit, score) in enumerate(zip(evidence.units, evidence.scores, strict=True))
        if unit.cell is not None and unit.cell.value and unit.cell.column.key == surest.cell.column.key
    ]
    best = max(alike, default=(0.0, 0.0, 0))
    if best[0] < _SAME_ROW:
        return evidence
    scores = evidence.scores.copy()
    scores[best[2]] = scores.max() + 1.0
    return replace(evidence, scores=scores, support=max(evidence.support, _SURE))


def _answered(
    asked: Asked,
    evidence: Gathered,
    *,
    cite: Callable[[tuple[Statement, ...], int], Cited],
    first: int,
    settings: Settings,
) -> Cited | None:
    if evidence.support < settings.least_support - _LENIENT:
        return None
    statements = extract(evidence.units, evidence.scores, evidence.asking.terms, wanted=asked.wanted, settings=settings)
    if evidence.best is not None and evidence.best.cell is not None:
        statements = statements[:1]  # the figure that is compared, not those that are like it
    cited = cite(statements, first)
    return cited if cited.citations else None
