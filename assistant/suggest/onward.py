"""Questions to go on with after an answer: the same of another report or board, each asked before it is offered.

Nothing here costs a search until `onward` is called, which the page does once an answer stands there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, zip_longest
from typing import Protocol

from assistant import texts
from assistant.answer import Answer, Event, Finished, Source
from assistant.conversation import EMPTY, Conversation
from assistant.question.asked import Asked
from assistant.tell.refusing.offer import for_board, for_report
from ingest.genre.report_types import place_in_year, report_name

_MOST = 3  # questions offered
_TRIED = 5  # questions asked in order to find them: half a second at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A question, and the document or board that its answer must come from."""

    question: str
    document: str = ""
    board: str = ""

    def fits(self, answer: Answer) -> bool:
        """Return whether `answer` answers the question from where it was meant to."""
        if answer.refused or not answer.sure or not answer.citations:
            return False
        cited = [citation.source for citation in answer.citations]
        if self.document:
            return cited[0].id == self.document
        return not self.board or all(source.description.board == self.board for source in cited)


class Asking(Protocol):
    """What is needed of an assistant."""

    def ask(self, question: str) -> Iterator[Event]:
        """Yield the events of the answer to a question that stands alone."""

    def understood(self, question: str, conversation: Conversation) -> Asked:
        """Return a question as it stands in its conversation."""

    def sources(self) -> tuple[Source, ...]:
        """Return the documents of the library."""


def onward(assistant: Asking, answer: Answer, *, before: Conversation = EMPTY) -> tuple[str, ...]:
    """Return up to three questions to go on with after `answer`, or to ask instead where it was refused.

    `before` is the conversation without the answer. A question is offered only where its own answer is sure and from
    the report that it was made for.
    """
    asked = assistant.understood(answer.question, before)
    found: list[str] = []
    for candidate in islice(_candidates(asked, answer, assistant.sources()), _TRIED):
        if any(
            isinstance(event, Finished) and candidate.fits(event.answer) for event in assistant.ask(candidate.question)
        ):
            found.append(candidate.question)
        if len(found) == _MOST:
            break
    return tuple(found)


def _candidates(asked: Asked, answer: Answer, sources: Sequence[Source]) -> Iterator[Candidate]:
    if answer.refused:
        yield from (Candidate(question=choice) for choice in answer.choices)
        return
    if not answer.citations or answer.choices or answer.comparison is not None or answer.working is not None:
        return
    source = answer.citations[0].source
    reports = _others(source, sources, same_board=True)
    boards = _others(source, sources, same_board=False)
    in_turn = chain.from_iterable(zip_longest(_of_reports(asked, answer, reports), _of_boards(asked, answer, boards)))
    seen = {asked.question}
    for candidate in in_turn:
        if candidate is not None and candidate.question not in seen:
            seen.add(candidate.question)
            yield candidate


def _of_reports(asked: Asked, answer: Answer, reports: Sequence[Source]) -> Iterator[Candidate]:
    for source in reports:
        question = _of_cell(answer, source) or for_report(asked, source)
        if not asked.follows or answer.citations[0].cell:
            yield Candidate(question=question, document=source.id)


def _of_boards(asked: Asked, answer: Answer, others: Sequence[Source]) -> Iterator[Candidate]:
    for source in others:
        board = source.description.board or ""
        if answer.citations[0].cell:
            yield Candidate(question=_of_cell(answer, source), document=source.id)
        elif not asked.follows:
            yield Candidate(question=for_board(asked, board), board=board)


def _of_cell(answer: Answer, source: Source) -> str:
    """Return the question for the cited row in another report, empty where no row is cited."""
    cell = answer.citations[0].cell
    if cell is None:
        return ""
    return texts.ASK_ROW.format(row=" ".join(cell.row.split()), board=source.description.board, report=_named(source))


def _others(source: Source, sources: Sequence[Source], *, same_board: bool) -> list[Source]:
    """Return the reports nearest to `source` in time, of its own board, or the like reports of other boards."""
    own = source.description
    others = [one for one in sources if one.id != source.id and one.description.board and one.description.type]
    if same_board:
        return sorted((one for one in others if one.description.board == own.board), key=_latest_first)
    return [
        one
        for one in sorted(others, key=_latest_first)
        if one.description.board != own.board and (one.description.type, one.description.year) == (own.type, own.year)
    ]


def _latest_first(source: Source) -> tuple[int, int]:
    what = source.description
    return -(what.year or 0), -(place_in_year(what.type) if what.type else 0)


def _named(source: Source) -> str:
    what = source.description
    return f"{report_name(what.type) if what.type else ''} {what.years}".strip()
