"""Takes a report out of the library, and notes who did."""

import os
from pathlib import Path

from ingest.settings import read_settings
from ingest.store.catalogue.records import DocumentRecord
from ingest.store.removing import remove
from ui.access.doors import require
from ui.access.roles import Action
from ui.documents import changes
from ui.people import nickname


def take_out(library: Path, record: DocumentRecord) -> None:
    """Remove a report with all its versions; raises NotLoggedIn, Refused and the library's errors."""
    require(Action.REMOVE)
    remove(read_settings(os.environ, library=library), [record.id])
    title = record.description.title
    changes.note(library, changes.Did.REMOVED, report=record.lineage, title=title, file=record.file, who=nickname())
