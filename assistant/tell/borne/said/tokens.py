"""A sentence as the check reads it: words and figures in order, in stretches that tell one thing each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.tell.borne.said.lists import classes_of, meeting, word_lists
from ingest.language.numbers import Quantity, numbers_in
from ingest.language.remembered import remembered
from ingest.language.words import fold_word, stem

_WORD = re.compile(r"[^\W_]+")
_BREAK = re.compile(r"[,;()•|]|:\s|\s[-–—]\s")
_JOINING = frozenset("och men samt medan varav eller respektive resp".split())
_AGAINST = frozenset({"mot", "jamfort"})  # part a figure from the one that it is held against
_THAT_IS = re.compile(r"\b(?:det vill säga|dvs\b\.?|d\.?v\.?s\.)", re.IGNORECASE)
_EACH = re.compile(r"\b(?:om (året|dagen|dygnet|månaden|veckan)|i (månaden|veckan|timmen|dygnet))\b")
_UNITS_OF_TIME = {
    "året": "år",
    "dagen": "dag",
    "dygnet": "dygn",
    "månaden": "månad",
    "veckan": "vecka",
    "timmen": "timme",
}
_OUT = re.compile(r"\b(betala\w*|dela[drst]*|fördela\w*) ut\b|\but(?=betal|dela)", re.IGNORECASE)  # it adds nothing
_GOES = re.compile(r"\b(?:gick|går|gått|steg|stiger|kom|kommer)\s+$", re.IGNORECASE)
_SIDES = {"over": "more", "ovanfor": "more", "under": "fewer", "nedanfor": "fewer"}
_OF_WHAT = re.compile(
    r"(?:\s+\w+){0,2}?\s+(?:års|hel\w+)?(?:budget|mål|gräns|tak|plan|prognos|snitt|genomsnitt)\w*", re.IGNORECASE
)
_BEGINS = re.compile(r"(?:^|[.,:;•]\s*)$")
_DEPENDS = re.compile(
    r" (?!att\b|hur\b|vad\b)(?:[^\W\d]+ ){1,3}?"
    r"(?:är|har|får|blir|kan|ska|inte|\w{2,}[^aeiouyåäö\W]s|\w{2,}(?:ar|er))\b(?! \d)"
    r"| [^\W\d]+(?:en|et|na) \w{2,}(?:it|at|tt)\b",
    re.IGNORECASE,
)
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_NEVER_NAMES = frozenset({"aim", "more", "fewer", "before", "after"})
_UNIT_AHEAD = 3  # tokens at most from "8,4 till" to "8,6 procent", whose unit both have


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word or a figure; `part` counts the stretches of the text, `capital` marks a name within a sentence."""

    text: str
    folded: str
    stem: str
    start: int
    part: int
    classes: frozenset[str] = frozenset()
    quantity: Quantity | None = None
    day: date | None = None
    year: int | None = None
    capital: bool = False
    spelt: bool = False

    @property
    def is_figure(self) -> bool:
        """Return whether it is a figure or a whole date, and no year."""
        return self.quantity is not None or self.day is not None

    def shares(self, other: "Token") -> bool:
        """Return whether both belong to a class of words that claim the same."""
        return bool(self.classes & other.classes & meeting())

    @property
    def is_glue(self) -> bool:
        """Return whether it claims nothing itself."""
        return not self.is_figure and self.year is None and not self.classes and self.folded in word_lists()["glue"]


@remembered(4096)
def tokens(text: str) -> tuple[Token, ...]:
    """Return the words and figures of `text` in order."""
    plain = _OUT.sub(lambda match: match[1] or "", text)
    plain = _THAT_IS.sub("alltså", _EACH.sub(_each, plain.replace("\u2011", "-").replace("−", "-")))
    found = [*_figures(plain)]
    taken = [(token.start, token.start + len(token.text)) for token in found]
    found.extend(
        _word(match, plain)
        for match in _WORD.finditer(plain)
        if not any(start <= match.start() < end for start, end in taken)
    )
    return _parted(_united(_signed(sorted(found, key=lambda token: token.start))), plain)


def _each(match: re.Match[str]) -> str:
    """Return "per år" for "om året"."""
    return f"per {_UNITS_OF_TIME[match[1] or match[2]]}"


def _word(match: re.Match[str], text: str) -> Token:
    folded = fold_word(match.group().casefold())
    inside = match.start() > 0 and not re.search(r"[.!?:•”\"]\s*$", text[: match.start()])
    capital = match.group()[0].isupper() and inside
    classes = _classes(folded, text, match)
    return Token(
        text=match.group(),
        folded=folded,
        stem=stem(match.group().casefold()),
        start=match.start(),
        part=0,
        classes=classes - _NEVER_NAMES if capital else classes,  # "Taket" is a place, no ceiling
        capital=capital,
    )


