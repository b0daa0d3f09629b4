"""The files of secrets that Streamlit reads, and what they say of logging in and of roles."""

import os
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from ingest.errors import IngestError
from ui.access import texts

_NAME = Path(".streamlit") / "secrets.toml"
_BESIDE_THE_SCRIPT = Path(__file__).parents[2] / _NAME
_CALLBACK = "/oauth2callback"
_PORTS = {"https": 443, "http": 80}  # that a browser leaves out
_NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
_LEAST = 32  # signs of the secret that cookies are signed with: 256 bits in the poorest alphabet that people use


class BadSecrets(IngestError):
    """A file of secrets cannot be used; the message says why and what to do."""

    def __init__(self, file: Path, what: str) -> None:
        super().__init__(texts.SECRETS.format(file=file, what=what))


@dataclass(frozen=True, slots=True, kw_only=True)
class Secrets:
    """What the files hold, and the last of them that is there."""

    file: Path
    tables: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """The log-in: the origin of the pages, as a browser sees it, and how many hours it lasts."""

    origin: str
    hours: int

    @property
    def host(self) -> str:
        """The name under which others reach the pages."""
        return urlsplit(self.origin).hostname or ""

    @property
    def netloc(self) -> str:
        """The name with the port, where it has one."""
        return urlsplit(self.origin).netloc

    @property
    def is_secure(self) -> bool:
        """Whether the browser speaks to the pages in secret."""
        return self.origin.startswith("https:")


def files() -> tuple[Path, ...]:
    """Return the files of secrets that Streamlit reads, the one that counts most last."""
    return tuple(dict.fromkeys((Path.home() / _NAME, Path.cwd() / _NAME, _BESIDE_THE_SCRIPT)))


def read_secrets() -> Secrets:
    """Return what the files hold together, as Streamlit puts them together; raises BadSecrets."""
    told: dict[str, object] = {}
    last = files()[-1]
    for file in filter(Path.exists, files()):
        try:
            held = tomllib.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise BadSecrets(file, texts.UNREADABLE.format(why=error)) from error
        told |= held
        last = file
        if "auth" in held and os.name == "posix" and file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise BadSecrets(file, texts.OPEN_TO_ALL)
    return Secrets(file=last, tables=told)


def read_login(secrets: Secrets, *, hours: int) -> Login | None:
    """Return the log-in that the table `[auth]` describes, None where there is none; raises BadSecrets."""
    table = secrets.tables.get("auth")
    if table is None:
        return None

    def wrong(what: str, **named: object) -> BadSecrets:
        return BadSecrets(secrets.file, what.format(**named))

    if not isinstance(table, Mapping):
        raise wrong(texts.MISSING, name=_NEEDED[0])
    for name, value in table.items():
        if isinstance(value, Mapping) and name != "client_kwargs":
            raise wrong(texts.SEVERAL, name=name)
    for name in _NEEDED:
        value = table.get(name)
        if value is None or (isinstance(value, str) and not value.strip()):
            raise wrong(texts.MISSING, name=name)
        if not isinstance(value, str):
            raise wrong(texts.NOT_TEXT, name=name)
    if len(table["cookie_secret"]) < _LEAST:
        raise wrong(texts.SHORT_SECRET, least=_LEAST)
    origin = _origin(table["redirect_uri"])
    if not origin:
        raise wrong(texts.BAD_REDIRECT, example=texts.REDIRECT_EXAMPLE)
    for name in ("redirect_uri", "server_metadata_url"):
        if not _is_secret(table[name]):
            raise wrong(texts.NOT_SECURE, name=name)
    return Login(origin=origin, hours=hours)


def _origin(redirect_uri: str) -> str:
    """Return the origin of our pages as a browser writes it, empty where they cannot be at `redirect_uri`."""
    try:
        told = urlsplit(redirect_uri)
        name, port = told.hostname or "", told.port
    except ValueError:
        return ""
    bare = told.netloc.lower() in (name, f"[{name}]", f"{name}:{port}", f"[{name}]:{port}") and name.isascii()
    if told.path != _CALLBACK or not name or not bare or told.query or "{" in name:
        return ""
    host = f"[{name}]" if ":" in name else name
    scheme = told.scheme
    return f"{scheme}://{host}" if port in (None, _PORTS.get(scheme)) else f"{scheme}://{host}:{port}"


def _is_secret(address: str) -> bool:
    """Return whether nobody else can read what is sent to `address`: it is encrypted, or stays on this machine."""
    try:
        told = urlsplit(address)
        if told.scheme == "https":
            return bool(told.hostname)
        return told.scheme == "http" and (told.hostname == "localhost" or ip_address(told.hostname or "").is_loopback)
    except ValueError:
        return False
