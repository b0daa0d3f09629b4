"""Files that people take out of the pages, each noted in the library's log when it is made."""

import logging
from collections.abc import Callable
from pathlib import Path

from ingest.store.care import log
from ui.access.doors import acting, require
from ui.access.roles import Action
from ui.opening import library_folder
from ui.people import nickname

_log = logging.getLogger(__name__)


def noted(make: Callable[[], bytes], what: str, *, action: Action = Action.EXPORT) -> Callable[[], bytes]:
    """Return what makes a file and notes that the one who has the page open took it out; raises Refused.

    The file is made after the page, by a thread that does not know whose page it is: what they may do is looked at
    then, once more.
    """
    library, visitor, who = library_folder(), require(action), nickname()

    def made() -> bytes:
        with acting(visitor):
            require(action)
            data = make()
        note(library, what, who=who)
        return data

    return made


def note(library: Path, what: str, *, who: str, did: log.Did = log.Did.EXPORTED) -> None:
    """Note what somebody did with `what`; what cannot be noted is told in the server's own log."""
    try:
        log.note(library, did, what, who=who)
    except log.LogUnwritable:
        _log.exception("Could not note what was done")
