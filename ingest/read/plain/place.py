"""Elements of a text that is kept as it is -> the blocks that point into it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from ingest.document import Block, BlockKind
from ingest.read.elements import Heading, Item, Paragraph, PlacedElement, ReadTable, Return
from ingest.read.heading_path import OF_GOALS, HeadingPath


def place(elements: Iterable[PlacedElement], *, text: str) -> tuple[Block, ...]:
    """Return the blocks of `elements`, which stand in a `text` that is kept as it is."""
    path = HeadingPath()
    blocks: list[Block] = []
    for element in elements:
        match element:
            case Return():
                path.back_to(element.position)
            case Heading():
                path.close_for(element)
                blocks.append(_placed(BlockKind.HEADING, element, path, text))
                path.open(element)
            case Paragraph():
                blocks.append(_placed(BlockKind.PARAGRAPH, element, path, text))
            case Item():
                blocks.append(_placed(BlockKind.ITEM, element, path, text))
            case ReadTable():
                if element.table.kind in OF_GOALS:
                    path.back_to_goal()
                block = _placed(BlockKind.TABLE, element, path, text)
                blocks.append(replace(block, table=element.table))
            case _:
                assert_never(element)
    return tuple(blocks)


def _placed(kind: BlockKind, element: Heading | Paragraph | Item | ReadTable, path: HeadingPath, text: str) -> Block:
    if element.place is None or element.place.span.end > len(text):
        raise ValueError(f"{element!r} has no place in the text that is kept")
    under = element.under if isinstance(element, Paragraph | Item) else ()
    return Block(
        kind=kind,
        text=element.text,
        span=element.place.span,
        headings=path.texts + under,
        first_page=element.page,
        last_page=element.place.last_page,
    )
