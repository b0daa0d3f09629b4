"""Whether a higher or a lower figure is the better one."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ingest.language.words import fold

_NOT = re.compile(r"\b(?:inte|ej|undviker|slipper|utan) (?:\w+ ){0,2}$")  # "som inte återaktualiseras": more is better
_LIST = Path(__file__).with_name("goodness.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaning:
    """Words of an indicator's name, and which way is the better one (1 higher, -1 lower)."""

    pattern: re.Pattern[str]
    better: int
    yes: tuple[str, ...]
    no: tuple[str, ...]


@lru_cache(maxsize=1)
def load_leanings() -> tuple[Leaning, ...]:
    """Return the list, in its order."""
    entries = tomllib.loads(_LIST.read_text(encoding="utf-8"))["words"]
    return tuple(
        Leaning(
            pattern=re.compile(entry["pattern"]),
            better={"higher": 1, "lower": -1}[entry["better"]],
            yes=tuple(entry["yes"]),
            no=tuple(entry["no"]),
        )
        for entry in entries
    )


def better_way(name: str) -> int | None:
    """Return 1 where a higher figure of the indicator `name` is better, -1 where a lower one is; None unknown."""
    folded = fold(name)
    for leaning in load_leanings():
        if found := leaning.pattern.search(folded):
            return -leaning.better if _NOT.search(folded[: found.start()]) else leaning.better
    return None
