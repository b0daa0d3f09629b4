"""Decides which document of the library, if any, a new file is a new version of."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ingest.document import Description, Document
from ingest.genre.report_types import What, reports
from ingest.store.catalogue.records import DocumentRecord

IDENTITY = ("board", "year", "type")
SURE = 0.8  # of each, to let a document replace another
_SHINGLE = 5  # words
REVISED_SHARE = 0.3  # of the longer text's shingles: revisions share far more, a report and its slides far less


class Why(StrEnum):
    """Why a file supersedes a document, or stands beside one that it might have superseded."""

    SAME_FILE = "same_file"
    SAME_REPORT = "same_report"
    OTHER_CONTENT = "other_content"
    OTHER_REPORT = "other_report"
    ASKED_TO_KEEP = "asked_to_keep"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinship:
    """A new document's nearest relative among the current ones; it `supersedes` it or stands beside it.

    `unsure` are the fields of which it is not sure enough that they are the same, for a person to say.
    """

    relative: DocumentRecord
    supersedes: bool
    why: Why
    unsure: tuple[str, ...] = ()


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

    The same file does, from the same path. So does another file on the same board, type and period, where each of them
    is sure or said by a person, and its name is the same or its text a revision of the former's; slides on a report, or
    its appendix, are not. Where one of them is unsure both stand, and a person is asked. `text` gives the stored text
    of a document; `keep` asks that only the same file supersedes; `same_run` are the documents that this ingestion has
    added.
    """
    for record in records:
        if record.file == document.file:
            same = record.source == source or record.sha256 == sha256
            if same and record.id not in same_run:
                return Kinship(relative=record, supersedes=True, why=Why.SAME_FILE)
    for record in records:
        if record.file == document.file:
            unsure = _unsure(record.description, document.description)
            if record.id in same_run or _differ(record.description, document.description):
                return Kinship(relative=record, supersedes=False, why=Why.OTHER_REPORT)
            why = Why.UNSURE if unsure else Why.SAME_FILE
            return Kinship(relative=record, supersedes=not unsure, why=why, unsure=unsure)
    alike = [record for record in records if _same_report(record.description, document.description)]
    alike.sort(key=lambda record: bool(_unsure(record.description, document.description)))
    return _to_the_same_report(alike[0], document, text=text, keep=keep) if alike else None


def _to_the_same_report(
    record: DocumentRecord, document: Document, *, text: Callable[[str], str], keep: bool
) -> Kinship:
    if keep:
        return Kinship(relative=record, supersedes=False, why=Why.ASKED_TO_KEEP)
    if shared(text(record.id), document.text) < REVISED_SHARE:
        return Kinship(relative=record, supersedes=False, why=Why.OTHER_CONTENT)
    unsure = _unsure(record.description, document.description)
    why = Why.UNSURE if unsure else Why.SAME_REPORT
    return Kinship(relative=record, supersedes=not unsure, why=why, unsure=unsure)


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


def _unsure(one: Description, other: Description) -> tuple[str, ...]:
    """Return which of board, year and type is not sure enough of one of them to let it replace the other.

    A report of a part of the year whose months are not known is not sure to be the same.
    """
    found = [name for name in IDENTITY if min(sureness(one, name), sureness(other, name)) < SURE]
    known = reports().get(one.type) if one.type else None
    if known is not None and known.what is What.FOLLOW_UP and not known.ends and "type" not in found:
        found.append("type")
    return tuple(found)


def sureness(description: Description, name: str) -> float:
    """Return how sure a field is: 1 where it is set and nobody guessed it, 0 where it is not known."""
    if getattr(description, name) is None:
        return 0.0
    guess = dict(description.guesses).get(name)
    return guess.sureness if guess else 1.0


def _differ(one: Description, other: Description) -> bool:
    """Return whether one of board, year and type is known of both and not the same."""
    pairs = ((one.board, other.board), (one.year, other.year), (one.type, other.type))
    return any(a is not None and b is not None and a != b for a, b in pairs)
