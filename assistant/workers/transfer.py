"""Questions and events as lines of JSON, between the server and a worker."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from cattrs.preconf.json import make_converter

from assistant.answer import Answer, Event, Finished, Found, Scope, Wrote
from assistant.model import errors as model_errors
from ingest.document import ReportType
from ingest.embed import errors as embed_errors
from ingest.errors import IngestError
from ingest.store import errors as store_errors

_CONVERTER = make_converter()
for _text in (ReportType, Decimal):
    _CONVERTER.register_structure_hook(_text, lambda value, kind: kind(value))
    _CONVERTER.register_unstructure_hook(_text, str)

_EVENTS: Mapping[str, type[Event]] = {"found": Found, "wrote": Wrote, "finished": Finished}
READY: Mapping[str, Any] = {"ready": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One question as a worker takes it: the turns before it, what limits it, and whether a model may write it."""

    question: str
    turns: tuple[Answer, ...] = ()
    scope: Scope | None = None
    corrected: Scope | None = None
    written: bool = True


def dump_order(order: Order) -> bytes:
    """Return the order as one line."""
    return _line(_CONVERTER.unstructure(order))


def load_order(line: bytes) -> Order:
    """Return the order that `dump_order` wrote."""
    return _CONVERTER.structure(json.loads(line), Order)


def dump_event(event: Event) -> bytes:
    """Return an event as one line."""
    name = next(name for name, kind in _EVENTS.items() if isinstance(event, kind))
    return _line({name: _CONVERTER.unstructure(event)})


def dump_ready() -> bytes:
    """Return the line that says that the worker waits for questions."""
    return _line(READY)


def dump_error(error: Exception) -> bytes:
    """Return an error whose text is a sentence for people as one line."""
    return _line({"error": [kind.__name__ for kind in type(error).__mro__], "sentence": str(error)})


def load(line: bytes) -> Event | None:
    """Return the event on a line, None for a worker's being ready; raises the error where it is one."""
    told = json.loads(line)
    if "error" in told:
        raise _revived(told["error"], told["sentence"])
    return next((_CONVERTER.structure(told[name], kind) for name, kind in _EVENTS.items() if name in told), None)


def _revived(names: Sequence[str], sentence: str) -> Exception:
    """Return an error of the first class that is known of `names`, the nearest first."""
    for name in names:
        for module in (store_errors, embed_errors, model_errors):
            kind = getattr(module, name, None)
            if isinstance(kind, type) and issubclass(kind, Exception):
                return kind.__new__(kind, sentence)
    return IngestError(sentence)


def _line(value: Any) -> bytes:  # noqa: ANN401, whatever JSON holds
    return json.dumps(value, ensure_ascii=False).encode() + b"\n"
