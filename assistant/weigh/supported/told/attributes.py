"""What may be asked of a thing, as data: ways of asking for it, and the words that tell it."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingest.language.words import fold, words

_PER = re.compile(r"(?:\bper |\w/)(\w+(?: \w+)?)")
_SAME = 4  # letters at the start of two words for one thing: "elev", "elever"
_FILE = Path(__file__).with_name("attributes.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """Something that is `asked` of a thing, and what of a text tells it (`borne`); both are for folded text.

    `holds` and `lacks` are questions that do and do not ask for it, `bears` and `bare` texts that do and do not tell.
    """

    name: str
    asked: re.Pattern[str]
    borne: re.Pattern[str]
    holds: tuple[str, ...]
    lacks: tuple[str, ...]
    bears: tuple[str, ...]
    bare: tuple[str, ...]


@cache
def attributes() -> tuple[Attribute, ...]:
    """Return all attributes, in the order that they are written in."""
    entries = tomllib.loads(_FILE.read_text(encoding="utf-8"))["attribute"]
    return tuple(
        Attribute(
            name=entry["name"],
            asked=_either(entry["asked"]),
            borne=_either(entry["borne"]),
            **{examples: tuple(entry[examples]) for examples in ("holds", "lacks", "bears", "bare")},
        )
        for entry in entries
    )


def _either(alternatives: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(fold(alternative) for alternative in alternatives))


def lacks_attribute(question: str, text: str, above: str = "") -> bool:
    """Return whether `question` asks for an attribute that neither `text` nor what stands `above` it tells anything of.

    A heading tells a figure for each only of what is asked for: "Resultat per skola" is no figure for each pupil.
    """
    asked, told = fold(question), fold(f"{above} {text}")
    lacking = (one for one in attributes() if one.asked.search(asked) and not one.borne.search(told))
    return any(True for _ in lacking) or _lacks_each(asked, fold(text), fold(above))


def _lacks_each(asked: str, told: str, above: str) -> bool:
    each = next(one for one in attributes() if one.name == "for each")
    match = each.asked.search(asked)
    if match is None or each.borne.search(told):
        return False
    things = [word[:_SAME] for word in words(asked[match.end() - 1 :])[:2]]
    of_each = [word[:_SAME] for told_of in _PER.findall(above) for word in words(told_of)]
    return not any(thing in of_each for thing in things)
