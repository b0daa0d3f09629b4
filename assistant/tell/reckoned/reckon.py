"""A share, a cost of one's own, a rest or a half, worked out of the sentences that tell what it is made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

import numpy as np

from assistant import texts
from assistant.question.kinds import Untold, Wanted
from assistant.search.gather import Gathered
from assistant.tell.arithmetic import spoken
from assistant.tell.extracting.differences import with_difference
from assistant.tell.extracting.sentences import sentence_statement
from assistant.tell.extracting.steps_told import with_step
from assistant.tell.reckoned.asked import Result, asks_rest, denies, is_own, is_turned, result_asked, tells_rest
from assistant.tell.reckoned.fractions import fractions_in
from assistant.tell.reckoned.parts import Part, parts_in
from assistant.tell.statements import Statement
from assistant.weigh.asking import Asking
from assistant.weigh.kind_held import figure_fit
from assistant.weigh.supported.best import best_of
from assistant.weigh.supported.told.untold import untold
from assistant.weigh.supported.vetoes import VETOES
from assistant.weigh.units import Unit
from assistant.words.match import QUESTION_WORDS
from ingest.language.words import fold, words

_LOOKED_AT = 8  # sentences, the best first
_MET = 0.7  # how well a word must be met
_SURE, _LIKELY = 0.75, 0.45  # share of the question's weight that sentences must meet
_PROVEN = 0.85  # by which a part and its whole are what is asked for, however likely another sentence is to answer
_FURTHEST = 4.0  # how much less than the best a sentence may score
# Vetoes that the result answers.
_NO_FIGURE = frozenset({"kind_absent", "untold", "untold_surely", "other_kind", "unplaced", "another_row", "unfit"})
# Words that ask for the result, and that no sentence which gives its terms holds.
_ASKING = QUESTION_WORDS | frozenset(
    """
    andel andelen del procent antal fall betala betalade betalar bekosta bekostade kosta kostade kostar statens
    statliga bidrag bidraget ersattning ersattningen medfinansiering pengar pengarna avdrag borttraknade borttraknat
    egen eget egna finansiera finansierade borta sjalv sjalva galler gallde handlar handlade ror rorde avser avsag utgor
    utgjorde star stod skillnad skillnaden skiljer skilde mellan poang poangs mer mindre fler farre hogre lagre dyrare
    billigare storre
    """.split()
)
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """A result with the sentences that it is worked out of; `sure` where they are surely what is asked about.

    `proven` tells that they are so by their own words, whatever else was found.
    """

    statements: tuple[Statement, ...]
    sure: bool
    proven: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    part: Part
    sentences: tuple[Unit, ...]  # the part's own last
    met: float
    named: bool  # whether a word of the question stands by the part


def reckoned(evidence: Gathered) -> Reckoned | None:
    """Return the result that a question asks for where the evidence tells its terms and not itself; else None."""
    asking = evidence.asking
    result = result_asked(asking.question)
    if not evidence.units or Wanted.REASON in asking.wanted or Wanted.YES_NO in asking.wanted:
        return None
    if asking.focus and result is not Result.SHARE:
        return None
    if (apart := _difference(evidence)) is not None:
        return apart
    if result is Result.SHARE and _is_told(evidence):
        return None
    for at in _order(evidence, result):
        unit = evidence.units[at]
        sentences = _with_before(unit, evidence.units)
        if (said := _fraction(unit, asking, result)) is not None and _is_allowed(evidence, at):
            return Reckoned(statements=(_statement(said, (unit,)),), sure=_share_met((unit,), asking) >= _SURE)
        found = _part(sentences, asking, result) if result is not None else None
        if found is None or result is None or not _is_allowed(evidence, at):
            continue
        told = _told(found.part, asking.question, result)
        if told is None:
            continue
        sure = found.met >= _SURE and not found.part.loose and found.named
        proven = sure and result is Result.SHARE and found.met >= _PROVEN
        return Reckoned(statements=tuple(_statements(told, found.sentences)), sure=sure, proven=proven)
    return None


def _order(evidence: Gathered, result: Result | None) -> list[int]:
    """Return the best sentences, by their place among the units."""
    order = [int(at) for at in np.argsort(-evidence.scores, kind="stable") if evidence.units[at].cell is None]
    best = float(np.max(evidence.scores))
    if result in (Result.COUNT, None):
        return order[:1]  # of a number that is told as it stands the best sentence is the one to look at
    return [at for at in order[:_LOOKED_AT] if evidence.scores[at] >= best - _FURTHEST]


def _difference(evidence: Gathered) -> Reckoned | None:
    """Return how far the two figures of the best sentence are apart, where it says nearly all that is asked."""
    asking = evidence.asking
    for at in _order(evidence, None):
        unit = evidence.units[at]
        statement = sentence_statement((unit,))
        stepped = with_step((statement,), asking.question)
        told = with_difference((statement,), asking.question, unit.text) if stepped[0] is statement else stepped
        surely = _share_met((unit,), asking) >= _PROVEN and _is_allowed(evidence, at)
        if told[0] is not statement and surely:
            return Reckoned(statements=told, sure=True, proven=True)
    return None


def _is_told(evidence: Gathered) -> bool:
    """Return whether the best unit tells a share itself."""
    best = evidence.best
    row = best.ranked.passage.row if best is not None else None
    column = f" {best.cell.column.printed} {row.unit or ''}" if best is not None and best.cell and row else ""
    told = best is not None and figure_fit(best.said + column, evidence.asking.question) == 1
    return told and best is not None and _share_met((best,), evidence.asking) >= _LIKELY


def _is_allowed(evidence: Gathered, at: int) -> bool:
    """Return whether nothing but the missing result speaks against a sentence."""
    best = best_of(evidence.units, evidence.scores, evidence.asking, at=at)
    if any(veto.speaks(best) for veto in VETOES if veto.name not in _NO_FIGURE):
        return False
    return untold(best) in (None, Untold.FIGURE, Untold.COUNT)


def _with_before(unit: Unit, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Return a sentence with up to three that stand before it, in order."""
    same = [one for one in units if one.ranked is unit.ranked and one.cell is None]
    before = sorted((one for one in same if 0 < unit.position - one.position <= 3), key=lambda one: one.position)
    return (*before, unit)


