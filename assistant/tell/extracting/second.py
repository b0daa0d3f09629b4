"""The second part of a question in two: told beside the first, or said not to be answered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant import texts
from assistant.question.asked import Asked
from assistant.search.gather import Gathered
from assistant.settings import Settings
from assistant.tell.cells import cell_statement
from assistant.tell.extracting.sentences import sentence_statement
from assistant.tell.statements import Statement
from assistant.weigh.kind_held import has_wanted
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
    best = evidence.best
    known = best is None or (best.cell is None and any(best.text in statement.quoted for statement in told))
    if best is None or known or evidence.support < settings.least_support:
        return Second(note=texts.SECOND_PART.format(part=part.question))
    statement = cell_statement(best, alone=True) if best.cell is not None else sentence_statement((best,))
    if evidence.support < settings.least_sure:
        doubt = texts.SECOND_UNSURE.format(part=part.question)
        statement = replace(statement, text=f"{doubt} {statement.text}")
    return Second(statements=(statement,))


def _is_told(part: Asked, told: Sequence[Statement]) -> bool:
    """Return whether what is told holds what the part asks for, and a word of its own where it has any."""
    said = " ".join(statement.text for statement in told)
    if not all(has_wanted(said, kind, question=part.question) for kind in part.wanted):
        return False
    own, held = set(content_stems(part.question)), set(content_stems(said))
    return not own or bool(own & held)
