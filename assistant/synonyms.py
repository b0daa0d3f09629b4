"""Everyday and official words for one thing, read from an editable list."""

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from ingest.swedish import content_stems, stem

DEFAULT_LIST = Path(__file__).with_name("synonyms.toml")


class SynonymsError(Exception):
    """The list of synonyms cannot be used."""


def load_synonyms(path: Path = DEFAULT_LIST) -> dict[str, dict[str, float]]:
    """Return, for each stem, the stems that may stand for it and how surely (0 to 1).

    Raises `SynonymsError` where the file is missing or not of the form described in it.
    """
    try:
        groups = tomllib.loads(path.read_text(encoding="utf-8"))["groups"]
        meanings: defaultdict[str, dict[str, float]] = defaultdict(dict)
        for group in groups:
            strength = float(group["strength"])
            for alike in group["words"]:
                _add(meanings, [stem(word.casefold()) for word in alike], strength=strength)
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise SynonymsError(
            f"Synonymlistan {path.name} kan inte läsas ({error}). Rätta filen eller ta bort den."
        ) from error
    return dict(meanings)


def expansions(topic: str, synonyms: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """Return the stems to search for beside those of `topic`, with their strengths."""
    asked = set(content_stems(topic))
    found: dict[str, float] = {}
    for stem_ in asked:
        for synonym, strength in synonyms.get(stem_, {}).items():
            if synonym not in asked:
                found[synonym] = max(strength, found.get(synonym, 0.0))
    return found


def _add(meanings: defaultdict[str, dict[str, float]], stems: list[str], *, strength: float) -> None:
    for one in stems:
        for other in stems:
            if one != other:
                meanings[one][other] = max(strength, meanings[one].get(other, 0.0))
