"""Which report says what, where a question leaves that open: at the statements, or listed after many."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant import texts
from assistant.answer import report_of, short_title
from assistant.tell.statements import Cited, Statement, with_report

_MOST_BESIDE = 3  # statements that name their reports themselves; of more a list after them is easier to read


def with_sources(statements: Sequence[Statement], cite: Callable[[tuple[Statement, ...]], Cited]) -> Cited:
    """Return `statements` cited, with the report or reports that they are from, said where it is read most easily."""
    beside = len(statements) <= _MOST_BESIDE
    cited = cite(attributed(statements) if beside else tuple(statements))
    source = _sources_of(cited, beside=beside)
    return replace(cited, text=f"{cited.text} {source}") if source else cited


def attributed(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return `statements` with the report that each run of them is from, where they are from several; a cell says it.

    The board is said where it changes: `Sjukfrånvaron är 7,6 procent (Ekhöjden, tertialrapport 2 2025). ... var 8,1
    procent (tertialrapport 1 2025).`
    """
    if len({statement.ranked.source.id for statement in statements}) < 2:
        return tuple(statements)
    told: list[Statement] = []
    for statement, before in zip(statements, (None, *statements), strict=False):
        source, last = statement.ranked.source, before.ranked.source if before is not None else None
        if statement.row is None and (last is None or source.id != last.id):
            same_board = last is not None and source.description.board == last.description.board
            statement = with_report(statement, report_of(source, board=not same_board))
        told.append(statement)
    return tuple(told)


def _sources_of(cited: Cited, *, beside: bool) -> str:
    """Return which reports say what, where the text does not: of one report a cell says it, of several each its own."""
    numbers: dict[str, list[int]] = {}
    for citation in cited.citations:
        numbers.setdefault(short_title(citation.source), []).append(citation.number)
    if len(numbers) > 1:
        titles = (f"{title} {''.join(f'[{number}]' for number in found)}" for title, found in numbers.items())
        return "" if beside else texts.SOURCES.format(titles="; ".join(titles))
    if not numbers or cited.citations[0].cell is not None:
        return ""
    return texts.SOURCE.format(titles=next(iter(numbers)))
