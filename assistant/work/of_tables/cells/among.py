"""Which of the rows that a question names comes first: "vilket kök hade minst svinn, Ekens eller Strandens?"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.work.named_column.row_named import row_named
from assistant.work.of_tables.candidate import Candidate, TermsOf
from assistant.work.of_tables.kinds import Kind, kind_asked
from assistant.work.of_tables.ranks import ranked_rows
from assistant.work.of_tables.tables import Table
from assistant.work.planning.hear import Heard
from assistant.work.row import FactRow

_NAMES = re.compile(r"[,:] *(?:i |på |hos |för )?(?P<names>[^?:,]+(?:, *[^?:,]+)* eller [^?:,]+)\?*\W*$", re.IGNORECASE)
_PLACE = re.compile(r"^(?:och |men )?(?:var|vem|vems|nar)\b(?! (?:den|det|de|en|ett)\b)")
_PARTED = re.compile(r" *, *| eller (?:i |på |hos |för )?", re.IGNORECASE)
_FEWEST = 2  # rows


def highest_among(
    heard: Heard, years: Sequence[int], tables: Sequence[Table], terms_of: TermsOf
) -> Iterator[Candidate]:
    """Yield the first of the rows that are named at the end of a question, in a table that has all of them."""
    named, which, place = _NAMES.search(heard.question), heard.cue("which"), _PLACE.match(heard.folded)
    after = which.end if which is not None else place.end() if place is not None else None
    if named is None or after is None or after > named.start():
        return
    end = named.start()
    names = [name for name in _PARTED.split(named["names"]) if name.strip()]
    rest = replace(
        heard,
        question=heard.question[:end] + " " * (len(heard.question) - end),
        folded=heard.folded[:end],
        left=tuple(word for word in heard.left if word.start < end),
    )
    kept = [(table, rows) for table in tables if (rows := _all_of(table, names, terms_of)) is not None]
    kind = kind_asked(heard)
    for start in (after, kind.end if kind is not None and kind.end < end else after):  # its word may name a column
        found = [
            one
            for table, rows in kept
            if len(rows) >= _FEWEST
            for one in ranked_rows(
                rest, years, (replace(table, rows=rows),), terms_of, Kind(text="", end=start), fewest=len(rows)
            )
        ]
        if found:
            yield from found
            return


def _all_of(table: Table, names: Sequence[str], terms_of: TermsOf) -> tuple[FactRow, ...] | None:
    """Return the rows that are named, None where one is not there or is named twice."""
    rows = [row_named(table.rows, terms_of(name)) for name in names]
    kept = tuple(row for row in rows if row is not None)
    return kept if len(kept) == len(rows) and len({row.place for row in kept}) == len(kept) else None
