"""Ways of asking as data: patterns in TOML, each with examples that it must and must not be found in."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingest.language.words import fold

FILES = ("alone", "follow", "kinds", "leaning", "scope", "small_talk")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A way of asking, looked for in a folded question without the mark that ends it."""

    name: str
    regex: re.Pattern[str]
    holds: tuple[str, ...]
    lacks: tuple[str, ...]

    def found(self, folded: str) -> bool:
        """Return whether a folded question asks in this way."""
        return self.regex.search(folded) is not None


@cache
def patterns(file: str) -> Mapping[str, Pattern]:
    """Return the patterns of one of `FILES` by name, in the order that they are written in.

    They are written in Swedish, and folded here as questions are: `\\bmål\\b` -> `\\bmal\\b`. Of several alternatives
    each may stand in a line of its own.
    """
    entries = tomllib.loads(Path(__file__).with_name(f"{file}.toml").read_text(encoding="utf-8"))["pattern"]
    return {
        entry["name"]: Pattern(
            name=entry["name"],
            regex=re.compile("|".join(fold(alternative) for alternative in entry["any"])),
            holds=tuple(entry["holds"]),
            lacks=tuple(entry["lacks"]),
        )
        for entry in entries
    }
