"""Questions and dialogues read from a file of JSON lines."""

import json
from dataclasses import dataclass
from pathlib import Path

from assistant.command import usage


class BatchError(Exception):
    """The file of questions cannot be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialogue:
    """One line of the file: a single question, or the questions of a conversation (`several`)."""

    id: str
    questions: tuple[str, ...]
    several: bool


def read_batch(path: Path) -> tuple[Dialogue, ...]:
    """Return the dialogues of `path`; raises `BatchError` at the first line that is not of the agreed form."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise BatchError(usage.BATCH_MISSING.format(file=path)) from error
    except UnicodeDecodeError as error:
        raise BatchError(usage.BATCH_NOT_TEXT.format(file=path)) from error
    found: list[Dialogue] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            dialogue = dialogue_of(json.loads(line))
            if any(dialogue.id == other.id for other in found):
                raise ValueError(usage.DOUBLE_ID.format(id=dialogue.id))
        except (ValueError, TypeError, KeyError) as error:
            why = _no_json(error) if isinstance(error, json.JSONDecodeError) else str(error) or usage.NEEDS_ID
            raise BatchError(usage.BATCH_LINE.format(line=number, file=path.name, why=why)) from error
        found.append(dialogue)
    if not found:
        raise BatchError(usage.BATCH_EMPTY.format(file=path))
    return tuple(found)


def dialogue_of(record: object) -> Dialogue:
    """Return the dialogue of one line; raises ValueError where it is not of the agreed form."""
    if not isinstance(record, dict) or "id" not in record:
        raise ValueError(usage.NEEDS_ID)
    if isinstance(question := record.get("question"), str):
        return Dialogue(id=str(record["id"]), questions=(question,), several=False)
    turns = record.get("turns")
    if not isinstance(turns, list) or not turns:
        raise ValueError(usage.NEEDS_ID)
    questions = tuple(turn["question"] if isinstance(turn, dict) else None for turn in turns)
    if not all(isinstance(question, str) for question in questions):
        raise ValueError(usage.NEEDS_ID)
    return Dialogue(id=str(record["id"]), questions=tuple(str(question) for question in questions), several=True)


def _no_json(error: json.JSONDecodeError) -> str:
    return usage.NO_JSON.format(column=error.colno)
