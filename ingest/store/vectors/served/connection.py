"""The connection to a Chroma server, which never lets a question wait long; with chroma.py what names chromadb."""

import os
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from ingest.store.errors import IndexDamaged, ServerUnreachable
from ingest.store.files.disk import WriteFailed

if TYPE_CHECKING:
    from chromadb.api import ClientAPI

_Result = TypeVar("_Result")
_QUIET = {"ANONYMIZED_TELEMETRY": "False", "DO_NOT_TRACK": "1", "ORT_DISABLE_TELEMETRY": "1"}
_KNOCK_SECONDS = 2.0
_READ_SECONDS = 5.0  # of one search; it takes some 10 ms
_AWAY_SECONDS = 10.0  # a server that did not answer is not waited for again so soon
_away: dict[str, float] = {}  # until when a server counts as away, by its address


def client(url: str, *, reading: bool) -> "ClientAPI":
    """Return a client of the server; one for `reading` gives up after a few seconds. Raises ServerUnreachable."""
    if reading and time.monotonic() < _away.get(url, 0.0):
        raise ServerUnreachable(url, "den svarade inte nyss")
    try:
        return _client(url, reading)
    except Exception as error:  # chromadb raises ValueError, httpx errors and its own kinds here
        raise away(url, error) from error


def trusted(url: str, call: Callable[[], _Result]) -> _Result:
    """Return what `call` returns; what is raised while reading means that the server is away, or its files damaged."""
    try:
        return call()
    except (IndexDamaged, ServerUnreachable):
        raise
    except Exception as error:  # chromadb raises its own, sqlite's, httpx's and Rust's kinds
        if _is_of_the_way(error):
            raise away(url, error) from error
        raise IndexDamaged("vektorer", str(error)) from error


@contextmanager
def writing(url: str) -> Iterator[None]:
    """Turn whatever is raised while writing into ServerUnreachable where the server is away, else into WriteFailed."""
    try:
        yield
    except Exception as error:  # chromadb raises its own, sqlite's, httpx's and Rust's kinds
        if _is_of_the_way(error):
            raise away(url, error) from error
        raise WriteFailed(str(error)) from error


def _is_of_the_way(error: Exception) -> bool:
    """Return whether the way to the server failed, and not what it was asked for."""
    return type(error).__module__.partition(".")[0] in ("httpx", "httpcore") or isinstance(error, OSError)


def away(url: str, error: Exception) -> ServerUnreachable:
    """Note that the server did not answer, and return that as an error."""
    _away[url] = time.monotonic() + _AWAY_SECONDS
    return ServerUnreachable(url, str(error) or type(error).__name__)


@lru_cache(maxsize=16)  # one of each kind for the process: Chroma never closes a client's connections
def _client(url: str, reading: bool) -> "ClientAPI":
    os.environ.update(_QUIET)
    import chromadb
    from chromadb.config import Settings

    address = urlsplit(url)
    secure = address.scheme == "https"
    _knock(url)
    with _directly(address.hostname or "127.0.0.1"):
        made = chromadb.HttpClient(
            host=address.hostname or "127.0.0.1",
            port=address.port or (443 if secure else 8000),
            ssl=secure,
            settings=Settings(anonymized_telemetry=False),
        )
    session = getattr(getattr(made, "_server", None), "_session", None)
    if reading and session is not None:  # its HTTP client waits for ever, and has no setting for that
        session.timeout = _READ_SECONDS
    return made


def _knock(url: str) -> None:
    """Ask the server for a sign of life; raises OSError where there is none soon."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(f"{url.rstrip('/')}/api/v2/heartbeat", timeout=_KNOCK_SECONDS) as answer:
        answer.read()


@contextmanager
def _directly(host: str) -> Iterator[None]:
    """Keep the client from a proxy that the environment names: texts' vectors go to the server that is configured."""
    before = {name: os.environ.get(name) for name in ("NO_PROXY", "no_proxy")}
    os.environ.update(dict.fromkeys(before, host))
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})
