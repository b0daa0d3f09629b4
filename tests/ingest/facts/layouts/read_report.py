"""A report in Markdown, read as a library reads it, and the facts of its tables."""

from pathlib import Path

from ingest.describe.overrides import NOTHING
from ingest.facts.derive import derive
from ingest.facts.fact import Fact
from ingest.genre.boards import load_boards
from ingest.pipeline.prepare import prepare
from ingest.settings import Settings

_TITLES = {
    "T1": "Tertialrapport 1 2025",
    "T2": "Tertialrapport 2 2025",
    "VB": "Verksamhetsberättelse 2025",
    "VP": "Verksamhetsplan 2026",
}


def facts_in(*lines: str, of: str = "T2") -> tuple[Fact, ...]:
    """Return the facts of a report of the kind `of` (2025; the plan 2026) with `lines` below its title."""
    text = "\n".join([f"# {_TITLES[of]}", "", "Kulturnämnden, Almby kommun", "", "## Läget", "", *lines, ""])
    prepared = prepare(
        Path("rapport.md"),
        text.encode(),
        document_id="d",
        override=NOTHING,
        boards=load_boards(),
        settings=Settings(library=Path("library")),
    )
    return derive(prepared.document, prepared.passages, prepared.tables)


def table_of(*lines: str) -> list[str]:
    """Return the lines of a table in Markdown: the first names the columns, cells are divided by bars."""
    head, *rows = (f"| {' | '.join(line.split('|'))} |" for line in lines)
    return [head, f"|{' --- |' * (lines[0].count('|') + 1)}", *rows, ""]
