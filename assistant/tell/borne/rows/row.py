"""Whether a sentence is borne by a table row: each figure by the cell of the column, year and people that it names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import CitedCell, Ranked
from assistant.tell.borne.rows.held import Held
from assistant.tell.borne.rows.meant import name_of, names
from assistant.tell.borne.said.alike import parts_of
from assistant.tell.borne.said.lists import word_lists
from assistant.tell.borne.said.tokens import Token, tokens
from ingest.document import Row
from ingest.language.words import squeeze

_AGAINST_BUDGET = re.compile(
    r"\b(?:mot|jämfört med|än|i förhållande till|gentemot) (?:(?:den )?(?:slutliga )?budget(?:en)?|budgeterat)\b"
)
_WHOLE_NAME = 3  # words of a name that are all told; of a longer one most
_MOST = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class RowVerdict:
    """What a sentence says that a row does not bear, empty where it bears it; then the cell of its first figure.

    `lead` is the row's name where the sentence says nothing of it, so that it must stand before the sentence.
    """

    misses: str
    cell: CitedCell | None = None
    lead: str = ""


def judge_row(sentence: str, ranked: Ranked, row: Row) -> RowVerdict:
    """Return whether the row of `ranked` bears `sentence`."""
    sentence = _AGAINST_BUDGET.sub(" ", sentence)
    claim, name = tokens(sentence), name_of(row)
    if not row.certain:
        return RowVerdict(misses="uncertain row")
    figures_at = _outside_name(claim, name)
    own = Held(ranked=ranked, row=row)
    matched: dict[int, int] = {}
    for at in figures_at:
        cell = own.cell_of(claim, at, matched)
        if cell is None:
            return RowVerdict(misses="figure")
        matched[at] = cell
    if not matched:
        worded = own.worded(claim)
        if worded is None:
            return RowVerdict(misses="cell")
        matched[-1] = worded
    said = _said(claim, name)
    missing = ("name" if said.partly else "") or own.unheld(claim, matched)
    first = row.cells[next(iter(matched.values()))]
    shown = CitedCell(row=squeeze(row.name), column=squeeze(first.column.printed), value=first.value, note=first.note)
    lead = "" if said.whole or missing else squeeze(row.name)
    return RowVerdict(misses=missing, cell=None if missing else shown, lead=lead)


def _outside_name(claim: Sequence[Token], name: Sequence[Token]) -> list[int]:
    """Return where the claim's figures stand, without those that the row's own name has: "under 14 dagar"."""
    named = [token.quantity.size for token in name if token.quantity is not None]
    found = []
    for at, token in enumerate(claim):
        if token.quantity is not None and token.quantity.size in named:
            named.remove(token.quantity.size)
        elif token.is_figure:
            found.append(at)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """How much of a row's name a claim says: the whole, or a part, which may be another row's name."""

    whole: bool
    partly: bool


def _said(claim: Sequence[Token], name: Sequence[Token]) -> _Said:
    own = [t for t in name if not t.is_figure and t.folded not in word_lists()["uncounted"] and len(t.folded) > 1]
    joined = {part for o in claim for part in parts_of(o, own)}
    said = [t for t in own if t in joined or any(names(o, t) for o in claim)]
    sizes = {t.quantity.size for t in claim if t.quantity is not None}
    counts = all(t.quantity is None or t.quantity.size in sizes for t in name)
    least = len(own) if len(own) <= _WHOLE_NAME else _MOST * len(own)
    whole = counts and len(said) >= least
    return _Said(whole=whole, partly=bool(said) and not whole)
