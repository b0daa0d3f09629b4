"""Starts the chat page on this machine, offline; `python -m ui.serve --library DIR`."""

import argparse
import os
import socket
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from ui import texts
from ui.offline import stay_offline

_FIRST_PORT = 8501
_PORTS = 50


class NoFreePortError(OSError):
    """No port of those tried is free."""

    def __init__(self, first: int, last: int) -> None:
        super().__init__(texts.PORT_TAKEN.format(first=first, last=last))


def free_port(first: int = _FIRST_PORT, *, attempts: int = _PORTS) -> int:
    """Return the first port from `first` on that nothing listens on; raises NoFreePortError."""
    last = min(first + attempts - 1, 65535)
    for port in range(first, last + 1):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            if os.name == "posix":  # elsewhere the option would let two programs share the port
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise NoFreePortError(first, last)


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve the page until it is interrupted; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m ui.serve", description=texts.SERVE_ABOUT)
    parser.add_argument("--library", type=Path, metavar="DIR", help=texts.SERVE_LIBRARY)
    parser.add_argument("--port", type=int, default=_FIRST_PORT, metavar="N", help=texts.SERVE_PORT)
    parser.add_argument("--no-browser", action="store_true", help=texts.SERVE_NO_BROWSER)
    options = parser.parse_args(arguments)
    try:
        port = free_port(options.port)
    except (NoFreePortError, OverflowError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    stay_offline()
    os.environ["STREAMLIT_LOGGER_HIDE_WELCOME_MESSAGE"] = "true"
    os.environ["STREAMLIT_SERVER_PORT"] = str(port)
    if options.library is not None:
        os.environ["NAMNDSVAR_LIBRARY"] = str(options.library)
    if options.no_browser:
        os.environ["STREAMLIT_SERVER_HEADLESS"] = "true"
    sys.stdout.write(texts.SERVING.format(port=port) + "\n")
    sys.stdout.flush()
    return _serve()


def _serve() -> int:
    from click.exceptions import Abort
    from streamlit.web.cli import main as streamlit  # after the environment is set

    with suppress(Abort):  # Ctrl+C, the way to end it
        streamlit.main(args=["run", str(Path(__file__).with_name("app.py"))], standalone_mode=False)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
