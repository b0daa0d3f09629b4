"""What a reader gives: the stored text of a file and the structure that its format gives for certain."""

from dataclasses import dataclass

from ingest.document import Block, Line

PAGE_BREAK = "\f"  # stands between the pages of a stored text; also before an empty page


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One file as read.

    `text` is the stored text that every span points into, `blocks` its structure. `lines` are the lines of a text that
    is kept as it is, without running headers, each with its page where that can be told; a text that `compose` wrote
    has none. `pages` is None where the format has no pages. `labels` are the numbers printed on the pages, in their
    order, empty where they are the pages' own: page 7 of the file may be page "iv" or "5" to its reader.
    `empty_pages` are the 1-based pages without text. `warnings` are sentences in Swedish for the person who added the
    file.
    """

    text: str
    blocks: tuple[Block, ...] = ()
    lines: tuple[Line, ...] = ()
    pages: int | None = None
    labels: tuple[str, ...] = ()
    empty_pages: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()
