from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.pipeline.build import Request, add
from ingest.settings import Settings
from tests.places import SAMPLE


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library of three reports."""
    folder = tmp_path_factory.mktemp("served") / "library"
    files = tuple(sorted(SAMPLE.glob("*.txt"))[:3])
    list(add(Request(paths=files, boards=SAMPLE / "boards.toml"), settings=Settings(library=folder)))
    return folder


@pytest.fixture(scope="session")
def address(library: Path) -> Iterator[str]:
    """Return where the library is served."""
    from tests.assistant.serve.served import served  # what serves takes a second to import, and slow tests alone ask it

    with served(library) as found:
        yield found
