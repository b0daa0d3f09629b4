"""The classes and lists of words that the check reads, from their files."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class WordClass:
    """Words that claim the same; `kept` says where one may not be left out: `number`, `sentence` or another text.

    `meets` is False for a class whose words say different things, so that none is met by another. `yes` and `no` are
    words that the pattern must match and must not.
    """

    name: str
    pattern: re.Pattern[str]
    kept: str
    meets: bool
    yes: tuple[str, ...]
    no: tuple[str, ...]


@lru_cache(maxsize=1)
def word_classes() -> tuple[WordClass, ...]:
    """Return the classes in the order of their file."""
    listed = tomllib.loads((_FOLDER / "word_classes.toml").read_text(encoding="utf-8"))
    return tuple(
        WordClass(
            name=name,
            pattern=re.compile(entry["pattern"]),
            kept=entry["kept"],
            meets=entry.get("meets", True),
            yes=tuple(entry["yes"]),
            no=tuple(entry["no"]),
        )
        for name, entry in listed.items()
    )


@lru_cache(maxsize=1)
def word_lists() -> Mapping[str, frozenset[str]]:
    """Return the lists by their names."""
    listed = tomllib.loads((_FOLDER / "word_lists.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in listed.items()}


@lru_cache(maxsize=1)
def groups_alike() -> Mapping[str, int]:
    """Return the words for the same that are no forms of one word, by the number of their group."""
    listed = tomllib.loads((_FOLDER / "word_lists.toml").read_text(encoding="utf-8"))["alike"]
    return {word: number for number, line in enumerate(listed.strip().split("\n")) for word in line.split()}


@lru_cache(maxsize=50_000)
def classes_of(folded: str) -> frozenset[str]:
    """Return the names of the classes that a folded word belongs to."""
    return frozenset(one.name for one in word_classes() if one.pattern.fullmatch(folded))


@lru_cache(maxsize=4)
def kept_where(place: str) -> frozenset[str]:
    """Return the classes whose words may not be left out at `place`."""
    return frozenset(one.name for one in word_classes() if one.kept == place)


@lru_cache(maxsize=1)
def meeting() -> frozenset[str]:
    """Return the classes any word of which is met by any other."""
    return frozenset(one.name for one in word_classes() if one.meets)
