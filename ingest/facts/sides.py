"""The side of the accounts that a table tells of, where a line or a heading above it says so alone."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from ingest.document import Block, BlockKind
from ingest.facts.fact import Side
from ingest.facts.keys import side_of
from ingest.language.words import fold, squeeze

_LONGEST = 60  # characters of a line that names a side
# Folded; what such a line may say besides: which accounts, of what, in which unit and year.
_BESIDE = re.compile(
    r"\b(?:drift)?(?:budget|bokslut|utfall|prognos|redovisning|ekonomi)\b"
    r"|\bper (?:verksamhet|omrade|verksamhetsomrade)\b|\bmnkr\b|\btkr\b|\bmkr\b|\bkr\b"
    r"|\b(?:19|20)\d{2}\b|\btabell \d+\b|[-–():.,/]"
)


@lru_cache(maxsize=5_000)
def named_side(text: str) -> Side | None:
    """Return the side that a line is about and nothing besides: `Intäkter (mnkr)`, `Budget 2025 – kostnader`."""
    if len(text) > _LONGEST:
        return None
    return side_of(squeeze(_BESIDE.sub(" ", fold(text))))


def placed_side(headings: Sequence[str], caption: str | None = None) -> Side | None:
    """Return the side that a table's caption tells, else the nearest heading."""
    found = named_side(caption) if caption else None
    return found or (named_side(headings[-1]) if headings else None)


def under_sides(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with what names the side of a table as its heading: a line right above it, or its caption."""
    found: list[Block] = []
    for block in blocks:
        label = found[-1] if found else None
        if block.table is not None and label is not None and _names_side(label) and label.headings == block.headings:
            found[-1] = replace(label, kind=BlockKind.HEADING)
            block = replace(block, headings=(*block.headings, squeeze(label.text)))
        elif block.table is not None and _is_captioned(block):
            block = replace(block, headings=(*block.headings, squeeze(block.table.caption or "")))
        found.append(block)
    return tuple(found)


def _is_captioned(block: Block) -> bool:
    """Return whether a table's caption names a side that its headings do not."""
    side = named_side(block.table.caption) if block.table is not None and block.table.caption else None
    return side is not None and not any(named_side(heading) is side for heading in block.headings)


def _names_side(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and block.table is None and named_side(block.text) is not None
