"""Says which earlier versions of documents a library no longer keeps."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from ingest.store.catalogue.records import DocumentRecord


def expired(
    records: Sequence[DocumentRecord], *, days: int | None, versions: int | None = None, now: datetime
) -> tuple[str, ...]:
    """Return the ids of the versions to let go.

    These are the versions superseded for more than `days`, and all but the latest `versions` of the earlier ones of a
    report; None lets none go. A version that was only read anew, from the same bytes and described alike, is let go
    whatever its age.
    """
    gone: set[str] = set()
    for record in sorted((one for one in records if not one.current), key=lambda one: -one.version):
        later = [one for one in records if one.lineage == record.lineage and one.version > record.version]
        kept = [one for one in later if not one.current and one.id not in gone]
        if _is_expired(record, later, days, now) or (versions is not None and len(kept) >= versions):
            gone.add(record.id)
    return tuple(record.id for record in records if record.id in gone)


def _is_expired(record: DocumentRecord, later: Sequence[DocumentRecord], days: int | None, now: datetime) -> bool:
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
