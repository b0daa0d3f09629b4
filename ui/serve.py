"""Starts the chat page on this machine, offline; `python -m ui.serve --library DIR`."""

import argparse
import os
import socket
import sys
from collections.abc import Sequence
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path

from ingest.arguments import SwedishParser
from ingest.errors import IngestError
from ingest.settings import read_settings
from ingest.store.machines.joining import join
from ui import texts
from ui.access.configured import Access
from ui.server import page_settings
from ui.server.offline import stay_offline

_FIRST_PORT = 8501
_PORTS = 50
_THIS_MACHINE = "127.0.0.1"


class NoFreePortError(OSError):
    """No port of those tried is free."""

    def __init__(self, first: int, last: int) -> None:
        super().__init__(texts.PORT_TAKEN.format(first=first, last=last))


def free_port(first: int = _FIRST_PORT, *, attempts: int = _PORTS, address: str = _THIS_MACHINE) -> int:
    """Return the first port from `first` on that nothing listens on; raises NoFreePortError."""
    last = min(first + attempts - 1, 65535)
    for port in range(first, last + 1):
        with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM) as probe:
            if os.name == "posix":  # elsewhere the option would let two programs share the port
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((address, port))
            except OSError:
                continue
            return port
    raise NoFreePortError(first, last)


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve the page until it is interrupted; return the exit status."""
    options = _parser().parse_args(arguments)
    access = page_settings.require_good(os.environ)
    try:
        port = free_port(options.port, address=options.address)
    except (NoFreePortError, OverflowError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    stay_offline()
    page_settings.take_no_foreign_address(os.environ)
    if options.library is not None:
        os.environ["NAMNDSVAR_LIBRARY"] = str(options.library)
    if options.host:
        os.environ["NAMNDSVAR_HOSTS"] = ",".join(options.host)
    try:
        join(read_settings(os.environ))
    except IngestError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(texts.SERVING.format(port=port) + "\n")
    said = _who_may_come(access, address=options.address, hosts=options.host or ())
    sys.stdout.write(f"{said}\n" if said else "")
    sys.stdout.flush()
    chosen: dict[str, str | int | bool] = {"server_port": port, "server_address": options.address}
    chosen |= {"logger_hideWelcomeMessage": True} | ({"server_headless": True} if options.no_browser else {})
    return _serve(page_settings.flags(**chosen))


def is_this_machine(address: str) -> bool:
    """Return whether no other machine reaches `address`."""
    return ip_address(address).is_loopback


def _who_may_come(access: Access, *, address: str, hosts: Sequence[str]) -> str:
    """Return what to say of who may come, empty where nobody but this machine's own may."""
    if access.login is not None:
        return texts.OPEN_TO_WHO_LOGS_IN.format(origin=access.login.origin)
    if access.proxy is not None:
        return texts.OPEN_TO_PROXY.format(addresses=", ".join(map(str, access.proxy.networks)))
    if is_this_machine(address) and not hosts:
        return ""
    return texts.OPEN_TO_OTHERS.format(address=", ".join(hosts or (address,)))


def _address(text: str) -> str:
    return str(ip_address(text))


def _parser() -> argparse.ArgumentParser:
    parser = SwedishParser(prog="python -m ui.serve", description=texts.SERVE_ABOUT)
    parser.add_argument("--library", type=Path, metavar="MAPP", help=texts.SERVE_LIBRARY)
    parser.add_argument("--port", type=int, default=_FIRST_PORT, metavar="N", help=texts.SERVE_PORT)
    parser.add_argument("--address", type=_address, default=_THIS_MACHINE, metavar="ADRESS", help=texts.SERVE_ADDRESS)
    parser.add_argument("--host", action="append", metavar="NAMN", help=texts.SERVE_HOST)
    parser.add_argument("--no-browser", action="store_true", help=texts.SERVE_NO_BROWSER)
    return parser


def _serve(flags: Sequence[str]) -> int:
    from click.exceptions import Abort
    from streamlit.web.cli import main as streamlit  # after the environment is set

    with suppress(Abort):  # Ctrl+C, the way to end it
        streamlit.main(args=["run", str(Path(__file__).with_name("app.py")), *flags], standalone_mode=False)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
