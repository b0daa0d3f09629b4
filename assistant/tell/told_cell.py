"""A figure of a table as a sentence: "Sjukfrånvaron var 8,9 %", "Årsmålet för sjukfrånvaron är 8,2 %"."""

import re

from assistant import texts
from ingest.facts.fact import Measure
from ingest.language.words import fold

_OUTCOMES = frozenset({Measure.OUTCOME, Measure.EARLIER_OUTCOME})
_OF_MONEY = frozenset({Measure.BUDGET, Measure.ACCOUNTS})
_FIGURE = re.compile(r"[-−]?\d")
# How a noun that begins a row's name ends, indefinite and definite: longer endings first.
_DEFINITE = (
    ("andel", "andelen"),
    ("antal", "antalet"),
    ("inskrivningsgrad", "inskrivningsgraden"),
    ("frånvaro", "frånvaron"),
    ("närvaro", "närvaron"),
    ("omsättning", "omsättningen"),
    ("kostnad", "kostnaden"),
    ("väntetid", "väntetiden"),
    ("påverkan", "påverkan"),
    ("nöjdhet", "nöjdheten"),
    ("index", "index"),
)
_NO_NOUN = re.compile(
    r"(?:total\w*|summa|varav|därav|övrig\w*|netto|brutto|kostnader|intäkter|resultat)\b", re.IGNORECASE
)
_ASIDE = re.compile(r"[:;,()]|\s[–-]\s")


def told(name: str, *, value: str, measure: Measure, of_money: bool) -> str:
    """Return how a row's figure is told as a sentence's beginning, empty where its name makes none.

    `told("Sjukfrånvaro", value="8,9 %", measure=Measure.OUTCOME, of_money=False)` -> `Sjukfrånvaron var 8,9 %`. A
    column called budget in a table that is not `of_money` counts something: pupils have no budget of 2 138.
    """
    if measure in _OF_MONEY and not of_money:
        return ""
    if not _FIGURE.match(value) or _NO_NOUN.match(name) or _ASIDE.search(name):
        return ""
    definite = _definite(name)
    if measure in _OUTCOMES:
        return texts.CELL_WAS.format(row=definite, value=value) if definite else ""
    lead = texts.CELL_OF.get(measure.value)
    row = definite or name
    return lead.format(row=_within(row), value=value) if lead and row else ""


def _definite(name: str) -> str:
    """Return a row's name with its first noun in the definite form, empty where that form is not known."""
    first, _, rest = name.partition(" ")
    for ending, definite in _DEFINITE:
        if fold(first).endswith(fold(ending)):
            return " ".join(
                part for part in (first[: len(first) - len(ending)] + _as(first, ending, definite), rest) if part
            )
    return ""


def _as(first: str, ending: str, definite: str) -> str:
    return definite.capitalize() if len(first) == len(ending) and first[0].isupper() else definite


def _within(name: str) -> str:
    """Return a name as it stands within a sentence: an abbreviation keeps its capitals."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
