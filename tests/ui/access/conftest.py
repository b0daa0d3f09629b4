"""A server with log-in, the provider that knows its people, and one of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ports import free_port
from tests.ui.access.provider import Provider, provided
from tests.ui.access.served import ROLES, Person, auth, served, written


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with provided() as provider:
        yield provider


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(scope="module")
def address(provider: Provider, sample_library: Path, folder: Path) -> Iterator[str]:
    port = free_port()
    written(folder, auth(provider, port) + ROLES)
    (folder / "library").symlink_to(sample_library)
    with served(folder / "library", folder, port=port) as address:
        yield address


@pytest.fixture
def person(address: str) -> Iterator[Person]:
    with Person(address) as person:
        yield person
