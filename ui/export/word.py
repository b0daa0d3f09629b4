"""Answers as a Word document, each source a footnote: document, page, quote and version."""

import io
import re
from datetime import date

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

from assistant.answer import Answer, Citation
from assistant.conversation import Conversation
from ui import texts
from ui.export.footnotes import Footnotes
from ui.export.markdown import how, source_line
from ui.sources import scope_words
from ui.tables.grid import Grid, beside, grid_of

_PIECE = re.compile(r"\[(\d{1,3})\]")
_ITEM = re.compile(r"^\s*[•\-–*]\s+(?=\S)")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IN_TABLES = Pt(9)
_QUIET = RGBColor(0x5D, 0x64, 0x68)


def word(conversation: Conversation) -> bytes:
    """Return the answers of `conversation` as a Word file."""
    document = _begun()
    notes = Footnotes(document)
    document.add_heading(texts.SAVED_TITLE, level=0)
    document.add_paragraph(texts.SAVED_ON.format(day=date.today().isoformat())).style = document.styles["Subtitle"]
    for answer in conversation.turns:
        _write(document, notes, answer)
    notes.close()
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _begun() -> WordDocument:
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "sv-SE")
    normal.element.get_or_add_rPr().append(language)
    document.core_properties.title = texts.SAVED_TITLE
    document.core_properties.author = texts.NAME
    document.core_properties.language = "sv-SE"
    return document


def _write(document: WordDocument, notes: Footnotes, answer: Answer) -> None:
    document.add_heading(_clean(" ".join(answer.question.split())), level=1)
    scope = scope_words(answer.scope) or texts.ALL_BOARDS
    understood = document.add_paragraph().add_run(
        _clean(f"{texts.UNDERSTOOD}: {' '.join(answer.meant.split())} ({scope})")
    )
    understood.italic, understood.font.color.rgb = True, _QUIET
    if answer.reason is not None or not answer.sure:
        said = texts.REFUSED_FOR[answer.reason] if answer.reason is not None else texts.UNSURE
        document.add_paragraph().add_run(said).bold = True
    cited = {citation.number: citation for citation in answer.citations}
    for line in filter(None, (line.strip() for line in beside(answer).split("\n"))):
        item = _ITEM.match(line)
        paragraph = document.add_paragraph(style="List Bullet" if item else None)
        _tell(paragraph, line[item.end() :] if item else line, cited, notes)
    grid = grid_of(answer)
    if grid is not None:
        _table(document, grid, cited, notes)
    if how(answer):
        document.add_paragraph(_clean(how(answer)))


def _tell(paragraph: Paragraph, text: str, cited: dict[int, Citation], notes: Footnotes) -> None:
    """Write `text`, a footnote in place of each marker; a marker without a source stays as it is."""
    at = 0
    for match in _PIECE.finditer(text):
        citation = cited.get(int(match.group(1)))
        if citation is None:
            continue
        paragraph.add_run(_clean(text[at : match.start()].rstrip()))
        notes.refer(paragraph, _note(citation))
        at = match.end()
    paragraph.add_run(_clean(text[at:]))


def _table(document: WordDocument, grid: Grid, cited: dict[int, Citation], notes: Footnotes) -> None:
    table = document.add_table(rows=1, cols=len(grid.columns), style="Light Grid Accent 1")
    for cell, column in zip(table.rows[0].cells, grid.columns, strict=True):
        cell.text = _clean(column)
    for row in grid.rows:
        shown: tuple[int, ...] = ()
        line = table.add_row()
        line._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, told in zip(line.cells, row, strict=False):
            _tell(cell.paragraphs[0], told.text, cited, notes)
            for number in told.citations if told.citations != shown else ():
                if number in cited:
                    notes.refer(cell.paragraphs[0], _note(cited[number]))
            shown = told.citations or shown
    for line in table.rows:
        for run in (run for cell in line.cells for run in cell.paragraphs[0].runs):
            run.font.size = _IN_TABLES
    document.add_paragraph(_clean(grid.note))


def _note(citation: Citation) -> str:
    return _clean(f"{source_line(citation)}: ”{' '.join(citation.quote.split())}”")


def _clean(text: str) -> str:
    """Return `text` without the signs that XML cannot hold."""
    return _NOT_XML.sub("", text)
