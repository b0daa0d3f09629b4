"""Somebody who has a page open."""

import math
from dataclasses import dataclass

from ui.access.roles import NEEDED, Action, Refused, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Somebody who has a page open.

    `key` owns what is kept of them. `name` is what they are given a role by, `shown` what they are called on their own
    pages. `groups` are the values that a log-in says of them. `login` names the log-in that they came by, which ends at
    `until`, in seconds since 1970.
    """

    key: str
    name: str = ""
    shown: str = ""
    groups: frozenset[str] = frozenset()
    login: str = ""
    until: float = math.inf
    role: Role = Role.NONE

    def may(self, action: Action) -> bool:
        """Return whether they may do `action`."""
        return self.role >= NEEDED[action]

    def require(self, action: Action) -> None:
        """Let them go on where they may do `action`; raises Refused."""
        if not self.may(action):
            raise Refused(action)
