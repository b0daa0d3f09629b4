"""Says which earlier versions of documents a library no longer keeps."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from ingest.store.catalogue.records import DocumentRecord


def expired(records: Sequence[DocumentRecord], *, days: int | None, now: datetime) -> tuple[str, ...]:
    """Return the ids of the versions to let go: those superseded for more than `days`, where that is not None.

    A version that was only read anew, from the same bytes and described alike, is let go whatever its age.
    """
    return tuple(record.id for record in records if not record.current and _is_expired(record, records, days, now))


def _is_expired(record: DocumentRecord, records: Sequence[DocumentRecord], days: int | None, now: datetime) -> bool:
    later = [other for other in records if other.lineage == record.lineage and other.version > record.version]
    if any((other.sha256, other.override) == (record.sha256, record.override) for other in later):
        return True
    since = min(filter(None, (_instant(other.added) for other in later)), default=None)
    return days is not None and since is not None and since + timedelta(days=days) <= now


def _instant(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
