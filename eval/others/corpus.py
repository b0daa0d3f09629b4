"""The corpus of the reports of other municipalities: files that are made, and the texts that the library stores."""

import hashlib
from pathlib import Path

from eval.others.reports import FOLDER, data_of, reports
from eval.questions import Evidence
from eval.sources import Sources, SourceText
from ingest.document import Span
from ingest.store.index import Index


class WholeText(SourceText):
    """A text of which every line is evidence: a file that is made has no lines to point at."""

    def span(self, evidence: Evidence) -> Span:
        """Return the whole text."""
        return Span(start=0, end=len(self.text))


def made(cache: Path) -> Path:
    """Return a folder with the file of every report, made now unless `cache` has it."""
    digest = hashlib.sha256()
    for path in sorted((*FOLDER.iterdir(), *Path(__file__).parent.glob("*.py"))):
        if path.is_file():
            digest.update(path.read_bytes())
    folder = cache / "others" / digest.hexdigest()[:16]
    folder.mkdir(parents=True, exist_ok=True)
    for report in reports():
        path = folder / report.file
        if not path.exists():
            path.write_bytes(data_of(report))
    return folder


def sources_of(folder: Path, library: Path) -> Sources:
    """Return the texts of the library's documents by file, each with its whole text as evidence."""
    index = Index.open(library)
    try:
        texts = {record.file: WholeText(file=record.file, text=index.text(record.id)) for record in index.documents()}
    finally:
        index.close()
    return Sources(folder=folder, texts=texts)
