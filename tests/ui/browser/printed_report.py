"""A report of an invented board as PDF, to be handed in."""

from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle


def report(path: Path) -> Path:
    """Write a report of an invented board as PDF; its title page names no board."""
    style = getSampleStyleSheet()
    rows = [
        ["Indikator", "Periodens utfall", "Årsmål"],
        ["Sjukfrånvaro", "7,4 %", "7,0 %"],
        ["Feriejobb", "312 st", "320 st"],
    ]
    table = Table(rows, colWidths=[200, 110, 90])
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)]))
    SimpleDocTemplate(str(path), pagesize=A4).build(
        [
            Paragraph("Tertialrapport 1 2025", style["Title"]),
            Paragraph("Arbetet följer planen.", style["BodyText"]),
            PageBreak(),
            Paragraph("Medarbetare", style["Heading1"]),
            Paragraph("Under våren prövades ett nytt schema i hemtjänsten i Norra Ekhagen.", style["BodyText"]),
            Spacer(1, 12),
            table,
        ]
    )
    return path
