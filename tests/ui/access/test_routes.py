"""Every address of the real server, asked for by everybody who may come there and by everybody who may not."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from tests.places import ROOT
from tests.ports import free_port
from tests.ui.access.provider import Provider, provided
from tests.ui.access.served import ADD, ADMINISTER, READ, ROLES, Person, auth, served, written
from ui.access.gate.paths import PAGES
from ui.access.roles import NEEDED, Role

pytestmark = [pytest.mark.slow, pytest.mark.enable_socket]

ANYBODY, NOWHERE = "anybody", "nowhere"
EXPECTED: dict[str, Role | str] = {
    **{f"/{address}": NEEDED[action] for address, action in PAGES.items()},
    "/page/{name}": ANYBODY,
    "/original/{document}": Role.READ,
    "/sida/{document}/{page:int}": Role.READ,
    "/uppgift/{document}/{table:int}/{row:int}": Role.READ,
    "/_stcore/health": ANYBODY,
    "/_stcore/metrics": NOWHERE,
    "/_stcore/host-config": Role.READ,
    "/media/{file_id:path}": Role.READ,
    "/_stcore/upload_file/{session_id}/{file_id}": Role.ADD,
    "/component/{path:path}": Role.READ,
    "/_stcore/bidi-components/{path:path}": Role.READ,
    "/_stcore/stream": Role.READ,
    "/auth/login": ANYBODY,
    "/auth/logout": ANYBODY,
    "/oauth2callback": ANYBODY,
    "/_stcore/agent/interact": NOWHERE,
    "/_stcore/agent/openapi.json": NOWHERE,
    "/_stcore/agent/mcp": NOWHERE,
}
PEOPLE: dict[Role | None, tuple[str, ...]] = {
    None: (),
    Role.NONE: ("Annat",),
    Role.READ: (READ,),
    Role.ADD: (ADD,),
    Role.ADMINISTER: (ADMINISTER,),
}
_ASKED_FOR = """
import ui.app
print(*(route.path for route in ui.app.app._build_starlette_app().routes if hasattr(route, "path")), sep="\\n")
"""


def _example(path: str) -> str:
    for part in ("{name}", "{document}", "{file_id:path}", "{session_id}", "{file_id}", "{path:path}"):
        path = path.replace(part, "style.css" if part == "{name}" else "x")
    for number in ("{page:int}", "{table:int}", "{row:int}"):
        path = path.replace(number, "1")
    return path


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with provided() as provider:
        yield provider


@pytest.fixture(scope="module")
def address(provider: Provider, sample_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder, port = tmp_path_factory.mktemp("pages"), free_port()
    written(folder, auth(provider, port) + ROLES)
    (folder / "library").symlink_to(sample_library)
    with served(folder / "library", folder, port=port) as address:
        yield address


@pytest.fixture(scope="module")
def people(provider: Provider, address: str) -> Iterator[dict[Role | None, Person]]:
    with ExitStack() as stack:
        found = {}
        for role, values in PEOPLE.items():
            found[role] = stack.enter_context(Person(address))
            if role is not None:
                provider.will_be(f"nr-{role}", *values)
                found[role].log_in()
        yield found


def test_every_route_of_the_server_is_named_here() -> None:
    told = subprocess.run([sys.executable, "-c", _ASKED_FOR], cwd=ROOT, capture_output=True, text=True, check=True)
    assert set(filter(None, told.stdout.splitlines())) == set(EXPECTED)


@pytest.mark.parametrize("path", EXPECTED)
@pytest.mark.parametrize("role", PEOPLE)
def test_an_address_is_open_to_whose_role_is_wide_enough_and_to_nobody_else(
    path: str, role: Role | None, people: dict[Role | None, Person]
) -> None:
    if path == "/auth/logout":
        return  # ends the log-in: below
    needed, person = EXPECTED[path], people[role]
    for method in ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"):
        status = person.browser.request(method, _example(path), follow_redirects=False).status_code
        if needed == NOWHERE:
            assert status == 404, method
        elif needed != ANYBODY:
            assert isinstance(needed, Role)
            let_in = role is not None and role >= needed
            assert (status not in (401, 403)) == let_in or _by_streamlit(path, method, status), (method, status)


def _by_streamlit(path: str, method: str, status: int) -> bool:
    """Return whether Streamlit itself refuses one whom the gate lets in: it knows no such upload."""
    return "upload" in path and method in ("PUT", "DELETE") and status == 403


NOWHERE_AT_ALL = ["/finns/inte", "/Drift", "/drift/", "/static", "/page/", "/%2e%2e/x", "/x?y=/"]
NO_NUMBERS = ["/sida/x/" + "9" * 5000, "/uppgift/x/1/" + "9" * 5000, "/uppgift/x/\u0661/1"]


@pytest.mark.parametrize("path", [*NOWHERE_AT_ALL, *NO_NUMBERS], ids=lambda path: path[:20])
def test_what_is_not_named_is_not_served(path: str, people: dict[Role | None, Person]) -> None:
    for person in people.values():
        assert person.get(path).status_code in (400, 404)


def test_nothing_private_is_kept_by_a_browser(people: dict[Role | None, Person]) -> None:
    for person in people.values():
        for path in EXPECTED:
            if path not in ("/auth/logout", "/page/{name}", "/_stcore/metrics"):
                assert person.get(_example(path)).headers["cache-control"] == "no-store", path


@pytest.mark.parametrize(
    "target", ["//drift", "/drift?/page/x", "/drift#/page/x", "http://localhost/drift", "/%64rift"]
)
@pytest.mark.parametrize("host", ["localhost", "localhost/page/x?", "localhost:1/page/x#", "127.0.0.1/page/x?y="])
def test_no_way_of_writing_an_address_gets_past(target: str, host: str, address: str) -> None:
    port = int(address.rsplit(":", 1)[1])
    with closing(socket.create_connection(("127.0.0.1", port), timeout=60)) as raw:
        raw.sendall(f"GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        status = int(raw.makefile("rb").readline().split()[1])
    assert status in (400, 401, 404, 421)
