"""The sums of the tables that were found, for a question that asks for a whole."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.answer import Ranked
from assistant.search.retrieve import Searches
from assistant.weigh.figures.totals import table_rows, totals
from assistant.weigh.units import Place
from ingest.document import Passage


def with_totals(index: Searches, retrieved: Sequence[Ranked]) -> tuple[list[Ranked], Mapping[str, Place]]:
    """Return the passages with the sums of the tables that they are rows of, and the place of each row by passage id.

    A row called "Summa" holds no word of the question, so that no search finds it; it is as near as the best row of
    its table.
    """
    found = {ranked.passage.id: ranked for ranked in retrieved}
    places: dict[str, Place] = {}
    sections: dict[str, Sequence[Passage]] = {}
    for ranked in retrieved:
        passage = ranked.passage
        if passage.row is None or passage.id in places:
            continue
        id_ = passage.document_id
        if id_ not in sections:
            sections[id_] = index.section(id_)
        rows = table_rows(sections[id_], passage)
        sums = totals(rows)
        for row in rows:
            places[row.id] = Place.TOTAL if row in sums else Place.PART if sums else Place.ALONE
        for row in sums:
            found.setdefault(row.id, replace(ranked, passage=row))
    return list(found.values()), places
