"""The original files that a library keeps, each with a note of what it is: enough to make the catalogue anew from."""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from ingest.store.catalogue.catalogue import Catalogue
from ingest.store.catalogue.database import KeptOriginal
from ingest.store.catalogue.entries import Entry, new_lineage
from ingest.store.catalogue.records import DocumentRecord
from ingest.store.files.disk import delete_folder, write_whole
from ingest.store.files.layout import Layout


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """What is noted of one version of a document: all that its text does not tell.

    The fields are those of the same names in the catalogue; `hidden` tells that hidden parts were read too.
    """

    id: str
    file: str
    sha256: str
    override: str
    source: str
    added: str
    lineage: str
    version: int
    hidden: bool = False


def original_of(entry: Entry) -> Original:
    """Return what is noted of a new version."""
    prepared = entry.prepared
    return Original(
        id=prepared.document.id,
        file=prepared.document.file,
        sha256=prepared.sha256,
        override=prepared.override,
        source=prepared.source,
        added=entry.added,
        lineage=entry.lineage,
        version=entry.version,
        hidden=prepared.hidden,
    )


def keep(layout: Layout, entry: Entry) -> str:
    """Write the original file of a new version and its note, which is returned."""
    original = original_of(entry)
    write_whole(path_of(layout, original), entry.prepared.original)
    write_note(layout, original)
    return note_text(original)


def write_note(layout: Layout, original: Original) -> None:
    """Write the note of an original file."""
    write_whole(_note_of(layout, original.id), note_text(original).encode())


def note_text(original: Original) -> str:
    """Return the note of an original file."""
    text = json.dumps(asdict(original), ensure_ascii=False)
    return json.dumps({"original": text, "crc32": zlib.crc32(text.encode())}, ensure_ascii=False)


def bring(catalogue: Catalogue, record: DocumentRecord) -> Path:
    """Return where the original of a document lies, fetched where it is kept for several machines and not here yet."""
    layout, path = catalogue.layout, path_of(catalogue.layout, record)
    if not is_whole(layout, record) or noted(layout, record.id) is None:
        kept = catalogue.shelf().original(record.id)
        if kept is not None and hashlib.sha256(kept.content).hexdigest() == record.sha256:
            put(layout, kept)
    return path


def put(layout: Layout, kept: KeptOriginal) -> None:
    """Write an original that several machines keep, and its note, to the folder of this one."""
    write_whole(layout.originals / kept.document_id / kept.file, kept.content)
    if kept.note:
        write_whole(_note_of(layout, kept.document_id), kept.note.encode())


def path_of(layout: Layout, original: Original | DocumentRecord) -> Path:
    """Return where an original file lies."""
    return layout.originals / original.id / original.file


def is_whole(layout: Layout, original: Original | DocumentRecord) -> bool:
    """Return whether an original file is there as it was kept."""
    try:
        return digest(path_of(layout, original)) == original.sha256
    except OSError:
        return False


def fetch(layout: Layout, record: DocumentRecord) -> bool:
    """Keep the original of a document anew from where it was added; return whether that is still what it was."""
    try:
        content = Path(record.source).read_bytes()
    except OSError:
        return False
    return renew(layout, record, content)


def renew(layout: Layout, record: DocumentRecord, content: bytes) -> bool:
    """Keep `content` as the original of a document, where that is what its original held."""
    if hashlib.sha256(content).hexdigest() != record.sha256:
        return False
    write_whole(path_of(layout, record), content)
    return True


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def noted(layout: Layout, document_id: str) -> Original | None:
    """Return the note of an original file, None where it is missing or damaged."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        note = json.loads(_note_of(layout, document_id).read_text("utf-8"))
        if zlib.crc32(note["original"].encode()) == note["crc32"]:
            return Original(**json.loads(note["original"]))
    return None


def note_for(record: DocumentRecord) -> Original:
    """Return what the catalogue knows of an original, for its note."""
    return Original(
        id=record.id,
        file=record.file,
        sha256=record.sha256,
        override=record.override,
        source=record.source,
        added=record.added,
        lineage=record.lineage,
        version=record.version,
    )


def all_kept(layout: Layout) -> tuple[Original, ...]:
    """Return every original that lies there, those first that were added first, whatever has become of the catalogue.

    One without a note is taken as the catalogue, if it can be read, has it, else as a document for itself.
    """
    known = _catalogued(layout)
    folders = sorted(path for path in layout.originals.iterdir() if path.is_dir()) if layout.originals.is_dir() else []
    found = [noted(layout, folder.name) or known.get(folder.name) or _bare(folder) for folder in folders]
    return tuple(sorted((one for one in found if one is not None), key=lambda one: (one.added, one.version, one.id)))


def sweep(layout: Layout, document_ids: Collection[str]) -> None:
    """Delete the originals and notes of all but `document_ids`."""
    for path in layout.originals.iterdir() if layout.originals.is_dir() else ():
        if path.name.removesuffix(".json") not in document_ids:
            delete_folder(path) if path.is_dir() else path.unlink(missing_ok=True)


def _note_of(layout: Layout, document_id: str) -> Path:
    return layout.originals / f"{document_id}.json"


def _catalogued(layout: Layout) -> Mapping[str, Original]:
    """Return what a catalogue of whichever version knows of its originals, nothing where it cannot be read."""
    columns = "id, file, sha256, override, source, added, lineage, version"
    found: dict[str, Original] = {}
    with suppress(sqlite3.Error, TypeError):
        uri = f"{layout.catalogue.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            for row in connection.execute(f"SELECT {columns} FROM documents WHERE state != 'building'"):
                found[row[0]] = Original(**dict(zip(columns.split(", "), row, strict=True)))
    return found


def _bare(folder: Path) -> Original | None:
    for path in _files(folder):
        added = datetime.fromtimestamp(path.stat().st_mtime, UTC).isoformat(timespec="seconds")
        return Original(
            id=folder.name,
            file=path.name,
            sha256=digest(path),
            override="",
            source=str(path),
            added=added,
            lineage=new_lineage(folder.name),
            version=1,
        )
    return None


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.iterdir()) if path.is_file() and path.suffix != ".new")
