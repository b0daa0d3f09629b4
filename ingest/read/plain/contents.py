"""Which lines are a table of contents: it repeats every heading and answers nothing."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from ingest.document import Line
from ingest.genre.line_kinds import is_leader, plain

_FEWEST = 3  # lines with leaders: fewer are no table of contents
_FURTHEST = 4  # lines between two entries: an entry may be wrapped
_MOST_FALLS = 0.1  # of the entries: an appendix may count its own pages
_PAGE = re.compile(r"\d+")
_TITLES = frozenset({"innehållsförteckning", "innehåll"})


def contents_lines(lines: Sequence[Line], occupied: Collection[int] = ()) -> set[int]:
    """Return the indexes of the table of contents' lines, its title among them; `occupied` are left alone."""
    leaders = [i for i, line in enumerate(lines) if i not in occupied and is_leader(line.text)]
    found: set[int] = set()
    for run in _runs(leaders):
        title = _title_above(lines, run[0])
        if len(run) < _FEWEST or not (title or _counts_up(lines, run)):
            continue
        found.update(range(run[0], run[-1] + 1))
        found.update(title)
    return found


def _counts_up(lines: Sequence[Line], run: Sequence[int]) -> bool:
    """Return whether the numbers at the ends of lines are those of pages: hardly one is less than the one before."""
    pages = [int(_PAGE.findall(lines[index].text)[-1]) for index in run]
    falls = sum(after < before for before, after in pairwise(pages))
    return falls <= _MOST_FALLS * len(pages)


def _runs(indexes: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for index in indexes:
        if runs and index - runs[-1][-1] <= _FURTHEST:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _title_above(lines: Sequence[Line], first: int) -> set[int]:
    """Return the lines from the title "Innehåll" down to the first entry, if it stands close above."""
    for index in range(first - 1, max(-1, first - 1 - 2 * _FURTHEST), -1):
        if plain(lines[index].text).casefold() in _TITLES:
            return set(range(index, first))
    return set()
