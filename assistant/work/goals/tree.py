"""Passages of a report -> its goals: each with its level, its number where one is printed, and the goal above it."""

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.tell.statements import unlinked
from ingest.document import Passage
from ingest.facts.goals import goal_path
from ingest.genre.line_kinds import goal_level
from ingest.language.words import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A goal of a report; `path` names those above it and itself, outermost first, by number or else by name.

    `heading` is what it is headed by, and `passage` the first one under it.
    """

    level: int
    number: str
    name: str
    path: tuple[str, ...]
    heading: str
    passage: Passage

    @property
    def told(self) -> str:
        """The goal as it is told: `1.1.1 Barn läser`."""
        return " ".join(part for part in (self.number, unlinked(self.name)) if part)

    def is_under(self, number: str) -> bool:
        """Return whether the goal lies under the one with `number`, at any depth."""
        return number in self.path[:-1]


def goals_of(passages: Iterable[Passage]) -> tuple[Goal, ...]:
    """Return the goals that `passages` of one report stand under, each once, in their order."""
    found: dict[tuple[str, ...], Goal] = {}
    for passage in passages:
        path: tuple[str, ...] = ()
        for heading in passage.headings:
            level = goal_level(heading)
            if not level:
                continue
            number, name = goal_path([heading])[0]
            path = (*path, number or fold(name))
            place = (number,) if number else path
            if number or name:
                goal = Goal(level=level, number=number, name=name, path=path, heading=heading, passage=passage)
                found.setdefault(place, goal)
    return tuple(found.values())
