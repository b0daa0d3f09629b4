"""Originals in an S3-compatible store beside the database."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ingest.settings import Settings
from ingest.store import originals
from ingest.store.care.backup import backup, restore
from ingest.store.care.verify import verify
from ingest.store.catalogue.catalogue import Catalogue
from ingest.store.catalogue.server.errors import ObjectsUnreachable
from ingest.store.catalogue.server.objects import Objects, configured_objects
from ingest.store.files.layout import Layout
from ingest.store.removing import remove
from tests.ingest import object_server
from tests.ingest.object_server import Store
from tests.ingest.small_library import GramEmbedder, settings
from tests.ingest.store.catalogue.server.test_shared_library import add, found, opened

Machines = tuple[Settings, Settings]


@pytest.fixture
def store() -> Iterator[Store]:
    with object_server.running() as started:
        yield started


@pytest.fixture
def objects(store: Store) -> Objects:
    made = configured_objects(store.environment)
    assert made is not None
    return made


@pytest.mark.enable_socket
def test_what_is_put_is_found_listed_and_deleted(objects: Objects, store: Store) -> None:
    store.held["other/x"] = b"of somebody else"
    for number in range(5):
        objects.put(f"name{number}", b"content %d" % number)
    assert objects.get("name3") == b"content 3"
    assert objects.get("name9") is None
    assert sorted(objects.names()) == [f"name{number}" for number in range(5)]
    objects.delete(["name1", "name9"])
    assert sorted(objects.names()) == ["name0", "name2", "name3", "name4"]
    assert store.held["other/x"]


@pytest.mark.enable_socket
def test_a_store_that_says_no_is_named(objects: Objects, store: Store) -> None:
    stranger = configured_objects({**store.environment, "AWS_SECRET_ACCESS_KEY": "annat"})
    assert stranger is not None
    with pytest.raises(ObjectsUnreachable, match="AccessDenied"):
        stranger.put("name", b"content")
    store.closed = True
    for call in (lambda: objects.get("name"), lambda: list(objects.names())):
        with pytest.raises(ObjectsUnreachable, match=r"127\.0\.0\.1"):
            call()


@pytest.mark.parametrize(
    "given", [{"AWS_SECRET_ACCESS_KEY": ""}, {"NAMNDSVAR_ORIGINALS_URL": "https://lager"}, {"AWS_ACCESS_KEY_ID": ""}]
)
def test_half_a_configuration_is_told(given: dict[str, str]) -> None:
    with pytest.raises(ObjectsUnreachable):
        configured_objects({**Store(url="https://lager").environment, **given})
    assert configured_objects({}) is None


@pytest.fixture
def sharing(machines: Machines, store: Store, monkeypatch: pytest.MonkeyPatch) -> Machines:
    """Two machines that share a library on a database, with its originals in a store."""
    for name, value in store.environment.items():
        monkeypatch.setenv(name, value)
    return machines


def original(chosen: Settings, document: str) -> Path:
    with closing(Catalogue.open(Layout(directory=chosen.library))) as catalogue:
        return originals.bring(catalogue, catalogue.record(document))


@pytest.mark.slow
@pytest.mark.enable_socket
def test_originals_lie_in_the_store_and_a_removed_one_nowhere(sharing: Machines, store: Store) -> None:
    one, two = sharing
    gone, kept = (add(one, f"{name}.txt", [f"Parken {name} rustas.", "Rad"]) for name in ("a", "b"))
    assert sorted(store.held.values()) == [b"Parken a rustas.\nRad", b"Parken b rustas.\nRad"]
    with closing(opened(two)) as index:
        assert found(index, "parken") == ({gone, kept}, {gone, kept})
    assert original(two, gone).read_text("utf-8") == "Parken a rustas.\nRad"
    assert (verify(one).findings, verify(two).findings) == ((), ())
    store.held["ett bibliotek/left"] = b"by a writer that was killed"
    assert remove(one, [gone], embedder=GramEmbedder()).erased
    assert list(store.held.values()) == [b"Parken b rustas.\nRad"]
    assert original(two, kept).read_text("utf-8") == "Parken b rustas.\nRad"


@pytest.mark.slow
@pytest.mark.enable_socket
def test_while_the_store_is_away_questions_are_answered_and_nothing_is_half_added(
    sharing: Machines, store: Store
) -> None:
    one, two = sharing
    gone = add(one, "a.txt", ["Parken a rustas.", "Rad"])
    store.closed = True
    with pytest.raises(ObjectsUnreachable):
        add(one, "b.txt", ["Parken b rustas.", "Rad"])
    with closing(opened(two)) as index:
        assert found(index, "parken") == ({gone}, {gone})
    assert not remove(one, [gone], embedder=GramEmbedder()).erased
    store.closed = False
    add(one, "c.txt", ["Parken c rustas.", "Rad"])
    assert list(store.held.values()) == [b"Parken c rustas.\nRad"]
    assert verify(one).findings == ()


@pytest.mark.slow
@pytest.mark.enable_socket
def test_a_damaged_or_missing_original_there_is_found(sharing: Machines, store: Store) -> None:
    for name in ("a", "b"):
        add(sharing[0], f"{name}.txt", [f"Parken {name} rustas.", "Rad"])
    first, second = sorted(store.held)
    store.held[first] = b"annat"
    del store.held[second]
    told = " ".join(finding.text for finding in verify(sharing[1]).findings)
    assert f"{first.rpartition('/')[2][:12]} i databasen är ändrad" in told
    assert f"{second.rpartition('/')[2][:12]} saknas i databasen" in told


@pytest.mark.slow
@pytest.mark.enable_socket
def test_a_library_moves_to_a_store_and_back(sharing: Machines, store: Store, tmp_path: Path) -> None:
    own, back = settings(tmp_path / "own"), settings(tmp_path / "back")
    kept = add(own, "a.txt", ["Parken a rustas.", "Rad"])
    backup(own, tmp_path / "own.tar.gz")
    restore(sharing[0], tmp_path / "own.tar.gz", embedder=GramEmbedder())
    assert list(store.held.values()) == [b"Parken a rustas.\nRad"]
    backup(sharing[1], tmp_path / "shared.tar.gz")
    restore(back, tmp_path / "shared.tar.gz", embedder=GramEmbedder())
    assert original(back, kept).read_text("utf-8") == "Parken a rustas.\nRad"
