"""What a printed column head makes of its figures in arithmetic: a cost, an income, a level, a difference ..."""

import re
from dataclasses import dataclass
from enum import StrEnum

from ingest.genre.columns import YEAR
from ingest.genre.short_heads import written_out
from ingest.language.words import fold


class Role(StrEnum):
    """The part that a column plays in an identity."""

    COST = "cost"
    INCOME = "income"
    NET = "net"
    LEVEL = "level"  # an amount of one plan or period: budget, forecast, outcome, accounts, a year
    STOCK = "stock"  # a fund at one end of a year
    DIFFERENCE = "difference"
    CHANGE = "change"  # from another time, which need not be in the table
    ADJUSTMENT = "adjustment"
    TOTAL = "total"
    SHARE = "share"
    WORDS = "words"  # no figures
    UNKNOWN = "unknown"


# The first pattern that is found in the folded head decides.
_ROLES: tuple[tuple[str, Role], ...] = (
    (r"^(?:kommentar|orsak|forklaring|anmarkning|ansvar|period|frekvens|matfrekvens)", Role.WORDS),
    (r"^(?:start|slut)(?:datum)?$", Role.WORDS),
    (r"%|\bandel|procent", Role.SHARE),
    (r"avvik|differens|\bdiff\b|skillnad", Role.DIFFERENCE),
    (r"^(?:arlig |total )?(?:forandring|okning|minskning|utv(?:eckling)?)\b", Role.CHANGE),
    (r"netto", Role.NET),
    (r"kostnad|utgift", Role.COST),
    (r"intakt|inkomst", Role.INCOME),
    (r"^(?:budgeterat|beraknat|planerat|prognostiserat) resultat\b", Role.DIFFERENCE),
    (r"^\W*(?:\w+ )?(?:budget|prognos|utfall|bokslut)(?!\w*juster)\w*", Role.LEVEL),
    (r"justering|omslutning|prestation|overforing|ombudget|tillagg", Role.ADJUSTMENT),
    (r"fond\b|^(?:ingaende|utgaende)", Role.STOCK),
    (r"^(?:arets |periodens )?resultat\b", Role.DIFFERENCE),
    (r"^(?:summa|total\w*|samtliga|alla|helar)\b", Role.TOTAL),
    (rf"budget|\bv[pb]\b|\bt[123]\b|plan\b|snitt|\b{YEAR}\b", Role.LEVEL),
    (r"\b(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)", Role.LEVEL),
)
_COMPILED = tuple((re.compile(pattern), role) for pattern, role in _ROLES)
_SCENARIOS = (("budget", "vp", "plan"), ("prognos",), ("utfall", "bokslut", "vb"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A column's role, the years that its head names, and if it names a plan (0), a forecast (1), an outcome (2)."""

    role: Role
    years: frozenset[str]
    scenarios: frozenset[int]

    def agrees(self, other: "Part") -> bool:
        """Return whether both heads may speak of the same year and plan."""
        years = not self.years or not other.years or self.years == other.years
        return years and (not self.scenarios or not other.scenarios or bool(self.scenarios & other.scenarios))


def part_of(printed: str) -> Part:
    """Return what a column with the head `printed` is in arithmetic."""
    folded = fold(written_out(printed))
    role = next((role for pattern, role in _COMPILED if pattern.search(folded)), Role.UNKNOWN)
    named = (at for at, words in enumerate(_SCENARIOS) if any(re.search(rf"\b{word}", folded) for word in words))
    return Part(role=role, years=frozenset(re.findall(YEAR, folded)), scenarios=frozenset(named))
