"""Conversations on disk, beside the library: SQLite, each row with the one who asked, so that nobody sees another's."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from cattrs.errors import BaseValidationError

from assistant.answer import Answer
from ingest.language.words import fold
from ui.conversations.answers import as_json, from_json

_SCHEMA = """
CREATE TABLE IF NOT EXISTS conversations (
    id TEXT PRIMARY KEY,
    user TEXT NOT NULL,
    title TEXT NOT NULL,
    folded TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS conversations_by_user ON conversations (user, changed);
CREATE TABLE IF NOT EXISTS turns (
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    answer TEXT NOT NULL,
    drawn TEXT NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (conversation, position)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS opinions (
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    user TEXT NOT NULL,
    good INTEGER NOT NULL,
    reason TEXT NOT NULL,
    words TEXT NOT NULL,
    version TEXT NOT NULL,
    given TEXT NOT NULL,
    PRIMARY KEY (conversation, position)
) WITHOUT ROWID;
"""
_LONGEST_TITLE = 80
_BUSY_SECONDS = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A conversation as it is listed; `changed` is when it last got an answer, in UTC."""

    id: str
    title: str
    changed: datetime
    turns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """An answer with the HTML that the page drew of it."""

    answer: Answer
    drawn: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What somebody thought of an answer; `reason` is one of the page's, `words` their own."""

    good: bool
    reason: str = ""
    words: str = ""


class Kept:
    """The conversations of one library; threads may share it."""

    def __init__(self, file: Path) -> None:
        """Keep conversations in `file`, made when the first one is kept."""
        self._file = file

    @classmethod
    def beside(cls, library: Path) -> "Kept":
        """Return the conversations kept beside the library in the folder `library`."""
        return cls(library.absolute().with_name(f"{library.name}-samtal.sqlite"))

    def add(self, conversation: str, position: int, turn: Turn, *, user: str) -> str:
        """Keep a turn and return the conversation's id: a new one where `conversation` is empty or not the user's."""
        answer = replace(turn.answer, passages=())  # found again when asked; the citations hold what was cited
        now = datetime.now(UTC).isoformat()
        with self._open() as database:
            id_ = conversation if conversation and self._owner(database, conversation) == user else uuid4().hex
            title = " ".join(answer.question.split())[:_LONGEST_TITLE]
            database.execute(
                "INSERT INTO conversations VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET changed = ?",
                (id_, user, title, fold(title), now, now, now),
            )
            words = fold(f"{answer.question} {answer.text}")
            database.execute(
                "INSERT OR REPLACE INTO turns VALUES (?, ?, ?, ?, ?)",
                (id_, position, as_json(answer), turn.drawn, words),
            )
        return id_

    def listed(self, *, user: str, words: str = "") -> tuple[Listed, ...]:
        """Return the user's conversations, the latest first; those that hold all of `words` where any are given."""
        wanted = fold(words).split()
        clause = " AND (c.folded LIKE ? ESCAPE '\\' OR EXISTS (SELECT 1 FROM turns t WHERE t.conversation = c.id"
        clause += " AND t.folded LIKE ? ESCAPE '\\'))"
        patterns = [pattern for word in wanted for pattern in [_containing(word)] * 2]
        with self._open() as database:
            rows = database.execute(
                "SELECT c.id, c.title, c.changed, (SELECT count(*) FROM turns t WHERE t.conversation = c.id)"
                f" FROM conversations c WHERE c.user = ?{clause * len(wanted)} ORDER BY c.changed DESC, c.id",
                (user, *patterns),
            ).fetchall()
        return tuple(
            Listed(id=id_, title=title, changed=datetime.fromisoformat(changed), turns=turns)
            for id_, title, changed, turns in rows
        )

    def turns(self, conversation: str, *, user: str) -> tuple[Turn, ...]:
        """Return a conversation's turns in order; none where it is not the user's or was kept by another version."""
        with self._open() as database:
            if self._owner(database, conversation) != user:
                return ()
            rows = database.execute(
                "SELECT answer, drawn FROM turns WHERE conversation = ? ORDER BY position", (conversation,)
            ).fetchall()
        try:
            return tuple(Turn(answer=from_json(answer), drawn=drawn) for answer, drawn in rows)
        except (BaseValidationError, ValueError):
            return ()

    def rename(self, conversation: str, title: str, *, user: str) -> None:
        """Give a conversation of the user's another title; white space changes nothing."""
        kept = " ".join(title.split())[:_LONGEST_TITLE]
        if kept:
            with self._open() as database:
                database.execute(
                    "UPDATE conversations SET title = ?, folded = ? WHERE id = ? AND user = ?",
                    (kept, fold(kept), conversation, user),
                )

    def delete(self, conversation: str, *, user: str) -> None:
        """Remove a conversation of the user's with its turns and opinions, and their bytes from the file."""
        with self._open() as database:
            database.execute("DELETE FROM conversations WHERE id = ? AND user = ?", (conversation, user))

    def think(self, conversation: str, position: int, opinion: Opinion, *, user: str, version: str) -> None:
        """Keep what the user thought of one answer of an own conversation; `version` is the library's."""
        with self._open() as database:
            if self._owner(database, conversation) == user:
                database.execute(
                    "INSERT OR REPLACE INTO opinions VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        *(conversation, position, user, opinion.good, opinion.reason, opinion.words, version),
                        datetime.now(UTC).isoformat(),
                    ),
                )

    def opinion(self, conversation: str, position: int, *, user: str) -> Opinion | None:
        """Return what the user thought of an answer, None where nothing was said."""
        with self._open() as database:
            row = database.execute(
                "SELECT good, reason, words FROM opinions WHERE conversation = ? AND position = ? AND user = ?",
                (conversation, position, user),
            ).fetchone()
        return Opinion(good=bool(row[0]), reason=row[1], words=row[2]) if row else None

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """Open the file, made readable for its owner alone, and commit what was done unless it failed."""
        if not self._file.exists():
            self._file.touch(mode=0o600)
        with closing(sqlite3.connect(self._file, timeout=_BUSY_SECONDS)) as database:
            database.execute("PRAGMA foreign_keys = ON")
            database.execute("PRAGMA secure_delete = ON")
            database.executescript(_SCHEMA)
            with database:
                yield database

    @staticmethod
    def _owner(database: sqlite3.Connection, conversation: str) -> str | None:
        row = database.execute("SELECT user FROM conversations WHERE id = ?", (conversation,)).fetchone()
        return None if row is None else str(row[0])


def _containing(word: str) -> str:
    """Return the LIKE pattern of texts that hold `word`, whatever signs it has."""
    escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"
