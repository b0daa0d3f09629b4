"""Rows called after what their figures are, `Budget 2025`, `Utfall jan–aug`, below heads that are times or things."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.document import Column, Row
from ingest.facts.columns.bare_times import names_time
from ingest.facts.columns.measures import Meaning, meanings
from ingest.facts.columns.times import Setting
from ingest.facts.fact import Measure, Period
from ingest.facts.months import period_in, without_times
from ingest.genre.columns import column, in_full
from ingest.genre.short_heads import written_out
from ingest.language.words import fold

_KIND = re.compile(  # folded, times left out
    r"(?:(?:ack\w*|arets|periodens|perioden|arlig|ursprunglig|reviderad|beslutad|senaste) )*"
    r"(?:ars|helars|period|netto)?(?:budget|utfall|prognos|bokslut|avvikelse|differens|mal|malvarde|arsmal)"
    r"(?: (?:ack\w*|perioden|helar|helaret|for helaret|for perioden|for aret|tkr|mnkr|mot budget|mot prognos|netto))*"
)
_THINGS = frozenset({Measure.OTHER, Measure.AMOUNT})
_CAME_ABOUT = frozenset({Measure.OUTCOME, Measure.EARLIER_OUTCOME})
_FEWEST = 2  # rows of different kinds


def kinds_of_rows(rows: Sequence[Row], setting: Setting) -> Mapping[str, Meaning]:
    """Return what the figures of the rows of a table mean by the names of the rows; none unless several differ."""
    names = dict.fromkeys(row.name for row in rows if _KIND.fullmatch(_bare(row.name)))
    found = {name: meanings((column(name.strip("* ")),), setting)[0] for name in names}
    return found if len({meaning.measure for meaning in found.values()}) >= _FEWEST else {}


def of_row(meaning: Meaning, own: Meaning | None, head: Column) -> Meaning:
    """Return what a cell means below `head`, which means `meaning`, in a row that means `own`.

    The row tells what the figure is where the head is a time or a thing, and the time where the head tells none.
    """
    timed = names_time(fold(in_full(head)).strip("* .:"))
    if own is None or not (timed or meaning.measure in _THINGS):
        return meaning
    period = period_in(f"{in_full(head)} {head.time}")
    told = period if period != Period() else own.period
    measure = meaning.measure if own.measure is Measure.OUTCOME and meaning.measure in _CAME_ABOUT else own.measure
    return replace(meaning, measure=measure, period=told, side=own.side or meaning.side)


def _bare(name: str) -> str:
    return " ".join(without_times(fold(written_out(name)).strip("* .:")).replace(",", " ").split())
