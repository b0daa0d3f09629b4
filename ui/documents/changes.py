"""What was done to the library from the page, by whom and when: a file beside it that only grows."""

import json
import logging
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from ingest.store.care import log

_log = logging.getLogger(__name__)


class Did(StrEnum):
    """What somebody did with a report."""

    ADDED = "added"
    REPLACED = "replaced"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change: `report` is the lineage that all versions of a report share, `when` is UTC, ISO 8601."""

    did: Did
    report: str
    title: str
    file: str
    who: str
    when: str


def note(library: Path, did: Did, *, report: str, title: str, file: str, who: str, corrected: bool = False) -> None:
    """Write a change at the end of the file beside the library in the folder `library`, and of its log.

    What cannot be written to the log is told in the server's own.
    """
    try:
        log.note(library, log.Did.CORRECTED if corrected else log.Did(did), title or file, who=who, report=report)
    except log.LogUnwritable:
        _log.exception("Could not note a change")
    now = datetime.now(UTC).isoformat(timespec="seconds")
    change = Change(did=did, report=report, title=title, file=file, who=who, when=now)
    path = _file(library)
    if not path.exists():
        path.touch(mode=0o600)
    with path.open("a", encoding="utf-8") as out:
        out.write(json.dumps(asdict(change), ensure_ascii=False) + "\n")


def noted(library: Path, *, report: str = "") -> tuple[Change, ...]:
    """Return the changes, the latest first: of one report, or of all."""
    found = [change for change in _read(_file(library)) if not report or change.report == report]
    return tuple(reversed(found))


def _read(path: Path) -> Iterator[Change]:
    if not path.is_file():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            told = json.loads(line)
            yield Change(**{**told, "did": Did(told["did"])})
        except (ValueError, TypeError, KeyError):
            continue  # a line cut short by a full disk tells nothing


def _file(library: Path) -> Path:
    return library.absolute().with_name(f"{library.name}-andringar.jsonl")
