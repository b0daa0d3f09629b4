"""Which figure a question asks for, in the documents that it is put to."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Source
from assistant.question.asked import Asked, Layer
from assistant.question.kinds import Wanted
from assistant.weigh.figures.asked import ANY_FIGURE, AskedFigure, asks_cost
from assistant.weigh.figures.costs.priced import ASKS_MONEY
from assistant.weigh.figures.told.excluded import leaves_out
from assistant.weigh.figures.told.numbered import asked_numbered
from assistant.weigh.figures.turns import RELATIVE, asked_of
from ingest.document import Passage
from ingest.facts.months import years_in
from ingest.language.words import words

_SEARCH_WORDS = 4  # as many at most are no sentence


def figure_of(
    asked: Asked, layers: Sequence[Layer], documents: Sequence[Source], cited: Sequence[Passage]
) -> AskedFigure:
    """Return which figure is asked for; of a question that asks for none, only of which time and of whom it is.

    A follow-up, a few words as one types to search, or one that names a measure may ask for a figure without saying so.
    `layers` are its words with names written out, `cited` the passages that it most likely goes on about.
    """
    years = _years(asked, documents, cited)
    if asked.wanted == {Wanted.YES_NO}:
        return replace(ANY_FIGURE, without=leaves_out(asked.question), numbered=asked_numbered(asked.question))
    figure = asked_of([layer.text for layer in layers], question=asked.question or layers[0].text, years=years)
    if len(asked.scope.boards) > 1:
        figure = replace(figure, years=years, since=())  # "Ekhagen 2025 mot Ådalen 2026" holds no year against another
    of_time = years or years_in(asked.question) or RELATIVE.search(asked.folded)
    costs = not of_time and asks_cost(" ".join([asked.question, *(layer.text for layer in layers)]))
    figure = replace(figure, whole_cost=costs, priced=ASKS_MONEY.search(asked.folded) is not None)
    short = len(layers) > 1 or len(words(layers[0].text)) <= _SEARCH_WORDS or bool(figure.measures)
    if Wanted.DATE in asked.wanted and Wanted.NUMBER not in asked.wanted:
        return replace(figure, first=None, last=None)  # a day is of no months, though its report is
    if Wanted.NUMBER in asked.wanted:
        return figure
    if asked.wanted == {Wanted.PROSE} and short:
        return replace(figure, total=False, whole=False)
    spanned = figure.rolling or (figure.first is not None and figure.first != figure.last)
    first, last = (figure.first, figure.last) if spanned else (None, None)
    return replace(
        ANY_FIGURE,
        years=years,
        people=figure.people,
        first=first,
        last=last,
        rolling=figure.rolling,
        numbered=figure.numbered,
        priced=figure.priced,
        without=figure.without,
    )


def _years(asked: Asked, documents: Sequence[Source], cited: Sequence[Passage]) -> tuple[int, ...]:
    """Return the years that a figure must be of: those that are no report's, or of a report that others quote.

    One that is carried over from the turns before says little where neither a report nor what was cited is of it.
    """
    quoted = all((source.description.year or 0) > max(asked.report_years, default=0) for source in documents)
    years = tuple(year for year in asked.scope.years if quoted or year not in asked.report_years)
    of_reports = {source.description.year for source in documents}
    if len(years) > 1 and len(asked.scope.boards) > 1:
        years = tuple(year for year in years if year in of_reports) or years  # each board's own
    said = set(years) & set(years_in(asked.question)) or RELATIVE.search(asked.folded)
    carried = asked.follows and not said
    held = {source.id for source in documents}
    told = years_in(" ".join(passage.text for passage in cited if passage.document_id in held))
    return () if carried and not (of_reports | set(told)) & set(years) else years
