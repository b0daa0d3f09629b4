"""What is told instead of the best sentences: the main points of a document, or a result worked out of its text."""

from assistant.search.gather import Gathered
from assistant.tell.main_points import main_points
from assistant.tell.reckoned.reckon import Reckoned, reckoned
from ingest.store.index import Index, View


def foremost(index: Index | View, evidence: Gathered) -> Reckoned | None:
    """Return the main points where these are asked for, else the result that is; None where neither is."""
    if points := main_points(index, evidence):
        return Reckoned(statements=points, sure=True)
    return reckoned(evidence)
