"""One source under an answer: closed it says where, opened it shows the quote in its surroundings."""

from html import escape

from assistant.answer import Citation, Ranked, page_text
from assistant.export.surroundings import Surroundings
from ui import markup, texts
from ui.addresses import original_address, picture_address
from ui.source import excerpt
from ui.source.files import is_printed
from ui.source.place import Place
from ui.sources import label


def drawn(citation: Citation, *, place: Place | None, anchor: str) -> str:
    """Return the HTML of `citation`; `anchor` is the id that its markers point at.

    `place` is None where the stored text is gone (the document was removed meanwhile): the quote then stands alone.
    """
    found = place.text if place else Surroundings(before="", quote=citation.quote, after="", opens=True, closes=True)
    tabular = citation.cell is not None or citation.passage.row is not None
    before = "" if found.opens else "… "
    after = "" if found.closes else " …"
    quoted = markup.highlighted(before + found.before, found.quote, found.after + after, verbatim=tabular)
    quote = (
        f'<blockquote class="nv-quote{" nv-verbatim" if tabular else ""}" tabindex="0" role="group" '
        f'aria-label="{texts.QUOTE_IN_PLACE}">{quoted}</blockquote>'
    )
    if citation.cell is not None:  # the table says it better
        quote = f'<details class="nv-raw"><summary>{texts.AS_PRINTED}</summary>{quote}</details>'
    return (
        f'<details class="nv-source" id="{escape(anchor)}"><summary>'
        f'<span class="nv-number">{citation.number}</span> '
        f'<span class="nv-where">{_where(citation)}</span></summary>'
        f'<div class="nv-open">{_cell(citation, place)}{quote}'
        f"{_page(citation) if place else ''}{_facts(citation)}{_original(citation) if place else ''}</div></details>"
    )


def nearest(passages: tuple[Ranked, ...], *, opened: bool) -> str:
    """Return passages that bear no statement as HTML: open under a refusal, folded away under an answer."""
    if not passages:
        return ""
    items = []
    for ranked in passages:
        passage = ranked.passage
        page = f", {texts.PAGE_SHORT.format(page=passage.first_page)}" if passage.first_page else ""
        board = f"{ranked.source.description.board} · " if ranked.source.description.board else ""
        innermost = f"<br><small>{escape(' › '.join(passage.headings[-2:]))}</small>" if passage.headings else ""
        items.append(
            f"<li><strong>{escape(board + label(ranked.source) + page)}</strong>{innermost}"
            f"<p>{escape(_shortened(passage.text))}</p></li>"
        )
    state, heading = ("open", texts.NEAREST) if opened else ("", texts.FURTHER)
    return f'<details class="nv-nearest" {state}><summary>{heading}</summary><ol>{"".join(items)}</ol></details>'


def _where(citation: Citation) -> str:
    board = citation.source.description.board
    page = texts.PAGE_SHORT.format(page=page_text(citation)) if citation.page else ""
    name = " · ".join(part for part in (label(citation.source), board, page) if part)
    under = citation.cell.row if citation.cell else citation.passage.headings[-1] if citation.passage.headings else ""
    return f"<strong>{escape(name)}</strong>" + (f"<small>{escape(under)}</small>" if under else "")


def _page(citation: Citation) -> str:
    """Return where the page's picture comes when the source is opened, for a file that has pages to show."""
    if citation.page is None or not is_printed(citation.source.file):
        return ""
    address = picture_address(citation.source.id, page=citation.page, start=citation.start, end=citation.end)
    name = escape(texts.PAGE_PICTURE.format(page=citation.page))
    return (
        f'<div class="nv-page" data-picture="{escape(address)}" data-name="{name}" data-failed="{texts.PICTURE_GONE}" '
        f'tabindex="0" role="group" aria-label="{name}"></div>'
    )


def _original(citation: Citation) -> str:
    page = citation.page if is_printed(citation.source.file) else None
    address = escape(original_address(citation.source.id, page=page))
    return (
        f'<p class="nv-original"><a href="{address}" target="_blank" rel="noopener">{texts.OPEN_ORIGINAL}'
        f"<small> ({escape(citation.source.file)})</small></a></p>"
    )


def _cell(citation: Citation, place: Place | None) -> str:
    """Return the table around the cited cell, which is marked; the row alone where the table is not known."""
    cell, row = citation.cell, citation.passage.row
    if cell is None:
        return ""
    if place and place.table and row:
        return excerpt.drawn(place.table, row, cell)
    pairs = [(found.column.printed, found.value) for found in row.cells] if row and row.certain else []
    if (cell.column, cell.value) not in pairs:
        pairs = [(cell.column, cell.value)]
    cited = ' class="nv-cited"'
    lines = [
        f"<tr{cited if pair == (cell.column, cell.value) else ''}>"
        f'<th scope="row">{escape(pair[0])}</th><td>{_value(pair[1])}</td></tr>'
        for pair in pairs
    ]
    unit = f"<small>{escape(texts.UNIT.format(unit=row.unit))}</small>" if row and row.unit else ""
    unit += f"<small>{escape(texts.NOTE.format(note=cell.note))}</small>" if cell.note else ""
    return (
        f'<table class="nv-cell"><caption>{texts.ROW}: <strong>{escape(cell.row)}</strong>{unit}</caption>'
        f"<thead><tr><th scope='col'>{texts.COLUMN}</th><th scope='col'>{texts.VALUE}</th></tr></thead>"
        f"<tbody>{''.join(lines)}</tbody></table>"
    )


def _value(value: str) -> str:
    return escape(value) if value.strip() else f"<em>{texts.EMPTY_CELL}</em>"


def _facts(citation: Citation) -> str:
    headings = " › ".join(citation.passage.headings)
    facts = [
        (texts.HEADINGS, headings),
        (texts.TITLE, citation.source.description.title),
        (texts.FILE, citation.source.file),
        (texts.PAGE, page_text(citation) or texts.PAGE_UNKNOWN),
    ]
    return (
        '<dl class="nv-facts">'
        + "".join(f"<div><dt>{term}</dt><dd>{escape(fact)}</dd></div>" for term, fact in facts if fact)
        + "</dl>"
    )


def _shortened(text: str, *, limit: int = 320) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= limit else folded[:limit].rsplit(" ", 1)[0] + " …"
