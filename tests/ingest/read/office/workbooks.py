"""Workbooks that tests write, and what is read of them."""

import io

import openpyxl

from ingest.document import Table
from ingest.read.reading import Reading


def saved(workbook: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def tables(reading: Reading) -> list[Table]:
    return [block.table for block in reading.blocks if block.table]
