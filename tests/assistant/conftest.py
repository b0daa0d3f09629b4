"""The assistant on the invented reports, alone and with the model of a scripted server."""

from pathlib import Path

import pytest

from assistant.ask import Assistant
from assistant.model.endpoint import Endpoint, Kind
from assistant.model.llm import chat_model
from tests.assistant.model.asked import KEY, QUICK, Asks
from tests.assistant.model.scripted_server import ScriptedServer


@pytest.fixture(scope="session")
def plain(sample_library: Path) -> Assistant:
    return Assistant.open(sample_library, written=False)


@pytest.fixture
def asks(sample_library: Path) -> Asks:
    """Return what opens the assistant with the model of a server."""

    def open_with(server: ScriptedServer, *, kind: Kind = Kind.OPENAI, settings: object = QUICK) -> Assistant:
        path = "" if kind is Kind.OLLAMA else "/v1"
        endpoint = Endpoint(kind=kind, name="liten", address=server.address + path, key=KEY)
        assistant = Assistant.open(sample_library, settings=settings, written=False)  # type: ignore[arg-type]
        assistant._model = chat_model(endpoint, settings)  # type: ignore[arg-type]
        return assistant

    return open_with
