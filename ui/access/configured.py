"""How the pages are kept: open to who reaches them, by a log-in, or by a proxy that says who it is."""

import logging
import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ingest.settings import whole_number
from ui.access import texts
from ui.access.known.granted import BadGrants, Grants, read_grants
from ui.access.known.proxy import USER, Proxy, read_proxy
from ui.access.known.secrets import BadSecrets, Login, files, read_login, read_secrets
from ui.access.roles import Role
from ui.access.visitor import Visitor

HOURS = "NAMNDSVAR_LOGIN_HOURS"
_HOURS, _MOST_HOURS = 10, 24 * 7  # a working day; a week
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """How the pages are kept; with neither a log-in nor a proxy they are open."""

    login: Login | None = None
    proxy: Proxy | None = None
    grants: Grants = field(default_factory=Grants)

    @property
    def is_open(self) -> bool:
        """Whether nobody is asked who they are."""
        return self.login is None and self.proxy is None

    def with_role(self, visitor: Visitor) -> Visitor:
        """Return `visitor` with the role that they have now."""
        return replace(visitor, role=Role.ADMINISTER if self.is_open else self.grants.role_of(visitor))


def read_access(environment: Mapping[str, str]) -> Access:
    """Return how the pages are to be kept; raises BadSecrets, BadSetting."""
    hours = whole_number(environment, HOURS, of=texts.HOURS, least=1, most=_MOST_HOURS) or _HOURS
    proxy, secrets = read_proxy(environment), read_secrets()
    login = read_login(secrets, hours=hours)
    if login is not None and proxy is not None:
        raise BadSecrets(secrets.file, texts.BOTH_WAYS.format(header=USER))
    if login is None and proxy is None:
        if "roles" in secrets.tables:  # the rest was forgotten, or is written somewhere else
            raise BadSecrets(secrets.file, texts.NOBODY_IS_ASKED.format(header=USER))
        return Access()
    try:
        return Access(login=login, proxy=proxy, grants=read_grants(secrets.tables.get("roles")))
    except BadGrants as error:
        raise BadSecrets(secrets.file, str(error)) from error


class _Kept:
    """What was read when the server started; roles are read anew when a file has changed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._access: Access | None = None
        self._seen: tuple[object, ...] = ()

    def access(self) -> Access:
        seen = tuple(_seen(file) for file in files())
        with self._lock:
            if self._access is None:
                self._access = read_access(os.environ)
            elif seen != self._seen and not self._access.is_open:
                self._access = replace(self._access, grants=self._renewed(self._access.grants))
            self._seen = seen
            return self._access

    def forget(self) -> None:
        with self._lock:
            self._access = None

    def _renewed(self, before: Grants) -> Grants:
        try:
            return read_grants(read_secrets().tables.get("roles"))
        except (BadGrants, BadSecrets) as error:
            _log.error("The roles cannot be read, those of before hold: %s", error)
            return before


def _seen(file: Path) -> object:
    try:
        told = file.stat()
    except OSError:
        return None
    return (told.st_mtime_ns, told.st_size, told.st_ino)


_kept = _Kept()


def configured() -> Access:
    """Return how the pages of this server are kept, with the roles of now; raises BadSecrets, BadSetting."""
    return _kept.access()


def forget() -> None:
    """Read everything anew at the next call: the settings have changed, in a test."""
    _kept.forget()
