"""Settings of a server on which people log in, for tests that need none."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.ui.access.served import ROLES, written
from ui.access import configured
from ui.access.roles import Role
from ui.access.visitor import Visitor

AUTH = """
[auth]
redirect_uri = "https://svar.exempelkommun.se/oauth2callback"
cookie_secret = "en lång hemlighet som ingen gissar"
client_id = "namndsvar"
client_secret = "hemligt"
server_metadata_url = "https://inloggning.exempelkommun.se/.well-known/openid-configuration"
"""
VALUES = {Role.NONE: "Annat", Role.READ: "Svar.Lasa", Role.ADD: "Svar.LaggaTill", Role.ADMINISTER: "Svar.Administrera"}


@contextmanager
def keeping(folder: Path, patch: pytest.MonkeyPatch, text: str = AUTH + ROLES) -> Iterator[None]:
    """Let this process be kept as the file of secrets says that holds `text`."""
    written(folder, text)
    patch.chdir(folder)
    patch.setenv("HOME", str(folder))
    configured.forget()
    try:
        yield
    finally:
        configured.forget()


def somebody(role: Role, *, name: str = "anna") -> Visitor:
    """Return somebody to whom the log-in gives `role`."""
    return Visitor(
        key=f"https://inloggning.exempelkommun.se|{name}", name=name, shown=name, groups=frozenset({VALUES[role]})
    )
