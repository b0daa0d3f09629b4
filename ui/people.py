"""Who has the page open: nobody sees another's conversations, and others read no more than a short name."""

from hashlib import sha256

from ui.access.doors import require
from ui.access.roles import Action

_SHORT = 6


def person() -> str:
    """Return the one who has the page open: what owns all that is kept of them; raises NotLoggedIn, Refused.

    Where nobody logs in it is a name that their browser keeps, empty where it keeps none.
    """
    return require(Action.KEEP).key


def nickname() -> str:
    """Return what to call the one who has the page open where others read it: it does not tell their name."""
    return nickname_of(person())


def nickname_of(key: str) -> str:
    """Return what to call the one whose `key` it is, empty for nobody."""
    return sha256(key.encode()).hexdigest()[:_SHORT] if key else ""
