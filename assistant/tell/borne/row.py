"""Whether a sentence is borne by a table row: each figure by the cell of the column, year and people that it names."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.answer import CitedCell, Ranked
from assistant.tell.borne import figures
from assistant.tell.borne.alike import is_put_together, means, same_word
from assistant.tell.borne.lists import word_lists
from assistant.tell.borne.measures import COUNCIL, PLAIN, pattern_of, wanted_by
from assistant.tell.borne.tokens import Token, tokens
from assistant.weigh.figures.fit import columns_of
from ingest.document import Cell, Row
from ingest.facts.columns.measures import Meaning
from ingest.facts.fact import Counted, Measure
from ingest.language.words import fold, squeeze

_OUTCOMES = frozenset({Measure.OUTCOME, Measure.EARLIER_OUTCOME})
# Tables whose rows are called as those of the budget are: all of them, or their sum alone.
_TOPICS = ("omslutning",)
_TOPICS_OF_SUMS = ("invester", "resultatenhet")
_SUMS = frozenset("total totalt totala summa".split())
_AGAINST_BUDGET = re.compile(
    r"\b(?:mot|jämfört med|än|i förhållande till|gentemot) (?:(?:den )?(?:slutliga )?budget(?:en)?|budgeterat)\b"
)
_WHOLE_NAME = 3  # words of a name that are all told; of a longer one most
_MOST = 0.8
_BESIDE_CELLS = frozenset({"women", "men", "at_least", "at_most", "about", "aim", "surplus", "deficit"})


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
    claim, name = tokens(sentence), _name(row)
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
    missing = ("name" if said.partly else "") or own.unheld(claim, set(matched.values()))
    first = row.cells[next(iter(matched.values()))]
    shown = CitedCell(row=squeeze(row.name), column=squeeze(first.column.printed), value=first.value, note=first.note)
    lead = "" if said.whole or missing else squeeze(row.name)
    return RowVerdict(misses=missing, cell=None if missing else shown, lead=lead)


def _name(row: Row) -> tuple[Token, ...]:
    return tokens(squeeze(row.name.replace("-\n", "").replace("\n", " ")))


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
    said = [t for t in own if any(means(o, t) or same_word(o.folded, t.folded) or o.shares(t) for o in claim)]
    sizes = {t.quantity.size for t in claim if t.quantity is not None}
    counts = all(t.quantity is None or t.quantity.size in sizes for t in name)
    least = len(own) if len(own) <= _WHOLE_NAME else _MOST * len(own)
    whole = counts and len(said) >= least
    return _Said(whole=whole, partly=bool(said) and not whole)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A row in its table and report."""

    ranked: Ranked
    row: Row

    @property
    def _meanings(self) -> tuple[Meaning, ...]:
        return columns_of(self.ranked)

    @property
    def _year(self) -> int | None:
        return self.ranked.source.description.year

    def cell_of(self, claim: Sequence[Token], at: int, taken: Mapping[int, int]) -> int | None:
        """Return which cell says the figure `claim[at]`, None where none does as the claim means it."""
        clause = _clause(claim, at)
        for i, (cell, meaning) in enumerate(zip(self.row.cells, self._meanings, strict=True)):
            if i not in taken.values() and self._says(cell, claim, at) and self._is_meant(cell, meaning, clause, claim):
                return i
        return None

    def worded(self, claim: Sequence[Token]) -> int | None:
        """Return which cell of words the claim tells, None where it tells none."""
        for i, (cell, meaning) in enumerate(zip(self.row.cells, self._meanings, strict=True)):
            value = tokens(cell.value)
            whole = value and all(any(means(t, v) or t.shares(v) for t in claim) for v in value)
            if whole and not any(v.is_figure for v in value) and self._is_meant(cell, meaning, claim, claim):
                return i
        return None

    def unheld(self, claim: Sequence[Token], cells: set[int]) -> str:
        """Return a word of the claim that neither the row nor its place holds, empty where all are held."""
        told = [self.row.cells[i] for i in cells]
        held = [
            *_name(self.row),
            *tokens(" . ".join(self._context())),
            *(token for cell in told for token in (*tokens(cell.column.printed), *tokens(cell.value))),
        ]
        for token in claim:
            if token.is_figure or token.is_glue or token.year is not None:
                continue
            if token.folded in word_lists()["money"] | word_lists()["uncounted"] | word_lists()["reports"]:
                continue
            if any(means(token, other) or token.shares(other) for other in held):
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
        is_sum = any(token.folded in _SUMS for token in _name(self.row))
        for topic in (*_TOPICS, *(_TOPICS_OF_SUMS if is_sum else ())):
            if topic in headed and not any(token.folded.startswith(topic) for token in claim):
                return "topic"
        return ""

    def _says(self, cell: Cell, claim: Sequence[Token], at: int) -> bool:
        value = cell.value if not self.row.unit or _has_unit(cell.value) else f"{cell.value} {self.row.unit}"
        cited = tokens(value.replace("- ", "-", 1) if value.startswith("- ") else value)
        return any(
            other.is_figure and (_same(claim, at, cited, place) or self._is_deficit(claim, at, other))
            for place, other in enumerate(cited)
        )

    def _is_deficit(self, claim: Sequence[Token], at: int, other: Token) -> bool:
        """Return whether "ett underskott på 10,9" tells a cell of -10,9."""
        mine, quantity = claim[at].quantity, other.quantity
        if mine is None or quantity is None or not any("deficit" in token.classes for token in _clause(claim, at)):
            return False
        return mine.kind == quantity.kind and mine.size == -quantity.size > 0

    def _is_meant(self, cell: Cell, meaning: Meaning, clause: Sequence[Token], claim: Sequence[Token]) -> bool:
        return (
            self._measures(cell, meaning, clause)
            and self._counts(meaning, clause)
            and self._is_of_year(cell, meaning, clause, claim)
            and self._signed(cell, clause)
        )

    def _measures(self, cell: Cell, meaning: Meaning, clause: Sequence[Token]) -> bool:
        name = fold(squeeze(self.row.name))
        wanted = wanted_by(clause, name)
        council = any(COUNCIL.fullmatch(token.folded) for token in clause)
        if wanted is not None and Measure.TARGET in wanted and council:
            wanted = frozenset({Measure.COUNCIL_TARGET})
        elif wanted is None and council:
            return False
        printed = fold(squeeze(cell.column.printed))
        if wanted is None:
            return meaning.measure in _OUTCOMES and not re.search(r"mal\b|prognos|budget", printed)
        if meaning.measure in wanted:
            return True
        named = any(pattern_of(wanted).fullmatch(word) for word in re.findall(r"\w+", printed))
        return meaning.measure in {Measure.OTHER, Measure.AMOUNT, Measure.NET} and named

    def _counts(self, meaning: Meaning, clause: Sequence[Token]) -> bool:
        in_name = frozenset[str]().union(*(token.classes for token in _name(self.row)))
        told = frozenset[str]().union(*(token.classes for token in clause)) & {"women", "men"} - in_name
        wanted = {"women": Counted.WOMEN, "men": Counted.MEN}
        if not told:
            return meaning.counted is Counted.ALL
        return len(told) == 1 and meaning.counted is wanted[next(iter(told))]

    def _is_of_year(self, cell: Cell, meaning: Meaning, clause: Sequence[Token], claim: Sequence[Token]) -> bool:
        with_figures = {token.part for token in claim if token.is_figure}
        years = {t.year for t in clause if t.year} or {t.year for t in claim if t.year and t.part not in with_figures}
        printed = {token.year for token in tokens(cell.column.printed) if token.year}
        held = printed or ({meaning.period.year} if meaning.period.year else set())
        if not held:
            return not years or years == {self._year}
        return years <= held if years else held == {self._year} or self._year is None

    def _signed(self, cell: Cell, clause: Sequence[Token]) -> bool:
        """Return whether "överskott" or "underskott" agrees with the sign of the cell."""
        said = frozenset[str]().union(*(token.classes for token in clause)) & {"surplus", "deficit"}
        value = next((t.quantity.value for t in tokens(cell.value) if t.quantity is not None), None)
        if not said or value is None:
            return True
        return said == ({"surplus"} if value > 0 else {"deficit"} if value < 0 else set())


def _same(claim: Sequence[Token], at: int, cited: Sequence[Token], place: int) -> bool:
    token, other = claim[at], cited[place]
    if token.day is not None or other.day is not None:
        return token.day == other.day
    if token.quantity is None or other.quantity is None:
        return False
    told, held = figures.bounds(claim, at), figures.bounds(cited, place)
    if token.quantity.kind == other.quantity.kind and token.quantity.size == other.quantity.size:
        return told == held or (told == {"about"} and not held)
    return told == {"about"} and not held and figures.is_rounded(token.quantity, other.quantity)


def _clause(claim: Sequence[Token], at: int) -> list[Token]:
    """Return the part of the claim that a figure stands in, with the parts beside it that have no figure."""
    with_figures = {token.part for token in claim if token.is_figure}
    return [token for token in claim if token.part == claim[at].part or token.part not in with_figures]


def _has_unit(value: str) -> bool:
    return any(token.quantity is not None and token.quantity.unit is not None for token in tokens(value))
