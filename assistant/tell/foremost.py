"""What is told instead of the best sentences: the main points of a document, or a result worked out of its text."""

from dataclasses import replace

from assistant.search.gather import Gathered
from assistant.settings import Settings
from assistant.tell.listed.given import all_given
from assistant.tell.main_points import main_points
from assistant.tell.reckoned.goals import goal_reached
from assistant.tell.reckoned.reckon import Reckoned, reckoned
from ingest.store.index import Index, View


def foremost(index: Index | View, evidence: Gathered, *, settings: Settings) -> Reckoned | None:
    """Return the main points where these are asked for, all that is given of a kind, or the result; None for none.

    A result is sure only where its evidence supports it as much as a sure answer must be, or its sentences prove it.
    """
    if points := main_points(index, evidence):
        return Reckoned(statements=points, sure=True)
    if (given := all_given(index, evidence)) is not None:
        return given
    if evidence.support >= settings.least_support and (judged := goal_reached(evidence)):
        return Reckoned(statements=judged, sure=evidence.support >= settings.least_sure)
    result = reckoned(evidence)
    if result is None or result.proven or evidence.support >= settings.least_sure:
        return result
    return replace(result, sure=False)
