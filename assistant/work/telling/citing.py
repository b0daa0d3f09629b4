"""Citations of facts: each row as it stands in its source, numbered in the order in which the answer names it."""

from collections.abc import Sequence
from typing import Protocol

from assistant.answer import Citation, CitedCell, Ranked, Source
from assistant.tell.statements import Statement, cite
from assistant.work.turned_rows import as_it_stands_in_table
from ingest.document import Passage
from ingest.facts.fact import Fact
from ingest.language.words import squeeze


class Texts(Protocol):
    """Where passages and stored texts come from."""

    def passages(self, ids: Sequence[str]) -> tuple[Passage, ...]:
        """Return the passages with these ids, in order."""

    def text(self, document_id: str) -> str:
        """Return the stored text of a document."""


class Citer:
    """Numbers the facts that an answer names; a fact whose row cannot be quoted word for word has no number."""

    def __init__(self, texts: Texts, sources: Sequence[Source]) -> None:
        """Cite from `texts`; `sources` are the documents that facts may stand in."""
        self._texts = texts
        self._sources = {source.id: source for source in sources}
        self._stored: dict[str, str] = {}
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._known: dict[tuple[str, int, int, str], int | None] = {}
        self.citations: list[Citation] = []

    def number(self, fact: Fact) -> int | None:
        """Return the number of the citation that bears `fact`."""
        fact = as_it_stands_in_table(fact)
        key = (fact.document_id, fact.table, fact.row, fact.column.printed)
        if key not in self._known:
            self._known[key] = self._cited(fact)
        return self._known[key]

    def marks(self, facts: Sequence[Fact]) -> str:
        """Return the markers of `facts`, each once: `[1][3]`; nothing where none can be quoted."""
        numbers = dict.fromkeys(number for fact in facts if (number := self.number(fact)) is not None)
        return "".join(f"[{number}]" for number in numbers)

    def quoted(self, passage: Passage, source: Source, said: str) -> int | None:
        """Return the number of the citation of a sentence; None where it does not stand so in its source."""
        statement = Statement(text="-", ranked=Ranked(passage=passage, source=source, score=0.0), quoted=said)
        found = cite((statement,), text_of=self._texts.text, first=len(self.citations) + 1).citations
        self.citations += found
        return found[0].number if found else None

    def _cited(self, fact: Fact) -> int | None:
        source = self._sources.get(fact.document_id)
        passage = next(iter(self._texts.passages([fact.passage_id])), None)
        if source is None or passage is None:
            return None
        text = self._stored.setdefault(source.id, "") or self._texts.text(source.id)
        self._stored[source.id] = text
        statement = Statement(
            text="-",
            ranked=Ranked(passage=passage, source=source, score=0.0),
            quoted=squeeze(" ".join(text[span.start : span.end] for span in fact.spans)),
            row=passage.row,
            cell=CitedCell(row=fact.name, column=squeeze(fact.column.printed), value=fact.value.printed),
        )
        found = cite((statement,), text_of=lambda _: text, first=len(self.citations) + 1).citations
        if not found:
            return None
        place = (source.id, found[0].start, found[0].end)
        if place not in self._numbers:
            self._numbers[place] = found[0].number
            self.citations.append(found[0])
        return self._numbers[place]
