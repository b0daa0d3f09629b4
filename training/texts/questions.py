"""Reads the public question sets: a question and the passage that answers it, split into training and held out."""

import gzip
import json
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

from pydantic import BaseModel

SWEFAQ_TRAINING, SWEFAQ_HELD_OUT = "swefaq_dev.jsonl", "swefaq_test.jsonl"
SWEQUAD_TRAINING, SWEQUAD_HELD_OUT = "swequad_train.json", "swequad_dev.json"
SQUAD = "squad_sv_half.json.gz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question, the passage that answers it, and the answer's characters there; None where all of it answers."""

    text: str
    passage: str
    answer: range | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSet:
    """The questions of one set and the passages among which theirs is to be found."""

    name: str
    questions: tuple[Question, ...]
    passages: tuple[str, ...]

    @classmethod
    def of(cls, name: str, questions: list[Question], *, passages: list[str]) -> Self:
        """Return the set with each passage once, in the order of first mention."""
        return cls(name=name, questions=tuple(questions), passages=tuple(dict.fromkeys(passages)))


class _FaqLine(BaseModel):
    question: str
    candidate_answers: list[str]
    label: int


class _Choice(BaseModel):
    start: int | None = None
    end: int | None = None
    type: str


class _SwequadItem(BaseModel):
    question: str
    context: str
    choices: list[_Choice]


def read_training_sets(folder: Path) -> tuple[QuestionSet, ...]:
    """Return the sets that a model may learn from: SweFAQ dev, SweQUAD train, the first SQuAD-sv articles."""
    return (
        _swefaq("SweFAQ dev", folder / SWEFAQ_TRAINING),
        _swequad("SweQUAD train", folder / SWEQUAD_TRAINING),
        _squad("SQuAD-sv, training articles", folder / SQUAD, held_out=False),
    )


def read_held_out_sets(folder: Path) -> tuple[QuestionSet, ...]:
    """Return the sets that only measure: SweFAQ test, SweQUAD dev, the other SQuAD-sv articles.

    The passages of the last two stand among those of the training part, so that there is something to find.
    """
    _, pages, articles = read_training_sets(folder)
    held_out_pages = _swequad("SweQUAD dev", folder / SWEQUAD_HELD_OUT)
    held_out_articles = _squad("SQuAD-sv, held-out articles", folder / SQUAD, held_out=True)
    return (
        _swefaq("SweFAQ test", folder / SWEFAQ_HELD_OUT),
        replace(held_out_pages, passages=(*held_out_pages.passages, *pages.passages)),
        replace(held_out_articles, passages=(*held_out_articles.passages, *articles.passages)),
    )


def _swefaq(name: str, path: Path) -> QuestionSet:
    lines = [_FaqLine.model_validate_json(line) for line in path.read_text(encoding="utf-8").splitlines()]
    questions = [Question(text=line.question, passage=_fold(line.candidate_answers[line.label])) for line in lines]
    answers = [_fold(answer) for line in lines for answer in line.candidate_answers]
    return QuestionSet.of(name, questions, passages=answers)


def _swequad(name: str, path: Path) -> QuestionSet:
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    items = [_SwequadItem.model_validate(item) for item in data["data"]]
    questions = [
        Question(text=item.question, passage=item.context, answer=range(choice.start, choice.end))
        for item in items
        for choice in item.choices
        if choice.type == "Correct answer" and choice.start is not None and choice.end is not None
    ]
    return QuestionSet.of(name, questions, passages=[item.context for item in items])


def _squad(name: str, path: Path, *, held_out: bool) -> QuestionSet:
    """Return every second article, by the order of the file: the first, third ... train, the others are held out."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        articles: list[dict[str, Any]] = json.load(file)["data"][int(held_out) :: 2]
    paragraphs = [paragraph for article in articles for paragraph in article["paragraphs"]]
    questions = [
        Question(text=item["question"], passage=paragraph["context"], answer=_first_answer(item))
        for paragraph in paragraphs
        for item in paragraph["qas"]
        if not item["is_impossible"] and item["answers"]
    ]
    return QuestionSet.of(name, questions, passages=[paragraph["context"] for paragraph in paragraphs])


def _first_answer(item: dict[str, Any]) -> range:
    answer = item["answers"][0]
    return range(answer["answer_start"], answer["answer_start"] + len(answer["text"]))


def _fold(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
