"""Our own exercises as items: passages of invented boards with questions that they answer, and that they do not."""

from collections.abc import Sequence
from pathlib import Path

from pydantic import BaseModel

from assistant.reader.pairs import row_text
from training.reading.foreign import Foreign
from training.reading.items import Candidate, Item

FOLDER = Path(__file__).with_name("exercises")
_HELD_OUT = 12  # every so many passages is kept from training, in the order of the files
LAST = "~"  # after the names of all files
_FOREIGN = 4  # texts of other passages beside a question


class _Table(BaseModel):
    title: str
    columns: list[str]
    rows: list[list[str]]


class _Question(BaseModel):
    q: str
    line: list[int] = []
    row: list[int] = []


class Passage(BaseModel):
    """A passage: its headings (" > " between them), sentences, a table where it has one, and what is asked of it."""

    heading: str
    lines: list[str]
    table: _Table | None = None
    questions: list[_Question]


def exercises(folder: Path = FOLDER, *, held_out: bool, since: str = "", before: str = LAST) -> list[Item]:
    """Return the items to learn from, or those `held_out`, of the files named from `since` to those `before`."""
    chosen = passages(folder, held_out=held_out, since=since, before=before)
    candidates = [_candidates(one) for one in chosen]
    foreign = Foreign(candidates)
    return [
        _item(asked, passage, candidates[at], foreign.of(asked.q, passage=at, most=_FOREIGN))
        for at, passage in enumerate(chosen)
        for asked in passage.questions
    ]


def passages(folder: Path = FOLDER, *, held_out: bool, since: str = "", before: str = LAST) -> list[Passage]:
    """Return the passages to learn from, or those `held_out`, of the files named from `since` to those `before`."""
    every = [
        (file.name, Passage.model_validate_json(line))
        for file in sorted(folder.glob("*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    kept = [(name, one) for at, (name, one) in enumerate(every) if (at % _HELD_OUT == 0) == held_out]
    return [one for name, one in kept if since <= name < before]


def _candidates(passage: Passage) -> list[Candidate]:
    heading = " ".join(passage.heading.split(" > ")[-2:])
    lines = [
        Candidate(before=f"{heading} {before}".strip(), text=line)
        for before, line in zip(["", *passage.lines], passage.lines, strict=False)
    ]
    table = passage.table
    rows = [] if table is None else [_row(f"{heading} {table.title}", table.columns, row) for row in table.rows]
    return [*lines, *rows]


def _row(before: str, columns: Sequence[str], row: Sequence[str]) -> Candidate:
    return Candidate(before=before, text=row_text(row[0], list(zip(columns[1:], row[1:], strict=False))))


def _item(asked: _Question, passage: Passage, near: Sequence[Candidate], beside: Sequence[Candidate]) -> Item:
    right = {*asked.line, *(len(passage.lines) + row for row in asked.row)}
    order = [*sorted(right), *(i for i in range(len(near)) if i not in right)]
    return Item(
        question=asked.q,
        candidates=(*(near[i] for i in order), *beside),
        right=frozenset(range(len(right))),
        near=len(near),
    )
