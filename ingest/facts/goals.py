"""The goal tree above a row: numbers and names, from the headings that it stands under."""

import re
from collections.abc import Sequence

from ingest.genre.line_kinds import goal_level, goal_title, is_slide_goal, plain

_NUMBER = re.compile(r"(?:^|:\s*)(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})\.?(?=\s|$)")


def goal_path(headings: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return the goals among `headings`, outermost first: `Nämndmål: 1.1.1 Barn ...` -> `("1.1.1", "Barn ...")`."""
    return tuple((_number(heading), _name(heading)) for heading in headings if goal_level(heading))


def _number(heading: str) -> str:
    text = plain(heading)
    if is_slide_goal(text):
        return text.split()[-1]
    match = _NUMBER.search(text.partition(":")[2].strip())
    return match["number"] if match is not None else ""


def _name(heading: str) -> str:
    return "" if is_slide_goal(heading) else goal_title(heading)
