"""The second part of a question in two: told beside the first, or said not to be answered."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant import texts
from assistant.answer import Ranked
from assistant.question.asked import Asked
from assistant.question.kinds import Wanted
from assistant.search.gather import Gathered
from assistant.settings import Settings
from assistant.tell.cells import cell_statement, name_statement
from assistant.tell.extracting.sentences import sentence_statement
from assistant.tell.in_two.going_on import gone_on
from assistant.tell.statements import Statement
from assistant.weigh.figures.fit import Fit
from assistant.weigh.kind_held import has_wanted
from assistant.weigh.supported.told.agents import names_somebody
from assistant.weigh.units import Unit
from assistant.words.match import QUESTION_WORDS
from ingest.document import Passage
from ingest.language.words import content_stems, fold, stem

_HOW_MANY = re.compile(r"\bhur manga (?P<what>\w+)")
_COUNTED = re.compile(r"\b\d[\d ]* ([^\W\d]{3,})")
_TOGETHER = re.compile(r"\b(?:ihop|tillsammans|sammanlagt|totalt|sammantaget)\b")
_FAR = 3  # passages from what is told
_MET = 0.5  # how well a word of a part must be met where somebody is named
_KEEPS = re.compile(
    r"(?:hall|ansvar|led|skot|driv|samordn|chef|projektled|ha(?:r|nd)|ta|star|basa|jobb|arbet|del|gor)\w*"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Second:
    """What is told of a second part: further `statements`, or a `note` that there is no sure answer to it."""

    statements: tuple[Statement, ...] = ()
    note: str = ""


def told_second(
    part: Asked, told: Sequence[Statement], *, gather: Callable[[Asked], Gathered], settings: Settings
) -> Second:
    """Return what is to be told of the second part of a question, nothing where `told` has it."""
    if _is_told(part, told):
        return Second()
    evidence = gather(part)
    if (beside := _beside(part, told, evidence)) is not None:
        return Second(statements=(sentence_statement((beside,)),))
    if _is_best_told(part, told, evidence, settings):
        return Second()
    best = _in_row(part, told, evidence) or evidence.best
    surely = best is not None and best.cell is not None and evidence.support >= settings.least_sure
    if not surely and (after := gone_on(part, told, evidence)) is not None:
        return Second(statements=(sentence_statement((after,)),))
    if (counted := _names_count(part, evidence)) is not None:
        return Second(statements=(name_statement(counted, stop="."),))
    if sum(one.row is not None for one in told) > 1 and _TOGETHER.search(fold(part.question)):
        return Second(note=texts.SECOND_PART.format(part=part.question))  # one row is not what they come to
    known = best is None or (best.cell is None and any(best.text in statement.quoted for statement in told))
    if best is None or known or evidence.support < settings.least_support:
        return Second(note=texts.SECOND_PART.format(part=part.question))
    statement = cell_statement(best, alone=True) if best.cell is not None else sentence_statement((best,))
    if evidence.support < settings.least_sure:
        doubt = texts.SECOND_UNSURE.format(part=part.question)
        statement = replace(statement, text=f"{doubt} {statement.text}")
    return Second(statements=(statement,))


def told_first(part: Asked, told: Sequence[Statement], *, gather: Callable[[Asked], Gathered]) -> Second:
    """Return the sentence near what is `told` that says who, where the first part of a question asks so in vain."""
    if part.wanted != {Wanted.NAME} or any(names_somebody(one.text) for one in told):
        return Second()
    beside = _beside(part, told, gather(part))
    return Second(statements=(sentence_statement((beside,)),)) if beside is not None else Second()


def _beside(part: Asked, told: Sequence[Statement], evidence: Gathered) -> Unit | None:
    """Return the sentence that names somebody, where a part asks who, of those near what is told; None for none.

    It stands under the same headings; of several it is the one that scores best.
    """
    if Wanted.NAME not in part.wanted:
        return None
    places = [one.ranked.passage for one in told]
    found: list[tuple[float, Unit]] = []
    for unit, score in zip(evidence.units, evidence.scores, strict=True):
        passage = unit.ranked.passage
        near = min((abs(at.position - passage.position) for at in places if _is_beside(at, passage)), default=_FAR)
        known = any(unit.text in one.quoted for one in told)
        if (
            unit.cell is None
            and near < _FAR
            and not known
            and names_somebody(unit.text)
            and _does(unit, part, evidence)
        ):
            found.append((float(score), unit))
    return max(found, key=lambda one: one[0])[1] if found else None


def _does(unit: Unit, part: Asked, evidence: Gathered) -> bool:
    """Return whether a sentence that names somebody tells of what a part asks who does, where it says more than that.

    Who leads it or answers for it is not who makes it.
    """
    own = set(content_stems(part.question))
    said = [
        at
        for at, term in enumerate(evidence.asking.terms.terms)
        if term.stem in own and fold(term.word) not in QUESTION_WORDS and not _KEEPS.match(fold(term.word))
    ]
    near = np.maximum(unit.context, unit.heading_met)
    return not said or any(float(near[at]) >= _MET for at in said)


def _is_beside(one: Passage, other: Passage) -> bool:
    return one.document_id == other.document_id and one.headings == other.headings


def _in_row(part: Asked, told: Sequence[Statement], evidence: Gathered) -> Unit | None:
    """Return the cell that answers a part where the best is of a row that is told: the row's best of its kind.

    "Vem gör det, och när?" is told by two cells of one row.
    """
    best = evidence.best
    if best is None or best.cell is None or best.ranked.passage.id not in {one.ranked.passage.id for one in told}:
        return None
    order = np.argsort(-evidence.scores, kind="stable")
    ranked: list[Unit] = [evidence.units[i] for i in order]
    of_row = [one for one in ranked if one.ranked.passage.id == best.ranked.passage.id]
    for one in of_row:
        if one.cell is None or one.fit is not Fit.FITS:
            continue
        if all(has_wanted(one.cell.value, kind, question=part.question) for kind in part.wanted):
            return one
    return None


def _is_told(part: Asked, told: Sequence[Statement]) -> bool:
    """Return whether what is told holds what the part asks for, and a word of its own where it has any."""
    said = " ".join(statement.text for statement in told)
    if not all(has_wanted(said, kind, question=_of_kind(kind, part)) for kind in part.wanted):
        return False
    own, held = set(content_stems(part.question)), set(content_stems(said))
    return not own or bool(own & held)


def _names_count(part: Asked, evidence: Gathered) -> Ranked | None:
    """Return the one row whose name tells how many a part asks for, and of what: "Boendet Lunden, 48 platser"."""
    asked = _HOW_MANY.search(fold(part.question))
    if asked is None:
        return None
    subject = set(content_stems(part.topic)) - {stem(asked["what"])}
    found: dict[str, Ranked] = {}
    for one in evidence.ranked:
        name = one.passage.row.name.lower() if one.passage.row is not None else ""
        counted = {stem(word) for word in _COUNTED.findall(name)}
        if stem(asked["what"]) in counted and subject & set(content_stems(name)):
            found[name] = one
    return next(iter(found.values())) if len(found) == 1 else None


def _is_best_told(part: Asked, told: Sequence[Statement], evidence: Gathered, settings: Settings) -> bool:
    """Return whether the sentence that answers a part best, and surely enough, is among those told, as asked for."""
    best = evidence.best
    if best is None or best.cell is not None or evidence.support < settings.least_support:
        return False
    known = any(best.text in statement.quoted for statement in told)
    return known and all(has_wanted(best.text, kind, question=_of_kind(kind, part)) for kind in part.wanted)


def _of_kind(kind: Wanted, part: Asked) -> str:
    """Return what the question says that is no answer to a part: a name in the other part is none either."""
    return part.topic if kind is Wanted.NAME else part.question
