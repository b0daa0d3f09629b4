"""Every address that is served, and what it takes to get there; what is not named here is not served."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ui.access.roles import Action
from ui.addresses import (
    ABOUT,
    ASK,
    CARE,
    CONVERSATIONS,
    DOCUMENTS,
    FIGURE,
    FIGURES,
    GUIDE,
    ORIGINALS,
    PICTURES,
    QUALITY,
)

LOG_IN, FAILED, SEEN = "/logga-in", "/logga-in/misslyckades", "/inloggad"
CALLBACK, START, LOG_OUT = "/oauth2callback", "/auth/login", "/auth/logout"
HEALTH = "/_stcore/health"
STREAM = "/_stcore/stream"

PAGES: Mapping[str, Action] = {
    ASK: Action.ASK,
    FIGURES: Action.LOOK,
    CONVERSATIONS: Action.KEEP,
    DOCUMENTS: Action.LOOK,
    QUALITY: Action.SEE_QUALITY,
    CARE: Action.SEE_CARE,
    ABOUT: Action.LOOK,
    GUIDE: Action.LOOK,
}
_NUMBER = "[0-9]{1,9}"  # of thousands of digits Python makes no number: the server would say that it has failed
_OPEN = (
    r"/page/[^/]+",  # how the pages look; nothing of what they hold
    r"/static/.+",  # Streamlit's own scripts
    *map(re.escape, (HEALTH, LOG_IN, FAILED, SEEN, START, CALLBACK)),
)
_CLOSED: Mapping[str, Action] = {
    re.escape(STREAM): Action.LOOK,
    r"/_stcore/host-config": Action.LOOK,
    r"/_stcore/bidi-components/.+": Action.LOOK,
    r"/component/.+": Action.LOOK,
    r"/media/.+": Action.LOOK,
    r"/_stcore/upload_file/[^/]+/[^/]+": Action.ADD,
    rf"/{ORIGINALS}/[^/]+": Action.LOOK,
    rf"/{PICTURES}/[^/]+/{_NUMBER}": Action.LOOK,
    rf"/{FIGURE}/[^/]+/{_NUMBER}/{_NUMBER}": Action.LOOK,
    **{f"/{address}": action for address, action in PAGES.items()},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """What it takes to get to an address: `action` is what one must be allowed to do, None where all may come."""

    action: Action | None


def door(path: str) -> Door | None:
    """Return what it takes to get to `path`, None where nothing is served."""
    if any(re.fullmatch(pattern, path) for pattern in _OPEN):
        return Door(action=None)
    return next((Door(action=action) for pattern, action in _CLOSED.items() if re.fullmatch(pattern, path)), None)


def is_page(path: str) -> bool:
    """Return whether `path` is that of a page."""
    return path[:1] == "/" and path[1:] in PAGES
