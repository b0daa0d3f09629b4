"""Everyday and official words for one thing, read from an editable list."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, product
from pathlib import Path

from ingest.language.words import STOP_WORDS, content_stems, fold_word, stem, words

DEFAULT_LIST = Path(__file__).with_name("synonyms.toml")

_ASKED_ONLY = "?"  # ends an entry that is read in questions only
_ONE_WAY = ">"  # stands in a line between what is asked with and what meets it, and not the other way round
_AS_WRITTEN = "!"  # ends an entry that is no other form of its stem: "ungar" are children, and "unga" are not
_EXACT = "="  # begins the key of such an entry
_ONLY_ASKED = (_ASKED_ONLY, _AS_WRITTEN)
# Stems that every text holds: those of stop words, "demens" -> "dem" among them.
_STOP_STEMS = frozenset(map(stem, STOP_WORDS))
# Words that may stand between two words of an expression: "går nämnden i år back", "lägger man ner".
_BETWEEN = 3
_LONG = 6  # letters of a stem that says something of its own within an expression


class SynonymList(dict[str, dict[str, float]]):
    """For each stem, the stems that may stand for it and how surely (0 to 1).

    An expression of several words is a key too, its stems with a space between; nothing is met by it, since a text is
    searched for words.
    """

    @cached_property
    def expressions(self) -> Mapping[str, Sequence[str]]:
        """The expressions by their first stem."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for key in self:
            if " " in key:
                found[key.split(" ", 1)[0]].append(key)
        return found


class SynonymsError(Exception):
    """The list of synonyms cannot be used."""


def load_synonyms(path: Path = DEFAULT_LIST) -> SynonymList:
    """Return the list; raises `SynonymsError` where the file is missing or not of the form described in it."""
    try:
        return synonyms_of(listed(path))
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise SynonymsError(
            f"Synonymlistan {path.name} kan inte läsas ({error}). Rätta filen eller ta bort den."
        ) from error


def listed(path: Path = DEFAULT_LIST) -> Iterator[tuple[float, tuple[str, ...]]]:
    """Yield the lines of the list: how surely its words mean the same, and the words."""
    for group in tomllib.loads(path.read_text(encoding="utf-8"))["groups"]:
        strength = float(group["strength"])
        for alike in group["words"]:
            yield strength, tuple(alike)


def synonyms_of(lines: Iterable[tuple[float, Sequence[str]]]) -> SynonymList:
    """Return the list that `lines` make."""
    meanings: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for strength, alike in lines:
        _add(meanings, alike, strength=strength)
    return SynonymList(meanings)


def meanings_in(text: str, synonyms: SynonymList) -> dict[str, Mapping[str, float]]:
    """Return, for each stem of `text`, the stems that may stand for it there.

    The words of an expression mean what the expression means: in "går back" neither stands for anything alone. A long
    word of one still does: "hushåll med försörjningsstöd" is about försörjningsstöd too. What is listed as it is
    written goes before what its stem means.
    """
    said = words(text)
    asked = [stem(word) for word in said]
    covered: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for expression in chain.from_iterable(synonyms.expressions.get(first, ()) for first in dict.fromkeys(asked)):
        parts = expression.split()
        if _holds(asked, parts):
            for part in parts:
                _strengthen(covered[part], synonyms[expression])
                if len(part) >= _LONG:
                    _strengthen(covered[part], synonyms.get(part, {}))
    alone: dict[str, Mapping[str, float]] = {stem_: synonyms[stem_] for stem_ in asked if stem_ in synonyms}
    exact = ((stem_, _EXACT + word) for stem_, word in zip(asked, said, strict=True))
    return {**alone, **{stem_: synonyms[key] for stem_, key in exact if key in synonyms}, **covered}


def expansions(topic: str, synonyms: SynonymList) -> dict[str, float]:
    """Return the stems to search for beside those of `topic`, with their strengths."""
    asked = set(content_stems(topic))
    found: dict[str, float] = {}
    for stem_, alike in meanings_in(topic, synonyms).items():
        if stem_ in asked:
            _strengthen(found, alike)
    return {synonym: strength for synonym, strength in found.items() if synonym not in asked}


def _add(meanings: defaultdict[str, dict[str, float]], alike: Sequence[str], *, strength: float) -> None:
    """Let each entry of a group be met by those of the others that a text is searched for.

    Of a one-way line only what stands before the arrow is met, by what stands after it.
    """
    at = alike.index(_ONE_WAY) if _ONE_WAY in alike else -1
    asked, said = (alike[:at], alike[at + 1 :]) if at >= 0 else (alike, alike)
    # In the order of the list: sums of scores depend on it in their last digits.
    searched = [stem(entry.casefold()) for entry in said if " " not in entry and entry[-1] not in _ONLY_ASKED]
    met_by = {one: strength for one in searched if one not in _STOP_STEMS}
    for form in chain.from_iterable(map(_forms, asked)):
        _strengthen(meanings[form], {other: strength for other in met_by if other != form})


def _forms(entry: str) -> list[str]:
    """Return the keys of what an entry of the list means: `gå/går back` -> `ga back`, `gar back`."""
    if entry.endswith(_AS_WRITTEN):
        written = entry.casefold().removesuffix(_AS_WRITTEN).split("/")
        return [_EXACT + form for word in written for form in dict.fromkeys((word, fold_word(word)))]
    parts = [part.split("/") for part in entry.casefold().removesuffix(_ASKED_ONLY).split()]
    return [" ".join(map(stem, forms)) for forms in product(*parts)]


def _strengthen(found: dict[str, float], further: Mapping[str, float]) -> None:
    for stem_, strength in further.items():
        found[stem_] = max(strength, found.get(stem_, 0.0))


def _holds(asked: Sequence[str], parts: Sequence[str]) -> bool:
    """Tell whether `parts` stand in `asked` in their order, each soon after the one before."""
    return all(part in asked for part in parts) and any(
        first == parts[0] and _goes_on(asked, at, parts[1:]) for at, first in enumerate(asked)
    )


def _goes_on(asked: Sequence[str], at: int, rest: Iterable[str]) -> bool:
    for part in rest:
        near = asked[at + 1 : at + 2 + _BETWEEN]
        if part not in near:
            return False
        at += 1 + near.index(part)
    return True
