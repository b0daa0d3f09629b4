"""What is kept of a person: handed out whole, erased, and let go when it is old."""

import json
import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from eval import reported
from ui.conversations.cases import case_id
from ui.conversations.file import file_beside, opened

_SHORT = 6


class NobodyCalled(Exception):
    """Of nobody with that name anything is kept, or of several."""


def short_name(user: str) -> str:
    """Return what to call somebody where others read it: it does not tell their name."""
    return sha256(user.encode()).hexdigest()[:_SHORT]


def called(library: Path, name: str) -> str:
    """Return the user whose name or short name is `name`; raises NobodyCalled unless it is one."""
    found = [user for user, _ in people(library) if name in (user, short_name(user))]
    if len(found) != 1:
        raise NobodyCalled(name)
    return found[0]


def people(library: Path) -> tuple[tuple[str, int], ...]:
    """Return everybody of whom something is kept, with how many conversations, the latest first."""
    if not file_beside(library).exists():
        return ()
    with opened(file_beside(library)) as database:
        rows = database.execute("SELECT user, count(*) FROM conversations GROUP BY user ORDER BY max(changed) DESC")
        return tuple((str(user), int(count)) for user, count in rows)


def data_of(library: Path, user: str) -> Mapping[str, object]:
    """Return what is kept of `user` as JSON holds it: conversations, answers, opinions and replies, and pins."""
    if not file_beside(library).exists():
        return {"user": user, "conversations": []}
    with opened(file_beside(library)) as database:
        database.row_factory = sqlite3.Row
        found = database.execute("SELECT * FROM conversations WHERE user = ? ORDER BY created", (user,)).fetchall()
        told = [_conversation(database, row) for row in found]
    return {"user": user, "conversations": told}


def erase(library: Path, user: str) -> int:
    """Erase what is kept of `user`, and their bytes, and return how many conversations that were.

    Questions of the evaluation that their opinions gave go too.
    """
    if not file_beside(library).exists():
        return 0
    with opened(file_beside(library)) as database:
        rows = database.execute(
            "SELECT conversation, position FROM opinions o JOIN conversations c ON c.id = o.conversation"
            " WHERE c.user = ?",
            (user,),
        ).fetchall()
        done = database.execute("DELETE FROM conversations WHERE user = ?", (user,))
    _vacuum(file_beside(library))
    reported.remove(library, {reported.id_of(case_id(conversation, position)) for conversation, position in rows})
    return done.rowcount


def forget(library: Path, *, days: int) -> int:
    """Erase the conversations that nobody has gone on with for `days`, and return how many; pinned ones stay."""
    if not file_beside(library).exists():
        return 0
    before = (datetime.now(UTC) - timedelta(days=days)).isoformat()
    with opened(file_beside(library)) as database:
        done = database.execute(
            "DELETE FROM conversations WHERE changed < ? AND id NOT IN (SELECT conversation FROM pins)", (before,)
        )
    if done.rowcount:
        _vacuum(file_beside(library))
    return done.rowcount


def _conversation(database: sqlite3.Connection, row: sqlite3.Row) -> Mapping[str, object]:
    def of(table: str) -> list[dict[str, object]]:
        rows = database.execute(f"SELECT * FROM {table} WHERE conversation = ? ORDER BY position", (row["id"],))
        return [
            {name: told for name, told in dict(one).items() if name not in ("conversation", "user")} for one in rows
        ]

    turns = [{"position": one["position"], "answer": json.loads(str(one["answer"]))} for one in of("turns")]
    return {
        "id": row["id"],
        "title": row["title"],
        "created": row["created"],
        "changed": row["changed"],
        "turns": turns,
        "opinions": of("opinions"),
        "replies": of("settled"),
        "pins": of("pins"),
    }


def _vacuum(file: Path) -> None:
    """Write the file anew: pages that SQLite divided may hold copies of what was deleted."""
    database = sqlite3.connect(file)
    try:
        database.execute("VACUUM")
    finally:
        database.close()
