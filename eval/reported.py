"""The questions that people's opinions have given: a question set beside the library that they were asked of."""

import hashlib
import json
from collections.abc import Collection
from pathlib import Path

from eval.questions import Question, QuestionsError, QuestionSet, load
from eval.sources import Sources, SourceText
from ingest.store.index import Index

NAME = "reported"


def folder_beside(library: Path) -> Path:
    """Return the folder of the set beside the library in the folder `library`."""
    return library.absolute().with_name(f"{library.name}-fragor")


def id_of(case: str) -> str:
    """Return the id of the question that a judged answer gives; it tells nothing of whose answer that was."""
    return "R-" + hashlib.sha256(case.encode()).hexdigest()[:10]


def held(library: Path) -> QuestionSet:
    """Return the set, empty where there is none; raises QuestionsError for a line that cannot be read."""
    if not _file(library).is_file():
        return QuestionSet(name=NAME, questions=(), dialogues=())
    return load(folder_beside(library), name=NAME)


def add(library: Path, question: Question) -> bool:
    """Write `question` at the end of the set and return whether it was not there before.

    Raises QuestionsError for a question that the evaluation could not ask.
    """
    if any(one.id == question.id for one in held(library).questions):
        return False
    path = _file(library)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    before = path.read_bytes() if path.is_file() else b""
    with path.open("ab") as out:
        out.write((json.dumps(_line(question), ensure_ascii=False) + "\n").encode())
    try:
        held(library)
    except QuestionsError:
        path.write_bytes(before)
        raise
    return True


def remove(library: Path, ids: Collection[str]) -> None:
    """Take the questions with these ids out of the set, and leave no copy of them."""
    path = _file(library)
    if not ids or not path.is_file():
        return
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if json.loads(line)["id"] not in ids), "utf-8")


def sources_of(library: Path) -> Sources:
    """Return the texts of the library's documents by file, as they are stored: a line of evidence is one of theirs."""
    index = Index.open(library)
    try:
        texts = {record.file: SourceText(file=record.file, text=index.text(record.id)) for record in index.documents()}
    finally:
        index.close()
    return Sources(folder=library, texts=texts)


def _file(library: Path) -> Path:
    return folder_beside(library) / f"{NAME}.jsonl"


def _line(question: Question) -> dict[str, object]:
    return {
        "id": question.id,
        "type": question.kind,
        "question": question.text,
        "answer": question.gold,
        "facts": question.facts,
        "evidence": [{"doc": one.doc, "lines": [one.first, one.last]} for one in question.evidence],
        "answerable": question.answerable,
    }
