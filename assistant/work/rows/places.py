"""A municipality in a plan: the bodies of it that have reports, and its nämnder as the rows of one."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Source
from assistant.plan import Plan, Step
from ingest.genre.bodies import belongs, names_itself, place_of, tells_of_all
from ingest.language.words import fold, squeeze

_BODY = re.compile(r"(namnd|styrelse|utskott)(en|n|et)?$|^overformyndar")


def of_places(plan: Plan, sources: Sequence[Source]) -> Plan:
    """Return `plan` with each municipality that it names replaced by the bodies of it that have reports.

    A municipality's own total is told in words as a result, and in tables as a net cost: of a plan for totals, which
    would turn its sign, none is replaced, but for a nämnd that alone has reports here. Of its nämnder side by side a
    report of all of them is looked through.
    """
    held = list(dict.fromkeys(source.description.board for source in sources if source.description.board))
    found = [board for asked in plan.boards for board in _held(asked, held) or (asked,)]
    boards = tuple(dict.fromkeys(found))
    if plan.asks(Step.OVERVIEW, Step.GOALS):
        return replace(plan, boards=boards) if len(boards) == 1 and not tells_of_all(boards[0]) else plan
    if plan.rows.total:
        asked = boards if plan.boards else held
        told_in = _told_in(asked) if plan.every_board else ()
        return _of_bodies(plan, told_in) if told_in else plan
    return replace(plan, boards=boards)


def _told_in(asked: Sequence[str]) -> tuple[str, ...]:
    """Return the bodies whose reports tell of all nämnder, none where the nämnder have reports of their own.

    A company is no nämnd. Several municipalities are each told by its own report.
    """
    boards = [board for board in asked if not names_itself(board)]
    places = {place_of(board) for board in boards}
    if len(places) == 1 and places != {""}:
        return tuple(boards)
    of_all = tuple(board for board in boards if tells_of_all(board))
    return of_all if len(of_all) > len(boards) - len(of_all) else ()


def _held(asked: str, held: Sequence[str]) -> tuple[str, ...]:
    return tuple(board for board in held if belongs(board, (asked,)))


def is_body(name: str) -> bool:
    """Return whether a row is called as a nämnd is."""
    return _BODY.search(fold(squeeze(name))) is not None


def _of_bodies(plan: Plan, boards: tuple[str, ...]) -> Plan:
    """Return the plan for nämnder as the rows of a table, instead of as boards with a report each."""
    rows = replace(plan.rows, total=False, whole=True, several=True, bodies=True)
    steps = (Step.RANK,) if plan.asks(Step.SIDE_BY_SIDE) else plan.steps
    return replace(plan, rows=rows, steps=steps, boards=boards, every_board=False)
