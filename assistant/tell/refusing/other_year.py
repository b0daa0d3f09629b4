"""What is told where nothing is of the year that the talk goes on about: that it is of another time."""

from collections.abc import Sequence
from dataclasses import replace

from assistant import texts
from assistant.answer import Answer, Citation, Reason, Source
from assistant.question.asked import Asked


def of_other_year(answer: Answer, asked: Asked, sources: Sequence[Source]) -> Answer:
    """Return `answer` with a word on the years carried over to `asked`, where the body named has none of them."""
    years = asked.carried.years
    if answer.refused or not years or not asked.named.boards or not answer.citations:
        return answer
    told = answer.citations[0]
    of_body = [one for one in sources if one.description.board == told.source.description.board]
    if any(one.description.covers(year) for one in of_body for year in years):
        return answer
    if any(_is_of(citation, year) for citation in answer.citations for year in years):
        return answer
    said = texts.NOT_OF_YEAR.format(years=texts.join([str(year) for year in years]))
    return replace(answer, text=f"{said} {answer.text}", reason=Reason.PARTLY_ANSWERED)


def _is_of(citation: Citation, year: int) -> bool:
    """Return whether what is cited names a year."""
    cell = citation.cell
    said = (citation.quote, *((cell.row, cell.column) if cell is not None else ()))
    return any(str(year) in text for text in said)
