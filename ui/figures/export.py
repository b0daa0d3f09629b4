"""The figures of the page as files: Excel with a source for each, and Word as a table with footnotes."""

import io
from dataclasses import replace

from assistant.answer import Comparison
from assistant.conversation import Conversation
from assistant.export.spreadsheet import write_xlsx
from assistant.work.thread.follow import Followed


def workbook(followed: Followed) -> bytes:
    """Return the figures as an Excel file: a line a figure with its source, then the table as it is on the page."""
    out = io.BytesIO()
    write_xlsx(out, followed.sheets[::-1])
    return out.getvalue()


def word(followed: Followed) -> bytes:
    """Return the table as a Word file, each figure with a footnote."""
    from ui.export.word import word as written  # python-docx: only where a file is asked for

    (shown,) = followed.tables
    rows = tuple((board, *cells) for board, _, *cells in shown.rows)
    table = Comparison(columns=(shown.columns[0], *shown.columns[2:]), rows=rows, note=" ".join(shown.notes))
    answer = replace(followed.answer, question=shown.name, standalone=shown.name, text="", comparison=table)
    return written(Conversation(turns=(answer,)))
