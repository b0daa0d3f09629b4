"""Tables that tests derive facts from."""

from collections.abc import Sequence

from ingest.document import (
    Cell,
    Description,
    Document,
    Passage,
    PassageKind,
    ReportType,
    Row,
    Span,
    Table,
)
from ingest.facts.derive import derive
from ingest.facts.fact import Fact, Period
from ingest.genre.columns import column, table_kind
from ingest.store.catalogue.records import StoredTable

BOARD = "Lillköping"


def facts_of(
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    type_: ReportType = ReportType.PLAN,
    headings: tuple[str, ...] = (),
    caption: str | None = None,
    unit: str | None = None,
    sections: Sequence[str | None] = (),
) -> tuple[Fact, ...]:
    """Return the facts of one table with `header` (names first) and `rows` in a document of 2025."""
    columns = tuple(column(printed) for printed in header[1:])
    text = "\n".join("\t".join(row) for row in rows)
    starts = [sum(len("\t".join(row)) + 1 for row in rows[:number]) for number in range(len(rows))]
    table = Table(
        kind=table_kind(columns, name=header[0]),
        columns=columns,
        rows=tuple(
            Row(
                name=row[0],
                cells=tuple(Cell(column=c, value=v) for c, v in zip(columns, row[1:], strict=True)),
                spans=(Span(start=start, end=start + len("\t".join(row))),),
                section=section,
                unit=unit,
            )
            for row, start, section in zip(rows, starts, sections or [None] * len(rows), strict=True)
        ),
        spans=(),
        caption=caption,
    )
    passages = [
        Passage(
            id=f"p{number}",
            document_id="d",
            position=number,
            kind=PassageKind.ROW,
            text=row.name,
            span=row.spans[0],
            row=row,
            table_kind=table.kind,
        )
        for number, row in enumerate(table.rows)
    ]
    description = Description(title="Rapport", board=BOARD, year=2025, type=type_)
    document = Document(id="d", file="f", text=text, description=description)
    return derive(document, passages, [StoredTable(table=table, headings=headings, page=1)])


Y, T1, T2 = Period(year=2025), Period(year=2025, first=1, last=4), Period(year=2025, first=1, last=8)
