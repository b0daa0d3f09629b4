"""Questions to start with, made of what the library itself holds, and kept only where the answer is the one meant."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, zip_longest
from typing import TypeVar

from assistant.answer import Answer, Source
from ingest.document import Cell, Passage, PassageKind, Row
from ingest.genre.report_types import What, report_name, what_is
from ingest.language.words import fold
from ingest.store.catalogue.records import StoredTable

ASK_CELL = "Vad är {column} för {row} i {board}, {report}?"
ASK_TEXT = "Vad står det om {heading} i {report} för {board}?"
ASK_MISSED = "Vilka indikatorer nådde inte årsmålet i {report} för {board}?"
ASK_BOTH = "Jämför {column} för {row} mellan {boards}"
_COLUMNS = {"arsmal": "årsmålet", "utfall": "periodens utfall", "prognos": "prognosen för helåret"}
_FEWEST, _MOST = 3, 9
"""Words of a row's name that reads well in a question."""
_EVERYWHERE = frozenset(
    "beskrivning forvantat resultat analys sammanfattning inledning bakgrund indikatorer aktiviteter uppfoljning "
    "arendet beredning synpunkter bilagor ovrigt innehall agenda indikator aktivitet periodens utfall prognos".split()
)
"""Headings of the genre that tell nothing of what stands below them."""
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A question and what its answer must cite: a row, a passage below a heading, or a row in several documents.

    One that `works` is answered by what is worked out.
    """

    question: str
    row: str | None = None
    heading: str | None = None
    compares: bool = False
    works: bool = False

    def fits(self, answer: Answer) -> bool:
        """Return whether `answer` is the one that the question was made from."""
        if answer.refused or not answer.citations:
            return False
        first = answer.citations[0]
        if self.works:
            return answer.working is not None
        if self.compares:
            return answer.comparison is not None and len({cited.source.id for cited in answer.citations}) > 1
        if self.row is not None:
            return first.cell is not None and fold(first.cell.row) == fold(self.row)
        return self.heading in first.passage.headings


def candidates(
    sources: Sequence[Source],
    *,
    tables_of: Callable[[str], Sequence[StoredTable]],
    passages_of: Callable[[str], Sequence[Passage]],
    limit: int = 10,
) -> tuple[Example, ...]:
    """Return up to `limit` questions on `sources`, of four kinds in turn, none of a row that another one is of."""
    known = [source for source in sources if source.description.board and source.description.type]
    mixed = _mixed(known)
    rows = {source.id: list(_cells(tables_of(source.id))) for source in mixed}
    cells = _in_turn(_cell_examples(source, rows[source.id]) for source in mixed)
    prose = _in_turn(_text_examples(source, passages_of(source.id)) for source in reversed(mixed))
    kinds = (cells, prose, _comparisons(mixed, rows), _missed(mixed, rows))
    return tuple(islice(_distinct(kinds), limit))


def _cell_examples(source: Source, rows: Sequence[tuple[Row, Cell]]) -> Iterator[Example]:
    for row, cell in rows:
        question = ASK_CELL.format(
            column=_COLUMNS[cell.column.key],
            row=_inner(row.name),
            board=source.description.board,
            report=_report(source),
        )
        yield Example(question=question, row=row.name)


def _text_examples(source: Source, passages: Sequence[Passage]) -> Iterator[Example]:
    """Yield a question for each telling heading, the one with most text first."""
    prose = Counter(
        passage.headings[-1] for passage in passages if passage.headings and passage.kind is PassageKind.PROSE
    )
    for heading, _ in prose.most_common():
        words = heading.split()
        if len(words) <= 3 and "".join(words).isalpha() and not _EVERYWHERE & set(fold(heading).split()):
            question = ASK_TEXT.format(heading=_inner(heading), report=_report(source), board=source.description.board)
            yield Example(question=question, heading=heading)


def _comparisons(sources: Sequence[Source], rows: dict[str, list[tuple[Row, Cell]]]) -> Iterator[Example]:
    """Yield a question for each row that two boards have in the same column."""
    seen: dict[tuple[str, str], str] = {}
    for source in sources:
        board = source.description.board or ""
        for row, cell in ((found, cell) for found, _ in rows[source.id] for cell in _numbers(found)):
            other = seen.setdefault((fold(row.name), cell.column.key), board)
            if other != board:
                column = _COLUMNS[cell.column.key]
                question = ASK_BOTH.format(column=column, row=_inner(row.name), boards=f"{other} och {board}")
                yield Example(question=question, row=row.name, compares=True)


def _missed(sources: Sequence[Source], rows: dict[str, list[tuple[Row, Cell]]]) -> Iterator[Example]:
    """Yield a question for each report on a year that has rows with targets."""
    for source in sources:
        if what_is(source.description.type) is What.ANNUAL and rows[source.id]:
            question = ASK_MISSED.format(report=_report(source), board=source.description.board)
            yield Example(question=question, works=True)


def _distinct(kinds: Sequence[Iterator[Example]]) -> Iterator[Example]:
    """Yield an example of each kind in turn, each of a row that no earlier one is of."""
    seen: set[str] = set()
    waiting = list(kinds)
    while waiting:
        for kind in list(waiting):
            example = next((one for one in kind if not one.row or fold(one.row) not in seen), None)
            if example is None:
                waiting.remove(kind)
                continue
            seen |= {fold(example.row)} if example.row else set()
            yield example


def _cells(tables: Sequence[StoredTable]) -> Iterator[tuple[Row, Cell]]:
    """Yield rows that have a number in a column worth asking for and a name that reads well in a question."""
    for row in chain.from_iterable(stored.table.rows for stored in tables):
        cells = _numbers(row)
        if row.certain and cells and _reads_well(row.name):
            yield row, cells[0]


def _numbers(row: Row) -> list[Cell]:
    return [cell for cell in row.cells if cell.column.key in _COLUMNS and any(map(str.isdigit, cell.value))]


def _reads_well(name: str) -> bool:
    words = name.split()
    odd = set("():;/?") & set(name) or name.endswith(".") or any(word[0].isdigit() for word in words)
    return not odd and _FEWEST <= len(words) <= _MOST


def _inner(name: str) -> str:
    """Return a name as it stands within a sentence; an abbreviation keeps its capitals."""
    folded = " ".join(name.split())
    return folded if folded[1:2].isupper() else folded[:1].lower() + folded[1:]


def _report(source: Source) -> str:
    what = source.description
    return f"{report_name(what.type) if what.type else ''} {what.year or ''}".strip()


def _mixed(sources: Sequence[Source]) -> list[Source]:
    """Return `sources` so that neighbours differ: one of each board before a second of any."""
    seen: Counter[str | None] = Counter()
    ranked = []
    for source in sources:
        seen[source.description.board] += 1
        ranked.append((seen[source.description.board], source))
    return [source for _, source in sorted(ranked, key=lambda entry: entry[0])]


def _in_turn(streams: Iterable[Iterable[_Item]]) -> Iterator[_Item]:
    """Yield the first of each stream, then the second of each, and so on."""
    for turn in zip_longest(*streams):
        yield from (item for item in turn if item is not None)
