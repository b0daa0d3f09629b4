"""Which of the rows that a question names comes first: "vilket kök hade minst svinn, Ekens eller Strandens?"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.work.named_column.row_named import row_named
from assistant.work.of_tables.candidate import Candidate, TermsOf
from assistant.work.of_tables.kinds import Kind
from assistant.work.of_tables.ranks import ranked_rows
from assistant.work.of_tables.tables import Table
from assistant.work.planning.hear import Heard
from assistant.work.row import FactRow

_NAMES = re.compile(r"[,:] *(?:i |på |hos |för )?(?P<names>[^?:,]+(?:, *[^?:,]+)* eller [^?:,]+)\?*\W*$", re.IGNORECASE)
_PARTED = re.compile(r" *, *| eller (?:i |på |hos |för )?", re.IGNORECASE)
_FEWEST = 2  # rows


def highest_among(
    heard: Heard, years: Sequence[int], tables: Sequence[Table], terms_of: TermsOf
) -> Iterator[Candidate]:
    """Yield the first of the rows that are named at the end of a question, in a table that has all of them."""
    named, which = _NAMES.search(heard.question), heard.cue("which")
    if named is None or which is None or which.end > named.start():
        return
    end = named.start()
    names = [name for name in _PARTED.split(named["names"]) if name.strip()]
    rest = replace(
        heard,
        question=heard.question[:end] + " " * (len(heard.question) - end),
        folded=heard.folded[:end],
        left=tuple(word for word in heard.left if word.start < end),
    )
    for table in tables:
        rows = [row_named(table.rows, terms_of(name)) for name in names]
        kept = _all_of(rows)
        if kept is not None and len(kept) >= _FEWEST:
            kind = Kind(text="", end=which.end)
            yield from ranked_rows(rest, years, (replace(table, rows=kept),), terms_of, kind, fewest=len(kept))


def _all_of(rows: Sequence[FactRow | None]) -> tuple[FactRow, ...] | None:
    """Return the rows, None where one is not there or is named twice."""
    kept = tuple(row for row in rows if row is not None)
    return kept if len(kept) == len(rows) and len({row.place for row in kept}) == len(kept) else None
