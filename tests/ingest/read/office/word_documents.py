"""Word documents that tests write, and their reading."""

import io

from docx.document import Document as WordDocument

from ingest.document import Table
from ingest.read.office.word.docx import read_docx
from ingest.read.reading import Reading


def read(document: WordDocument) -> Reading:
    buffer = io.BytesIO()
    document.save(buffer)
    return read_docx(buffer.getvalue())


def only_table(reading: Reading) -> Table:
    (table,) = [block.table for block in reading.blocks if block.table]
    return table
