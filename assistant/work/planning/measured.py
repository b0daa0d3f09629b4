"""What a question calls the columns of a table, read from an editable list of words."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ingest.facts.fact import Measure, Side

_LIST = Path(__file__).with_name("measures.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words for a column; `weak` ones count only where no other column is named, `keeps` names rows or tables too."""

    name: str
    pattern: re.Pattern[str]
    measures: tuple[Measure, ...]
    side: Side | None
    weak: bool
    keeps: bool
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """A column called in a question, from `start` to `end`; `year` where its own words name one."""

    words: Words
    start: int
    end: int
    year: int | None = None


@lru_cache(maxsize=1)
def load_measures() -> tuple[Words, ...]:
    """Return the words of the list, in its order."""
    entries = tomllib.loads(_LIST.read_text(encoding="utf-8"))["measure"]
    return tuple(
        Words(
            name=entry["name"],
            pattern=re.compile(entry["pattern"]),
            measures=tuple(Measure(measure) for measure in entry["measures"]),
            side=Side(entry["side"]) if "side" in entry else None,
            weak=entry.get("weak", False),
            keeps=entry.get("keeps", False),
            yes=tuple(entry["yes"]),
            no=tuple(entry["no"]),
        )
        for entry in entries
    )


def called_in(folded: str, *, taken: Sequence[tuple[int, int]] = ()) -> tuple[Called, ...]:
    """Return the columns that a question (folded) calls, in its order, none within another or within `taken`."""
    found: list[Called] = []
    spans = list(taken)
    for words in load_measures():
        for match in words.pattern.finditer(folded):
            if any(start < match.end() and match.start() < end for start, end in spans):
                continue
            groups = match.groupdict()
            year = next((int(groups[key]) for key in ("year", "year2") if groups.get(key)), None)
            found.append(Called(words=words, start=match.start(), end=match.end(), year=year))
            spans.append(match.span())
    return tuple(sorted(found, key=lambda called: called.start))