def _share_met(sentences: Sequence[Unit], asking: Asking) -> float:
    """Return the share of what is asked that sentences meet, the words left out that only ask for the result."""
    met = np.max([np.maximum(one.met, one.heading_met) for one in sentences], axis=0)
    weights = np.where([fold(term.word) in _ASKING for term in asking.terms.terms], 0.0, asking.terms.weights)
    total = float(weights.sum())
    return float(weights @ np.where(met >= _MET, met, 0.0)) / total if total else 0.0


def _part(sentences: tuple[Unit, ...], asking: Asking, result: Result) -> _Found | None:
    """Return the part that is asked for, of those that the last of `sentences` tells; None for none, or several."""
    parts = parts_in([one.text for one in sentences])
    if not parts:
        return None
    named = [float(asking.terms.weights @ _strong(asking, part.said)) for part in parts]
    best = [part for part, weight in zip(parts, named, strict=True) if weight == max(named)]
    if len(best) != 1 or (max(named) <= 0 and result is Result.SHARE):
        return None
    first = len(sentences) - 1 - best[0].steps
    before = sentences[max(0, first - 1) :] if result is Result.SHARE else sentences
    met = _share_met(before, asking)  # what is meant may stand before its figures
    return _Found(part=best[0], sentences=sentences[first:], met=met, named=max(named) > 0) if met >= _LIKELY else None


def _strong(asking: Asking, said: str) -> np.ndarray:
    met = asking.terms.met(words(said))
    return np.where(met >= _MET, met, 0.0)


def _told(part: Part, question: str, result: Result) -> str | None:
    """Return the result in words, None where the figure that is told is the one asked for, or nothing comes of it."""
    turned = is_turned(question, part.said)
    rest = part.whole - part.part
    unit = f" {part.unit}" if part.unit else ""
    if result is Result.SHARE:
        if turned or part.whole == part.part:
            return None
        share = (100 * part.part / part.whole).quantize(_TENTH, ROUND_HALF_UP)
        return texts.SHARE_IS.format(share=spoken(share), part=spoken(part.part), whole=spoken(part.whole))
    if not rest or (result is Result.COUNT and not (turned or asks_rest(question))):
        return None
    if result is Result.OWN_COST and is_own(part.said, question):
        return None  # the figure told is the one asked for: "varav kommunen själv betalade 5"
    if result is Result.COUNT and tells_rest(part.said) and not (tells_rest(question) and denies(question)):
        return None  # "åtta är kvar" is what is left itself
    said = texts.OTHERS_ARE if result is Result.COUNT else texts.REST_IS
    return said.format(rest=f"{spoken(rest)}{unit}", whole=spoken(part.whole), part=spoken(part.part))


def _fraction(unit: Unit, asking: Asking, result: Result | None) -> str | None:
    """Return what a fraction in a sentence comes to where the question asks for what is said to be that fraction."""
    if result is Result.SHARE or Wanted.NUMBER not in asking.wanted:
        return None
    for one in fractions_in(unit.text):
        met = asking.terms.met(words(one.before))
        if float(asking.terms.weights @ np.where(met >= _MET, met, 0.0)) > 0 and _share_met((unit,), asking) >= _LIKELY:
            unit_of = f" {one.unit}" if one.unit else ""
            return texts.FRACTION_IS.format(
                name=one.name[:1].upper() + one.name[1:],
                whole=f"{spoken(one.whole)}{unit_of}",
                amount=f"{'' if one.is_exact else 'cirka '}{spoken(one.amount)}{unit_of}",
            )
    return None


def _statements(told: str, sentences: tuple[Unit, ...]) -> list[Statement]:
    """Return the result with the sentences that hold its figures: together where they stand side by side."""
    if len(sentences) <= 2:
        return [_statement(told, sentences)]
    return [_statement(told, sentences[-1:]), sentence_statement(sentences[:1])]


def _statement(told: str, sentences: tuple[Unit, ...]) -> Statement:
    said = sentence_statement(sentences)
    return Statement(text=f"{told} {said.text}", ranked=said.ranked, quoted=said.quoted)