def _classes(folded: str, text: str, match: re.Match[str]) -> frozenset[str]:
    """Return the classes of a word as it stands.

    "Under" and "över" are bounds before a figure alone, "män" is no "man", "skjuta upp" raises nothing, and an "om"
    that begins a clause makes it depend.
    """
    if folded in {"under", "over"} and re.match(r"\s+\d", text[match.end() : match.end() + 4]):
        year = re.match(r"\s+(?:19|20)\d\d(?!\d|,\d| \d{3}\b)", text[match.end() :])
        return frozenset() if year else frozenset({"at_most" if folded == "under" else "at_least"})
    if folded == "om" and (_BEGINS.search(text[: match.start()]) or _DEPENDS.match(text[match.end() :])):
        return frozenset({"if"})
    if folded in _SIDES and _OF_WHAT.match(text[match.end() :]):
        return frozenset({_SIDES[folded]})
    if re.search(r"\bän\s+$", text[: match.start()]):
        return classes_of(folded) - {"expected", "shall"}  # "dyrare än beräknat" is no forecast
    if folded in {"plats", "platser"} and re.match(r" för (?:upp till |högst |cirka )?\d", text[match.end() :]):
        return frozenset({"room"})
    if folded == "upp" and re.match(r" till \d", text[match.end() :]) and not _GOES.search(text[: match.start()]):
        return frozenset({"at_most"})
    if folded == "upp" and re.search(r"\b(?:skjut|ställ|bygg|rust)\w*\s+$", text[: match.start()]):
        return frozenset()
    if folded == "man":
        return frozenset({"men"}) if match.group().casefold() == "män" else frozenset()
    if folded == "mans" and match.group().casefold() != "mäns":
        return frozenset()
    return classes_of(folded)


def _figures(text: str) -> list[Token]:
    found = []
    for mention in numbers_in(text):
        quantity, year = mention.quantity, None
        if quantity is not None and quantity.unit in {None, "år"} and re.fullmatch(r"\d{4}", mention.text[:4]):
            whole = int(quantity.value)
            if quantity.unit is None and whole == quantity.value and _FIRST_YEAR <= whole < _LAST_YEAR:
                quantity, year = None, whole
        found.append(
            Token(
                text=mention.text,
                folded=fold_word(mention.text.casefold()),
                stem="",
                start=mention.start,
                part=0,
                quantity=quantity,
                day=mention.day,
                year=year,
                spelt=mention.text[0].isalpha(),
            )
        )
    return found


def _signed(found: Sequence[Token]) -> list[Token]:
    """Return the tokens with the word "minus" or "plus" before a figure read as its sign."""
    kept: list[Token] = []
    for token in found:
        before = kept[-1] if kept else None
        if token.quantity is not None and before is not None and before.folded in {"minus", "plus"}:
            kept.pop()
            sign = -1 if before.folded == "minus" else 1
            token = replace(token, quantity=replace(token.quantity, value=sign * abs(token.quantity.value)))
        kept.append(token)
    return kept


def _united(found: Sequence[Token]) -> list[Token]:
    """Return the tokens with the unit that a figure shares with the next one: "från 8,4 till 8,6 procent"."""
    made = list(found)
    for i, token in enumerate(made):
        if token.quantity is None or token.quantity.unit is not None:
            continue
        for other in made[i + 1 : i + 1 + _UNIT_AHEAD]:
            if other.quantity is not None:
                if other.quantity.unit is not None:
                    made[i] = replace(token, quantity=replace(token.quantity, unit=other.quantity.unit))
                break
            if other.folded not in {"till", "och", "eller", "respektive"}:
                break
    return made


def _parted(found: Sequence[Token], text: str) -> tuple[Token, ...]:
    made: list[Token] = []
    part, figures, open_between = 0, 0, False
    for i, token in enumerate(found):
        before = text[found[i - 1].start + len(found[i - 1].text) : token.start] if i else ""
        split = bool(i) and _BREAK.search(before) is not None
        if token.folded in _JOINING and not before.startswith("-") and not open_between:
            split = True
        if token.folded in _AGAINST and figures:
            split = True
        if token.folded == "mellan":
            open_between = True
        elif open_between and token.folded in _JOINING:
            open_between = False
        if split:
            part, figures = part + 1, 0
        figures += token.is_figure
        made.append(replace(token, part=part))
    return tuple(made)
