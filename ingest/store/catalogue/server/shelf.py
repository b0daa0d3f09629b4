"""Files of a library in the database: what one machine seals or adds, the others fetch when they need it."""

import hashlib
import json
import os
import uuid
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from ingest.store.catalogue.database import KeptOriginal, Statements
from ingest.store.catalogue.server.objects import Objects, configured_objects
from ingest.store.errors import IndexDamaged
from ingest.store.files import sealed as seals
from ingest.store.files.disk import delete_folder
from ingest.store.files.sealed import Sealed

_PIECE = 4 << 20  # bytes of a file in one row
_TRIES = 3
_PART = "index"
_ORPHANS = """
DELETE FROM files WHERE NOT EXISTS (SELECT 1 FROM sealed_files WHERE sealed_files.sha256 = files.sha256)
AND NOT EXISTS (SELECT 1 FROM originals WHERE originals.sha256 = files.sha256)
"""


class OnServer:
    """The shelf of a library that several machines share."""

    def __init__(self, database: Statements, objects: Callable[[], Objects | None] = configured_objects) -> None:
        """Keep files in `database`, and originals in `objects` where they are some."""
        self._database = database
        self._objects = objects

    def keep(self, folder: Path, sealed: Sealed) -> None:
        """Keep the files of a sealed folder, those that are new; part of a transaction."""
        for file, (_, _, sha256) in json.loads(sealed.files).items():
            values = (sealed.name, file, sha256)
            self._database.execute("INSERT INTO sealed_files VALUES (?, ?, ?) ON CONFLICT DO NOTHING", values)
            if not self._has(sha256):
                self._write(sha256, _pieces(folder / sealed.name / file))

    def bring(self, folder: Path, sealed: Sealed) -> None:
        """Have a sealed folder lie below `folder`, as it was sealed; raises IndexDamaged.

        Files that an older folder there has are not fetched again: what is sealed under a name never changes.
        """
        if not json.loads(sealed.files):
            return
        linking = True
        for left in reversed(range(_TRIES)):
            try:
                if not (folder / sealed.name).is_dir():
                    self._fetch(folder, sealed, linking=linking)
                seals.check(folder / sealed.name, sealed, part=_PART)
                return
            except (IndexDamaged, FileNotFoundError) as error:  # damaged here, or swept away meanwhile
                if not left:
                    raise IndexDamaged(_PART, str(error)) from error
            linking = False
            remove(folder / sealed.name)

    def keep_original(self, original: KeptOriginal, *, sha256: str) -> None:
        """Keep an original file; part of a transaction."""
        values, content = (original.document_id, original.file, sha256, original.note), original.content
        self._database.execute("INSERT INTO originals VALUES (?, ?, ?, ?)", values)
        if (objects := self._objects()) is not None:
            objects.put(sha256, content)
        elif not self._has(sha256):
            pieces = (content[start : start + _PIECE] for start in range(0, max(1, len(content)), _PIECE))
            self._write(sha256, pieces)

    def original(self, document_id: str) -> KeptOriginal | None:
        """Return an original file, None where it is not there."""
        row = self._database.execute(
            "SELECT file, sha256, note FROM originals WHERE document = ?", (document_id,)
        ).fetchone()
        if row is None:
            return None
        file, sha256, note = row
        content = self._content(sha256)
        return None if content is None else KeptOriginal(document_id=document_id, file=file, content=content, note=note)

    def all_originals(self) -> Iterator[KeptOriginal]:
        """Give every original file."""
        for (document_id,) in self._database.execute("SELECT document FROM originals ORDER BY document").fetchall():
            found = self.original(document_id)
            if found is not None:
                yield found

    def problems(self) -> tuple[str, ...]:
        """Return which files are not what they were, or not there."""
        names = {row[0] for row in self._database.execute("SELECT DISTINCT sha256 FROM files").fetchall()}
        wanted = {
            row[0]
            for row in self._database.execute(
                "SELECT sha256 FROM sealed_files UNION SELECT sha256 FROM originals"
            ).fetchall()
        }
        changed, missing = {name for name in names if self._digest(name) != name}, set()
        objects = self._objects()
        for name in wanted - names:
            content = objects.get(name) if objects is not None else None
            if content is None:
                missing.add(name)
            elif hashlib.sha256(content).hexdigest() != name:
                changed.add(name)
        return tuple(f"filen {name[:12]} i databasen är ändrad" for name in sorted(changed)) + tuple(
            f"filen {name[:12]} saknas i databasen" for name in sorted(missing)
        )

    def drop_objects(self) -> None:
        """Delete the originals in the store that no document names; nobody else may write meanwhile."""
        objects = self._objects()
        if objects is not None:
            wanted = {row[0] for row in self._database.execute("SELECT sha256 FROM originals").fetchall()}
            objects.delete(sorted(set(objects.names()) - wanted))

    def _content(self, sha256: str) -> bytes | None:
        """Return a file's content, from the store where the database lacks it; None where it is nowhere."""
        if self._has(sha256):
            return b"".join(self._read(sha256))
        objects = self._objects()
        return objects.get(sha256) if objects is not None else None

    def _digest(self, sha256: str) -> str:
        """Return the SHA-256 of what the database holds under that of a file."""
        found = hashlib.sha256()
        for piece in self._read(sha256):
            found.update(piece)
        return found.hexdigest()

    def drop_orphans(self) -> None:
        """Delete the files that nothing names any longer; part of a transaction."""
        self._database.execute(_ORPHANS)

    def _has(self, sha256: str) -> bool:
        return self._database.execute("SELECT 1 FROM files WHERE sha256 = ? LIMIT 1", (sha256,)).fetchone() is not None

    def _write(self, sha256: str, pieces: Iterator[bytes]) -> None:
        for number, piece in enumerate(pieces):
            self._database.execute("INSERT INTO files VALUES (?, ?, ?)", (sha256, number, piece))

    def _read(self, sha256: str) -> Iterator[bytes]:
        number = 0
        while True:
            row = self._database.execute(
                "SELECT content FROM files WHERE sha256 = ? AND number = ?", (sha256, number)
            ).fetchone()
            if row is None:
                return
            yield bytes(row[0])
            number += 1

    def _fetch(self, folder: Path, sealed: Sealed, *, linking: bool) -> None:
        """Fetch a sealed folder, and let it appear under its name in one step."""
        unfinished = folder / f"{sealed.name}.{uuid.uuid4().hex[:8]}"
        unfinished.mkdir(mode=0o700, parents=True)
        try:
            for file, (size, _, sha256) in json.loads(sealed.files).items():
                if not (linking and _linked(folder, unfinished / file, size)):
                    with (unfinished / file).open("wb") as written:
                        for piece in self._read(sha256):
                            written.write(piece)
            with suppress(OSError):  # another process was faster
                unfinished.rename(folder / sealed.name)
        finally:
            delete_folder(unfinished)


def remove(folder: Path) -> None:
    """Delete a sealed folder, in one step for who looks for its name."""
    gone = folder.with_name(f"{folder.name}.{uuid.uuid4().hex[:8]}")
    with suppress(OSError):
        folder.rename(gone)
        delete_folder(gone)


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield file.read(_PIECE)
        while piece := file.read(_PIECE):
            yield piece


def _linked(folder: Path, target: Path, size: int) -> bool:
    """Let `target` be the file of its name in another folder in `folder`; return whether there is one of `size`."""
    if target.suffix in ("", ".json") or target.suffix == ".npy":  # names that every folder has
        return False
    for other in folder.glob(f"*/{target.name}"):
        with suppress(OSError):
            if other.parent != target.parent and other.stat().st_size == size:
                os.link(other, target)
                return True
    return False
