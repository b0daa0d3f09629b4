"""The statements of an answer in the documents' own words: a row or the names of a whole table, else what fits best."""

from assistant.search.gather import Gathered
from assistant.settings import Settings
from assistant.tell.extracting.extract import extract
from assistant.tell.statements import Statement
from assistant.tell.whole_tables import extreme_row, is_unranked, row_names
from ingest.store.index import Index, View


def statements_of(evidence: Gathered, *, index: Index | View, settings: Settings) -> tuple[Statement, ...]:
    """Return the statements that answer by `evidence`; none where it ranks nothing and the question asks for that."""
    found = extreme_row(index, evidence) or row_names(index, evidence)
    if found:
        return found
    told = extract(evidence, settings=settings)
    return () if is_unranked(told, evidence) else told
