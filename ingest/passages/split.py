"""Blocks -> passages: pieces of one section within a token budget, and one passage a table row."""

import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby, zip_longest

from ingest.document import Block, BlockKind, Description, Line, Passage, PassageKind, Span, Table
from ingest.language.sentences import sentences
from ingest.passages.row_text import row_text
from ingest.passages.tokens import count_tokens

_PAGE_BREAK = "\f"
BUDGET = 350  # tokens; about 1,300 characters of Swedish


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A block, or a part of one, that is not torn further."""

    text: str
    span: Span
    item: bool
    first_page: int | None
    last_page: int | None

    @property
    def tokens(self) -> int:
        return count_tokens(self.text) + 1


def split(
    document_id: str,
    blocks: Sequence[Block],
    *,
    budget: int = BUDGET,
    lines: Sequence[Line] = (),
    paged: str = "",
) -> tuple[Passage, ...]:
    """Return the passages of a document in reading order.

    A passage holds whole paragraphs of one section (the same heading path), up to `budget` tokens (o200k_base); a
    list stays with the paragraph that leads into it where they fit; a longer paragraph is cut between sentences. A
    table gives one passage a row. A heading with nothing under it is a passage of its own, so that no text is lost.
    Ids depend on the document, the text and how many equal passages came before, not on the position. `lines`
    are the document's, for the text of rows that were not parsed with certainty and for each row's own page. `paged` is
    the stored text where a page break stands between its pages: each row, and each part of a paragraph that is cut,
    then has its own pages.
    """
    places = _Places(lines, paged)
    found: list[Passage] = []
    for headings, group in groupby(_with_bare_headings(blocks), key=lambda block: block.headings):
        prose: list[Block] = []
        for block in group:
            if block.table is None:
                prose.append(block)
                continue
            found.extend(_prose_passages(prose, headings, budget, places))
            prose = []
            found.extend(_row_passages(block, block.table, places))
        found.extend(_prose_passages(prose, headings, budget, places))
    return tuple(_identified(document_id, found))


def search_prefix(description: Description, headings: Sequence[str]) -> str:
    """Return what is put before a passage's text in the indexes: what the document is, then the heading path."""
    what = [description.board, str(description.type) if description.type else None]
    what += [str(description.year) if description.year else None, description.title]
    return "\n".join([" ".join(part for part in what if part), " > ".join(headings)]).strip() + "\n"


