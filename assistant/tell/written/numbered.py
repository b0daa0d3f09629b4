"""The citations of an answer while it is told: each place in a source has one number, in order of first use."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from assistant.answer import Citation
from assistant.tell.statements import Cited, Statement
from assistant.tell.written.found import MARKER

Cite = Callable[[tuple[Statement, ...]], Cited]


@dataclass(slots=True, kw_only=True)
class Numbered:
    """The citations so far; those that a table of the answer points at are there from the start."""

    cite: Cite
    citations: list[Citation] = field(default_factory=list)
    used: frozenset[int] = frozenset()

    @property
    def told_of(self) -> tuple[Citation, ...]:
        """The citations that the text points at."""
        return tuple(citation for citation in self.citations if citation.number in self.used)

    def copy(self) -> "Numbered":
        """Return the same, which goes its own way from here."""
        return replace(self, citations=list(self.citations))

    def told(self, statement: Statement) -> str:
        """Return a statement's text with its marker, empty where its quote stands in no source."""
        cited = self.cite((statement,))
        return self.renumbered(cited.text, cited.citations) if cited.citations else ""

    def renumbered(self, text: str, own: Sequence[Citation]) -> str:
        """Return `text` with the markers of its `own` citations as numbers of these."""
        numbers: dict[int, int] = {}
        by_number = {citation.number: citation for citation in own}
        for found in MARKER.findall(text):
            if int(found) in by_number and int(found) not in numbers:
                numbers[int(found)] = self._number(by_number[int(found)])
        return MARKER.sub(lambda match: f"[{numbers.get(int(match[1]), int(match[1]))}]", text)

    def _number(self, citation: Citation) -> int:
        place = (citation.source.id, citation.start, citation.end)
        known = next((c for c in self.citations if (c.source.id, c.start, c.end) == place), None)
        if known is None:
            known = replace(citation, number=1 + max((c.number for c in self.citations), default=0))
            self.citations.append(known)
        self.used |= {known.number}
        return known.number
