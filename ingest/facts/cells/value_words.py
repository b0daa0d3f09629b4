"""Words of cells that hold no plain number: bounds, directions, what is postponed, what says that there is nothing."""

import re
from dataclasses import dataclass

from ingest.facts.fact import ValueKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A way of writing a bound; the group `rest` is its number with the unit."""

    kind: ValueKind
    pattern: re.Pattern[str]
    strict: bool = False


def _bound(kind: ValueKind, before: str = "", after: str = "", *, strict: bool = False) -> Bound:
    head = rf"(?:{before})\.? ?" if before else ""
    tail = rf" (?:{after})" if after else ""
    return Bound(kind=kind, pattern=re.compile(rf"{head}(?P<rest>[+−–-]?\d.*?){tail}", re.IGNORECASE), strict=strict)


BOUNDS = (
    _bound(ValueKind.AT_MOST, r"max|maximalt|maximum|högst|som mest|som högst|upp till|inte mer än|ej över|≤|<=|=<"),
    _bound(ValueKind.AT_LEAST, r"min|minst|minimum|lägst|som minst|som lägst|inte mindre än|ej under|≥|>=|=>"),
    _bound(ValueKind.AT_MOST, r"under|mindre än|färre än|lägre än|<", strict=True),
    _bound(ValueKind.AT_LEAST, r"över|mer än|fler än|högre än|>", strict=True),
    _bound(ValueKind.AT_LEAST, after=r"eller (?:mer|fler|högre|bättre|över)|och (?:uppåt|över)"),
    _bound(ValueKind.AT_MOST, after=r"eller (?:mindre|färre|lägre|under)|och (?:nedåt|under)"),
)

_BY = r"(?: (?:med|på|till)? ?(?P<rest>\d.*))?"
_SHALL = r"(?:ska |bör |skall )?"
_THAN = r"(?: (?:jämfört med|mot|från|i förhållande till|än) .*)?"
DIRECTIONS: tuple[tuple[ValueKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"{_SHALL}(?:{words}){_BY if by else ''}{_THAN}", re.IGNORECASE))
    for kind, words, by in (
        (ValueKind.INCREASE, r"ökning|ökas?|ökar|ökande|ökat|förbättring|högre|fler|↑|↗", True),
        (ValueKind.DECREASE, r"minskning|minskas?|minskar|minskande|minskat|lägre|färre|↓|↘", True),
        (
            ValueKind.UNCHANGED,
            r"oförändra[td](?: nivå)?|bibehåll(?:en|et|as)(?: nivå)?|(?:på )?samma (?:nivå|som \w+ ?\d*)|→|↔",
            False,
        ),
    )
)

# Folded. A figure that is still to come: who sets it, when, or that nobody has yet.
POSTPONED = re.compile(
    r"^(?:mal(?:et|varde)? )?(?:faststalls?|faststalles|tas fram|beslutas|bestams|satts|anges|utreds|redovisas"
    r"|rapporteras|foljs upp|mats(?! ej)|presenteras|kompletteras|uppdateras|kommer att|kommer (?:i|under|senare)"
    r"|aterkommer|under framtagande|under utredning|under arbete|invantar|avvaktar|avvakta)\b"
    r"|^(?:ej|inte|annu (?:ej|inte)) (?:fast\w*|beslut\w*|satt|framtag\w*|klar\w*)"
    r"|\btas fram av\b|\bfaststalls (?:av|i|under|senare)\b"
)

# Folded, without a full stop at the end.
NOTHING = frozenset(
    {
        *("", "-", "–", "—", "−", "--", "---", ".", "..", "...", "…", "*", "i.u", "iu", "e.t", "n/a", "na", "u.s"),
        *("saknas", "uppgift saknas", "uppgifter saknas", "varde saknas", "data saknas", "utfall saknas"),
        *(
            "ingen uppgift",
            "inga uppgifter",
            "inget utfall",
            "inget mal",
            "ej matt",
            "mats ej",
            "inte matt",
            "mats inte",
        ),
        *("ej aktuellt", "ej aktuell", "inte aktuellt", "ej tillampligt", "inte tillampligt", "uppgift saknas annu"),
        *("inget varde", "ej tillgangligt", "ej tillganglig", "ej uppmatt"),
    }
)
