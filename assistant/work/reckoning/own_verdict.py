"""Does a row reach its target: by its figures, and where these do not tell by what the table says itself."""

import re
from dataclasses import replace

from assistant.plan import Field
from assistant.work.reckoning.judge import Verdict, judge
from assistant.work.row import FactRow, fact_of
from ingest.facts.fact import Fact, Measure
from ingest.language.words import fold

_EARLIER = Field(measures=(Measure.EARLIER_OUTCOME,))
_VERDICT = re.compile(r"\bbedomning|maluppfyll|\buppna|\buppfyll|\bnas\b|\bnadd")
_REACHED = re.compile(r"(?:helt )?(?:uppfyll|uppna|nas\b|nadd|natts\b|ja\b)")
_MISSED = re.compile(r"(?:ej|inte|nej|delvis)\b|.*\b(?:ej|inte|delvis)\b")


def row_verdict(row: FactRow, result: Fact, target: Fact) -> Verdict | None:
    """Return the verdict on `result`; None where the two cannot be compared.

    A column of verdicts ("Bedömning: Ej uppfyllt") tells where nothing else says which way is better.
    """
    verdict = judge(result, target, before=fact_of(row, _EARLIER))
    if verdict is None or verdict.reached is not None or verdict.so_far:
        return verdict
    return replace(verdict, reached=_own(row))


def _own(row: FactRow) -> bool | None:
    """Return whether a row says itself that its target is reached, None where it does not say."""
    for fact in row.facts:
        if _VERDICT.search(fold(fact.column.printed)) is None:
            continue
        said = fold(" ".join(fact.value.printed.split()))
        if _MISSED.match(said):
            return False
        if _REACHED.match(said):
            return True
    return None
