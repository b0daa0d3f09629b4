"""A table row as readable Swedish: its name, then each column with its value."""

from collections.abc import Sequence

from ingest.document import Line, Row, Span, Table, TableKind

_LABELS = {TableKind.INDICATOR: "Indikator", TableKind.ACTIVITY: "Aktivitet"}


def row_text(row: Row, table: Table, *, lines: Sequence[Line] = ()) -> str:
    """Return the text of a row: `Indikator: Antal besök. Årsmål: 15 000 st; Periodicitet: År`.

    Empty cells are left out; the group, the unit and the table's caption are said where there are any. A row that
    could not be parsed with certainty is the table's header on one line and its source text as it stands in `lines`,
    white space folded, on the next; its name stands in where the lines are not given.
    """
    if not row.certain or not any(cell.value for cell in row.cells):
        header = " | ".join(part for part in (table.caption, *(c.printed for c in table.columns)) if part)
        return "\n".join(part for part in (header, source_of(row.spans, lines) or row.name) if part)
    label = _LABELS.get(table.kind)
    name = f"{label}: {row.name}" if label else row.name
    if row.section and row.section != row.name:
        name += f" ({row.section})"
    values = "; ".join(f"{cell.column.printed}: {cell.value}" for cell in row.cells if cell.value)
    unit = (
        f" ({row.unit})" if row.unit and row.unit.casefold() not in f"{values} {table.caption or ''}".casefold() else ""
    )
    caption = f"{table.caption}. " if table.caption else ""
    return f"{caption}{name.rstrip('.')}{unit}. {values}"


def source_of(spans: Sequence[Span], lines: Sequence[Line]) -> str:
    """Return what `lines` say within `spans`, white space folded."""
    pieces: list[str] = []
    for span in spans:
        for line in lines:
            start, end = max(span.start, line.span.start), min(span.end, line.span.end)
            if start < end:
                pieces.append(line.text[start - line.span.start : end - line.span.start])
    return " ".join(" ".join(pieces).split())
