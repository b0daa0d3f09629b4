"""A model is asked at its own address and nowhere else, and not before somebody asks."""

import socket
from pathlib import Path

import pytest

from assistant.ask import Assistant
from tests.assistant.model.asked import TOLD, Asks, asked
from tests.assistant.model.scripted_server import ScriptedServer, saying


@pytest.fixture
def proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-x")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "proj-x")


@pytest.mark.usefixtures("proxies")
def test_nothing_is_taken_from_the_environment(asks: Asks) -> None:
    with ScriptedServer(behaviour=saying(TOLD)) as server:
        assert asked(asks(server)).written
    assert not {name for name in server.requests[0].headers if "openai" in name.casefold()}


def test_no_other_connection_is_tried(asks: Asks, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[object] = []
    original = socket.socket.connect

    def connect(self: socket.socket, address: object) -> None:
        tried.append(address)
        original(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", connect)
    looked_up: list[object] = []
    look_up = socket.getaddrinfo

    def looking_up(host: str, *rest: int, **more: int) -> object:
        looked_up.append(host)
        return look_up(host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", looking_up)
    with ScriptedServer(behaviour=saying(TOLD)) as server:
        assistant = asks(server)
        assert not server.requests
        asked(assistant)
        port = int(server.address.rsplit(":", 1)[1])
    assert {address[1] for address in tried if isinstance(address, tuple)} <= {port}
    assert {str(host) for host in looked_up} <= {"127.0.0.1", "b'127.0.0.1'"}


def test_opening_the_assistant_asks_no_model(sample_library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with ScriptedServer(behaviour=saying(TOLD)) as server:
        monkeypatch.setenv("NAMNDSVAR_MODEL", f"openai:liten@{server.address}/v1")
        Assistant.open(sample_library)
        assert server.requests == []
