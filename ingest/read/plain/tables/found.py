"""A table found among the lines of a document."""

from dataclasses import dataclass

from ingest.document import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTable:
    """A table and the lines that it occupies, by index: `first` to before `last`.

    `consumed` are its header and rows; the other lines between are prose that stands among the rows ("Analys").
    """

    table: Table
    first: int
    last: int
    consumed: frozenset[int]
