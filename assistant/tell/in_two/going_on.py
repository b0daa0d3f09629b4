"""The second part of a question told by a sentence that goes on from what is told: its time, its cost, its reason."""

import re
from collections.abc import Sequence

from assistant.question.asked import Asked
from assistant.question.kinds import Wanted
from assistant.search.gather import Gathered
from assistant.tell.statements import Statement
from assistant.weigh.because.words import gives_reason
from assistant.weigh.kind_held import fit
from assistant.weigh.supported.told.beside import goes_on
from assistant.weigh.units import Unit, UnitKind
from assistant.words.match import QUESTION_WORDS
from ingest.language.words import content_stems, fold

_STEPS = 2  # sentences from what is told, in its passage
_MET = 0.7  # how well a word of the part itself must be met by a sentence that does not go on by its form
_KINDS = frozenset({Wanted.REASON, Wanted.DATE, Wanted.NUMBER})
# "Arbetet leds av ...", "Investeringen uppgick till ...": what is known by what was told, whatever that is.
_KNOWN = re.compile(
    r"(?:total|slut|års|drift)?(?:arbet|invester|kostnad|utgift|avgift|pris|byte|bygge|projekt|insats|åtgärd|uppdrag|satsning|försök"
    r"|genomförande|upphandling|flytt|införande|installation|montering|stängning|utbildning|tjänst)\w*"
    r"(?:en|et|n|t|arna|orna|erna|na)\b",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(r"\bhur manga\b|\bantal\w*\b|\bhur stor andel\b")


def gone_on(part: Asked, told: Sequence[Statement], evidence: Gathered) -> Unit | None:
    """Return the sentence that answers a part and goes on from what is `told`, the nearest; None for none.

    A part with words of its own is answered by one that has them, or by one that goes on by its form and asks for a
    time, a cost or a reason; how many there are of something must be said of that very thing.
    """
    if not part.wanted or not part.wanted <= _KINDS:
        return None
    known = [unit for unit in evidence.units if any(unit.text in one.quoted for one in told)]
    own = _own(part, evidence)
    counts = _HOW_MANY.search(fold(part.question)) is not None
    found: list[tuple[int, bool, Unit]] = []
    for unit in evidence.units:
        steps = [unit.position - one.position for one in known if one.ranked is unit.ranked and one.cell is None]
        if unit.kind is not UnitKind.SENTENCE or not steps or 0 in steps:
            continue
        step = min(steps, key=abs)
        if not 0 < step <= _STEPS or not _holds(unit, part):
            continue
        meets = any(float(unit.met[at]) >= _MET for at in own)
        if meets or (not counts and _goes_on(unit.text)):
            found.append((step, not meets, unit))
    return min(found, key=lambda one: one[:2])[2] if found else None


def _own(part: Asked, evidence: Gathered) -> list[int]:
    """Return which terms are of the part itself and say what is asked about."""
    said = set(content_stems(part.question))
    terms = evidence.asking.terms.terms
    return [at for at, term in enumerate(terms) if term.stem in said and fold(term.word) not in QUESTION_WORDS]


def _holds(unit: Unit, part: Asked) -> bool:
    if part.wanted == {Wanted.REASON}:
        return gives_reason(unit.text)
    return any(fit(unit.text, kind, part.question) >= 1.0 for kind in part.wanted)


def _goes_on(text: str) -> bool:
    return goes_on(text) or _KNOWN.match(text) is not None
