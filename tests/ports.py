"""Ports for servers that tests start, each chosen by the system: tests that run side by side never get the same."""

import socket


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
