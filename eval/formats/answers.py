"""Asks the same questions of a corpus in each file format, and holds the answers against those of the original."""

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.answer import Answer, Event, Finished, Source
from assistant.conversation import EMPTY, Conversation
from eval.metrics import judged
from eval.metrics.outcome import Outcome
from eval.questions import Kind, QuestionSet
from eval.run.collect import collect
from eval.run.corpus import library_for
from eval.sources import Sources
from eval.systems.system import Asks, System
from ingest.describe.overrides import FILE as OVERRIDES
from ingest.describe.overrides import Override
from ingest.genre.boards import BOARDS
from ingest.store.index import Index

FLOOR = 0.95  # the least share of the original's accuracy that a format must keep


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What one format's answers come to beside the original's; `text` is the original's accuracy.

    `accuracy` is the share of the `asked` answerable questions that are answered with every fact, `correct` the share
    of all questions answered so or duly refused, `wrong_document` the share of citations outside the documents with
    evidence; `lost` and `won` are the questions that the original alone, and this format alone, answers.
    """

    asked: int
    accuracy: float
    text: float
    correct: float
    wrong_document: float
    lost: tuple[str, ...]
    won: tuple[str, ...]

    @property
    def ratio(self) -> float:
        """The accuracy as a share of the original's."""
        return self.accuracy / self.text if self.text else 1.0


class Renamed:
    """An assistant whose sources bear the names of the original files, told by stem, whatever format it read."""

    def __init__(self, asks: Asks, *, files: Iterable[str]) -> None:
        """Wrap `asks`; `files` are the original files' names."""
        self._asks = asks
        self._files = {Path(file).stem: file for file in files}

    def ask(self, question: str, conversation: Conversation = EMPTY) -> Iterator[Event]:
        """Yield the events of an answer, the last with its sources renamed."""
        for event in self._asks.ask(question, conversation):
            yield Finished(answer=self._renamed(event.answer)) if isinstance(event, Finished) else event

    def _renamed(self, answer: Answer) -> Answer:
        return replace(
            answer,
            citations=tuple(replace(one, source=self._source(one.source)) for one in answer.citations),
            passages=tuple(replace(one, source=self._source(one.source)) for one in answer.passages),
        )

    def _source(self, source: Source) -> Source:
        return replace(source, file=self._files.get(Path(source.file).stem, source.file))


def of_tables(questions: QuestionSet) -> QuestionSet:
    """Return the questions for a figure of a table: all that can be asked of a format without running text."""
    kept = tuple(question for question in questions.questions if question.kind is Kind.TABLE_NUMBER)
    return replace(questions, questions=kept)


def outcomes(library: Path, questions: QuestionSet, *, sources: Sources, system: System) -> tuple[Outcome, ...]:
    """Ask `system` the single questions on `library`, whose files are those of `sources` in any format."""
    asks = Renamed(system.open(library), files=sources.texts)
    return collect(asks, replace(questions, dialogues=()), sources=sources).single


def library_of(files: Mapping[str, bytes], *, sources: Sources, scratch: Path, described: bool) -> Path:
    """Return a library of rendered `files` by name, built in the empty folder `scratch`.

    `described` files say nothing of board, year and type: these are given as they are known for the originals, as a
    person who adds a bare workbook would give them.

    Raises SourcesError for a file that cannot be ingested.
    """
    folder = scratch / "files"
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    boards = sources.folder / BOARDS
    if boards.is_file():
        (folder / BOARDS).write_bytes(boards.read_bytes())
    if described:
        (folder / OVERRIDES).write_text(_overrides(files, library=library_for(sources.folder)), "utf-8")
    return library_for(folder, cache=scratch / "libraries")


def compare(ours: Iterable[Outcome], original: Iterable[Outcome]) -> Held:
    """Return what the outcomes of a format come to beside those of the original on the same questions."""
    ours = tuple(ours)
    texts = {outcome.question.id: judged.right(outcome) for outcome in original}
    answerable = [outcome for outcome in ours if outcome.question.answerable]
    right = {outcome.question.id: judged.right(outcome) for outcome in answerable}
    strays = [share for outcome in ours if (share := judged.wrong_document(outcome)) is not None]
    return Held(
        asked=len(answerable),
        accuracy=_mean(right.values()),
        text=_mean(texts[name] for name in right),
        correct=_mean(judged.correct(outcome) for outcome in ours),
        wrong_document=_mean(strays),
        lost=tuple(name for name, value in right.items() if texts[name] and not value),
        won=tuple(name for name, value in right.items() if value and not texts[name]),
    )


def measure(
    renderings: Iterable[tuple[str, Mapping[str, bytes], bool]],
    *,
    questions: QuestionSet,
    sources: Sources,
    system: System,
) -> Iterator[tuple[str, Held]]:
    """Give what each format comes to; the first is the original itself.

    A rendering is a format's name, its files by name, and whether it holds tables only.
    """
    original = outcomes(library_for(sources.folder), questions, sources=sources, system=system)
    yield "original", compare(original, original)
    for name, files, tables_only in renderings:
        chosen = of_tables(questions) if tables_only else questions
        with tempfile.TemporaryDirectory() as folder:
            library = library_of(files, sources=sources, scratch=Path(folder), described=tables_only)
            yield name, compare(outcomes(library, chosen, sources=sources, system=system), original)


def _overrides(files: Iterable[str], *, library: Path) -> str:
    """Return a `documents.toml` that says of each file what `library` knows of the original of the same stem."""
    index = Index.open(library)
    try:
        known = {Path(record.file).stem: record.description for record in index.documents()}
    finally:
        index.close()
    tables = []
    for file in files:
        of = known[Path(file).stem]
        given = json.loads(Override(board=of.board, year=of.year, type=of.type, title=of.title).text() or "{}")
        lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in given.items()]
        tables.append("\n".join([f"[{json.dumps(file)}]", *lines]))
    return "\n\n".join(tables) + "\n"


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0
