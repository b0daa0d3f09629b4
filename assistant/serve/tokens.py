"""Who may ask: a file with a name and a token a line, and the check of what a program sends."""

import hashlib
import hmac
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from starlette.authentication import AuthCredentials, AuthenticationBackend, AuthenticationError, SimpleUser
from starlette.requests import HTTPConnection

from assistant.serve import texts

VARIABLE = "NAMNDSVAR_TOKENS"
_LEAST = 20  # characters: a name and a year are no token
_OPEN_PATHS = frozenset({"/health", "/openapi.json"})
_SCHEME = "bearer"


class BadTokens(Exception):
    """The file of tokens cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """Whose a token is, and its SHA-256."""

    name: str
    digest: bytes


def read_tokens(file: Path) -> tuple[Token, ...]:
    """Return the tokens in `file`, one a line after its owner's name; raises BadTokens."""
    try:
        if os.name == "posix" and file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise BadTokens(texts.TOKENS_OPEN.format(file=file))
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        why = (isinstance(error, OSError) and error.strerror) or error
        raise BadTokens(texts.TOKENS_UNREADABLE.format(file=file, why=why)) from error
    found: list[Token] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        parts = line.split()
        if len(parts) != 2 or len(parts[1]) < _LEAST or not parts[1].isascii():
            raise BadTokens(texts.TOKENS_LINE.format(line=number, file=file, least=_LEAST))
        token = Token(name=parts[0], digest=_digest(parts[1]))
        if any(token.name == other.name or token.digest == other.digest for other in found):
            raise BadTokens(texts.TOKENS_TWICE.format(line=number, file=file))
        found.append(token)
    if not found:
        raise BadTokens(texts.TOKENS_EMPTY.format(file=file))
    return tuple(found)


class TokenBackend(AuthenticationBackend):
    """Tells who asks by the token sent; where there are no tokens, by the address that asks."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self._tokens = tokens

    async def authenticate(self, conn: HTTPConnection) -> tuple[AuthCredentials, SimpleUser]:
        """Return who asks; raises AuthenticationError."""
        if not self._tokens or conn.scope["path"] in _OPEN_PATHS:
            return AuthCredentials(), SimpleUser(conn.client.host if conn.client else "")
        scheme, _, sent = conn.headers.get("authorization", "").partition(" ")
        digest = _digest(sent.strip())
        # All are compared, so that the time taken tells nothing of which is nearly right.
        names = [token.name for token in self._tokens if hmac.compare_digest(token.digest, digest)]
        if scheme.lower() != _SCHEME or not names:
            raise AuthenticationError(texts.NO_TOKEN)
        return AuthCredentials(["asks"]), SimpleUser(names[0])


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode(errors="replace")).digest()
