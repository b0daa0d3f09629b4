"""What a catalogue holds, as records: documents, passages, tables, and where the indexes lie."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ingest.document import Description, Passage, PassageKind, Span, Table, TableKind
from ingest.document_json import load_description, load_row, load_texts
from ingest.store.errors import IndexDamaged
from ingest.store.files.sealed import Sealed

RECORD_COLUMNS = (
    "id, file, description, pages, labels, passages, tables, rows, uncertain, warnings, added, version, state, "
    "lineage, sha256, override, source, windows, shard"
)
PASSAGE_COLUMNS = (
    "id, document, position, kind, text, span_start, span_end, headings, first_page, last_page, row, table_kind"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRecord:
    """What the library knows of one version of a document, without its text.

    `added` is UTC, ISO 8601; `version` counts from 1 within a lineage; only a `current` version is searched.
    `windows` is its number of vectors, `shard` where they lie, `override` what was given instead of inferred,
    `source` the path that the file was read from, `labels` the numbers printed on its pages where they are other ones.
    """

    id: str
    file: str
    description: Description
    pages: int | None
    labels: tuple[str, ...]
    passages: int
    tables: int
    rows: int
    uncertain: int
    warnings: tuple[str, ...]
    added: str
    version: int
    current: bool
    lineage: str
    sha256: str
    override: str
    source: str
    windows: int
    shard: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredTable:
    """A table of a document with the headings above it and its first page."""

    table: Table
    headings: tuple[str, ...]
    page: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Which generation of the library is visible, and where its indexes lie.

    `words` names the folder of the word index; `shards` are (name, number of windows), every vector is in one unless
    they are in the `collection` of a server; `files` says what each of these folders holds. `indexed` is another after
    each rebuild.
    """

    library: str
    generation: int
    embedder: str
    dimensions: int
    words: str
    shards: tuple[tuple[str, int], ...]
    files: Mapping[str, str]
    indexed: str
    collection: str | None = None

    def sealed(self, name: str) -> Sealed:
        """Return what a shard or the word index is to hold; raises IndexDamaged where nobody has noted it."""
        if name not in self.files:
            raise IndexDamaged("katalog", f"{name} saknas")
        return Sealed(name=name, files=self.files[name])


def document_of(row: Sequence[Any]) -> DocumentRecord:
    """Return what a row of RECORD_COLUMNS says."""
    (
        id_,
        file,
        description,
        pages,
        labels,
        passages,
        tables,
        rows,
        uncertain,
        warnings,
        added,
        version,
        state,
        *rest,
    ) = row
    lineage, sha256, override, source, windows, shard = rest
    return DocumentRecord(
        id=id_,
        file=file,
        description=load_description(description),
        pages=pages,
        labels=load_texts(labels),
        passages=passages,
        tables=tables,
        rows=rows,
        uncertain=uncertain,
        warnings=load_texts(warnings),
        added=added,
        version=version,
        current=state == "current",
        lineage=lineage,
        sha256=sha256,
        override=override,
        source=source,
        windows=windows,
        shard=shard,
    )


def passage_of(row: Sequence[Any]) -> Passage:
    """Return what a row of PASSAGE_COLUMNS says."""
    (id_, document, position, kind, text, start, end, headings, first_page, last_page, stored_row, table_kind) = row
    return Passage(
        id=id_,
        document_id=document,
        position=position,
        kind=PassageKind(kind),
        text=text,
        span=Span(start=start, end=end),
        headings=load_texts(headings),
        first_page=first_page,
        last_page=last_page,
        row=load_row(stored_row) if stored_row is not None else None,
        table_kind=TableKind(table_kind) if table_kind is not None else None,
    )
