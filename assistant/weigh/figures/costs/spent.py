"""What something has cost up to now: the column that adds up its years, before that of one of them."""

import re
from collections.abc import Sequence

from assistant.weigh.figures.asked import AskedFigure
from assistant.weigh.figures.fit import Fit
from ingest.document import Row
from ingest.language.words import fold

_ADDED_UP = re.compile(
    r"\b(?:upparbeta\w*|ackumulera\w*|ack\b|nedlag(?:t|da)|forbrukat total\w*)|\btotal\w* utfall|\butfall total"
)


def spent(fit: Sequence[Fit], row: Row, asked: AskedFigure) -> tuple[Fit, ...]:
    """Return how cells fit where a question asks what a thing has cost, of no year: "Totalt upparbetat".

    A project is paid for over several years, and what one of them cost is not what it has cost.
    """
    if not asked.to_date or asked.years:
        return tuple(fit)
    added = [_ADDED_UP.search(fold(cell.column.printed)) is not None for cell in row.cells]
    if not any(added):
        return tuple(fit)
    return tuple(
        Fit.OTHER_MEASURE if one is Fit.FITS and not is_added else one for one, is_added in zip(fit, added, strict=True)
    )
