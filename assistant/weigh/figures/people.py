"""Whom a text tells of, women or men, in whatever form it names them."""

import re

from assistant.weigh.figures.asked import asked_figure
from ingest.facts.fact import Counted
from ingest.language.remembered import remembered

_NAMED = (  # one of them, or what is theirs: a question names them in the plural
    (Counted.WOMEN, re.compile(r"\b(?:kvinn|flick|tjej|dam(?:er|ernas?)\b|mödrar|mammor)|\bkv\b", re.IGNORECASE)),
    (Counted.MEN, re.compile(r"\b(?:män\b|männ|mäns|manlig|pojk|kill|herrar|fäder|pappor|en man\b)", re.IGNORECASE)),
)
_BOTH = re.compile(r"\b(?:köns?|könen|könsupp\w*|jämställd\w*)\b|/M\b|K/M", re.IGNORECASE)


@remembered(20_000)
def people_named(text: str) -> frozenset[Counted]:
    """Return whom `text` names: women, men, or both."""
    if _BOTH.search(text):
        return frozenset({Counted.WOMEN, Counted.MEN})
    found = {whom for whom, pattern in _NAMED if pattern.search(text)}
    return frozenset(found) | asked_figure(text).people
