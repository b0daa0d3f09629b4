"""The second part of a question in two: told beside the first, or said not to be answered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant import texts
from assistant.question.asked import Asked
from assistant.search.gather import Gathered
from assistant.settings import Settings
from assistant.tell.cells import cell_statement
from assistant.tell.extracting.sentences import sentence_statement
from assistant.tell.statements import Statement
from assistant.weigh.figures.fit import Fit
from assistant.weigh.kind_held import has_wanted
from assistant.weigh.units import Unit
from ingest.language.words import content_stems


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
    best = _in_row(part, told, evidence) or evidence.best
    known = best is None or (best.cell is None and any(best.text in statement.quoted for statement in told))
    if best is None or known or evidence.support < settings.least_support:
        return Second(note=texts.SECOND_PART.format(part=part.question))
    statement = cell_statement(best, alone=True) if best.cell is not None else sentence_statement((best,))
    if evidence.support < settings.least_sure:
        doubt = texts.SECOND_UNSURE.format(part=part.question)
        statement = replace(statement, text=f"{doubt} {statement.text}")
    return Second(statements=(statement,))


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
    if not all(has_wanted(said, kind, question=part.question) for kind in part.wanted):
        return False
    own, held = set(content_stems(part.question)), set(content_stems(said))
    return not own or bool(own & held)
