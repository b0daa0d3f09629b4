"""Finds the bodies that a text names by their form: nämnd, styrelse, utskott, company, association, municipality."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from ingest.language.words import fold

_FILE = Path(__file__).with_name("bodies.toml")
_PARTS = {
    "{Word}": r"[A-ZÅÄÖ][a-zåäöé]+",
    "{word}": r"[a-zåäöé]+",
    "{Name}": r"[A-ZÅÄÖ][A-ZÅÄÖa-zåäöé]*(?:-[A-ZÅÄÖ][a-zåäöé]+)*",
    # Before a name: it is none of a report, which may stand on the same line.
    "{of_report}": (
        r"(?!(?:Års|Halvårs|Delårs|Kvartals|Månads|Tertial|Verksamhets|Affärs|Boks|Budget|Hållbarhets|Protokoll|Rapport))"
    ),
    "{compound}": (
        r"(?:[A-ZÅÄÖ]?[a-zåäö]+s [a-zåäö]*)?(?:[A-ZÅÄÖ]?[a-zåäö]+-,? (?:[a-zåäö]+-,? )*(?:och|samt|&) )?"
        r"[A-ZÅÄÖ]?[a-zåäö]+"
    ),
}
# Words that say that there is a body and not which, or that several are meant; folded.
_GENERAL = re.compile(
    r"(?:(?:den|denna|en|varje|berord\w*|for|till|av|hos|respektive|ansvarig\w*|samtliga|alla|ovriga|andra|nya|nuvarande"
    r"|tidigare|politiska?|egna?|foreningen?s|namndens|styrelsens|partis|kommuns)\s)?"
    r"(?:stads|stadsdels|kommundels|distrikts|fack|bolags|delegations|moder|dotter|under|huvud|be|om|forenings)?"
    r"(?:namnd|styrelse|utskott|forvaltning|kontor|beredning)(?:ens|en|ets|et|er|erna|n|ns|s)?"
)
# What each form has in it; most lines have none and are passed over.
_HINT = re.compile(
    r"nämnd|styrelse|utskott|förvaltning|kontor|beredning|förbund|räddningst|aktiebolag|stiftelsen|region|kommun|stad"
    r"|\b(?:AB|KB)\b",
    re.IGNORECASE,
)
_BODY = re.compile(r"(?P<stem>nämnd|styrelse|utskott|förvaltning|kontor|beredning)(?:ens|en|ets|et|ns|n|s)?$")
_DEFINITE = {"nämnd": "en", "styrelse": "n", "utskott": "et", "förvaltning": "en", "kontor": "et", "beredning": "en"}
_OF_DISTRICT = re.compile(r"(?:stadsdels|kommundels|distrikts)(?:nämnd|förvaltning)s?$")
_LEADS = re.compile(r"(?:Kommun|Region|Stads)styrelsen")
_OFFICE = re.compile(r"(?:förvaltningen|kontoret)$")


class Level(StrEnum):
    """What kind of body a name is of."""

    PLACE = "place"
    BODY = "body"
    OFFICE = "office"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One way in which bodies are named, with examples of what it names and what it does not."""

    level: Level
    pattern: str
    examples: tuple[tuple[str, str], ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedBody:
    """A body named at characters `start` to `end`; `name` is its nominative, begun with a capital."""

    start: int
    end: int
    name: str
    level: Level


@cache
def forms() -> tuple[Form, ...]:
    """Return the forms in the order of the list."""
    stored = tomllib.loads(_FILE.read_text(encoding="utf-8"))["form"]
    return tuple(
        Form(
            level=Level(form["level"]),
            pattern=form["pattern"],
            examples=tuple((text, name) for text, name in form["is"]),
            counter_examples=tuple(form["is_not"]),
        )
        for form in stored
    )


def named_bodies(text: str) -> list[NamedBody]:
    """Return the bodies that `text` names, in order; none lies within another, and capitals alone are no names."""
    if not _HINT.search(text):
        return []
    text = _lowered(text)
    found: list[NamedBody] = []
    for match in _pattern().finditer(text):
        form = forms()[int((match.lastgroup or "form_0").removeprefix("form_"))]
        if form.level is not Level.PLACE and _GENERAL.fullmatch(fold(match.group())):
            continue
        found.append(NamedBody(start=match.start(), end=match.end(), name=nominative(match.group()), level=form.level))
    return found


def nominative(name: str) -> str:
    """Return the name of a body as a title has it: `socialnämndens` -> `Socialnämnden`."""
    name = re.sub(r" \(publ\)$", "", " ".join(name.split()))
    name = re.sub(r" ([Kk]ommun|[Ss]tad)s?$", lambda match: f" {match[1].lower()}", name)
    if re.search(r"(?:nämnden|styrelsen)s \w", name):
        name = re.sub(r"utskott(?:et)?s?$", "utskott", name)
    elif not _OF_DISTRICT.search(name):
        name = _BODY.sub(lambda match: match["stem"] + _DEFINITE[match["stem"]], name)
    else:
        name = re.sub(r"(nämnd|förvaltning)s$", r"\1", name)
    return name[:1].upper() + name[1:]


def joined(body: str, place: str) -> str:
    """Return the name of a body with the municipality that it belongs to: `Socialnämnden, Ekbro kommun`."""
    return f"{body}, {place}" if place and body != place else body


def place_of(board: str) -> str:
    """Return the municipality or region in a board's name, the name itself where it is one, else nothing."""
    last = board.rsplit(", ", 1)[-1]
    return last if is_place(last) else ""


def belongs(board: str | None, asked: Sequence[str]) -> bool:
    """Return whether a board is one of those `asked` for, or of a municipality that is: its nämnd, its company."""
    if board is None:
        return False
    return board in asked or any(is_place(place) and _is_in(board, place) for place in asked)


def bare_place(place: str) -> str:
    """Return the name alone: `Granviks kommun` -> `Granvik`, `Region Östermark` -> `Östermark`."""
    name = re.sub(r"^Region | (?:kommun|stad)$", "", place)
    return name[:-1] if name != place and name.endswith("s") and len(name) > _SHORTEST else name


def is_same_place(one: str, other: str) -> bool:
    """Return whether two names are of one municipality or region: `Granvik kommun` is `Granviks kommun`."""
    regions = one.startswith("Region "), other.startswith("Region ")
    return one == other or (regions[0] == regions[1] and bare_place(one) == bare_place(other) != "")


def tells_of_place(text: str, place: str) -> bool:
    """Return whether a title or the like names a municipality or region: "Vattnet i Granvik", "Granviks vatten"."""
    return re.search(rf"(?<!\w){re.escape(fold(bare_place(place)))}s?(?!\w)", fold(text)) is not None


def names_body(text: str, body: str) -> bool:
    """Return whether `text` names a body, in any of its forms: `socialnämndens`, `Socialnämnd`."""
    stem = re.sub(r"(namnd|styrelse|utskott|forvaltning|kontor|beredning)(?:en|et|n)?$", r"\1", fold(body))
    return re.search(rf"(?<!\w){re.escape(stem)}", fold(text)) is not None


def tells_of_all(board: str) -> bool:
    """Return whether a board's reports tell of all of its municipality: itself, or its kommunstyrelse."""
    place = place_of(board)
    return board == place or _LEADS.fullmatch(board.removesuffix(f", {place}")) is not None


def is_company(name: str) -> bool:
    """Return whether a body is a company or a foundation."""
    return re.search(r"\b(?:AB|Aktiebolag|aktiebolag|KB|Stiftelsen)\b", name) is not None


def names_itself(name: str) -> bool:
    """Return whether a body is known by its name alone: a company, an association."""
    return is_company(name) or re.search(r"förbund|^Räddningstjänsten", name) is not None


def is_joint(name: str) -> bool:
    """Return whether a body is an association, which several municipalities may have in common."""
    return names_itself(name) and not is_company(name) and not place_of(name)


def serves(office: str, body: str) -> bool:
    """Return whether an office is the one of a nämnd: both are named after the same thing."""
    return _OFFICE.sub("", office) == re.sub(r"(?:nämnden|styrelsen)$", "", body)


_SHORTEST = 4  # letters of a place without the s of its genitive


def is_place(name: str) -> bool:
    """Return whether a board's name is that of a municipality or region as a whole."""
    return bool(re.fullmatch(r"Region .+|.+ (?:kommun|stad)", name))


def _is_in(board: str, place: str) -> bool:
    if place_of(board):
        return is_same_place(place_of(board), place)
    stem = bare_place(place).casefold()
    return any(word.casefold().startswith(stem) for word in re.findall(r"\w+", board))


def _lowered(text: str) -> str:
    """Return `text` with words in capitals as titles have them: `SOCIALNÄMNDEN` -> `Socialnämnden`."""
    if not re.search(r"[A-ZÅÄÖ]{4}", text):
        return text
    return re.sub(r"[A-ZÅÄÖ]{4,}", lambda match: _small(match), text)


def _small(match: re.Match[str]) -> str:
    word = match.group()
    common = word.casefold() in {"kommun", "kommuns", "stad", "stads", "nämnden", "styrelsen", "och"}
    return word.lower() if common else word[0] + word[1:].lower()


@cache
def _pattern() -> re.Pattern[str]:
    ways = []
    for i, form in enumerate(forms()):
        pattern = form.pattern
        for part, meaning in _PARTS.items():
            pattern = pattern.replace(part, meaning)
        ways.append(rf"(?P<form_{i}>(?:{pattern})(?![\w-]))")
    return re.compile(rf"(?<![\w-])(?:{'|'.join(ways)})")
