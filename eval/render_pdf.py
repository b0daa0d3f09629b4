"""Renders a document's elements as a printed page, set by ReportLab, to be read back and compared."""

import html
from collections.abc import Sequence
from typing import Any

from eval.render import DEEPEST, TABLE_SIZE, is_section, saved, widths
from ingest.read.elements import Element, Grid, Heading, Item, Paragraph

_Part = Any  # ReportLab gives what it draws on no common type


def to_pdf(elements: Sequence[Element], *, ruled: bool = True) -> bytes:
    """Return a PDF set by ReportLab, its tables with ruling lines or (`ruled` False) with none between columns."""
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
    from reportlab.platypus import ListFlowable, SimpleDocTemplate, Table
    from reportlab.platypus import Paragraph as Set

    styles = getSampleStyleSheet()
    small = ParagraphStyle("Cell", styles["BodyText"], fontSize=TABLE_SIZE, leading=1.2 * TABLE_SIZE)

    def table(grid: Grid) -> _Part:
        commands: list[_Part] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
        commands.append(
            ("GRID", (0, 0), (-1, -1), 0.5, colors.black) if ruled else ("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.grey)
        )
        commands += [("SPAN", (0, at), (-1, at)) for at, row in enumerate(grid.rows) if is_section(row)]
        rows = [[Set(html.escape(cell.printed), small) for cell in row.cells] for row in grid.rows]
        return Table(rows, colWidths=widths(grid), repeatRows=grid.header or 0, style=commands)

    flow: list[_Part] = []
    for element in elements:
        match element:
            case Heading():
                flow.append(Set(html.escape(element.text), styles[f"Heading{min(element.level, DEEPEST)}"]))
            case Paragraph():
                flow.append(Set(html.escape(element.text), styles["BodyText"]))
            case Item():
                flow.append(ListFlowable([Set(html.escape(element.text), styles["BodyText"])], bulletType="bullet"))
            case Grid():
                flow.append(table(element))
    return saved(lambda buffer: SimpleDocTemplate(buffer, pagesize=A4).build(flow))
