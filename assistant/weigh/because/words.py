"""Whether a sentence gives a reason: its own, that of the sentence before, or for what came of that one."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingest.language.remembered import remembered
from ingest.language.words import fold

# ", då marken ägs av kommunen": but not the time that stands before it ("i maj, då skolan öppnade").
_SINCE = re.compile(r"(?P<before>[\w.]+), da (?!(?:och|da)\b)\w")
_TIME = re.compile(
    r"\d+|(?:janu|febru)ari|mars|april|maj|ju[nl]i|augusti|(?:septem|novem|decem|okto)ber|(?:hel|halv|las|kalender|budget|verksamhets)?ar(?:et)?|var(?:en|ens)?"
    r"|\w*(?:arsskiftet|tid(?:en)?"
    r"|dag(?:en|s)?|kvall(?:en)?|natt(?:en)?|host(?:en|ens)?|sommar(?:en|ens)?|vinter(?:n|ns)?|period(?:en)?"
    r"|vecka(?:n|s)?|manad(?:en)?|halvar(?:et)?|termin(?:en)?|tillfallen?(?:et)?|mote(?:t)?)"
)
# "Kön är lång: tre handläggare prövar ansökningar från hela länet.": a clause of its own after the colon, and no list.
_COLON = re.compile(r"^[^:]{15,}[^\W\d]: (?P<clause>(?:[^\s,:]+ ){2,}[^:]*)$")
_CLAUSE = re.compile(r"\b(?:ar|var|har|hade|kan|far|fick|blev|finns|fanns|gar|gick|\w{3,}(?:ades?|des|tes|as|ar|er))\b")
_LISTS = re.compile(r", [^,]+ (?:och|samt) ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Giving:
    """A way of giving a reason, looked for in folded text; `holds` and `lacks` are sentences that do and do not."""

    regex: re.Pattern[str]
    holds: tuple[str, ...]
    lacks: tuple[str, ...]


@cache
def ways_of_giving() -> Mapping[str, Giving]:
    """Return the ways of giving a reason by name."""
    text = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    return {
        entry["name"]: Giving(
            regex=re.compile("|".join(fold(alternative) for alternative in entry["any"])),
            holds=tuple(entry["holds"]),
            lacks=tuple(entry["lacks"]),
        )
        for entry in tomllib.loads(text)["pattern"]
    }


@remembered(20_000)
def tells_reason(folded: str) -> bool:
    """Return whether a folded text tells a reason by a word for it."""
    if ways_of_giving()["tells"].regex.search(folded) is not None:
        return True
    return any(_TIME.fullmatch(match["before"]) is None for match in _SINCE.finditer(folded))


@remembered(20_000)
def may_tell_reason(folded: str) -> bool:
    """Return whether a folded text tells what may be a reason: a purpose, what came before, a clause after a colon."""
    if any(ways_of_giving()[way].regex.search(folded) is not None for way in ("may tell", "said by most")):
        return True
    clause = _COLON.match(folded)
    return clause is not None and _CLAUSE.search(clause["clause"]) is not None and _LISTS.search(folded) is None


def gives_reason(text: str) -> bool:
    """Return whether a sentence tells a reason by a word for it, or what most say of what the one before told."""
    folded = fold(text)
    return tells_reason(folded) or ways_of_giving()["said by most"].regex.match(folded) is not None


def opens_reason(text: str) -> bool:
    """Return whether a sentence tells the reason for what the one before it told: "Skälet är att ..."."""
    folded = fold(text)
    if ways_of_giving()["said by most"].regex.match(folded) is not None:
        return True
    return ways_of_giving()["opens"].regex.match(folded) is not None and tells_reason(folded) and not follows_from(text)


def follows_from(text: str) -> bool:
    """Return whether a sentence tells what came of what the one before told: "Mot den bakgrunden ..."."""
    return ways_of_giving()["follows from"].regex.search(fold(text)) is not None
