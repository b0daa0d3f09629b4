"""What a reader gives: the stored text of a file and the structure that its format gives for certain."""

from dataclasses import dataclass

from ingest.document import Block

PAGE_BREAK = "\f"  # stands between the pages of a stored text; also before an empty page


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One file as read.

    `text` is the stored text that every span points into. `blocks` is the structure that the format gives for
    certain (cells, heading levels, pages); None for text whose lines are still to be repaired and outlined.
    `pages` is None where the format has no pages. `labels` are the numbers printed on the pages, in their order, empty
    where they are the pages' own: page 7 of the file may be page "iv" or "5" to its reader. `empty_pages` are the
    1-based pages without text. `warnings` are sentences in Swedish for the person who added the file.
    """

    text: str
    blocks: tuple[Block, ...] | None = None
    pages: int | None = None
    labels: tuple[str, ...] = ()
    empty_pages: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()
