"""What kind of rows a question asks for, and whether the rows of a table are of it."""

import re
from dataclasses import dataclass

from assistant.work.named_column.met import met_by, met_by_each
from assistant.work.of_tables.candidate import TermsOf
from assistant.work.of_tables.tables import Table
from assistant.work.planning.any_row import first_part, is_any_row
from assistant.work.planning.hear import Heard
from ingest.language.words import fold

_BEGUN = 0.6  # how well a word is met by a compound that begins with it: "åtgärder" by "åtgärdsprogram"
_LINKED = re.compile(r"(?:\s+(?:ar|var|blir|de|den|storsta|hogsta|minsta|lagsta|dyraste|billigaste))*\s*")
_BESIDE = 14  # characters between "vilka" and what they are: "vilka två"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A word for rows, and where it ends in the question."""

    text: str
    end: int


def kind_asked(heard: Heard) -> Kind | None:
    """Return the word for the rows that stands after "vilka", None where none does."""
    which = heard.cue("which")
    if which is None:
        return None
    areas = heard.cue("areas")
    if areas is not None and 0 <= areas.start - which.end <= _BESIDE:
        return Kind(text=heard.question[areas.start : areas.end], end=areas.end)
    first = next((word for word in heard.left if word.start >= which.end), None)
    if first is None or (
        first.start - which.end > _BESIDE and not _LINKED.fullmatch(heard.folded[which.end : first.start])
    ):
        return None
    return Kind(text=first.text, end=first.start + len(first.text))


def rows_are_of(table: Table, kind: Kind, terms_of: TermsOf) -> bool:
    """Return whether the rows of a table are of a kind: of any, by most of their names, or by what stands above it."""
    folded = fold(kind.text)
    if is_any_row(folded) and not first_part(folded):
        return True
    terms = terms_of(first_part(folded) or kind.text)
    if not terms.terms:
        return True
    named = sum(bool(met.all()) for met in met_by_each(terms, [row.first.name for row in table.rows]))
    return named * 2 >= len(table.rows) or is_called(table, kind, terms_of)


def is_called(table: Table, kind: Kind, terms_of: TermsOf) -> bool:
    """Return whether what stands above a table names a kind of rows, or begins with it: "Investeringsplan"."""
    terms = terms_of(first_part(fold(kind.text)) or kind.text)
    return bool(terms.terms) and bool(met_by(terms, table.above, least=_BEGUN).all())
