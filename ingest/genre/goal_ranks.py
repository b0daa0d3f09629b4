"""Ranks the headings of the goal tree where a document's own heading levels do not tell them apart."""

from ingest.genre.line_kinds import goal_level, is_part

LABEL_RANK = 4  # "Beskrivning", "Analys" ...: below the three levels of goals, but only where the levels allow it
UNSTYLED_LEVEL = 50  # below every level that a format gives; the rank then tells goals apart
LONGEST_HEADING = 220  # characters; the longest goal of the genre seen wraps over two lines of 95


def goal_rank(heading: str) -> int:
    """Return 1 to 4 for a heading of the goal tree, outermost first, and 0 for any other heading."""
    return goal_level(heading) or (LABEL_RANK if is_part(heading) else 0)


def names_goal(text: str) -> bool:
    """Tell whether a paragraph is a heading of the goal tree by its form: its name, a colon, a short title."""
    return len(text) <= LONGEST_HEADING and goal_level(text) > 0
