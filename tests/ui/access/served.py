"""The pages as they are served where people log in: a server in a process of its own, and people at their browsers."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from urllib.request import urlopen

import httpx

from tests.places import ROOT
from tests.ui.access.provider import CLIENT, SECRET, Provider

ROLES = """
[roles]
claim = "roles"
lasa = ["Svar.Lasa"]
lagga_till = ["Svar.LaggaTill"]
administrera = ["Svar.Administrera"]

[roles.personer]
lasa = ["lina"]
"""
COOKIE = "namndsvar-inloggning"
READ, ADD, ADMINISTER = "Svar.Lasa", "Svar.LaggaTill", "Svar.Administrera"


def auth(provider: Provider, port: int) -> str:
    """Return the table of secrets for a server at `port`."""
    return f"""
[auth]
redirect_uri = "http://localhost:{port}/oauth2callback"
cookie_secret = "{"en lång hemlighet " * 3}"
client_id = "{CLIENT}"
client_secret = "{SECRET}"
server_metadata_url = "{provider.issuer}/.well-known/openid-configuration"
"""


def written(folder: Path, text: str) -> None:
    """Write the file of secrets of a server that is started in `folder`."""
    file = folder / ".streamlit" / "secrets.toml"
    file.parent.mkdir(exist_ok=True)
    file.touch(mode=0o600)
    file.write_text(text, encoding="utf-8")


def surroundings(folder: Path, **own: str) -> dict[str, str]:
    """Return the environment of a server that knows nothing of the one who runs the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    return {**kept, "HOME": str(folder), "PYTHONPATH": str(ROOT), "NO_PROXY": "*", **own}


@contextmanager
def served(library: Path, folder: Path, *, port: int, environment: Mapping[str, str] | None = None) -> Iterator[str]:
    """Serve the pages of `library`, started in `folder`; yields their address."""
    command = [sys.executable, "-m", "ui.serve", "--library", str(library), "--port", str(port), "--no-browser"]
    with (
        (folder / "log.txt").open("w") as log,
        subprocess.Popen(
            command, cwd=folder, env=surroundings(folder, **(environment or {})), stdout=log, stderr=log
        ) as server,
    ):
        try:
            _await(f"http://localhost:{port}/_stcore/health", server)
            yield f"http://localhost:{port}"
        finally:
            server.terminate()


def _await(address: str, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(300):
        try:
            urlopen(address).close()
        except OSError:
            assert server.poll() is None, "the server has ended"
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(address)


class Person:
    """Somebody at a browser of their own."""

    def __init__(self, address: str) -> None:
        self.browser = httpx.Client(base_url=address, follow_redirects=True, trust_env=False, timeout=60)

    def __enter__(self) -> "Person":
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        self.browser.close()

    def log_in(self) -> httpx.Response:
        """Follow the link of the page that asks to log in."""
        return self.browser.get("/logga-in")

    def get(self, path: str, **options: object) -> httpx.Response:
        """Return what `path` answers, a redirect too."""
        return self.browser.get(path, follow_redirects=False, **options)  # type: ignore[arg-type]
