"""Several machines that share a library on PostgreSQL and Chroma, and a copy of it."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from ingest.settings import Settings
from ingest.store.care.verify import verify
from ingest.store.machines.joining import join
from tests.ingest import postgres_server
from tests.ingest.small_library import settings
from tests.ingest.store.vectors.served_library import add, found, on_server, opened, removed, writing

pytestmark = [pytest.mark.slow, pytest.mark.enable_socket]


@pytest.fixture(scope="module")
def database() -> Iterator[postgres_server.Server]:
    if postgres_server.programs() is None:
        pytest.skip(postgres_server.REASON)
    with postgres_server.running() as started:
        yield started


def shared(folder: Path, server: str, address: str) -> Settings:
    chosen = replace(settings(folder), chroma_url=server, database_url=address, erase_seconds=0.1)
    join(chosen)
    return chosen


def test_a_question_keeps_the_vectors_of_its_generation(
    tmp_path: Path, server: str, database: postgres_server.Server
) -> None:
    address = database.library()
    one, two = shared(tmp_path / "one", server, address), shared(tmp_path / "two", server, address)
    first = add(one, "a.txt")
    with closing(opened(two)) as index:
        with closing(index.pinned()) as pinned:
            assert not removed(one, first)
            again = add(one, "a.txt")  # the same bytes have the same id, and vectors of their own
            assert again == first
            assert [hit.passage_id for hit in pinned.search_vectors("parken", limit=1)] == [f"{first}-0"]
            assert len({held.shard for held in on_server(one).held()}) == 2
            removed(one, again)
            assert [hit.passage_id for hit in pinned.search_vectors("parken", limit=1)] == [f"{first}-0"]
            assert index.search_vectors("parken") == ()
        writing(two).close()
        assert list(on_server(one).held()) == []
    assert verify(two).findings == ()


def test_a_copy_of_the_database_leaves_the_originals_vectors_alone(
    tmp_path: Path, server: str, database: postgres_server.Server
) -> None:
    one = shared(tmp_path / "one", server, database.library())
    first = add(one, "a.txt")
    with psycopg.connect(database.address().replace("/postgres", "/template1"), autocommit=True) as connection:
        connection.execute(b"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'postgres'")
        connection.execute(b"CREATE DATABASE copied TEMPLATE postgres")
    two = shared(tmp_path / "two", server, str(one.database_url).replace("/postgres", "/copied"))
    assert found(two) == {first}  # a copy may be asked as it is
    second = add(two, "b.txt")
    removed(two, first)
    assert (found(one), found(two)) == ({first}, {second})
    third = add(one, "c.txt")
    removed(one, first)
    assert (found(one), found(two)) == ({third}, {second})
    assert (verify(one).findings, verify(two).findings) == ((), ())
