"""Public Swedish question sets as retrieval tasks: texts, questions, and which texts hold each answer."""

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, TypeAdapter, ValidationError

from ingest.document import Span

CHUNK = 600  # characters; a SweQUAD page is cut into passages of whole lines of about this size
SQUAD_EVERY = 4  # every fourth SQuAD-sv question: 585 of 2,342, enough for an interval of +-.04

_CORRECT = "Correct answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question and the positions of the texts that hold its answer."""

    question: str
    relevant: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """A set of texts and of questions on them; `note` says what a reader of the figures must know."""

    name: str
    texts: tuple[str, ...]
    asked: tuple[Asked, ...]
    note: str = ""


class BenchmarkError(Exception):
    """A benchmark file is missing or malformed; the message names it."""


class _FaqLine(BaseModel):
    question: str
    candidate_answers: tuple[str, ...]
    label: int


class _Choice(BaseModel):
    start: int
    end: int
    type: str


class _QuadEntry(BaseModel):
    context: str
    question: str
    choices: tuple[_Choice, ...]


class _Quad(BaseModel):
    data: tuple[_QuadEntry, ...]


class _SquadQuestion(BaseModel):
    question: str
    is_impossible: bool


class _SquadParagraph(BaseModel):
    context: str
    qas: tuple[_SquadQuestion, ...]


class _SquadArticle(BaseModel):
    paragraphs: tuple[_SquadParagraph, ...]


class _Squad(BaseModel):
    data: tuple[_SquadArticle, ...]


def load_all(folder: Path) -> tuple[Benchmark, ...]:
    """Return SweFAQ test, SweQUAD dev and SQuAD-sv from `folder`; raise BenchmarkError where one is not there."""
    try:
        return (
            _swefaq((folder / "swefaq_test.jsonl").read_text("utf-8")),
            _swequad((folder / "swequad_dev.json").read_bytes()),
            _squad(gzip.decompress((folder / "squad_sv_half.json.gz").read_bytes())),
        )
    except OSError as error:
        raise BenchmarkError(
            f"{error.filename or folder} cannot be read; name the folder with --benchmarks."
        ) from error
    except (ValidationError, json.JSONDecodeError, gzip.BadGzipFile) as error:
        raise BenchmarkError(f"A set in {folder} is malformed: {error}.") from error


def _swefaq(lines: str) -> Benchmark:
    """Every answer of the test part is a text: one question finds its own among all."""
    entries = TypeAdapter(tuple[_FaqLine, ...]).validate_python([json.loads(line) for line in lines.splitlines()])
    texts = tuple(dict.fromkeys(answer for entry in entries for answer in entry.candidate_answers))
    position = {text: i for i, text in enumerate(texts)}
    asked = tuple(
        Asked(question=entry.question, relevant=frozenset({position[entry.candidate_answers[entry.label]]}))
        for entry in entries
    )
    return Benchmark(name="SweFAQ test", texts=texts, asked=asked)


def _swequad(data: bytes) -> Benchmark:
    """Pages of authorities in passages; those that hold the right answer's characters are relevant."""
    entries = _Quad.model_validate_json(data).data
    texts: list[str] = []
    places: dict[str, list[tuple[int, Span]]] = {}
    for context in dict.fromkeys(entry.context for entry in entries):
        places[context] = []
        for span in lines_together(context, size=CHUNK):
            places[context].append((len(texts), span))
            texts.append(context[span.start : span.end])
    asked = tuple(
        Asked(question=entry.question, relevant=_holding(entry.choices, places[entry.context])) for entry in entries
    )
    return Benchmark(name="SweQUAD dev", texts=tuple(texts), asked=asked)


def _squad(data: bytes) -> Benchmark:
    """Machine-translated paragraphs, the answerable questions of each."""
    paragraphs = [p for article in _Squad.model_validate_json(data).data for p in article.paragraphs]
    asked = [
        Asked(question=question.question, relevant=frozenset({i}))
        for i, paragraph in enumerate(paragraphs)
        for question in paragraph.qas
        if not question.is_impossible
    ]
    return Benchmark(
        name="SQuAD-sv",
        texts=tuple(paragraph.context for paragraph in paragraphs),
        asked=tuple(asked[::SQUAD_EVERY]),
        note="the shipped embedder was trained on it",
    )


def lines_together(text: str, *, size: int) -> Iterator[Span]:
    """Yield consecutive spans of whole lines of at most `size` characters (a longer line alone), leaving none out."""
    start = end = 0
    for line in text.splitlines(keepends=True):
        if end > start and end + len(line) - start > size:
            yield Span(start=start, end=end)
            start = end
        end += len(line)
    if end > start:
        yield Span(start=start, end=end)


def _holding(choices: Sequence[_Choice], places: Sequence[tuple[int, Span]]) -> frozenset[int]:
    right = [choice for choice in choices if choice.type == _CORRECT]
    return frozenset(i for i, span in places if any(c.start < span.end and span.start < c.end for c in right))
