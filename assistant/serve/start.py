"""Starts the server, or talks to the one program at the other end, as the command line says."""

import argparse
import os
import sys
from pathlib import Path

from assistant.serve.mcp.tools import tools
from assistant.serve.server import Open, PortTaken, serve_on
from assistant.serve.service import Service
from assistant.serve.tokens import VARIABLE, BadTokens
from assistant.workers.limits import read_limits
from ingest.settings import read_settings

HOSTS = "NAMNDSVAR_HOSTS"  # names under which others reach it, with commas between
_MISUSE, _FAILURE = 2, 1


def serve(options: argparse.Namespace, library: Path) -> int:
    """Serve until it is interrupted; return the exit status. Raises BadSetting."""
    limits, named = read_limits(os.environ), os.environ.get(VARIABLE, "").strip()
    read_settings(os.environ)
    hosts = options.host or [name.strip() for name in os.environ.get(HOSTS, "").split(",") if name.strip()]
    place = Open(
        address=options.address,
        port=options.port,
        hosts=tuple(hosts),
        tokens=options.tokens or (Path(named) if named else None),
    )
    try:
        serve_on(place, Service(library, limits))
    except (BadTokens, PortTaken) as error:
        sys.stderr.write(f"{error}\n")
        return _MISUSE if isinstance(error, BadTokens) else _FAILURE
    return 0


def talk(library: Path) -> int:
    """Answer on standard input and output until the input ends; return the exit status. Raises BadSetting."""
    service = Service(library, read_limits(os.environ))
    read_settings(os.environ)
    try:
        tools(service).run("stdio")
    finally:
        service.close()
    return 0
