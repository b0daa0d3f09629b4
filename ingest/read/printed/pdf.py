"""PDF files: words with positions become headings, paragraphs, lists and tables, page by page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.read import left_out
from ingest.read.compose import compose
from ingest.read.elements import Element, Grid, Heading, Item, Paragraph
from ingest.read.limits import DEFAULT, Limits
from ingest.read.printed.feet import Stood, undivided
from ingest.read.printed.flow import Vocabulary
from ingest.read.printed.furniture import Bare, margin_words, most_common_size, strip_furniture
from ingest.read.printed.headings import HeadingLevels, heading_levels
from ingest.read.printed.lines import PrintedLine, is_contents, lines_of, segments_of
from ingest.read.printed.ocr import RESOLUTION, recognise
from ingest.read.printed.order import columns_of
from ingest.read.printed.page import Page, Word
from ingest.read.printed.paragraphs import Printed, paragraphs_of
from ingest.read.printed.pdfium.pages import labels_of, open_pdf, read_page, render_page
from ingest.read.printed.tables.aligned import Aligned, find_aligned
from ingest.read.printed.tables.grids import PrintedGrid, aligned_grid, drawn_grid, join_grids
from ingest.read.printed.tables.ruled import Drawn, find_ruled
from ingest.read.reading import Reading

_TITLE_DISTANCE = 2.0  # line heights between a table and its title
_TITLE_INDENT = 4.0  # points by which a title may reach over its table's edges


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """A paragraph or a table and the page that it stands on."""

    page: int
    what: Printed | PrintedGrid


def read_pdf(data: bytes, *, file: str, limits: Limits = DEFAULT, scanned: tuple[int, ...] = ()) -> Reading:
    """Return the reading of a PDF; page n of the text is the n-th page of the file, `scanned` are recognised.

    Raises:
        EncryptedFile: it asks for a password.
        UnreadableFile: it is damaged beyond repair.
        TooLarge: it has more pages than `limits` allow.

    """
    document = open_pdf(data, file=file, limits=limits)
    pages = [read_page(document, number) for number in range(1, len(document) + 1)]
    for number in scanned:
        picture = render_page(document, number, resolution=RESOLUTION)
        pages[number - 1] = recognise(picture, pages[number - 1], seconds=limits.scanned_page_seconds)
    return lay_out(tuple(pages), labels=labels_of(document))


def lay_out(pages: tuple[Page, ...], *, labels: tuple[str, ...] = ()) -> Reading:
    """Return the reading of laid-out pages: running lines once, tables joined over pages, headings by their size.

    `labels` are those that the file gives its pages; without them the page numbers that are printed are the labels.
    """
    bare = strip_furniture(pages)
    vocabulary = _vocabulary(bare.pages)
    placed = _joined(
        [_Placed(page=page.number, what=what) for page in bare.pages for what in _parts(page, vocabulary)],
        vocabulary=vocabulary,
    )
    placed = _undivided(placed, pages=bare.pages)
    body = most_common_size(bare.pages)
    paragraphs = [(one.page, one.what) for one in placed if isinstance(one.what, Printed)]
    levels = heading_levels(paragraphs, body=body)
    return compose(
        _elements(placed, bare=bare, levels=levels),
        pages=len(pages),
        labels=labels or bare.labels,
        warnings=tuple(_warnings(pages)),
    )


def _warnings(pages: tuple[Page, ...]) -> Iterator[str]:
    if beside := sum(bool(margin_words(page)) for page in pages):
        yield left_out.in_margin(beside)
    if struck := sum(page.struck for page in pages):
        yield left_out.struck(struck)
    if unseen := sum(page.unseen for page in pages):
        yield left_out.invisible(unseen)


def _vocabulary(pages: tuple[Page, ...]) -> Vocabulary:
    prose: list[str] = []
    cells: list[str] = []
    for page in pages:
        drawn = [cell.words for table in find_ruled(page) for cell in table.cells if cell.words]
        inside = {word for words in drawn for word in words}
        pieces = [segments_of(line) for line in lines_of(word for word in page.words if word not in inside)]
        prose += [one[0].text for one in pieces if len(one) == 1]
        cells += [piece.text for one in pieces if len(one) > 1 for piece in one]
        for lines in map(lines_of, drawn):
            (prose if len(lines) == 1 else cells).extend(line.text for line in lines)  # one line holds whole words
    return Vocabulary.of(prose, cells)


def _joined(placed: list[_Placed], *, vocabulary: Vocabulary) -> list[_Placed]:
    """Mark the tables that go on from the page before."""
    joined: list[_Placed] = []
    for one in placed:
        before = joined[-1] if joined else None
        above = before.what if before and one.page == before.page + 1 else None
        if isinstance(above, PrintedGrid) and isinstance(one.what, PrintedGrid):
            one = replace(one, what=join_grids(above, one.what, vocabulary=vocabulary))
        joined.append(one)
    return joined


def _undivided(placed: list[_Placed], *, pages: tuple[Page, ...]) -> list[_Placed]:
    heights = {page.number: page.height for page in pages}
    stood = [
        Stood(
            place=at,
            page=one.page,
            height=heights[one.page],
            printed=one.what if isinstance(one.what, Printed) else None,
        )
        for at, one in enumerate(placed)
    ]
    return [placed[at] for at in undivided(stood, goes_on=_goes_on)]


def _parts(page: Page, vocabulary: Vocabulary) -> Iterator[Printed | PrintedGrid]:
    """Give the paragraphs and tables of a page in reading order: the text above each drawn table, then the table."""
    upright = tuple(word for word in page.words if not word.turned)
    tables = find_ruled(page)
    inside = {word for table in tables for cell in table.cells for word in cell.words}
    free = [word for word in upright if word not in inside]
    for group in _beside(tables):
        top = group[0].box.top
        above = [word for word in free if word.box.middle_y < top]
        free = [word for word in free if word.box.middle_y >= top]
        titles = _titles(above, group)
        yield from _flowing(tuple(word for word in above if word not in titles), page, vocabulary)
        for table in group:
            own = tuple(word for word in titles if table.box.left <= word.box.middle_x <= table.box.right)
            yield from _flowing(own, page, vocabulary)
            yield from _drawn(table, page, vocabulary)
    yield from _flowing(tuple(free), page, vocabulary)
    margin = margin_words(page)
    turned = tuple(word for word in page.words if word.turned and word not in inside and word not in margin)
    if turned:
        yield from paragraphs_of(lines_of(turned), vocabulary=vocabulary)


def _beside(tables: Sequence[Drawn]) -> list[list[Drawn]]:
    """Return `tables` by the height that they begin at, those beside each other together."""
    groups: list[list[Drawn]] = []
    for table in tables:
        last = groups[-1][-1] if groups else None
        if last is not None and table.box.top < last.box.bottom and table.box.left >= last.box.right:
            groups[-1].append(table)
        else:
            groups.append([table])
    return groups


def _titles(words: Sequence[Word], tables: Sequence[Drawn]) -> frozenset[Word]:
    """Return the words of the lines right above tables beside each other that stand in pieces, one above each."""
    found: list[Word] = []
    reach = tables[0].box.top
    for line in reversed(lines_of(words) if len(tables) > 1 else ()):
        height = line.box.bottom - line.box.top
        over = [_over(piece, tables) for piece in segments_of(line)]
        if reach - line.box.bottom > _TITLE_DISTANCE * height or None in over or len(set(over)) < 2:
            break
        found.extend(line.words)
        reach = line.box.top
    return frozenset(found)


def _over(piece: PrintedLine, tables: Sequence[Drawn]) -> int | None:
    """Return which of `tables` a piece of a line stands wholly above, None where it stands above none or several."""
    return next(
        (
            at
            for at, table in enumerate(tables)
            if table.box.left - _TITLE_INDENT <= piece.box.left and piece.box.right <= table.box.right + _TITLE_INDENT
        ),
        None,
    )


def _drawn(table: Drawn, page: Page, vocabulary: Vocabulary) -> Iterator[Printed | PrintedGrid]:
    """Give a drawn table, or the text of one that only frames text."""
    grid = drawn_grid(table, page=page.number, vocabulary=vocabulary)
    if grid is not None:
        yield grid
        return
    for cell in table.cells:
        yield from _flowing(cell.words, page, vocabulary)


def _flowing(words: tuple[Word, ...], page: Page, vocabulary: Vocabulary) -> Iterator[Printed | PrintedGrid]:
    """Give the paragraphs and aligned tables among free words."""
    for column in columns_of(words) if words else ():
        lines: list[PrintedLine] = []
        for part in find_aligned(tuple(line for line in column if not is_contents(line)), page.rules):
            if isinstance(part, Aligned):
                yield from paragraphs_of(tuple(lines), vocabulary=vocabulary)
                lines = []
                yield aligned_grid(part, page=page.number, vocabulary=vocabulary)
            else:
                lines.append(part)
        yield from paragraphs_of(tuple(lines), vocabulary=vocabulary)


def _elements(placed: list[_Placed], *, bare: Bare, levels: HeadingLevels) -> Iterator[Element]:
    running = list(bare.running)
    before: Printed | None = None
    for one in placed:
        while running and running[0][0] <= one.page:
            number, text = running.pop(0)
            yield Paragraph(text=text, page=number)
        element = _element(one, before=before, levels=levels)
        before = one.what if isinstance(one.what, Printed) else None
        yield element
    yield from (Paragraph(text=text, page=number) for number, text in running)


def _element(one: _Placed, *, before: Printed | None, levels: HeadingLevels) -> Element:
    if isinstance(one.what, PrintedGrid):
        return Grid(rows=one.what.rows, header=one.what.header, joins=one.what.joins)
    level = levels.of(one.what)
    if level is not None:
        return Heading(text=one.what.text, level=level, page=one.page)
    joins = before is not None and one.what.lines[0].box.top < before.lines[-1].box.top and _goes_on(before, one.what)
    if one.what.mark is not None or (joins and before is not None and before.mark is not None):
        return Item(text=one.what.text, mark=one.what.mark or "•", page=one.page, joins=joins)
    return Paragraph(text=one.what.text, page=one.page, joins=joins)


def _goes_on(before: Printed, printed: Printed) -> bool:
    """Tell whether a paragraph at the top of a page or column goes on with the last one of the page before."""
    if printed.mark is not None or not before.open:
        return False
    return abs(before.size - printed.size) <= 0.6 and before.face.bold == printed.face.bold
