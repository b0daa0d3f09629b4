"""Question sets: read from JSON Lines, checked line by line, and handed on as typed records."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator


class Kind(StrEnum):
    """What a question asks for; the two last are given to the turns of dialogues."""

    PROSE_NUMBER = "prose_number"
    TABLE_NUMBER = "table_number"
    ENTITY = "entity"
    LIST = "list"
    PARAPHRASE = "paraphrase"
    TEMPORAL = "temporal"
    YESNO = "yesno"
    COMPARE = "compare"
    AGGREGATE = "aggregate"
    CROSS_TOPIC = "cross_topic"
    DISAMBIGUATE = "disambiguate"
    UNANSWERABLE = "unanswerable"
    NOT_IN_COLLECTION = "not_in_collection"
    GENERAL = "general"
    MISUSE = "misuse"
    ROWS_FILTER = "rows_filter"
    OUTCOME_VS_TARGET = "outcome_vs_target"
    COMPUTE = "compute"
    RANK = "rank"
    COUNT = "count"
    ACROSS = "across"
    SUMMARY = "summary"
    LIST_AFTER_LEADIN = "list_after_leadin"
    NEXT_SENTENCE = "next_sentence"
    TRAP = "trap"
    OPENING = "opening"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where the answer stands: document `doc`, from `first` to `last` line (1-based, in the original file)."""

    doc: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question with its gold answer.

    `facts` are the required facts, each with its accepted surface forms; evidence entries within one document are
    alternatives; `standalone` is the gold wording that needs no conversation, for a turn of a dialogue.
    """

    id: str
    kind: Kind
    text: str
    gold: str
    answerable: bool
    facts: tuple[tuple[str, ...], ...] = ()
    evidence: tuple[Evidence, ...] = ()
    split: str | None = None
    standalone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialogue:
    """A conversation of questions in order."""

    id: str
    turns: tuple[Question, ...]
    split: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSet:
    """The questions and dialogues asked of one corpus."""

    name: str
    questions: tuple[Question, ...]
    dialogues: tuple[Dialogue, ...]

    def every(self) -> Iterator[Question]:
        """Yield the single questions, then the turns of the dialogues."""
        yield from self.questions
        for dialogue in self.dialogues:
            yield from dialogue.turns

    def of_split(self, split: str) -> "QuestionSet":
        """Return the part of the set that is marked `split`; raise QuestionsError where nothing is."""
        kept = replace(
            self,
            questions=tuple(question for question in self.questions if question.split == split),
            dialogues=tuple(dialogue for dialogue in self.dialogues if dialogue.split == split),
        )
        if not kept.questions and not kept.dialogues:
            raise QuestionsError(f"No question of the set {self.name!r} is marked split {split!r}; leave --split out.")
        return kept


class QuestionsError(Exception):
    """A question file cannot be used; the message says which line, why and what to do."""


class _EvidenceLine(BaseModel):
    model_config = ConfigDict(extra="forbid")
    doc: str = Field(min_length=1)
    lines: tuple[int, int]

    @model_validator(mode="after")
    def _ordered(self) -> "_EvidenceLine":
        if not 1 <= self.lines[0] <= self.lines[1]:
            raise ValueError(f"lines {list(self.lines)} must be 1-based and in order")
        return self


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid")
    question: str = Field(min_length=1)
    answer: str
    facts: tuple[tuple[str, ...], ...]
    evidence: tuple[_EvidenceLine, ...]
    answerable: bool
    type: Kind | None = None
    standalone: str | None = None
    difficulty: str | None = None

    @model_validator(mode="after")
    def _whole(self) -> "_Asked":
        if self.answerable and not (self.facts and self.evidence):
            raise ValueError("an answerable question needs facts and evidence")
        if not self.answerable and (self.facts or self.evidence):
            raise ValueError("a question without an answer holds neither facts nor evidence")
        if any(not forms or not all(form.strip() for form in forms) for forms in self.facts):
            raise ValueError("every fact needs at least one form, and no form is empty")
        return self

    def record(self, *, name: str, kind: Kind, split: str | None) -> Question:
        return Question(
            id=name,
            kind=kind,
            text=self.question,
            gold=self.answer,
            answerable=self.answerable,
            facts=self.facts,
            evidence=tuple(Evidence(doc=e.doc, first=e.lines[0], last=e.lines[1]) for e in self.evidence),
            split=split,
            standalone=self.standalone,
        )


class _SingleLine(_Asked):
    id: str = Field(min_length=1)
    type: Kind
    split: str | None = None


class _DialogueLine(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: str = Field(min_length=1)
    turns: tuple[_Asked, ...] = Field(min_length=1)
    split: str | None = None


def load(folder: Path, *, name: str) -> QuestionSet:
    """Return the set `name` from the files `name*.jsonl` of `folder`, or from every file where `name` is empty.

    A line with `turns` is a dialogue, any other a single question. Raises QuestionsError for a missing set, a line
    that cannot be read, and an id that stands twice.
    """
    files = sorted(folder.glob(f"{name}*.jsonl"))
    if not files:
        raise QuestionsError(f"No question file {name}*.jsonl in {folder}; name a folder that holds one.")
    questions: list[Question] = []
    dialogues: list[Dialogue] = []
    seen: dict[str, str] = {}
    for path in files:
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            if not line.strip():
                continue
            place = f"{path.name}, line {number}"
            item = _parse(line, place=place)
            if item.id in seen:
                raise QuestionsError(f"{place}: the id {item.id!r} stands already at {seen[item.id]}; rename one.")
            seen[item.id] = place
            if isinstance(item, Dialogue):
                dialogues.append(item)
            else:
                questions.append(item)
    return QuestionSet(name=name or folder.name, questions=tuple(questions), dialogues=tuple(dialogues))


def _parse(line: str, *, place: str) -> Question | Dialogue:
    model = _DialogueLine if '"turns"' in line else _SingleLine
    try:
        item = model.model_validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"])
        where = f"{field}: " if field else ""
        raise QuestionsError(f"{place}: {where}{first['msg']}; correct the line.") from error
    if isinstance(item, _SingleLine):
        return item.record(name=item.id, kind=item.type, split=item.split)
    turns = tuple(
        turn.record(
            name=f"{item.id}.{number}",
            kind=turn.type or (Kind.OPENING if number == 1 else Kind.FOLLOW_UP),
            split=item.split,
        )
        for number, turn in enumerate(item.turns, start=1)
    )
    return Dialogue(id=item.id, turns=turns, split=item.split)
