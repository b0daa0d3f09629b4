"""What people said of answers as cases to settle: open, answered or closed, whoever it was that said it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from cattrs.errors import BaseValidationError

from assistant.answer import Answer
from ui.access.doors import require
from ui.access.roles import Action
from ui.conversations.answers import from_json
from ui.conversations.file import file_beside, opened
from ui.conversations.kept import Opinion

_ROWS = (
    "SELECT o.conversation, o.position, t.answer, o.good, o.reason, o.words, o.version, o.given, s.state, s.reply"
    " FROM opinions o JOIN turns t ON t.conversation = o.conversation AND t.position = o.position"
    " LEFT JOIN settled s ON s.conversation = o.conversation AND s.position = o.position ORDER BY o.given DESC"
)


class State(StrEnum):
    """How far a case has come."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An answer that somebody has judged; `version` is the library's, `given` when it was said, in UTC."""

    conversation: str
    position: int
    answer: Answer
    opinion: Opinion
    version: str
    given: str
    state: State
    reply: str

    @property
    def id(self) -> str:
        """The name of the case."""
        return case_id(self.conversation, self.position)


def case_id(conversation: str, position: int) -> str:
    """Return the name of the case of an answer."""
    return f"{conversation}-{position}"


class Cases:
    """The cases of one library; threads may share it."""

    def __init__(self, library: Path) -> None:
        """Read the cases beside the library in the folder `library`."""
        self._file = file_beside(library)

    def listed(self) -> tuple[Case, ...]:
        """Return every case, the last said first; an answer that another version has kept is left out.

        Raises NotLoggedIn, Refused.
        """
        require(Action.SEE_QUALITY)
        if not self._file.exists():
            return ()
        with opened(self._file) as database:
            rows = database.execute(_ROWS).fetchall()
        found: list[Case] = []
        for conversation, position, answer, good, reason, words, version, given, state, reply in rows:
            try:
                told = from_json(answer)
            except (BaseValidationError, ValueError):
                continue
            found.append(
                Case(
                    conversation=conversation,
                    position=position,
                    answer=told,
                    opinion=Opinion(good=bool(good), reason=reason, words=words),
                    version=version,
                    given=given,
                    state=State(state or State.OPEN),
                    reply=reply or "",
                )
            )
        return tuple(found)

    def settle(self, case: Case, state: State, *, reply: str = "") -> None:
        """Say how far a case has come, with a reply to the one who judged; open again it has none.

        Raises NotLoggedIn, Refused.
        """
        require(Action.SETTLE)
        told = " ".join(reply.split()) if state is not State.OPEN else ""
        with opened(self._file) as database:
            database.execute(
                "INSERT OR REPLACE INTO settled SELECT conversation, position, ?, ?, ? FROM opinions"
                " WHERE conversation = ? AND position = ?",
                (state, told, datetime.now(UTC).isoformat(), case.conversation, case.position),
            )

    def replies(self, *, user: str) -> dict[str, tuple[str, ...]]:
        """Return what was replied to the user's opinions, by conversation."""
        if not self._file.exists():
            return {}
        with opened(self._file) as database:
            rows = database.execute(
                "SELECT s.conversation, s.reply FROM settled s JOIN conversations c ON c.id = s.conversation"
                " WHERE c.user = ? AND s.reply <> '' ORDER BY s.position",
                (user,),
            ).fetchall()
        found: dict[str, tuple[str, ...]] = {}
        for conversation, reply in rows:
            found[conversation] = (*found.get(conversation, ()), reply)
        return found
