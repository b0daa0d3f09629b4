"""Which figure a question asks for, in the documents that it is put to."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Source
from assistant.question.asked import Asked, Layer
from assistant.question.kinds import Wanted
from assistant.weigh.asked_figure import ANY_FIGURE, RELATIVE, AskedFigure, asked_of
from ingest.document import Passage
from ingest.facts.months import years_in


def figure_of(
    asked: Asked, layers: Sequence[Layer], documents: Sequence[Source], cited: Sequence[Passage]
) -> AskedFigure:
    """Return which figure is asked for; of a question that asks for none, only of what year it is.

    `layers` are its words with names written out, `cited` the passages that it most likely goes on about.
    """
    years = _years(asked, documents, cited)
    if asked.wanted == {Wanted.YES_NO}:
        return ANY_FIGURE
    if not asked.wanted & {Wanted.NUMBER, Wanted.DATE}:
        return replace(ANY_FIGURE, years=years)
    return asked_of([layer.text for layer in layers], question=asked.question or layers[0].text, years=years)


def _years(asked: Asked, documents: Sequence[Source], cited: Sequence[Passage]) -> tuple[int, ...]:
    """Return the years that a figure must be of: those that are no report's, or of a report that others quote.

    One that is carried over from the turns before says little where neither a report nor what was cited is of it.
    """
    quoted = not any(source.description.year in asked.report_years for source in documents)
    years = tuple(year for year in asked.scope.years if quoted or year not in asked.report_years)
    said = set(years) & set(years_in(asked.question)) or RELATIVE.search(asked.folded)
    carried = asked.follows and not said
    told = {*years_in(" ".join(passage.text for passage in cited)), *(s.description.year for s in documents)}
    return () if carried and not told & set(years) else years
