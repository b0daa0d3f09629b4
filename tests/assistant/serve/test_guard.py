import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from assistant.serve.guard import Guard
from ui.server import shell


async def talk(websocket: WebSocket) -> None:
    await websocket.accept()
    await websocket.send_text("hej")
    await websocket.close()


def client(*hosts: str) -> TestClient:
    """Return who asks a server with the guard before it, as `hosts` and by address."""
    paths = ["/", "/_stcore/health", "/_stcore/metrics", "/static/a.js", "/any/where"]
    routes = [Route(path, lambda _: PlainTextResponse("svar")) for path in paths]
    guard = Middleware(Guard, hosts=hosts, headers={"X-Content-Type-Options": "nosniff"}, closed="/_stcore/metrics")
    return TestClient(Starlette(routes=[*routes, WebSocketRoute("/stream", talk)], middleware=[guard]))


@pytest.mark.parametrize("host", ["fragor.kommun.example", "FRAGOR.kommun.example:80", "127.0.0.1:8501", "[::1]:8501"])
def test_own_names_and_addresses_are_answered(host: str) -> None:
    assert client("fragor.kommun.example").get("/", headers={"Host": host}).text == "svar"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8501", "", "[::1"])
def test_a_foreign_name_that_points_here_is_refused_on_every_path(host: str) -> None:
    for path in ("/", "/_stcore/health", "/static/a.js"):
        answer = client("localhost").get(path, headers={"Host": host})
        assert answer.status_code == 421
        assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("origin", ["http://localhost:8501", "https://localhost:8501", None])
def test_own_pages_may_connect(origin: str | None) -> None:
    headers = {"Host": "localhost:8501"} | ({"Origin": origin} if origin else {})
    with client("localhost").websocket_connect("/stream", headers=headers) as websocket:
        assert websocket.receive_text() == "hej"


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("localhost:8501", "http://evil.example"),
        ("localhost:8501", "http://localhost:9999"),  # another program of this machine
        ("localhost:8501", "null"),
        ("evil.example", "http://evil.example"),
    ],
)
def test_other_pages_may_not_connect(host: str, origin: str) -> None:
    refused = client("localhost").websocket_connect("/stream", headers={"Host": host, "Origin": origin})
    with pytest.raises(WebSocketDisconnect), refused:
        pass


def test_metrics_are_not_told() -> None:
    assert client("localhost").get("/_stcore/metrics", headers={"Host": "localhost"}).status_code == 404


def test_every_path_of_the_real_page_has_the_headers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(shell.HOSTS, "fragor.kommun.example, svar.kommun.example")
    asking = TestClient(Starlette(routes=shell.routes(), middleware=shell.middleware()))
    for path in ("/", "/page/style.css", "/page/none", "/nowhere"):
        answer = asking.get(path, headers={"Host": "svar.kommun.example"})
        assert "default-src 'self'" in answer.headers["content-security-policy"]
        for name in ("x-frame-options", "x-content-type-options", "referrer-policy", "permissions-policy"):
            assert name in answer.headers
    assert asking.get("/", headers={"Host": "andra.kommun.example"}).status_code == 421
