"""Who somebody is by a proxy: from its address alone, in one header, once; through the real server."""

import socket
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from starlette.requests import HTTPConnection

from tests.ports import free_port
from tests.ui.access.served import ROLES, served, written
from ui.access.known.proxy import ADDRESSES, GROUPS, USER, Proxy, read_proxy

SETTINGS = {USER: "X-Remote-User", GROUPS: "X-Remote-Groups", ADDRESSES: "127.0.0.1, 10.1.0.0/16, fd00::/8"}
Headers = Sequence[tuple[str, str]]


def proxy() -> Proxy:
    found = read_proxy(SETTINGS)
    assert found is not None
    return found


def connection(headers: Headers = (), client: tuple[str, int] | None = ("127.0.0.1", 5)) -> HTTPConnection:
    raw = [(name.lower().encode(), value.encode()) for name, value in headers]
    return HTTPConnection({"type": "http", "headers": raw, "client": client})


@pytest.mark.parametrize("address", ["127.0.0.1", "10.1.2.3", "::ffff:10.1.2.3", "fd00::1"])
def test_the_proxys_addresses_are_known(address: str) -> None:
    assert proxy().is_known(connection(client=(address, 1)))


@pytest.mark.parametrize(
    "address", ["127.0.0.2", "10.2.0.1", "::ffff:10.2.0.1", "::1", "fe80::1", "", "localhost", "x"]
)
def test_no_other_is(address: str) -> None:
    assert not proxy().is_known(connection(client=(address, 1)))
    assert not proxy().is_known(connection(client=None))


def test_name_and_groups_are_read() -> None:
    told = proxy().visitor(connection([("X-Remote-User", "åsa"), ("X-Remote-Groups", "a, b b ,,c")]))
    assert told is not None
    assert (told.key, told.name, told.groups) == ("proxy|åsa", "åsa", frozenset({"a", "b b", "c"}))


@pytest.mark.parametrize(
    "headers",
    [
        [],
        [("X-Remote-User", "")],
        [("X-Remote-User", "  ")],
        [("X-Remote-User", "anna"), ("X-Remote-User", "admin")],
        [("X-Remote-User", "anna"), ("x-remote-user", "anna")],
        [("X-Remote-User", "anna, admin")],
        [("X-Remote-User", "an\x00na")],
        [("X-Remote-User", "a" * 300)],
        [("X_Remote_User", "anna")],
        [("X-Remote-Groups", "Svar.Administrera")],
        [("X-Remote-User", "anna"), ("X-Remote-Groups", "Svar.Lasa"), ("X-Remote-Groups", "Svar.Administrera")],
    ],
)
def test_what_is_no_single_name_is_nobody(headers: Headers) -> None:
    assert proxy().visitor(connection(headers)) is None


@pytest.fixture(scope="module")
def port(sample_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    folder, port = tmp_path_factory.mktemp("pages"), free_port()
    written(folder, ROLES)
    (folder / "library").symlink_to(sample_library)
    with served(folder / "library", folder, port=port, environment=SETTINGS):
        yield port


def status(port: int, path: str, *headers: str, source: str = "127.0.0.1") -> int:
    with closing(socket.create_connection(("127.0.0.1", port), timeout=60, source_address=(source, 0))) as raw:
        lines = "".join(f"{header}\r\n" for header in headers)
        raw.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{lines}\r\n".encode())
        return int(raw.makefile("rb").readline().split()[1])


ANNA, ADMIN = "X-Remote-User: anna", "X-Remote-Groups: annat, Svar.Administrera"


@pytest.mark.slow
@pytest.mark.enable_socket
@pytest.mark.parametrize(
    ("path", "headers", "expected"),
    [
        ("/", [], 401),
        ("/", [ANNA], 403),
        ("/", [ANNA, ADMIN], 200),
        ("/drift", [ANNA, ADMIN], 200),
        ("/drift", [ANNA, "X-Remote-Groups: Svar.Lasa"], 403),
        ("/", ["X-Remote-User: lina"], 200),  # by the list of names
        ("/drift", ["X-Remote-User: lina"], 403),
        ("/drift", [ADMIN], 401),
        ("/drift", [ANNA, ANNA, ADMIN], 401),
        ("/drift", ["X-Remote-User: anna, bo", ADMIN], 401),
        ("/drift", ["X_Remote_User: anna", ADMIN], 401),
        ("/drift", [ANNA, "X_Remote_Groups: Svar.Administrera"], 403),
        ("/drift", [ANNA, "X-Remote-Groups: svar.administrera"], 403),
        ("/auth/login", [ANNA, ADMIN], 404),
        ("/oauth2callback", [ANNA, ADMIN], 404),
        ("/logga-in", [ANNA, ADMIN], 404),
        ("/drift", ["Cookie: namndsvar-inloggning=x", ADMIN], 401),
    ],
)
def test_the_proxy_says_who_it_is(port: int, path: str, headers: list[str], expected: int) -> None:
    assert status(port, path, *headers) == expected


@pytest.mark.slow
@pytest.mark.enable_socket
@pytest.mark.parametrize("path", ["/", "/drift", "/page/style.css", "/inloggad", "/original/x", "/_stcore/host-config"])
def test_from_another_address_nobody_gets_in_whatever_they_say(port: int, path: str) -> None:
    """Who comes past the proxy may send what they like: the header, and one that says they are the proxy."""
    for headers in (
        [],
        [ANNA, ADMIN],
        [ANNA, ADMIN, "X-Forwarded-For: 127.0.0.1"],
        [ANNA, ADMIN, "X-Forwarded-For: 10.1.2.3:99", "X-Real-IP: 10.1.2.3", "Forwarded: for=10.1.2.3"],
    ):
        assert status(port, path, *headers, source="127.0.0.9") == 403


@pytest.mark.slow
@pytest.mark.enable_socket
def test_what_a_browser_says_of_where_it_is_does_not_hide_the_proxy(port: int) -> None:
    assert status(port, "/drift", ANNA, ADMIN, "X-Forwarded-For: 192.0.2.7") == 200
    assert status(port, "/_stcore/health", source="127.0.0.9") == 200
