"""Lets conversations go that are older than the one who runs the program wants them to be."""

import os
import time
from collections.abc import Mapping
from pathlib import Path

from ingest.settings import whole_number

DAYS = "NAMNDSVAR_KEEP_CONVERSATIONS_DAYS"
_MOST = 36500
_EVERY_SECONDS = 3600.0
_looked: dict[Path, float] = {}


def days(environment: Mapping[str, str]) -> int | None:
    """Return how many days a conversation is kept that nobody goes on with; for good where None; raises BadSetting."""
    return whole_number(environment, DAYS, of="dagar", least=1, most=_MOST)


def tidy(library: Path) -> None:
    """Let go what is too old; looked for once an hour, whoever opens a page."""
    kept = days(os.environ)
    now = time.monotonic()
    if kept is None or now - _looked.get(library, -_EVERY_SECONDS) < _EVERY_SECONDS:
        return
    from ui.conversations import personal  # brings the library, which the command line does not need to begin

    _looked[library] = now
    personal.forget(library, days=kept)
