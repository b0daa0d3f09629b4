"""Decides which document of the library, if any, a new file is a new version of."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ingest.document import Description, Document
from ingest.store.catalogue import DocumentRecord

_SHINGLE = 5  # words
REVISED_SHARE = 0.3  # of the longer text's shingles: revisions share far more, a report and its slides far less


class Why(StrEnum):
    """Why a file supersedes a document, or stands beside one that it might have superseded."""

    SAME_FILE = "same_file"
    SAME_REPORT = "same_report"
    OTHER_CONTENT = "other_content"
    OTHER_REPORT = "other_report"
    ASKED_TO_KEEP = "asked_to_keep"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinship:
    """A new document's nearest relative among the current ones; it `supersedes` it or stands beside it."""

    relative: DocumentRecord
    supersedes: bool
    why: Why


def kinship(
    document: Document,
    *,
    source: str,
    sha256: str,
    records: Sequence[DocumentRecord],
    text: Callable[[str], str],
    same_run: Collection[str] = (),
    keep: bool = False,
) -> Kinship | None:
    """Return which of the current `records` the new `document` supersedes or stands beside.

    The same file does: from the same path, or by name unless it is plainly another report, or another file of the
    same run. So does another file on the same board, year and type where the text is a revision of the former's;
    slides on a report, or its appendix, are not. `text` gives the stored text of a document; `keep` asks that only
    the same file supersedes; `same_run` are the documents that this ingestion has added.
    """
    for record in records:
        if record.file == document.file:
            same = record.source == source or record.sha256 == sha256
            if same and record.id not in same_run:
                return Kinship(relative=record, supersedes=True, why=Why.SAME_FILE)
    for record in records:
        if record.file == document.file:
            other = _differ(record.description, document.description) or record.id in same_run
            why = Why.OTHER_REPORT if other else Why.SAME_FILE
            return Kinship(relative=record, supersedes=not other, why=why)
    for record in records:
        if _same_report(record.description, document.description):
            if keep:
                return Kinship(relative=record, supersedes=False, why=Why.ASKED_TO_KEEP)
            revised = shared(text(record.id), document.text) >= REVISED_SHARE
            return Kinship(relative=record, supersedes=revised, why=Why.SAME_REPORT if revised else Why.OTHER_CONTENT)
    return None


def shared(one: str, other: str) -> float:
    """Return the share of the longer text's runs of five words that stand in the other text too, 0 to 1."""
    first, second = _shingles(one), _shingles(other)
    longer = max(len(first), len(second))
    return len(first & second) / longer if longer else 1.0


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = text.casefold().split()
    return {tuple(words[start : start + _SHINGLE]) for start in range(max(1, len(words) - _SHINGLE + 1))}


def _same_report(one: Description, other: Description) -> bool:
    """Return whether both are known in full and alike."""
    if one.board is None or one.year is None or one.type is None:
        return False
    return (one.board, one.year, one.type) == (other.board, other.year, other.type)


def _differ(one: Description, other: Description) -> bool:
    """Return whether one of board, year and type is known of both and not the same."""
    pairs = ((one.board, other.board), (one.year, other.year), (one.type, other.type))
    return any(a is not None and b is not None and a != b for a, b in pairs)
