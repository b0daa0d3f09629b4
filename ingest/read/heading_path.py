"""Which headings stand above a place: how high each heading ranks, for every format."""

from collections.abc import Sequence
from enum import IntEnum

from ingest.document import TableKind
from ingest.genre.goal_ranks import LABEL_RANK, goal_rank
from ingest.read.elements import Heading


class Rank(IntEnum):
    """How high a heading of a text without levels stands: a lower number is further out.

    Ranks between are told apart by layout. Formats that mark levels use 1, 2, 3 ...
    """

    SECTION = 10
    SUBSECTION = 20
    AREA = 30
    KF_GOAL = 40
    AREA_GOAL = 50
    BOARD_GOAL = 60
    PART = 70
    MINOR = 80  # a heading with air above it
    GOAL_TITLE = 83  # the title of a goal, as a heading of a summary
    GLUED = 85  # a heading right under the text before


OF_GOALS = (TableKind.INDICATOR, TableKind.ACTIVITY)  # kinds of table that belong to the goal above them
GOALS = (Rank.KF_GOAL, Rank.AREA_GOAL, Rank.BOARD_GOAL)


class HeadingPath:
    """The headings that are open, outermost first."""

    def __init__(self) -> None:
        self._open: list[Heading] = []

    @property
    def headings(self) -> Sequence[Heading]:
        """The open headings."""
        return self._open

    @property
    def texts(self) -> tuple[str, ...]:
        """What they say."""
        return tuple(heading.text for heading in self._open)

    def close_for(self, heading: Heading) -> None:
        """Close the headings that do not stand above `heading`.

        Headings of the goal tree rank by the tree where the levels do not tell them apart. A goal of a text without
        levels closes all sections that hold no goals.
        """
        rank = _goal_of(heading)
        while self._open and not _stands_above(self._open[-1], level=heading.level, rank=rank):
            self._open.pop()
        if is_ranked_goal(heading):
            self._open = [other for other in self._open if is_ranked_goal(other) or _holds_goals(other)]

    def open(self, heading: Heading) -> None:
        """Open `heading`; a title (level 0) stands above everything and would only repeat itself in every path."""
        if heading.level > 0:
            self._open.append(heading)

    def back_to(self, position: int) -> None:
        """Close all headings after the one at `position`."""
        del self._open[position + 1 :]

    def back_to_goal(self) -> None:
        """Close the headings below a goal that is open: a table of goals belongs to the goal."""
        if any(map(is_ranked_goal, self._open)):
            self._open = [heading for heading in self._open if heading.level < Rank.PART]


def is_ranked_goal(heading: Heading) -> bool:
    """Return whether `heading` is a goal of a text without levels."""
    return heading.ranked and heading.level in GOALS


def _goal_of(heading: Heading) -> int:
    """Return the rank in the goal tree; a level of a text without levels tells it already."""
    return 0 if heading.ranked else goal_rank(heading.text)


def _stands_above(heading: Heading, *, level: int, rank: int) -> bool:
    """Return whether `heading` is an outer heading of one with `level` and goal `rank` (0: no goal)."""
    own = _goal_of(heading)
    if rank and own and (rank != LABEL_RANK or heading.level <= level):
        return own < rank
    return heading.level < level


def _holds_goals(heading: Heading) -> bool:
    return heading.level == Rank.SECTION and "mål" in heading.text.casefold()
