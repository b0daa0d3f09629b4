"""Tells a library's folder from every copy of it, so that none takes another's vectors for its own."""

import hashlib
import uuid

from ingest.store.files.disk import write_whole
from ingest.store.files.layout import Layout


def home(layout: Layout) -> str:
    """Return an identity of the folder that moving it keeps and copying it does not, on another machine or this.

    A file in it holds a number; a copy holds the same, but the system gives the copied file another number and time of
    change than the original's, and lets nobody choose them. A whole disk that is cloned is not told apart.
    """
    if not layout.marker.is_file():
        write_whole(layout.marker, uuid.uuid4().hex.encode())
    found = layout.marker.stat()
    seen = f"{layout.marker.read_text('utf-8')} {found.st_ino} {found.st_ctime_ns}"
    return hashlib.sha256(seen.encode()).hexdigest()[:32]
