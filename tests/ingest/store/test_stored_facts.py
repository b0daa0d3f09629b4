import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from ingest.document import TableKind
from ingest.facts.derive import derive
from ingest.facts.fact import Fact, Measure, RowKey, ValueKind
from ingest.facts.texts import fact_lines
from ingest.store.care.verify import verify
from ingest.store.catalogue.entries import Prepared
from ingest.store.change import Writer
from ingest.store.files import whole
from ingest.store.files.layout import Layout
from ingest.store.index import Index
from tests.ingest.small_library import GramEmbedder, prepared, settings

FILES = ("a.txt", "b.txt")


def certain(file: str) -> Prepared:
    """Return a small document whose one row, "Antal besök per dag", is certain."""
    made = prepared(file, [f"Parken i {file} får nya bänkar.", "Antal besök per dag"])
    (stored,) = made.tables
    row = replace(stored.table.rows[0], certain=True)
    return replace(
        made,
        tables=(replace(stored, table=replace(stored.table, rows=(row,))),),
        passages=tuple(replace(p, row=row) if p.row else p for p in made.passages),
    )


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    with Writer.open(settings(tmp_path / "library"), embedder=GramEmbedder(), create=True) as writer:
        writer.add([writer.entry(certain(file), lineage=file, version=1) for file in FILES])
        return writer.layout


@pytest.fixture
def index(layout: Layout) -> Iterator[Index]:
    opened = Index.open(layout.directory, embedder=GramEmbedder(), settings=settings(layout.directory))
    yield opened
    opened.close()


def expected(*files: str) -> set[Fact]:
    found = [certain(file) for file in files]
    return {fact for made in found for fact in derive(made.document, made.passages, made.tables)}


def findings(layout: Layout) -> str:
    return "\n".join(finding.text for finding in verify(settings(layout.directory)).findings)


def test_what_is_derived_is_stored_and_read_back_whole(index: Index) -> None:
    facts = index.facts()

    assert set(facts) == expected(*FILES)
    assert [(fact.value.number, fact.value.kind) for fact in facts] == 2 * [(Decimal(90), ValueKind.NUMBER)]
    assert "Årsmål: 90  % (årsmål, 2025: tal 90 %)" in "\n".join(fact_lines(facts))


def test_facts_are_found_by_what_is_asked_for(index: Index) -> None:
    key = RowKey(kind=TableKind.INDICATOR, name="antal besok per dag", section="varav")
    one = index.documents()[0].id
    view = index.view()

    assert len(view.facts(keys=[key])) == len(view.facts(names=[key.name])) == 2
    assert {fact.document_id for fact in view.facts(names=[key.name], documents=[one])} == {one}
    assert view.facts(measures=[Measure.TARGET], kinds=[TableKind.INDICATOR]) == view.facts()
    assert len(view.facts(passages=[view.facts()[0].passage_id])) == 1
    nothing = [
        view.facts(keys=[replace(key, section="")]),
        view.facts(names=["antal"]),
        view.facts(documents=[]),
        view.facts(measures=[Measure.OUTCOME]),
        view.facts(kinds=[TableKind.BUDGET]),
    ]
    assert nothing == [()] * len(nothing)


def test_rows_are_listed_without_their_cells(index: Index) -> None:
    one = index.documents()[0].id
    rows = index.rows()

    assert [row.name for row in rows] == 2 * ["Antal besök per dag"]
    assert {(row.document_id, row.passage_id, row.key) for row in rows} == {
        (fact.document_id, fact.passage_id, fact.key) for fact in index.facts()
    }
    assert [row.document_id for row in index.rows(documents=[one])] == [one]


@pytest.mark.parametrize("harm", ["DELETE FROM facts", "UPDATE facts SET number = '95'", "DELETE FROM fact_rows"])
def test_lost_or_changed_facts_are_found_and_made_anew(layout: Layout, harm: str) -> None:
    with sqlite3.connect(layout.catalogue) as database:
        database.execute(harm)
    database.close()
    whole.note(layout)  # as a fault of the program would leave it: the file itself is undamaged
    assert "fakta: a.txt" in findings(layout)

    with Writer.open(settings(layout.directory), embedder=GramEmbedder()) as writer:
        writer.rebuild()
    assert findings(layout) == ""


def test_facts_go_with_their_document(layout: Layout, index: Index) -> None:
    gone, kept = index.documents()
    with Writer.open(settings(layout.directory), embedder=GramEmbedder()) as writer:
        writer.remove([gone.id])

    assert {fact.document_id for fact in index.facts()} == {kept.id}
    with sqlite3.connect(layout.catalogue) as database:
        counts = [database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("fact_rows", "facts")]
    database.close()
    assert counts == [1, 1]


def test_only_the_current_version_is_asked(layout: Layout, index: Index) -> None:
    changed = certain("c.txt")
    with Writer.open(settings(layout.directory), embedder=GramEmbedder()) as writer:
        writer.add([writer.entry(changed, lineage="a.txt", version=2)])

    assert {fact.document_id for fact in index.facts()} == {record.id for record in index.documents()}
    assert set(index.facts()) == expected("b.txt", "c.txt")
