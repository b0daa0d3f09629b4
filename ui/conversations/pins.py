"""Answers that somebody has pinned, to have them at hand: kept with their conversation, and gone with it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cattrs.errors import BaseValidationError

from assistant.answer import Answer
from ui.conversations.answers import from_json
from ui.conversations.file import file_beside, opened, owner


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinned:
    """A pinned answer, and where it stands."""

    conversation: str
    position: int
    answer: Answer


class Pins:
    """The pinned answers of one library; each user has their own."""

    def __init__(self, library: Path) -> None:
        """Keep what is pinned beside the library in the folder `library`."""
        self._file = file_beside(library)

    def pin(self, conversation: str, position: int, *, user: str) -> None:
        """Pin an answer of a conversation of the user's; pinned again it stays where it is."""
        with opened(self._file) as database:
            if owner(database, conversation) == user:
                now = datetime.now(UTC).isoformat()
                database.execute("INSERT OR IGNORE INTO pins VALUES (?, ?, ?)", (conversation, position, now))

    def unpin(self, conversation: str, position: int, *, user: str) -> None:
        """Let an answer of a conversation of the user's go."""
        with opened(self._file) as database:
            if owner(database, conversation) == user:
                database.execute("DELETE FROM pins WHERE conversation = ? AND position = ?", (conversation, position))

    def positions(self, conversation: str, *, user: str) -> frozenset[int]:
        """Return which answers of a conversation of the user's are pinned."""
        with opened(self._file) as database:
            if owner(database, conversation) != user:
                return frozenset()
            rows = database.execute("SELECT position FROM pins WHERE conversation = ?", (conversation,))
            return frozenset(int(position) for (position,) in rows)

    def listed(self, *, user: str) -> tuple[Pinned, ...]:
        """Return the user's pinned answers, the latest pinned first; those of another version are left out."""
        with opened(self._file) as database:
            rows = database.execute(
                "SELECT t.conversation, t.position, t.answer FROM pins p"
                " JOIN turns t ON t.conversation = p.conversation AND t.position = p.position"
                " JOIN conversations c ON c.id = p.conversation WHERE c.user = ? ORDER BY p.pinned DESC",
                (user,),
            ).fetchall()
        found: list[Pinned] = []
        for conversation, position, answer in rows:
            try:
                found.append(Pinned(conversation=conversation, position=position, answer=from_json(answer)))
            except (BaseValidationError, ValueError):
                continue
        return tuple(found)
