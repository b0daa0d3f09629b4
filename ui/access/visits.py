"""The open pages: whose each is, told to the page by a header that nobody else can send."""

import threading
from collections import OrderedDict
from secrets import token_urlsafe

from ui.access.visitor import Visitor

HEADER = "x-namndsvar-visit"
_MOST_SESSIONS = 10_000  # remembered; one that is forgotten is not taken up again after a broken connection


class Visits:
    """Whose the open pages are; threads may share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._visitors: dict[str, Visitor] = {}
        self._owners: OrderedDict[str, str] = OrderedDict()

    def begin(self, visitor: Visitor) -> str:
        """Keep that `visitor` has opened a page, and return the name of the visit."""
        visit = token_urlsafe(24)
        with self._lock:
            self._visitors[visit] = visitor
        return visit

    def end(self, visit: str) -> None:
        """Forget a visit."""
        with self._lock:
            self._visitors.pop(visit, None)

    def visitor(self, visit: str, *, session: str) -> Visitor | None:
        """Return whose the visit is, and remember that Streamlit's `session` is theirs."""
        with self._lock:
            found = self._visitors.get(visit)
            if found is not None:
                self._owners[session] = found.key
                self._owners.move_to_end(session)
                while len(self._owners) > _MOST_SESSIONS:
                    self._owners.popitem(last=False)
            return found

    def owns(self, visitor: Visitor, session: str) -> bool:
        """Return whether Streamlit's `session` was last `visitor`'s."""
        with self._lock:
            return self._owners.get(session) == visitor.key


VISITS = Visits()
