"""What a footnote says of a figure goes with the cell: into the library, and out with the citation."""

import json

from assistant.answer import Answer, Citation, CitedCell, Scope, Source
from assistant.export.answer_json import to_json
from ingest.document import Cell, Column, Description, Passage, PassageKind, Row, Span
from ingest.document_json import dump_row, load_row

COLUMN = Column(key="antal", printed="Antal")
SPAN = Span(start=0, end=1)


def test_a_stored_row_keeps_its_notes() -> None:
    cells = (Cell(column=COLUMN, value="312", note="Till augusti."), Cell(column=COLUMN, value="45"))
    row = Row(name="Beslut", cells=cells, spans=(SPAN,))
    assert load_row(dump_row(row)) == row


def test_a_cited_cell_says_its_note() -> None:
    passage = Passage(id="p", document_id="d", position=0, kind=PassageKind.PROSE, text="", span=SPAN)
    citation = Citation(
        number=1,
        passage=passage,
        source=Source(id="d", file="a.docx", description=Description(title="A")),
        quote="312",
        start=0,
        end=3,
        cell=CitedCell(row="Beslut", column="Antal", value="312", note="Till augusti."),
    )
    answer = Answer(question="?", standalone="?", scope=Scope(), text="312 [1].", citations=(citation,))
    assert '"note": "Till augusti."' in json.dumps(to_json(answer))
