"""The banner over every page where something is wrong, in plain words."""

import time
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import streamlit as st

from ingest.store.care import log
from ui.access.doors import may
from ui.access.roles import Action
from ui.care import state, texts
from ui.care.keeper import keeper_of

_LITTLE = 500_000_000  # bytes: a rebuild of a large library takes about as much
_EVERY_SECONDS = 60.0


def draw(library: Path) -> None:
    """Draw what is wrong, and where to see more for those who may; nothing where all is well."""
    said = _seen(library.absolute(), int(time.monotonic() / _EVERY_SECONDS), keeper_of(library).last())
    if said:
        more = (texts.BANNER_WHERE,) if may(Action.SEE_CARE) else ()
        st.warning(" ".join((*said, *more)), icon=":material/warning:")


@lru_cache(maxsize=4)
def _seen(library: Path, _minute: int, _last: object) -> tuple[str, ...]:
    """Look once a minute, and at once after a check."""
    return tuple(wrong(library))


def wrong(library: Path) -> Iterator[str]:
    """Yield what is wrong with the library or the machine, a sentence each."""
    last = keeper_of(library).last()
    if last is not None and not last.well:
        yield texts.BANNER_BROKEN
    left = state.free(library)
    if left < _LITTLE:
        yield texts.BANNER_DISK.format(free=state.in_words(left))
    try:
        log.events(library)
    except log.LogBroken:
        yield texts.BANNER_LOG