def _with_bare_headings(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks without headings, save those that nothing stands under, as paragraphs of their own."""
    for block, after in zip_longest(blocks, blocks[1:]):
        if block.kind is not BlockKind.HEADING:
            yield block
        elif after is None or after.headings[: len(block.headings) + 1] != (*block.headings, block.text):
            yield replace(block, kind=BlockKind.PARAGRAPH)


def _prose_passages(
    blocks: Sequence[Block], headings: tuple[str, ...], budget: int, places: "_Places"
) -> Iterator[Passage]:
    pieces = [piece for block in blocks for piece in _pieces(block, budget, places)]
    for run in _runs(pieces, budget):
        kind = PassageKind.LIST if 2 * sum(piece.item for piece in run) > len(run) else PassageKind.PROSE
        yield Passage(
            id="",
            document_id="",
            position=0,
            kind=kind,
            text="\n".join(piece.text for piece in run),
            span=Span(start=min(piece.span.start for piece in run), end=max(piece.span.end for piece in run)),
            headings=headings,
            first_page=run[0].first_page,
            last_page=run[-1].last_page,
        )


def _runs(pieces: Sequence[_Piece], budget: int) -> Iterator[list[_Piece]]:
    """Yield runs of pieces within the budget; units (a lead-in with its list) stay together where they fit."""
    run: list[_Piece] = []
    used = 0
    for unit in _units(pieces):
        size = sum(piece.tokens for piece in unit)
        if used and used + size > budget:
            yield run
            run, used = [], 0
        if size <= budget:
            run, used = [*run, *unit], used + size
            continue
        for piece in unit:
            if used and used + piece.tokens > budget:
                yield run
                run, used = [], 0
            run, used = [*run, piece], used + piece.tokens
    if run:
        yield run


def _units(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    unit: list[_Piece] = []
    for piece in pieces:
        joins = unit and piece.item and (unit[-1].item or unit[-1].text.endswith(":"))
        if unit and not joins:
            yield unit
            unit = []
        unit.append(piece)
    if unit:
        yield unit


def _pieces(block: Block, budget: int, places: "_Places") -> Iterator[_Piece]:
    """Yield the block whole, or its sentences in groups within the budget; each carries the whole block's span."""
    item = block.kind is BlockKind.ITEM
    text = f"• {block.text}" if item and not block.text[:1].isdigit() else block.text
    parts = list(_within(text, budget))
    ends = list(accumulate(_letters(part) for part in parts))
    for part, end in zip(parts, ends, strict=True):
        pages = places.pages_of(block, first=end - _letters(part), last=end - 1) if len(parts) > 1 else None
        first, last = pages or (block.first_page, block.last_page)
        yield _Piece(text=part, span=block.span, item=item, first_page=first, last_page=last)


def _letters(text: str) -> int:
    """Return how many characters of `text` are no white space: a repaired text keeps them, and little else."""
    return sum(not character.isspace() for character in text)


def _within(text: str, budget: int) -> Iterator[str]:
    if count_tokens(text) <= budget:
        yield text
        return
    parts = [part for sentence in sentences(text) for part in _torn(sentence, budget)]
    held = ""
    for part in parts:
        if held and count_tokens(held + part) > budget:
            yield held.strip()
            held = ""
        held += part
    if held.strip():
        yield held.strip()


def _torn(sentence: str, budget: int) -> Iterator[str]:
    """Yield a sentence, or pieces of one that alone is over the budget, cut between words."""
    if count_tokens(sentence) <= budget:
        yield sentence
        return
    words = sentence.split(" ")
    if len(words) == 1:
        half = len(sentence) // 2
        yield from (piece for part in (sentence[:half], sentence[half:]) for piece in _torn(part, budget))
        return
    half = len(words) // 2
    for part in (" ".join(words[:half]) + " ", " ".join(words[half:])):
        yield from _torn(part, budget)


class _Places:
    """Finds the lines of a span, and the pages."""

    def __init__(self, lines: Sequence[Line], paged: str = "") -> None:
        self._lines = lines
        self._ends = [line.span.end for line in lines]
        self._text = paged
        self._breaks = [at for at, character in enumerate(paged) if character == _PAGE_BREAK]

    def page(self, offset: int) -> int | None:
        """Return the page on which the character at `offset` stands, None where no page breaks are known."""
        return bisect_right(self._breaks, offset) + 1 if self._text else None

    def pages_of(self, block: Block, *, first: int, last: int) -> tuple[int, int] | None:
        """Return the pages of a part of `block`, given by its first and last characters that are no white space."""
        if not self._text or block.first_page == block.last_page:
            return None
        text = self._text[block.span.start : block.span.end]
        offsets = [at for at, character in enumerate(text) if not character.isspace()]
        if not offsets:
            return None
        begin, end = (block.span.start + offsets[min(at, len(offsets) - 1)] for at in (first, last))
        return bisect_right(self._breaks, begin) + 1, bisect_right(self._breaks, end) + 1

    def within(self, spans: Sequence[Span]) -> list[Line]:
        """Return the lines that `spans` touch, in order."""
        found: dict[int, Line] = {}
        for span in spans:
            at = bisect_right(self._ends, span.start)
            while at < len(self._lines) and self._lines[at].span.start < span.end:
                found[at] = self._lines[at]
                at += 1
        return [found[at] for at in sorted(found)]


def _row_passages(block: Block, table: Table, places: _Places) -> Iterator[Passage]:
    for row in table.rows:
        spans = row.spans or (block.span,)
        lines = places.within(spans)
        yield Passage(
            id="",
            document_id="",
            position=0,
            kind=PassageKind.ROW,
            text=row_text(row, table, lines=lines),
            span=Span(start=min(span.start for span in spans), end=max(span.end for span in spans)),
            headings=block.headings,
            first_page=lines[0].page if lines else places.page(spans[0].start) or block.first_page,
            last_page=lines[-1].page if lines else places.page(spans[-1].end) or block.last_page,
            row=row,
            table_kind=table.kind,
        )


def _identified(document_id: str, passages: Sequence[Passage]) -> Iterator[Passage]:
    seen: Counter[str] = Counter()
    for position, passage in enumerate(passages):
        content = "\x1f".join([document_id, passage.kind, *passage.headings, "", passage.text])
        digest = hashlib.sha256(f"{content}\x1f{seen[content]}".encode()).hexdigest()[:24]
        seen[content] += 1
        yield replace(passage, id=digest, document_id=document_id, position=position)
