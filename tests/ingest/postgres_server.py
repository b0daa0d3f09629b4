"""A PostgreSQL server of this machine's own, for tests and long runs: run by an unprivileged user, gone afterwards."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from tests.ports import free_port

_PLACES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)  # Debian's
_USERS = ("postgres", "nobody")
_FOR_TESTS = {"fsync": "off", "unix_socket_directories": "", "listen_addresses": "127.0.0.1", "max_connections": "60"}


def programs() -> Path | None:
    """Return the folder of PostgreSQL's programs, None where there are none or nobody may run them."""
    found = shutil.which("initdb")
    place = Path(found).parent if found else next((path for path in _PLACES if (path / "initdb").exists()), None)
    return place if os.geteuid() != 0 or (_user() and shutil.which("setpriv")) else None


REASON = "needs PostgreSQL (Debian's package postgresql) and, where root runs the tests, a user postgres or nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A server under way; `process` is its first process, `folder` its data."""

    port: int
    folder: Path
    process: "subprocess.Popen[bytes]"

    def library(self) -> str:
        """Return the address of a new, empty library: a schema of its own."""
        name = f"library_{uuid.uuid4().hex[:12]}"
        with psycopg.connect(self.address(), autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}".encode())
        return f"{self.address()}?options=-csearch_path%3D{name}"

    def address(self) -> str:
        """Return the address of the database."""
        return f"postgresql://tester@127.0.0.1:{self.port}/postgres"


@contextmanager
def running() -> Iterator[Server]:
    """Run a server until the block ends."""
    place = programs()
    assert place is not None, REASON
    folder = Path(tempfile.mkdtemp(prefix="postgres-"))
    try:
        user = _user() if os.geteuid() == 0 else None
        if user is not None:
            os.chown(folder, user.pw_uid, user.pw_gid)
        data, port = folder / "data", free_port()
        initdb = [str(place / "initdb"), "-D", str(data), "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C"]
        subprocess.run([*_as(user), *initdb, "--no-sync"], check=True, stdout=subprocess.DEVNULL, cwd=folder)
        options = [part for name, value in _FOR_TESTS.items() for part in ("-c", f"{name}={value}")]
        with (folder / "log").open("wb") as log:
            command = [*_as(user), str(place / "postgres"), "-D", str(data), "-p", str(port), *options]
            process = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder)
        try:
            server = Server(port=port, folder=data, process=process)
            _await(server)
            yield server
        finally:
            process.send_signal(signal.SIGINT)  # who is still connected is broken off
            process.wait(60)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _await(server: Server) -> None:
    for _ in range(150):
        try:
            psycopg.connect(server.address()).close()
            return
        except psycopg.OperationalError:
            time.sleep(0.1)
    raise AssertionError("PostgreSQL did not start")


def _user() -> pwd.struct_passwd | None:
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    return next((known[name] for name in _USERS if name in known), None)


def _as(user: pwd.struct_passwd | None) -> list[str]:
    """Return what a command begins with that another user is to run, and that ends when this process does."""
    setpriv = shutil.which("setpriv")
    if user is None:
        return [setpriv, "--pdeathsig", "INT"] if setpriv else []
    assert setpriv is not None
    rights = ["--reuid", str(user.pw_uid), "--regid", str(user.pw_gid), "--clear-groups"]
    return [setpriv, *rights, "--pdeathsig", "INT"]
