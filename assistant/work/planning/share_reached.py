"""The share of which a question asks in which year it is reached: "vilket år når kommunen två procents resultat?"."""

import re
from decimal import Decimal

from ingest.language.numbers import NUMERALS

# Folded.
_ASKS = re.compile(
    r"\b(?:vilket ar|nar)\b.*\b(?:nar|natts?|nas|uppnar?s?|uppna|klarar?s?|kommer(?: \w+){0,3} upp|ligger|passerar)\b"
)
_PERCENT = re.compile(rf"\b(?P<number>\d+(?:,\d+)?|{'|'.join(NUMERALS)}) ?(?:%|procent(?:s|igt?)?\b)")


def share_reached(folded: str) -> Decimal | None:
    """Return the share, in per cent, that a folded question asks when it is reached; None for any other question."""
    asked = _PERCENT.search(folded)
    if asked is None or _ASKS.search(folded) is None:
        return None
    return Decimal(NUMERALS.get(asked["number"], asked["number"].replace(",", ".")))
