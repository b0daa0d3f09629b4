"""Signs of what a report is to its year, as `report_signs.toml` lists them."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("report_signs.toml")
PLAN, ANNUAL, PART = "plan", "annual", "part"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A pattern for lines in lower case, what it speaks for (`plan`, `annual`, `part`, or a month) and how much.

    `own` is True for what only an annual report has.
    """

    says: str
    weight: float
    pattern: re.Pattern[str]
    own: bool
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@cache
def signs() -> tuple[Sign, ...]:
    """Return the signs in the order of the list."""
    return tuple(
        Sign(
            says=str(stored["says"]),
            weight=stored["weight"],
            pattern=re.compile(stored["pattern"]),
            own=stored.get("own", False),
            examples=tuple(stored["is"]),
            counter_examples=tuple(stored["is_not"]),
        )
        for stored in tomllib.loads(_FILE.read_text(encoding="utf-8"))["sign"]
    )


@cache
def any_sign() -> re.Pattern[str]:
    """Return a pattern that is met wherever one of the signs is: each begins with a word, so none is tried within."""
    return re.compile(rf"\b(?=\w)(?:{'|'.join(sign.pattern.pattern for sign in signs())})")
