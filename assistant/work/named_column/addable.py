"""Which columns may be added up: counts and amounts, no index, mean, share, grade or figure per something."""

import re
from collections.abc import Sequence

from assistant.work.named_column.heads import says_measured
from assistant.work.reckoning.amounts import MONEY_UNITS, PERCENT, Amount
from ingest.facts.fact import Fact
from ingest.language.numbers import COUNTED
from ingest.language.words import fold

# Folded: what a figure is that no sum can be made of.
_NEVER = re.compile(
    r"\bper\b|%|\bprocent|\bandel|index|\b(?:nki|nmi|nri|hme|enps)\b|\bsnitt|snitt(?:et|lig\w*)?\b|\bgenomsnitt"
    r"|\bmedel(?!stora|sk|lang|har)|\bmedian|betyg|merit(?:varde|poang)|\bpoang|\bkvot|\b\w*grad(?:en)?\b|tathet"
    r"|franvaro|narvaro|personalomsattning|nojd|\b\w*alder(?:n)?\b|\bskala|\bbetalningsvilja|\branking|\bplacering\b"
    r"|\b\w+tid(?:en|er)?\b|(?:dygns|styck|tim|manads)(?:kostnad|pris|lon)|\b\w*pris(?:et|er)?\b|\b\w*taxa\b"
    r"|\b\w*lon(?:en)?\b|hastighet|temperatur|\bniva|\bkvalitet|\btrygghet|\bsoliditet"
)
_PER = re.compile(r"\bper\b.*")
_RATE = re.compile(r"[a-z]/[a-z]")
_COUNTS = re.compile(r"\bhur manga\b|\bantal(?:et)?\b")
_FEWEST = 3  # rows of which one may be the sum of the others


def may_be_added(columns: Sequence[Fact], names: Sequence[str], above: Sequence[str]) -> bool:
    """Return whether some columns, by a cell of each, hold what a sum can be made of.

    Their heads and the `names` of their rows tell; where a head tells a time alone, what stands `above` the table does.
    """
    if any(cell.value.unit == PERCENT or _RATE.search(fold(cell.column.printed)) for cell in columns):
        return False
    said = [*(cell.column.printed for cell in columns), *names]
    if any(not says_measured(cell.column.printed) for cell in columns):
        said += [_PER.sub("", fold(text)) for text in above]
    return not any(_NEVER.search(fold(text)) for text in said)


def are_counts_or_money(asked: str, column: Fact, known: Sequence[Amount]) -> bool:
    """Return whether amounts of one column are all money in one unit, or whole numbers of what is counted.

    `asked` is the folded question: that it asks how many, or that the head says "antal", tells that it is a count.
    """
    units = {amount.unit for amount in known}
    if len(units) == 1 and units <= set(MONEY_UNITS):
        return True
    counted = _COUNTS.search(asked) is not None or _COUNTS.search(fold(column.column.printed)) is not None
    return (
        counted
        and units <= COUNTED | {None}
        and all(amount.number == amount.number.to_integral_value() for amount in known)
    )


def one_is_sum_of_others(known: Sequence[Amount]) -> bool:
    """Return whether one of at least three amounts is what the others come to: a sum that is not called so."""
    whole = sum(amount.number for amount in known)
    return len(known) >= _FEWEST and any(amount.number and amount.number * 2 == whole for amount in known)
