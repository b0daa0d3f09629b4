"""A real server on a port of this machine, for as long as a test asks it."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from assistant.serve.server import application, listening_on
from assistant.serve.service import Service
from assistant.serve.tokens import Token
from assistant.workers.limits import read_limits

QUESTION = "Hur hög var kvinnornas sjukfrånvaro i Åsdal-Mellanvik enligt T1 2025?"
EARLIER = "Vad är årsmålet för sjukfrånvaron i Åsdal-Mellanvik?"


@contextmanager
def served(library: Path, *, tokens: tuple[Token, ...] = (), **limits: str) -> Iterator[str]:
    """Serve `library` within `limits` of the environment's names, and give the address."""
    service = Service(library, read_limits({"NAMNDSVAR_QUESTIONS_A_MINUTE": "1000", **limits}))
    config = uvicorn.Config(application(service, tokens=tokens), log_level="error", lifespan="on")
    server = uvicorn.Server(config)
    with listening_on("127.0.0.1", 0) as listening:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            time.sleep(0.02)
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(60)
