"""Citations of facts: each row as it stands in its source, numbered in the order in which it is shown."""

from collections.abc import Sequence
from typing import Protocol

from assistant.answer import Citation, CitedCell, Ranked, Source
from assistant.tell.statements import Statement, cite
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
    """Numbers the facts that are shown; one whose row cannot be quoted word for word has no number."""

    def __init__(self, texts: Texts, sources: Sequence[Source]) -> None:
        """Cite from `texts`; `sources` are the documents that facts may stand in."""
        self._texts = texts
        self._sources = {source.id: source for source in sources}
        self._known: dict[tuple[str, int, int], int | None] = {}
        self.citations: list[Citation] = []

    def number(self, fact: Fact) -> int | None:
        """Return the number of the citation that bears the row of `fact`."""
        row = (fact.document_id, fact.table, fact.row)
        if row not in self._known:
            self._known[row] = self._cited(fact)
        return self._known[row]

    def _cited(self, fact: Fact) -> int | None:
        source = self._sources.get(fact.document_id)
        passage = next(iter(self._texts.passages([fact.passage_id])), None)
        if source is None or passage is None:
            return None
        text = self._texts.text(source.id)
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
        self.citations.append(found[0])
        return found[0].number
