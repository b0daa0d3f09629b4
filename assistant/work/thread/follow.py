"""Follows a row through the reports: finds it, threads it, and shows it with its sources."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.answer import Answer, Reason, Scope, Source, short_title
from assistant.export.answer_json import to_json
from assistant.export.spreadsheet import CellValue, Sheet
from assistant.words.other_names import OtherNames
from assistant.words.synonyms import SynonymList
from assistant.work.telling.citing import Citer, Texts
from assistant.work.thread import texts
from assistant.work.thread.find import Rows, Threads, find_threads
from assistant.work.thread.show import Shown, notes, shown, threads_data, value_text
from assistant.work.thread.thread import Thread
from ingest.facts.fact import Fact

_CELLS = (
    *(texts.ROW, texts.BOARD, texts.GOALS, texts.STAGE, texts.VALUE, texts.FIGURE, texts.UNIT, texts.DOCUMENT),
    *(texts.PAGE, texts.QUOTE, texts.DIFFERS_FROM),
)


class Library(Rows, Texts, Protocol):
    """What following a row needs of a library."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """The threads that some words name, as tables of texts, what is to be noted, and the citations in their numbers."""

    threads: Threads
    tables: tuple[Shown, ...]
    answer: Answer
    sheets: tuple[Sheet, ...]
    data: dict[str, object]


def follow(
    text: str, sources: Sequence[Source], *, library: Library, synonyms: SynonymList, names: OtherNames
) -> Followed:
    """Return the threads in `sources` of the rows that `text` names, shown and cited."""
    threads = find_threads(text, sources, library=library, synonyms=synonyms, names=names)
    return followed(threads, sources, library=library)


def followed(threads: Threads, sources: Sequence[Source], *, library: Texts) -> Followed:
    """Return threads of rows of `sources`, shown and cited."""
    text = threads.asked
    citer = Citer(library, sources)
    tables = tuple(shown(one, citer) for one in threads.threads)
    data = threads_data(threads, citer)
    cells = tuple(_cells(threads.threads, {source.id: source for source in sources}, citer))
    answer = Answer(
        question=text,
        standalone=text,
        text="\n\n".join((*(_lines(table) for table in tables), "\n".join(notes(threads)))).strip(),
        scope=Scope(boards=tuple(dict.fromkeys(s.description.board for s in sources if s.description.board))),
        reason=None if threads.threads else Reason.NOTHING_RELEVANT,
        citations=tuple(citer.citations),
    )
    sheets = (
        *(Sheet(name=table.name, columns=table.columns, rows=table.rows) for table in tables),
        Sheet(name=texts.CELLS, columns=_CELLS, rows=cells),
    )
    data["citations"] = to_json(answer)["citations"]
    return Followed(threads=threads, tables=tables, answer=answer, sheets=sheets, data=data)


def _lines(table: Shown) -> str:
    """Return a thread as text: its name, and for each board what the reports tell in turn."""
    found = [table.name]
    for board, goal, *cells in table.rows:
        told = [f"{label}: {cell}" for label, cell in zip(table.columns[2:], cells, strict=True) if cell]
        found.append(f"{board}{f' ({goal})' if goal else ''}. {texts.THEN.join(told)}")
    return "\n".join((*found, *table.notes))


def _cells(threads: Sequence[Thread], sources: dict[str, Source], citer: Citer) -> Iterator[tuple[CellValue, ...]]:
    """Yield every figure of the threads on a line of its own, with where it stands; those that differ follow it."""
    for one in threads:
        for line in one.lines:
            for stage in one.stages:
                cell = line.cells.get(stage)
                for fact in (cell.fact, *cell.contradicting) if cell is not None else ():
                    head = (one.name, texts.board_label(line.board, line.counted), texts.goal_label(line.goals))
                    differs = value_text(cell.fact.value) if cell is not None and fact is not cell.fact else ""
                    yield (*head, texts.stage_label(stage), *_source(fact, sources, citer), differs)


def _source(fact: Fact, sources: dict[str, Source], citer: Citer) -> tuple[CellValue, ...]:
    number = citer.number(fact)
    quote = citer.citations[number - 1].quote if number is not None else ""
    value = fact.value
    return (value_text(value), value.number, value.unit, short_title(sources[fact.document_id]), fact.page, quote)
