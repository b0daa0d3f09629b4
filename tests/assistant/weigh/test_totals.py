"""Which rows sum up a table."""

import pytest

from assistant.weigh.figures.totals import table_rows, totals
from ingest.document import Cell, Passage, PassageKind, Row, Span, TableKind
from ingest.genre.columns import column

HEADS = ("Budget 2025", "Prognos 2025")


def _rows(*rows: tuple[str, str, str]) -> tuple[Passage, ...]:
    return tuple(
        Passage(
            id=str(i),
            document_id="d",
            position=i,
            kind=PassageKind.ROW,
            text=name,
            span=Span(start=i, end=i + 1),
            headings=("Ekonomi",),
            row=Row(
                name=name,
                cells=tuple(Cell(column=column(head), value=value) for head, value in zip(HEADS, values, strict=True)),
                spans=(Span(start=i, end=i + 1),),
            ),
            table_kind=TableKind.BUDGET,
        )
        for i, (name, *values) in enumerate(rows)
    )


AREAS = (("Förskola", "310,0", "312,5"), ("Äldreomsorg", "420,0", "431,0"))


@pytest.mark.parametrize("name", ["Summa", "Summa kostnader", "Nämnden totalt", "Totalt", "Nettokostnad", "Hamnstaden"])
def test_a_sum_is_known_by_its_name_or_by_its_figures(name: str) -> None:
    rows = _rows(*AREAS, (name, "730,0", "743,5"))
    assert totals(table_rows(rows, rows[0])) == (rows[2],)


@pytest.mark.parametrize("last", [("Parker", "12,0", "11,5"), ("Parker", "730,0", "700,0"), ("Parker", "", "")])
def test_a_row_of_its_own_is_no_sum(last: tuple[str, str, str]) -> None:
    assert totals(_rows(*AREAS, last)) == ()


def test_a_sum_may_be_rounded() -> None:
    rows = _rows(("A", "1,04", "2,0"), ("B", "1,04", "2,0"), ("Allt", "2,1", "4,0"))
    assert totals(rows) == (rows[2],)
