"""Conversations on disk, beside the library: SQLite, each row with the one who asked, so that nobody sees another's."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from cattrs.errors import BaseValidationError

from assistant.answer import Answer
from ingest.language.words import fold
from ui.conversations.answers import as_json, found_json, from_json
from ui.conversations.file import file_beside, opened, owner

_LONGEST_TITLE = 80


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """An answer, the passages found for it as JSON, what was thought of it, of which library version, and when."""

    answer: Answer
    found: str
    opinion: Opinion
    version: str
    given: str


class GoneOn(Exception):
    """A conversation has got another answer since it was opened here."""


class Kept:
    """The conversations of one library; threads may share it."""

    def __init__(self, file: Path) -> None:
        """Keep conversations in `file`, made when the first one is kept."""
        self._file = file

    @classmethod
    def beside(cls, library: Path) -> "Kept":
        """Return the conversations kept beside the library in the folder `library`."""
        return cls(file_beside(library))

    def add(self, conversation: str, position: int, turn: Turn, *, user: str) -> str:
        """Keep a turn and return the conversation's id: a new one where `conversation` is empty or not the user's.

        A conversation that has gone on meanwhile, in another window, goes on there; raises `GoneOn`.
        """
        answer = replace(turn.answer, passages=())  # found again when asked; the citations hold what was cited
        now = datetime.now(UTC).isoformat()
        with opened(self._file) as database:
            id_ = conversation if conversation and owner(database, conversation) == user else uuid4().hex
            if id_ == conversation and self._count(database, id_) != position:
                raise GoneOn(id_)
            title = " ".join(answer.question.split())[:_LONGEST_TITLE]
            database.execute(
                "INSERT INTO conversations VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET changed = ?",
                (id_, user, title, fold(title), now, now, now),
            )
            words = fold(f"{answer.question} {answer.text}")
            database.execute(
                "INSERT INTO turns (conversation, position, answer, drawn, folded, found) VALUES (?, ?, ?, ?, ?, ?)",
                (id_, position, as_json(answer), turn.drawn, words, found_json(turn.answer)),
            )
        return id_

    def listed(self, *, user: str, words: str = "") -> tuple[Listed, ...]:
        """Return the user's conversations, the latest first; those that hold all of `words` where any are given."""
        wanted = fold(words).split()
        clause = " AND (c.folded LIKE ? ESCAPE '\\' OR EXISTS (SELECT 1 FROM turns t WHERE t.conversation = c.id"
        clause += " AND t.folded LIKE ? ESCAPE '\\'))"
        patterns = [pattern for word in wanted for pattern in [_containing(word)] * 2]
        with opened(self._file) as database:
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
        with opened(self._file) as database:
            if owner(database, conversation) != user:
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
            with opened(self._file) as database:
                database.execute(
                    "UPDATE conversations SET title = ?, folded = ? WHERE id = ? AND user = ?",
                    (kept, fold(kept), conversation, user),
                )

    def delete(self, conversation: str, *, user: str) -> None:
        """Remove a conversation of the user's with its turns and opinions, and their bytes from the file."""
        with opened(self._file) as database:
            database.execute("DELETE FROM conversations WHERE id = ? AND user = ?", (conversation, user))

    def think(self, conversation: str, position: int, opinion: Opinion, *, user: str, version: str) -> None:
        """Keep what the user thought of one answer of an own conversation; `version` is the library's."""
        with opened(self._file) as database:
            if owner(database, conversation) == user:
                database.execute(
                    "INSERT OR REPLACE INTO opinions VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        *(conversation, position, user, opinion.good, opinion.reason, opinion.words, version),
                        datetime.now(UTC).isoformat(),
                    ),
                )

    def opinion(self, conversation: str, position: int, *, user: str) -> Opinion | None:
        """Return what the user thought of an answer, None where nothing was said."""
        with opened(self._file) as database:
            row = database.execute(
                "SELECT good, reason, words FROM opinions WHERE conversation = ? AND position = ? AND user = ?",
                (conversation, position, user),
            ).fetchone()
        return Opinion(good=bool(row[0]), reason=row[1], words=row[2]) if row else None

    def citing(self, documents: Sequence[str]) -> int:
        """Return how many kept answers, whosever they are, cite one of `documents`."""
        clause = " OR ".join(["answer LIKE ? ESCAPE '\\'"] * len(documents))
        patterns = [_containing(f'"id": "{document}"') for document in documents]
        if not patterns or not self._file.exists():
            return 0
        with opened(self._file) as database:
            return int(database.execute(f"SELECT count(*) FROM turns WHERE {clause}", patterns).fetchone()[0])

    def judged(self) -> Iterator[Judged]:
        """Yield every answer that somebody has said something of, whoever that was, the first said first."""
        with opened(self._file) as database:
            rows = database.execute(
                "SELECT t.answer, t.found, o.good, o.reason, o.words, o.version, o.given FROM opinions o"
                " JOIN turns t ON t.conversation = o.conversation AND t.position = o.position ORDER BY o.given"
            ).fetchall()
        for answer, found, good, reason, words, version, given in rows:
            opinion = Opinion(good=bool(good), reason=reason, words=words)
            yield Judged(answer=from_json(answer), found=found, opinion=opinion, version=version, given=given)

    @staticmethod
    def _count(database: sqlite3.Connection, conversation: str) -> int:
        return int(database.execute("SELECT count(*) FROM turns WHERE conversation = ?", (conversation,)).fetchone()[0])


def _containing(word: str) -> str:
    """Return the LIKE pattern of texts that hold `word`, whatever signs it has."""
    escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"
