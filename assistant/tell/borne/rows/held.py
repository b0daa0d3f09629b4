"""What a table row holds of a sentence: the cell of each figure, and each word in the row or where it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.answer import Ranked
from assistant.tell.borne import figures
from assistant.tell.borne.rows.compared import Compared, direction
from assistant.tell.borne.rows.meant import Place, is_meant, name_of, names, says
from assistant.tell.borne.rows.measures import COUNCIL, PLAIN
from assistant.tell.borne.said.alike import is_put_together, means
from assistant.tell.borne.said.lists import word_lists
from assistant.tell.borne.said.tokens import Token, tokens
from assistant.weigh.figures.fit import columns_of
from ingest.document import Cell, Row
from ingest.facts.columns.measures import Meaning
from ingest.genre.report_types import entries
from ingest.language.words import fold, squeeze

# Tables whose rows are called as those of the budget are: all of them, or their sum alone.
_TOPICS = ("omslutning",)
_TOPICS_OF_SUMS = ("invester", "resultatenhet")
_SUMS = frozenset("total totalt totala summa".split())
_BESIDE_CELLS = frozenset({"women", "men", "at_least", "at_most", "aim", "surplus", "deficit"}) | figures.ROUNDINGS


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A row in its table and report."""

    ranked: Ranked
    row: Row

    @property
    def _meanings(self) -> tuple[Meaning, ...]:
        return columns_of(self.ranked)

    @property
    def _place(self) -> Place:
        return Place(row=self.row, name=name_of(self.row), year=self.ranked.source.description.year)

    def cell_of(self, claim: Sequence[Token], at: int, taken: Mapping[int, int]) -> int | None:
        """Return which cell says the figure `claim[at]`, None where none does as the claim means it."""
        for i, (cell, meaning) in enumerate(zip(self.row.cells, self._meanings, strict=True)):
            if (
                i not in taken.values()
                and says(cell, self.row, claim, at)
                and is_meant(cell, meaning, self._place, claim, at)
            ):
                return i
        return None

    def worded(self, claim: Sequence[Token]) -> int | None:
        """Return which cell of words the claim tells, None where it tells none."""
        for i, (cell, meaning) in enumerate(zip(self.row.cells, self._meanings, strict=True)):
            value = tokens(cell.value)
            whole = value and all(any(means(t, v) or t.shares(v) for t in claim) for v in value)
            if whole and not any(v.is_figure for v in value) and is_meant(cell, meaning, self._place, claim, None):
                return i
        return None

    def unheld(self, claim: Sequence[Token], matched: Mapping[int, int]) -> str:
        """Return a word of the claim that neither the row nor its place holds, empty where all are held.

        What is said to be more or less than something is so by the two figures; `matched` has the cell of each figure.
        """
        told = [self.row.cells[i] for i in set(matched.values())]
        compared = direction(claim, {at: self.row.cells[i] for at, i in matched.items()})
        if compared is Compared.WRONG:
            return "direction"
        held = [
            *name_of(self.row),
            *tokens(" . ".join(self._context())),
            *(token for cell in told for token in (*tokens(cell.column.printed), *tokens(cell.value))),
            *(token for cell in told for token in tokens(_report_of(cell))),
        ]
        for token in claim:
            if token.is_figure or token.is_glue or token.year is not None:
                continue
            if token.folded in word_lists()["money"] | word_lists()["uncounted"] | word_lists()["reports"]:
                continue
            if any(means(token, other) or token.shares(other) for other in held):
                continue
            if any(names(token, own) for own in name_of(self.row)):
                continue
            if token.folded.startswith("nettobudget") and any("netto" in fold(cell.column.printed) for cell in told):
                continue
            if "mean" in token.classes and any(_is_mean(cell.value) for cell in told):
                continue
            if compared is Compared.RIGHT and (token.classes & figures.TURNS):
                continue
            if token.classes & _BESIDE_CELLS or PLAIN.fullmatch(token.folded) or COUNCIL.fullmatch(token.folded):
                continue
            if not is_put_together(token, held):
                return f"word {token.folded}"
        return self._topic(claim)

    def _context(self) -> list[str]:
        what = self.ranked.source.description
        return [
            part
            for part in (what.title, what.board, self.row.section, *self.ranked.passage.headings[-2:], self._caption())
            if part
        ]

    def _caption(self) -> str:
        """Return what the passage says before the row's name: "Mnkr, netto"."""
        return squeeze(self.ranked.passage.text).partition(squeeze(self.row.name))[0]

    def _topic(self, claim: Sequence[Token]) -> str:
        headed = " ".join(fold(heading) for heading in self.ranked.passage.headings[-2:])
        is_sum = any(token.folded in _SUMS for token in name_of(self.row))
        for topic in (*_TOPICS, *(_TOPICS_OF_SUMS if is_sum else ())):
            if topic in headed and not any(token.folded.startswith(topic) for token in claim):
                return "topic"
        return ""


def _report_of(cell: Cell) -> str:
    """Return the report that a column is called by: "verksamhetsberättelse" of "VB 2024"."""
    printed = {token.text for token in tokens(cell.column.printed)}
    return " ".join(
        name.replace("|", "") for entry in entries() if printed & set(entry.short) for name in entry.names[:1]
    )


def _is_mean(value: str) -> bool:
    """Return whether a value can only be a mean: a count with decimals."""
    return any(t.quantity is not None and t.quantity.unit is None and t.quantity.value % 1 for t in tokens(value))
