"""The pieces of a worked answer before they are put together."""

from dataclasses import dataclass

from assistant.answer import TableCell


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The result in a sentence, the rows that bear it, how it was reckoned, what is to be noted, and the source.

    `results` are the figures that were worked out; `table` are the rows of the table, without its head.
    """

    lead: str
    lines: tuple[str, ...] = ()
    formula: str = ""
    notes: tuple[str, ...] = ()
    source: str = ""
    results: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    table: tuple[tuple[TableCell, ...], ...] = ()


def sentence(*parts: str) -> str:
    """Return the parts that say something as sentences, each with its full stop."""
    said = [part.strip() for part in parts if part.strip()]
    return " ".join(part if part.endswith((".", "…", ":")) else f"{part}." for part in said)
