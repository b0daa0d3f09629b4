"""One Chroma server for the tests of this folder."""

from collections.abc import Iterator

import pytest

from tests.ingest import chroma_server


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with chroma_server.running(tmp_path_factory.mktemp("chroma")) as address:
        yield address
