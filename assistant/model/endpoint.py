"""Which language model is configured, and where it is."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlsplit

from assistant import texts
from assistant.model.errors import ModelError

VARIABLE = "NAMNDSVAR_MODEL"
KEY_VARIABLE = "NAMNDSVAR_MODEL_KEY"
CONTEXT_VARIABLE = "NAMNDSVAR_MODEL_CONTEXT"
_OLLAMA = "http://127.0.0.1:11434"
_CONTEXT = 8192  # tokens; what most models of today hold at least
_LEAST_CONTEXT = 1024  # tokens: room for one passage, the question and a reply
_MOST_DIGITS = 9  # of a number of tokens; more Python may not even read
_SHOWN = 40  # characters of what somebody wrote


class Kind(StrEnum):
    """The protocols that are spoken."""

    OLLAMA = "ollama"
    OPENAI = "openai"


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """A model: the protocol, its name, its address and how many tokens it reads; the key is never shown."""

    kind: Kind
    name: str
    address: str
    context: int = _CONTEXT
    key: str = field(default="", repr=False)

    @property
    def host(self) -> str:
        """The host that text goes to, with its port where one is given: `modell.kommunen.se:8000`."""
        return urlsplit(self.address).netloc

    @property
    def is_here(self) -> bool:
        """Whether the model runs on this machine."""
        return (urlsplit(self.address).hostname or "") in {"localhost", "127.0.0.1", "::1"}

    @property
    def url(self) -> str:
        """The address that a conversation is sent to."""
        path = "/api/chat" if self.kind is Kind.OLLAMA else "/chat/completions"
        return self.address.rstrip("/") + path


def configured_endpoint(environment: Mapping[str, str] = os.environ) -> Endpoint | None:
    """Return the model that `NAMNDSVAR_MODEL` names, None where it is not set; raises `ModelError`.

    `NAMNDSVAR_MODEL_KEY` is its key and `NAMNDSVAR_MODEL_CONTEXT` how many tokens it reads.
    """
    setting = environment.get(VARIABLE, "").strip()
    return endpoint_of(setting, environment) if setting else None


def endpoint_of(setting: str, environment: Mapping[str, str] = os.environ) -> Endpoint:
    """Return the model that `setting` names; raises `ModelError` for any other form.

    `ollama:NAME` or `ollama:NAME@http://host:port` is a model in Ollama; `openai:NAME@http://host:port/v1` any
    endpoint that speaks OpenAI's protocol.
    """
    kind, _, rest = setting.partition(":")
    name, _, address = rest.rpartition("@") if "@http" in rest else (rest, "", "")
    address = address or (_OLLAMA if kind == Kind.OLLAMA else "")
    if kind not in {*Kind} or not name or not _is_address(address):
        shown = f"{setting.split('@')[0]}@…" if "//" in setting else setting  # an address may hold a password
        raise ModelError(texts.MODEL_SETTING.format(variable=VARIABLE, value=shown))
    return Endpoint(
        kind=Kind(kind),
        name=name,
        address=address,
        context=_context(environment),
        key=environment.get(KEY_VARIABLE, "").strip(),
    )


def _is_address(address: str) -> bool:
    """Return whether `address` is one of http or https, without a name, a password or a query in it."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    plain = not (parts.username or parts.password or parts.query or parts.fragment)
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and plain and port != 0


def _context(environment: Mapping[str, str]) -> int:
    given = environment.get(CONTEXT_VARIABLE, "").strip()
    if not given:
        return _CONTEXT
    plain = given.isascii() and given.isdecimal() and len(given) <= _MOST_DIGITS
    if not plain or int(given) < _LEAST_CONTEXT:
        shown = given[:_SHOWN]
        raise ModelError(texts.MODEL_CONTEXT.format(variable=CONTEXT_VARIABLE, value=shown, least=_LEAST_CONTEXT))
    return int(given)
