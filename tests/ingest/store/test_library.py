import sqlite3
from pathlib import Path

import pytest

from ingest.store.catalogue.catalogue import Catalogue
from ingest.store.catalogue.ledger import Ledger
from ingest.store.catalogue.schema import SCHEMA_VERSION
from ingest.store.errors import CatalogueDamaged, LibraryMissing, OtherVersion
from ingest.store.files.layout import Layout
from ingest.store.files.sealed import Sealed


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    made = Layout(directory=tmp_path / "library")
    Ledger.create(made, embedder="model", dimensions=3, words=Sealed(name="words-1", files="{}")).close()
    return made


def test_a_new_library_is_empty_and_knows_its_parts(layout: Layout) -> None:
    catalogue = Catalogue.open(layout)
    place = catalogue.place()
    assert (place.embedder, place.dimensions, place.words, place.shards) == ("model", 3, "words-1", ())
    assert catalogue.records(all_versions=True) == ()
    assert catalogue.problems() == ()


def test_two_libraries_never_have_the_same_version(layout: Layout, tmp_path: Path) -> None:
    other = Layout(directory=tmp_path / "other")
    Ledger.create(other, embedder="model", dimensions=3, words=Sealed(name="words-1", files="{}")).close()
    assert Catalogue.open(layout).version() != Catalogue.open(other).version()


def test_no_library_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(LibraryMissing, match="add"):
        Catalogue.open(Layout(directory=tmp_path))


def test_a_library_of_another_version_is_refused_with_both_versions(layout: Layout) -> None:
    with sqlite3.connect(layout.catalogue) as database:
        database.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 6}")
    database.close()
    for kind in (Catalogue, Ledger):
        with pytest.raises(OtherVersion, match=f"{SCHEMA_VERSION + 6}.*{SCHEMA_VERSION}"):
            kind.open(layout)


def test_another_programs_database_is_refused(layout: Layout) -> None:
    with sqlite3.connect(layout.catalogue) as database:
        database.execute("PRAGMA application_id = 5")
    database.close()
    with pytest.raises(CatalogueDamaged):
        Catalogue.open(layout)


def test_a_file_that_is_no_database_is_refused(layout: Layout) -> None:
    layout.catalogue.write_bytes(b"not a database, but long enough to be one" * 100)
    for kind in (Catalogue, Ledger):
        with pytest.raises(CatalogueDamaged):
            kind.open(layout)


def test_a_reader_cannot_write(layout: Layout) -> None:
    with pytest.raises(sqlite3.OperationalError):
        Catalogue.open(layout)._database.execute("DELETE FROM meta")
