"""What a question asks the meaning of, and whether a sentence, an item or a cell tells it by its form."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.weigh.units import Unit
from ingest.language.words import fold, stems

_AHEAD = 4.0  # more than what is told beside the best unit may score less: a definition is told alone
_LONGEST = 6  # words of what is explained
# Folded; what asks for a meaning and nothing else. `loose` ones ask for other things too ("vad är sjukfrånvaron").
_SAYS_WHAT = r"(?:egentligen |nu |det har |begreppet |ordet |termen |uttrycket |forkortningen |bokstaverna )*"
_ASKED = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?:vad|va|vd) (?:betyder|innebar|menas med|menar \w+ med|avses med|avser|raknas som)"
        rf" {_SAYS_WHAT}(?P<head>.+)$",
        rf"\b(?:vad|va|vd) (?:star|ska|skall) {_SAYS_WHAT}(?P<head>.+?) (?:for|betyda|sta for)(?: nagot)?$",
        r"\b(?:vad|va|vd) ar (?:betydelsen|innebord\w*|definitionen|meningen) (?:av|med|pa|for)"
        rf" {_SAYS_WHAT}(?P<head>.+)$",
        rf"\b(?:vad|va|vd) (?:ar|e|a) {_SAYS_WHAT}(?P<head>.+?) for (?:nagot|nat|na|slags|sorts)\b.*$",
        rf"\bhur (?:definieras|definierar \w+|forklaras) {_SAYS_WHAT}(?P<head>.+)$",
        rf"^(?:forklara|definiera) {_SAYS_WHAT}(?P<head>.+)$",
        r"\b(?:forkortningen|begreppet|termen) (?P<head>\S+)(?: betyda| sta for)?$",
    )
)
_LOOSE = re.compile(rf"^(?:vad|va|vd) (?:ar|e|a) {_SAYS_WHAT}(?:en |ett )?(?P<head>[^,]+)$")
_ARTICLE = re.compile(r"^(?:en|ett|den|det|de) (?=\w)")
_PLACED = re.compile(r"\s(?:i|enligt|for|hos|inom|pa) (?:\w+ ){0,3}\w+$")  # "i rapporten": where, not what
_EXPLAINS = re.compile(
    r"^(?:forklaring|betydelse|definition|beskrivning|innebord|innebar|betyder|avser|klartext|i klartext)\b"
)
_IS = (
    r"(?:betyder|innebar|definieras som|avser|beskriver|mater|visar (?:hur|vad|andel\w*)|utgors av|ar detsamma som"
    r"|beraknas (?:som|genom)"
    r"|raknas (?:som|fram)|star for|ar (?:en|ett|den|det|de|summan|andelen|antalet|nar)\b"
    r"|ar \w{4,}(?:en|et|an) (?:att|for|som|av|hos|till)\b)"
)
_THAT_IS = r"(?:det vill saga|dvs\.?|d\.v\.s\.?|d v s|alltsa|med andra ord)"
_FIGURE = re.compile(r"[-−+]?\d")
_MARKS = re.compile(r"[*_`”“\"»«]+")
_INITIAL = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a meaning is asked of: the folded `heads` that it may be called; `loose` where the question may ask else."""

    heads: tuple[str, ...]
    loose: bool = False


@lru_cache(maxsize=1_000)
def meaning_asked(question: str) -> Meaning | None:
    """Return what a question asks the meaning of, None where it asks for something else."""
    asked = " ".join(_MARKS.sub(" ", fold(question)).split()).strip(" ?!.:")
    for pattern in (*_ASKED, _LOOSE):
        match = pattern.search(asked)
        if match is None:
            continue
        heads = tuple(dict.fromkeys(_heads(match["head"])))
        return Meaning(heads=heads, loose=pattern is _LOOSE) if heads else None
    return None


def _heads(said: str) -> list[str]:
    whole = _ARTICLE.sub("", said.strip(" ?!.:,"))
    return [head for head in (whole, _PLACED.sub("", whole)) if head and len(head.split()) <= _LONGEST]


