"""A drawn table as text: in Markdown, with tabs, its lines run together, by line or by column."""

import random
from collections.abc import Callable, Sequence

from tests.ingest.read.plain.tables.drawn_tables import Drawn


def _lines(table: Drawn, *, empty: str = "") -> list[list[str]]:
    """Return the lines of the table as cells: heads on one or two lines, groups in lines of their own."""
    lines = [[table.corner, *table.heads]]
    if any(table.lower):
        above = ["", *_once(table.upper)]
        below = [table.corner, *table.lower]
        for at, one in enumerate(table.lower, start=1):
            if not one:
                above[at], below[at] = "", table.upper[at - 1]
        lines = [above, below]
    group = ""
    for row in table.rows:
        if row.group != group:
            lines.append([row.group, *(empty for _ in row.cells)])
            group = row.group
        lines.append([row.name, *row.cells])
    return lines


def _once(texts: Sequence[str]) -> list[str]:
    """Return `texts` with each text that the one before repeats left empty."""
    return [text if at == 0 or text != texts[at - 1] else "" for at, text in enumerate(texts)]


def markdown(table: Drawn, _: random.Random) -> str:
    """Return the table in Markdown."""
    head, *rest = [f"| {' | '.join(cells)} |" for cells in _lines(table)]
    return "\n".join([head, "|" + "---|" * (len(table.heads) + 1), *rest])


def tabbed(table: Drawn, rng: random.Random) -> str:
    """Return the table with tabs, groups with or without tabs after them."""
    bare = rng.random() < 0.5
    lines = _lines(table)
    return "\n".join(cells[0] if bare and not any(cells[1:]) else "\t".join(cells) for cells in lines)


def merged(table: Drawn, _: random.Random) -> str:
    """Return the table as a grid with merged heads, in the notation of the hard tables."""
    lines = _lines(table)
    if any(table.lower):
        top = [
            table.corner,
            *("<" if at and one and one == table.upper[at - 1] else one for at, one in enumerate(table.upper)),
        ]
        under = ["^", *(low or "^" for low in table.lower)]
        lines = [top, under, *lines[2:]]
    return "\n".join(" | ".join(cells) for cells in lines)


def spaced(table: Drawn, rng: random.Random) -> str:
    """Return the table set with spaces, its figures to the right and its names, now and then, over two lines."""
    lines = _lines(table)
    widths = [max(len(cells[at]) for cells in lines) for at in range(len(table.heads) + 1)]
    left = rng.random() < 0.5
    out = []
    for number, cells in enumerate(lines):
        head = number < (2 if any(table.lower) else 1)
        texts = [cells[0].ljust(widths[0])]
        texts += [
            (text.ljust if head and left else text.rjust)(width)
            for text, width in zip(cells[1:], widths[1:], strict=True)
        ]
        out.append("   ".join(texts).rstrip())
    return "\n".join(out)


def by_line(table: Drawn, rng: random.Random) -> str:
    """Return the table as a page's text, one space between cells, the heads line by line."""
    lines = _wrapped(_lines(table), rng)
    gap = "\n\n" if rng.random() < 0.5 else "\n"
    heads = 2 if any(table.lower) else 1
    top = "\n".join(" ".join(filter(None, cells)) for cells in lines[:heads])
    return gap.join([top, *(" ".join(cells).rstrip() for cells in lines[heads:])])


def by_column(table: Drawn, rng: random.Random) -> str:
    """Return the table as a page's text, one space between cells, the heads column by column."""
    lines = _wrapped(_lines(table), rng)
    first, *others = ["\n".join(f"{word} " for word in head.split()) for head in table.heads]
    top = "\n\n".join([f"{table.corner} {first}", *others])
    rows = lines[2 if any(table.lower) else 1 :]
    return "\n\n".join([top, *(" ".join(cells).rstrip() + " " for cells in rows)])


def _wrapped(lines: list[list[str]], rng: random.Random) -> list[list[str]]:
    """Return `lines` with some names over two lines of the text, their figures on the last."""
    wrapped = []
    for cells in lines:
        words = cells[0].split()
        if len(words) > 2 and cells[-1] and rng.random() < 0.3:
            cut = rng.randint(1, len(words) - 1)
            cells = [f"{' '.join(words[:cut])} \n{' '.join(words[cut:])}", *cells[1:]]
        wrapped.append(cells)
    return wrapped


WAYS: dict[str, Callable[[Drawn, random.Random], str]] = {
    "md": markdown,
    "tab": tabbed,
    "grid": merged,
    "spaced": spaced,
    "page, line by line": by_line,
    "page, column by column": by_column,
}
