"""A library that two machines share on a PostgreSQL server."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from ingest.settings import Settings
from ingest.store import originals
from ingest.store.care.backup import backup, restore
from ingest.store.care.verify import verify
from ingest.store.catalogue.board_list import settle_list
from ingest.store.catalogue.catalogue import Catalogue
from ingest.store.catalogue.schema import SCHEMA_VERSION
from ingest.store.catalogue.server import schema
from ingest.store.catalogue.server.errors import LibraryIsLocal
from ingest.store.change import Writer
from ingest.store.errors import LibraryLocked, LibraryMissing, OtherVersion
from ingest.store.files.layout import Layout
from ingest.store.index import Index
from ingest.store.machines.joining import join
from ingest.store.removing import remove
from tests.ingest.postgres_server import Server
from tests.ingest.small_library import GramEmbedder, prepared, settings

pytestmark = pytest.mark.slow

Machines = tuple[Settings, Settings]


def add(chosen: Settings, file: str, sentences: Sequence[str], version: int = 1) -> str:
    with Writer.open(chosen, embedder=GramEmbedder(), create=True) as writer:
        document = prepared(file, sentences)
        writer.add([writer.entry(document, lineage=file, version=version)])
        return document.document.id


def opened(chosen: Settings) -> Index:
    return Index.open(chosen.library, embedder=GramEmbedder(), settings=chosen)


def found(index: Index, query: str) -> tuple[set[str], set[str]]:
    """Return the documents that words and that vectors find."""
    hits = (index.search_words(query, limit=500), index.search_vectors(query, limit=500))
    words, vectors = ({hit.passage_id.split("-")[0] for hit in part} for part in hits)
    return words, vectors


def test_what_one_machine_adds_the_other_finds(machines: Machines) -> None:
    one, two = machines
    first = add(one, "a.txt", ["Gamla parken stängs.", "Rad"])
    with closing(opened(two)) as index:
        assert found(index, "parken") == ({first}, {first})
        second = add(two, "b.txt", ["Nya parken öppnas.", "Rad"])
        third = add(one, "a.txt", ["Gamla parken stängs inte.", "Rad"], version=2)
        assert found(index, "parken") == ({second, third}, {second, third})
    assert (verify(one).findings, verify(two).findings) == ((), ())


def test_what_one_machine_removes_lies_on_no_other_after_its_next_question(machines: Machines) -> None:
    one, two = machines
    gone, kept = add(one, "a.txt", ["Parken stängs för gott.", "Rad"]), add(one, "b.txt", ["Parken öppnas.", "Rad"])
    with closing(opened(two)) as index, closing(Catalogue.open(Layout(directory=two.library))) as catalogue:
        assert found(index, "parken") == ({gone, kept}, {gone, kept})
        assert (
            originals.bring(catalogue, catalogue.record(gone)).read_bytes() == "Parken stängs för gott.\nRad".encode()
        )
        assert remove(one, [gone], embedder=GramEmbedder()).erased
        assert found(index, "parken") == ({kept}, {kept})
    left = [path for path in two.library.rglob("*") if path.is_file() and gone.encode() in path.read_bytes()]
    assert left == []
    assert not (two.library / "originals" / gone).exists()
    assert verify(two).findings == ()


def test_a_question_keeps_the_generation_that_it_began_with(machines: Machines) -> None:
    one, two = machines
    gone = add(one, "a.txt", ["Parken stängs för gott.", "Rad"])
    with closing(opened(two)) as index, closing(index.pinned()) as pinned:
        assert not remove(one, [gone], embedder=GramEmbedder()).erased  # the question still reads it
        assert [hit.passage_id for hit in pinned.search_words("parken")] == [f"{gone}-0"]
        assert pinned.text(gone).startswith("Parken stängs")
        assert index.documents() == ()


def test_one_machine_writes_at_a_time_and_a_dead_one_holds_nothing(machines: Machines) -> None:
    one, two = machines
    with Writer.open(one, embedder=GramEmbedder(), create=True), pytest.raises(LibraryLocked):
        Writer.open(two, embedder=GramEmbedder())
    dying = Writer.open(one, embedder=GramEmbedder())
    dying.ledger._database.close()  # what the system does for a process that is killed
    Writer.open(two, embedder=GramEmbedder()).close()


def test_a_machine_mends_its_own_copies(machines: Machines) -> None:
    one, two = machines
    kept = add(one, "a.txt", ["Parken öppnas.", "Rad"])
    with closing(opened(two)) as index:
        found(index, "parken")
    for path in [*(two.library / "words").rglob("*.store"), *(two.library / "vectors").rglob("*.rows")]:
        path.write_bytes(b"damaged")
    with closing(opened(two)) as index:
        assert found(index, "parken") == ({kept}, {kept})


def test_a_library_moves_to_a_server_and_back(machines: Machines, tmp_path: Path) -> None:
    own, back = settings(tmp_path / "own"), settings(tmp_path / "back")
    first = add(own, "a.txt", ["Gamla parken stängs.", "Rad"])
    last = add(own, "a.txt", ["Nya parken öppnas.", "Rad"], version=2)
    backup(own, tmp_path / "own.tar.gz")
    restore(machines[0], tmp_path / "own.tar.gz", embedder=GramEmbedder())
    backup(machines[1], tmp_path / "shared.tar.gz")
    restore(back, tmp_path / "shared.tar.gz", embedder=GramEmbedder())
    known = Catalogue.open(Layout(directory=own.library))
    for chosen in (*machines, back):
        assert verify(chosen).findings == ()
        with closing(opened(chosen)) as index:
            assert found(index, "parken") == ({last}, {last})
            assert index.text(first) == "Gamla parken stängs.\nRad"
        with closing(Catalogue.open(Layout(directory=chosen.library))) as catalogue:
            assert catalogue.records(all_versions=True)[0].added == known.records(all_versions=True)[0].added
            assert (catalogue.section(last), catalogue.tables(last)) == (known.section(last), known.tables(last))


def test_an_index_is_made_anew_from_the_database(machines: Machines) -> None:
    one, two = machines
    kept = add(one, "a.txt", ["Parken öppnas.", "Rad"])
    with Writer.open(two, embedder=GramEmbedder()) as writer:
        assert writer.rebuild().done == 2
    with closing(opened(one)) as index:
        assert found(index, "parken") == ({kept}, {kept})
    assert verify(one).findings == ()


def test_a_folder_with_a_library_of_its_own_joins_none(tmp_path: Path, server: Server) -> None:
    own = settings(tmp_path / "own")
    add(own, "a.txt", ["Parken öppnas.", "Rad"])
    with pytest.raises(LibraryIsLocal, match="restore"):
        join(replace(own, database_url=server.library()))


def test_no_library_there_is_said_to_be_none(machines: Machines) -> None:
    with pytest.raises(LibraryMissing):
        opened(machines[0])


def test_a_library_of_another_version_is_refused(machines: Machines) -> None:
    one, two = machines
    add(one, "a.txt", ["Parken öppnas.", "Rad"])
    with Writer.open(one, embedder=GramEmbedder()) as writer:
        writer.ledger._database.execute("UPDATE library_format SET version = 99")
    with pytest.raises(OtherVersion, match="99"):
        opened(two)
    with pytest.raises(OtherVersion, match="99"):
        Writer.open(two, embedder=GramEmbedder())


def test_older_tables_are_brought_up_by_whoever_writes_first(
    machines: Machines, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = machines
    add(one, "a.txt", ["Parken öppnas.", "Rad"])
    monkeypatch.setattr(schema, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    monkeypatch.setitem(schema.STEPS, SCHEMA_VERSION + 1, "ALTER TABLE tables ADD COLUMN later INTEGER;")
    with pytest.raises(OtherVersion):
        opened(two)
    Writer.open(one, embedder=GramEmbedder()).close()
    opened(two).close()


def test_a_list_of_boards_is_the_same_on_all_machines(machines: Machines, tmp_path: Path) -> None:
    one, two = machines
    listing = tmp_path / "boards.toml"
    for name in ("Norrvik", "Söderby"):
        listing.write_text(f'[[board]]\nname = "{name}"\n', encoding="utf-8")
        with Writer.open(one, embedder=GramEmbedder(), create=True) as writer:
            settle_list(writer.ledger, listing)
        with closing(opened(two)) as index:
            assert [board.name for board in index.boards().boards] == [name]


def test_what_is_removed_is_in_no_table_of_the_server(machines: Machines, server: Server) -> None:
    one, _ = machines
    secret = "Kvarnholmsparkens lekplats rustas av Sixten Fiktivsson."
    gone, _ = add(one, "a.txt", [secret, "Rad"]), add(one, "b.txt", ["Parken öppnas.", "Rad"])
    with psycopg.connect(server.address(), autocommit=True) as connection:
        connection.execute("CHECKPOINT")
        assert traces(server.folder / "base", b"Fiktivsson")
        schema_name = str(one.database_url).rpartition("%3D")[2]
        connection.execute(f"SET search_path = {schema_name}".encode())
        connection.execute("ANALYZE")
        assert remove(one, [gone], embedder=GramEmbedder()).erased
        connection.execute("CHECKPOINT")
    assert traces(server.folder / "base", b"Fiktivsson") == []


def traces(folder: Path, wanted: bytes) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and wanted in path.read_bytes()]