def with_meaning_first(found: Sequence[Unit], scores: NDArray[np.float64], question: str) -> NDArray[np.float64]:
    """Return the scores with what explains a word before all else, where its meaning is asked for."""
    asked = meaning_asked(question)
    if asked is None:
        return scores
    explains = np.array([defines(unit, asked) for unit in found], dtype=bool)
    return np.where(explains, scores.max() + _AHEAD, scores) if explains.any() else scores


def defines(unit: Unit, asked: Meaning) -> bool:
    """Return whether a unit tells the meaning that is asked for."""
    if unit.cell is not None:
        return _explains_row(unit, asked)
    text = " ".join(_MARKS.sub("", unit.said).split())
    return any(_tells(text, fold(text), head, loose=asked.loose) for head in asked.heads)


def _explains_row(unit: Unit, asked: Meaning) -> bool:
    """Return whether a row of a list of words is the one, and the cell the one that explains."""
    cell = unit.cell
    if cell is None or _FIGURE.match(cell.value) or not _EXPLAINS.match(fold(cell.column.printed)):
        return False
    name = fold(unit.text)
    return any(_same(name, head, loose=asked.loose) or f"({head})" in name for head in asked.heads)


def _same(name: str, head: str, *, loose: bool) -> bool:
    if name == head:
        return True
    return not loose and bool(head) and stems(name) == stems(head)


def _tells(text: str, folded: str, head: str, *, loose: bool) -> bool:
    label, mark, rest = _labelled(folded)
    if mark and not _FIGURE.match(rest) and rest:
        called = re.sub(r"\s*\([^)]*\)$", "", label)
        inside = re.search(r"\(([^)]*)\)$", label)
        if _same(called, head, loose=loose) or (inside is not None and inside[1].strip() == head):
            return True
    called = re.escape(head)
    if _is_short(head) and _written_out(folded, head):
        return True
    if re.search(rf"(?:^|[,;(] ?){called} = \w", folded):
        return True
    if re.search(rf"\b(?:med|begreppet|termen) {called}\w{{0,3}} (?:avses|menas|forstas|syftar)\b", folded):
        return True
    if re.search(rf"(?:^|\b){called}\w{{0,3}}, {_THAT_IS} ", folded):
        return True
    return not loose and re.match(rf"(?:en |ett |begreppet )?{called}\w{{0,3}} {_IS}", folded) is not None


def _labelled(folded: str) -> tuple[str, str, str]:
    """Return what stands before the first mark of an explanation, the mark, and what follows."""
    match = re.match(r"(?P<label>[^:=.;]{1,80}?)(?P<mark>\s*:\s+|\s+[–—=-]\s+)(?P<rest>.*)$", folded)
    return (match["label"].strip(), match["mark"], match["rest"].strip()) if match is not None else ("", "", "")


def _is_short(head: str) -> bool:
    return " " not in head and 2 <= len(head) <= 7


def _written_out(folded: str, short: str) -> bool:
    """Return whether an abbreviation stands beside its words: "NKI (nöjd kund-index)", "nöjd kund-index (NKI)"."""
    for match in re.finditer(rf"\b{re.escape(short)} \((?P<words>[^()]{{5,90}})\)", folded):
        if _spells(match["words"], short):
            return True
    for match in re.finditer(rf"(?P<words>[^().;:]{{5,90}}) \({re.escape(short)}\)", folded):
        words = _INITIAL.findall(match["words"])
        if any(_spells(" ".join(words[at:]), short) for at in range(max(0, len(words) - len(short) - 2), len(words))):
            return True
    return False


def _spells(words: str, short: str) -> bool:
    """Return whether the letters of an abbreviation stand in its words in their order, the first one first."""
    letters, at = words.replace(" ", ""), 0
    if not words or words[0] != short[0]:
        return False
    for letter in short:
        at = letters.find(letter, at) + 1
        if at == 0:
            return False
    return True
