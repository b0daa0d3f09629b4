"""The table of a worked answer: a row a line, the operands before what comes of them, each cell with its citation."""

from collections.abc import Sequence

from assistant.answer import TableCell, short_title
from assistant.plan import Field, Figure, Way
from assistant.work.reckoning.outcome import Line
from assistant.work.telling import texts
from assistant.work.telling.citing import Citer
from assistant.work.telling.outcome.sentences import judged_short
from assistant.work.telling.phrases import capital, heading_of, named, value_of, values_of
from ingest.facts.fact import Fact
from ingest.language.words import squeeze


def table_of(lines: Sequence[Line], citer: Citer) -> tuple[tuple[str, ...], tuple[tuple[TableCell, ...], ...]]:
    """Return the head and the rows of the table of `lines`."""
    if not lines:
        return (), ()
    figures = [worked.figure for worked in lines[0].figures]
    fields = _operands(figures)
    derived = [i for i, figure in enumerate(figures) if figure.way is not Way.AS_IT_STANDS]
    head = [texts.COLUMN_ROW, *(_head(field, lines) for field in fields)]
    head += [heading_of(figures[i], None) for i in derived]
    judged = any(line.verdict is not None for line in lines)
    head += [texts.COLUMN_REACHED] if judged else []
    rows = [_row(line, fields, derived, judged, citer) for line in lines]
    return (*head, texts.COLUMN_SOURCE), tuple(rows)


def _row(
    line: Line, fields: Sequence[Field], derived: Sequence[int], judged: bool, citer: Citer
) -> tuple[TableCell, ...]:
    cells = [TableCell(text=squeeze(line.row.name), citation=citer.number(line.row.first))]
    cells += [_operand(line, field, citer) for field in fields]
    cells += [TableCell(text=values_of(line.figures[i])) for i in derived]
    cells += [TableCell(text=judged_short(line.verdict))] if judged else []
    return (*cells, TableCell(text=short_title(line.row.source), citation=citer.number(line.row.first)))


def _operand(line: Line, field: Field, citer: Citer) -> TableCell:
    facts = _facts(line, field)
    if not facts:
        return TableCell(text=texts.NO_CELL)
    if len(facts) == 1:
        return TableCell(text=value_of(facts[0]), citation=citer.number(facts[0]))
    worked = next((one for one in line.figures if one.facts == facts), None)
    return TableCell(text=values_of(worked) if worked is not None else "", citation=citer.number(facts[0]))


def _facts(line: Line, field: Field) -> tuple[Fact, ...]:
    for worked in line.figures:
        if worked.figure.way is Way.AS_IT_STANDS and worked.figure.field == field:
            return worked.facts
        if worked.figure.field == field:
            return worked.facts[:1]
        if worked.figure.against == field:
            return worked.facts[1:]
    return ()


def _operands(figures: Sequence[Figure]) -> list[Field]:
    fields = [field for figure in figures for field in (figure.field, figure.against) if field is not None]
    return list(dict.fromkeys(fields))


def _head(field: Field, lines: Sequence[Line]) -> str:
    fact = next((facts[0] for line in lines if (facts := _facts(line, field))), None)
    return capital(named(field, fact))
