"""A table of money with its sums, to reckon with."""

from collections.abc import Mapping

from ingest.document import Cell, Column, Row, Table, TableKind


def table(heads: tuple[str, ...], rows: Mapping[str, tuple[str, ...]], *, caption: str = "") -> Table:
    columns = tuple(Column(key=head.casefold(), printed=head) for head in heads)
    return Table(
        kind=TableKind.BUDGET,
        columns=columns,
        rows=tuple(
            Row(
                name=name,
                cells=tuple(Cell(column=one, value=value) for one, value in zip(columns, values, strict=True)),
                spans=(),
            )
            for name, values in rows.items()
        ),
        spans=(),
        caption=caption or None,
    )
