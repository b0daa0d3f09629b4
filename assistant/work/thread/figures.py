"""The figures of a library by row, as the page of figures needs them; the threads are those of the answers."""

import re
import threading
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache

from assistant.answer import Source
from assistant.work.thread.choice import HeldRow, held_rows, thread_of
from assistant.work.thread.find import Threads
from assistant.work.thread.follow import Followed, followed
from assistant.work.thread.stages import stage_of
from assistant.work.thread.thread import Thread
from ingest.document import TableKind
from ingest.facts.fact import RowKey, ValueKind
from ingest.facts.keys import key_name
from ingest.store.index import Index

_KEPT = 64  # threads; one of thirty reports holds some 300 facts
_FIGURES = re.compile(r"\s[-−–+]?\d.*", re.DOTALL)  # which a doubtful row holds undivided, after its name
_KINDS = (TableKind.INDICATOR, TableKind.BUDGET)


class Figures:
    """The rows of one state of a library and their threads; threads of execution may share it."""

    def __init__(self, index: Index, sources: Sequence[Source]) -> None:
        """Read the figures of `sources` from `index`."""
        self._index = index
        self._sources = {source.id: source for source in sources}
        self._lock = threading.Lock()
        self._threads = lru_cache(maxsize=_KEPT)(self._made)

    @cached_property
    def rows(self) -> tuple[HeldRow, ...]:
        """The rows to choose from: those of which a thread tells something."""
        told = self._told
        return held_rows((row for row in self._index.rows() if row.key in told), self._sources)

    @cached_property
    def _told(self) -> frozenset[RowKey]:
        types = {id_: source.description.type for id_, source in self._sources.items()}
        facts = self._index.facts(documents=tuple(types))
        filled = (fact for fact in facts if fact.value.kind is not ValueKind.EMPTY)
        return frozenset(fact.key for fact in filled if stage_of(fact, types[fact.document_id]) is not None)

    def thread(self, row: RowKey) -> Thread | None:
        """Return the thread of a row over all reports, None where none tells anything of it."""
        return self._threads(row)

    def followed(self, part: Thread) -> Followed:
        """Return a thread, or a part of one, as tables with the source of each figure."""
        threads = Threads(asked=part.name, threads=(part,))
        return followed(threads, tuple(self._sources.values()), library=self._index)

    def boards_without(self, row: RowKey) -> tuple[str, ...]:
        """Return the boards that have reports in the library of which none has a row of that name, read well or not."""
        made = self.thread(row)
        held = {line.board for line in made.lines} if made is not None else set()
        held |= {source.description.board for source in self.uncertain(row)}
        boards = dict.fromkeys(source.description.board for source in self._sources.values())
        return tuple(board for board in boards if board and board not in held)

    def uncertain(self, row: RowKey) -> tuple[Source, ...]:
        """Return the reports in which a row of that name could not be read with certainty."""
        return self._uncertain.get((row.kind, row.name), ())

    @cached_property
    def _uncertain(self) -> Mapping[tuple[TableKind, str], tuple[Source, ...]]:
        found: dict[tuple[TableKind, str], dict[str, Source]] = {}
        for source in self._sources.values():
            for stored in self._index.tables(source.id):
                for row in stored.table.rows if stored.table.kind in _KINDS else ():
                    name = key_name(_FIGURES.sub("", row.name))
                    if not row.certain and name:
                        found.setdefault((stored.table.kind, name), {})[source.id] = source
        return {key: tuple(held.values()) for key, held in found.items()}

    def _made(self, row: RowKey) -> Thread | None:
        with self._lock:
            return thread_of(row, self._sources, library=self._index)
