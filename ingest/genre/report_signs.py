"""Signs of what a report is to its year, as `report_signs.toml` lists them."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("report_signs.toml")
_AROUND = re.compile(r"\^|\(\?<?![^()]*\)")  # in a sign: what may not stand before or after
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
            pattern=re.compile(rf"\b(?:{stored['pattern']})"),
            own=stored.get("own", False),
            examples=tuple(stored["is"]),
            counter_examples=tuple(stored["is_not"]),
        )
        for stored in _listed()
    )


@cache
def any_sign() -> re.Pattern[str]:
    """Return a lookahead that is met wherever one of the signs begins, whatever stands around it."""
    every = "|".join(stored["pattern"] for stored in _listed())
    return re.compile(rf"\b(?={_AROUND.sub('', every)})")


@cache
def _listed() -> tuple[dict[str, Any], ...]:
    return tuple(tomllib.loads(_FILE.read_text(encoding="utf-8"))["sign"])
