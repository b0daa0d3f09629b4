"""The documents of the library: what to call them, what they offer to choose from, and the list of them."""

from collections.abc import Iterable
from html import escape

from assistant.answer import Scope, Source
from ingest.document import ReportType
from ingest.genre.bodies import belongs
from ingest.genre.report_types import is_asked, place_in_year, report_title
from ui import texts

_FEW = 8
"""Documents that are listed without a click."""


def label(source: Source) -> str:
    """Return what to call a document: `Tertialrapport 2 2025`, else its title."""
    description = source.description
    if description.type is None:
        return description.title or source.file
    return f"{report_title(description.type)} {description.years}".strip()


def offered(sources: Iterable[Source]) -> Scope:
    """Return every board, year and report type among `sources`: what a question can be limited to."""
    descriptions = [source.description for source in sources]
    return Scope(
        boards=tuple(sorted({found.board for found in descriptions if found.board}, key=_swedish)),
        years=tuple(sorted({found.year for found in descriptions if found.year}, reverse=True)),
        types=tuple(sorted({found.type for found in descriptions if found.type}, key=_in_the_year)),
    )


def within(sources: Iterable[Source], scope: Scope) -> tuple[Source, ...]:
    """Return the documents that `scope` leaves; a document whose field is unknown is left out by that field."""
    return tuple(
        source
        for source in sources
        if (not scope.boards or belongs(source.description.board, scope.boards))
        and (not scope.years or any(source.description.covers(year) for year in scope.years))
        and (not scope.types or is_asked(source.description.type, scope.types))
    )


def holdings(sources: tuple[Source, ...]) -> str:
    """Return what the library holds in words: `fyra dokument` as `4 dokument från 2 nämnder, 2024–2025`."""
    offer = offered(sources)
    count = len(sources)
    boards = len(offer.boards)
    years = f", {offer.years[-1]}–{offer.years[0]}" if len(offer.years) > 1 else "".join(f", {y}" for y in offer.years)
    return texts.HOLDINGS.format(
        documents=texts.ONE_DOCUMENT if count == 1 else texts.DOCUMENTS.format(count=count),
        boards=(texts.NO_BOARD, texts.ONE_BOARD)[boards] if boards < 2 else texts.BOARDS.format(count=boards),
        years=years,
    )


def scope_words(scope: Scope) -> str:
    """Return a scope in a few words, empty for any: `Skarpnäcks stadsdelsnämnd, 2025, Tertialrapport 2`."""
    words = [*scope.boards, *(str(year) for year in scope.years), *(report_title(type_) for type_ in scope.types)]
    return ", ".join(words)


def listed(sources: tuple[Source, ...]) -> str:
    """Return `sources` as HTML, grouped by board, the latest year first."""
    if not sources:
        return f'<p class="nv-quiet">{texts.NO_MATCH}</p>'
    boards: dict[str, list[Source]] = {}
    for source in sources:
        boards.setdefault(source.description.board or texts.UNKNOWN_BOARD, []).append(source)
    opened = " open" if len(sources) <= _FEW else ""
    groups = [
        f'<details class="nv-board"{opened}><summary>{escape(board)} <span class="nv-count">{len(group)}</span>'
        f"</summary><ul>{''.join(_listed(source) for source in sorted(group, key=_order))}</ul></details>"
        for board, group in sorted(boards.items(), key=lambda item: _swedish(item[0]))
    ]
    return f'<div class="nv-library">{"".join(groups)}</div>'


def _listed(source: Source) -> str:
    title = escape(source.description.title, quote=True)
    return f'<li title="{title}"><span>{escape(label(source))}</span><small>{escape(source.file)}</small></li>'


def _order(source: Source) -> tuple[int, str, str]:
    return -(source.description.year or 0), source.description.type or "", source.file


def _in_the_year(type_: ReportType) -> tuple[int, str]:
    return place_in_year(type_), type_


def _swedish(word: str) -> tuple[str, str]:
    """Return a key that sorts å, ä, ö last, as Swedish does."""
    alphabet = {"å": "{", "ä": "|", "ö": "}"}  # the signs after z
    return "".join(alphabet.get(letter, letter) for letter in word.casefold()), word
