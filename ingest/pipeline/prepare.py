"""One file made ready for a library: read, repaired, outlined, described and split."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from ingest.describe.describe import describe
from ingest.describe.overrides import Override
from ingest.document import Block, Document
from ingest.errors import EmptyFile
from ingest.facts.columns.dated import with_dates
from ingest.facts.columns.units_above import with_units_above
from ingest.facts.counted import with_own_units
from ingest.facts.proof.fused import without_fused
from ingest.facts.proof.texts import table_warnings
from ingest.facts.sides import under_sides
from ingest.facts.sub_rows import with_parents
from ingest.facts.table_times import with_times
from ingest.genre.boards import Boards
from ingest.passages.addressed import instruction_warnings
from ingest.passages.split import split
from ingest.read.plain.repairing.repair import repair
from ingest.read.registry import read_data
from ingest.settings import Settings
from ingest.store.catalogue.entries import Prepared
from ingest.store.catalogue.records import StoredTable


def prepare(
    path: Path,
    data: bytes,
    *,
    document_id: str,
    override: Override,
    boards: Boards,
    settings: Settings,
    hidden: bool = False,
) -> Prepared:
    """Return the document in the file at `path`, whose bytes are `data`, read, described and split.

    Raises IngestError where the file cannot be read or holds nothing to find.
    """
    reading = read_data(data, file=path.name, hidden=hidden)
    lines = reading.lines or repair(reading.text)
    description = override.with_known_board(boards).apply(describe(reading.text, lines, file=path.name, boards=boards))
    given = override.text()
    in_units = with_own_units(with_units_above(without_fused(under_sides(reading.blocks))))
    blocks = with_times(with_dates(with_parents(in_units)), description)
    tables = _tables(blocks)
    warnings = (*reading.warnings, *table_warnings((stored.table, stored.page) for stored in tables))
    passages = split(
        document_id,
        blocks,
        budget=settings.passage_tokens,
        lines=reading.lines,
        paged=reading.text if reading.pages is not None else "",
    )
    if not passages:
        raise EmptyFile(path.name)
    warnings += tuple(instruction_warnings(passages))
    return Prepared(
        document=Document(
            id=document_id,
            file=path.name,
            text=reading.text,
            description=description,
            pages=reading.pages,
            labels=reading.labels,
        ),
        passages=passages,
        tables=tables,
        sha256=hashlib.sha256(data).hexdigest(),
        override=given,
        original=data,
        source=str(path.resolve()),
        hidden=hidden,
        warnings=warnings,
    )


def _tables(blocks: Sequence[Block]) -> tuple[StoredTable, ...]:
    return tuple(
        StoredTable(table=block.table, headings=block.headings, page=block.first_page)
        for block in blocks
        if block.table is not None
    )
