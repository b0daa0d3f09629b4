"""One PostgreSQL server for the tests of this folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.settings import Settings
from ingest.store.machines.joining import join
from tests.ingest.postgres_server import REASON, Server, programs, running
from tests.ingest.small_library import settings


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    if programs() is None:
        pytest.skip(REASON)
    with running() as started:
        yield started


@pytest.fixture
def machines(tmp_path: Path, server: Server) -> tuple[Settings, Settings]:
    """Return the settings of two machines that share a library, which is not there yet."""
    from dataclasses import replace

    address = server.library()
    chosen = [replace(settings(tmp_path / name), database_url=address) for name in ("one", "two")]
    for one in chosen:
        join(one)
    return chosen[0], chosen[1]
