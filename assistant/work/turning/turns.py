"""The parts of a plan that a follow-up may change, each as a rule; tried in order."""

from collections.abc import Callable

from assistant.plan import Plan
from assistant.question.asked import Asked
from assistant.work.planning.hear import Heard
from assistant.work.planning.wanted_rows import without_sex
from assistant.work.turning.before import Before
from assistant.work.turning.other_figures import apart, changed, judged, measured, of_sex, shared, summed
from assistant.work.turning.other_rows import counted, listed, moved, named, ranked, sifted, signed, timed
from assistant.work.turning.placing import placed
from assistant.work.turning.told_before import (
    developed,
    further_rows,
    of_boards,
    of_them,
    than_before,
    those_alone,
    together,
)
from assistant.work.turning.turn import Turn


def turned(before: Before, heard: Heard, asked: Asked) -> Plan | None:
    """Return the plan before with the part that a follow-up names changed; None where it names none that is known."""
    turn = Turn(
        asked=asked, heard=heard, before=before, plan=placed(before, asked), words=without_sex(heard.rest).strip()
    )
    rules = _NAMING if turn.words else _CHANGES
    return next((plan for rule in rules if (plan := rule(turn)) is not None), None)


# What a question says that is about nothing but what was told before it.
POINTING = ("than_before", "than_target", "of_them", "only_those", "further_rows", "sum")
TOLD_IN_TEXT = ("than_before", "than_target")  # "107 fler än året innan", "målet är 14" stand beside what was told
_NAMING: tuple[Callable[[Turn], Plan | None], ...] = (named,)
_CHANGES: tuple[Callable[[Turn], Plan | None], ...] = (
    developed,
    than_before,
    of_them,
    of_boards,
    those_alone,
    further_rows,
    judged,
    listed,
    signed,
    ranked,
    apart,
    changed,
    shared,
    summed,
    together,
    counted,
    sifted,
    of_sex,
    measured,
    timed,
    moved,
)
