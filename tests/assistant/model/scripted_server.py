"""A language model's server on this machine that does what it is told, in OpenAI's protocol and in Ollama's."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType

from assistant.model import prompts

Behaviour = Callable[["Talk"], None]


@dataclass(slots=True, kw_only=True)
class Request:
    """What was asked: the path, the headers and the body."""

    path: str
    headers: dict[str, str]
    body: dict[str, object]

    @property
    def system(self) -> str:
        """What the system's message says."""
        messages = self.body["messages"]
        assert isinstance(messages, list)
        return str(messages[0]["content"])

    @property
    def prompt(self) -> str:
        """What the user's message says."""
        messages = self.body["messages"]
        assert isinstance(messages, list)
        return str(messages[-1]["content"])


@dataclass(slots=True, kw_only=True)
class Talk:
    """One request being answered."""

    request: Request
    handler: BaseHTTPRequestHandler
    stopped: threading.Event

    @property
    def is_ollama(self) -> bool:
        """Whether Ollama's protocol is spoken."""
        return self.request.path == "/api/chat"

    def start(self, status: int = 200, **headers: str) -> None:
        """Send the head of a reply."""
        self.handler.send_response(status)
        for name, value in headers.items():
            self.handler.send_header(name.replace("_", "-"), value)
        self.handler.send_header("Connection", "close")
        self.handler.end_headers()

    def raw(self, data: bytes) -> None:
        """Send bytes as they are."""
        self.handler.wfile.write(data)
        self.handler.wfile.flush()

    def say(self, text: str) -> None:
        """Send a piece of the reply."""
        if self.is_ollama:
            self.raw(json.dumps({"message": {"content": text}, "done": False}).encode() + b"\n")
        else:
            self.raw(b"data: " + json.dumps({"choices": [{"delta": {"content": text}}]}).encode() + b"\n\n")

    def end(self) -> None:
        """Send the end of the reply."""
        if self.is_ollama:
            self.raw(json.dumps({"message": {"content": ""}, "done": True}).encode() + b"\n")
        else:
            self.raw(b"data: [DONE]\n\n")

    def wait(self, seconds: float) -> None:
        """Wait, no longer than the server lives."""
        self.stopped.wait(seconds)


@dataclass(slots=True, kw_only=True)
class ScriptedServer:
    """A server; `behaviour` answers each request, `requests` holds them, `open_now` counts those being answered."""

    behaviour: Behaviour
    requests: list[Request] = field(default_factory=list)
    open_now: int = 0
    most_open: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _stopped: threading.Event = field(default_factory=threading.Event)
    _server: ThreadingHTTPServer | None = None

    def __enter__(self) -> "ScriptedServer":
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopped.set()
        assert self._server is not None
        self._server.shutdown()
        self._server.server_close()

    @property
    def address(self) -> str:
        """Where it listens: `http://127.0.0.1:40123`."""
        assert self._server is not None
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Count a request while it is answered."""
        with self._lock:
            self.open_now += 1
            self.most_open = max(self.most_open, self.open_now)
        try:
            yield
        finally:
            with self._lock:
                self.open_now -= 1


def _handler(server: ScriptedServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            request = Request(path=self.path, headers=dict(self.headers.items()), body=body)
            server.requests.append(request)
            # An asker that gives up is what is tested.
            with server.counted(), suppress(BrokenPipeError, ConnectionResetError):
                server.behaviour(Talk(request=request, handler=self, stopped=server._stopped))

        def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
            pass

    return Handler


def saying(*pieces: str, pause: float = 0.0) -> Behaviour:
    """Return a behaviour that says `pieces`, with a pause before each, and ends."""

    def behave(talk: Talk) -> None:
        talk.start()
        for piece in pieces:
            talk.wait(pause)
            talk.say(piece)
        talk.end()

    return behave


def copying(talk: Talk) -> None:
    """Say the first passage that the prompt holds, or what it holds else, a line after the other, citing it."""
    block = talk.request.prompt.partition("UTDRAG ")[2].split("\nSLUT ")[0] or talk.request.prompt
    lines = block.split("\n")[1:]
    talk.start()
    for line in lines[:6]:
        talk.say(line.rstrip(".") + " [1]. ")
    talk.end()


def playing(*, proposes: str = "", reconsiders: str = "", writes: str = "", pause: float = 0.0) -> Behaviour:
    """Return a behaviour that says one thing to each of what a model is asked for."""

    def behave(talk: Talk) -> None:
        said = {prompts.PROPOSE: proposes, prompts.RECONSIDER: reconsiders}.get(talk.request.system, writes)
        saying(said, pause=pause)(talk)

    return behave
