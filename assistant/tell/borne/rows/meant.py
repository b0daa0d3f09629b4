"""Whether a cell is the one that a sentence means by a figure: value, measure, people, year and sign."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from assistant.tell.borne import figures
from assistant.tell.borne.rows.measures import COUNCIL, pattern_of, wanted_by
from assistant.tell.borne.said.alike import means, same_word
from assistant.tell.borne.said.tokens import Token, tokens
from ingest.document import Cell, Row
from ingest.facts.columns.measures import Meaning
from ingest.facts.columns.units import cell_unit
from ingest.facts.fact import Counted, Measure
from ingest.language.words import fold, fold_word, squeeze

_OUTCOMES = frozenset({Measure.OUTCOME, Measure.EARLIER_OUTCOME})
_LEAST_BEGINNING = 7  # letters of the first part of a compound
_BESIDE = 2  # tokens at most between a figure and the year that is its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A row with its name as it is read, and the year of its report."""

    row: Row
    name: tuple[Token, ...]
    year: int | None


def name_of(row: Row) -> tuple[Token, ...]:
    """Return a row's name as it is read, its lines joined."""
    return tokens(squeeze(row.name.replace("-\n", "").replace("\n", " ")))


def names(token: Token, own: Token) -> bool:
    """Return whether a word says one of a row's name, or what that begins with: "hemtjänsten" of "hemtjänsttagare"."""
    begins = len(token.stem) >= _LEAST_BEGINNING and own.folded.startswith(fold_word(token.stem))
    return means(token, own) or same_word(token.folded, own.folded) or token.shares(own) or begins


def says(cell: Cell, row: Row, claim: Sequence[Token], at: int) -> bool:
    """Return whether a cell shows the figure `claim[at]`, its unit being that of the table where it has none."""
    unit = None if _has_unit(cell.value) else cell_unit(cell, row)
    value = f"{cell.value} {unit}" if unit else cell.value
    cited = tokens(value.replace("- ", "-", 1) if value.startswith("- ") else value)
    return any(
        other.is_figure and (_same(claim, at, cited, place) or _is_deficit(claim, at, other))
        for place, other in enumerate(cited)
    )


def _is_deficit(claim: Sequence[Token], at: int, other: Token) -> bool:
    """Return whether "ett underskott på 10,9" tells a cell of -10,9."""
    mine, quantity = claim[at].quantity, other.quantity
    if mine is None or quantity is None or not any("deficit" in token.classes for token in clause_of(claim, at)):
        return False
    return mine.kind == quantity.kind and mine.size == -quantity.size > 0


def is_meant(cell: Cell, meaning: Meaning, place: Place, claim: Sequence[Token], at: int | None) -> bool:
    """Return whether a cell is of the measure, people, year and sign that a claim names for its figure `at`.

    Without a figure the whole claim says what is meant.
    """
    clause = claim if at is None else clause_of(claim, at)
    if at is not None and _is_held_against(claim, at) and wanted_by(clause, fold(squeeze(place.row.name))) is None:
        clause = claim  # "budgeten är 12 mnkr, jämfört med 10 mnkr": both are budgets
    return (
        _measures(cell, meaning, clause, place)
        and _counts(meaning, clause, place)
        and _is_of_year(cell, meaning, years_of(claim, at), place)
        and _signed(cell, clause)
    )


def _is_held_against(claim: Sequence[Token], at: int) -> bool:
    return any(token.folded in {"mot", "jamfort"} for token in claim if token.part == claim[at].part)


def _measures(cell: Cell, meaning: Meaning, clause: Sequence[Token], place: Place) -> bool:
    name = fold(squeeze(place.row.name))
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


def _counts(meaning: Meaning, clause: Sequence[Token], place: Place) -> bool:
    in_name = frozenset[str]().union(*(token.classes for token in place.name))
    told = frozenset[str]().union(*(token.classes for token in clause)) & {"women", "men"} - in_name
    wanted = {"women": Counted.WOMEN, "men": Counted.MEN}
    if not told:
        return meaning.counted is Counted.ALL
    return len(told) == 1 and meaning.counted is wanted[next(iter(told))]


def _is_of_year(cell: Cell, meaning: Meaning, years: Set[int], place: Place) -> bool:
    printed = {token.year for token in tokens(cell.column.printed) if token.year}
    held = printed or ({meaning.period.year} if meaning.period.year else set())
    if not held:
        return not years or years == {place.year}
    return years <= held if years else held == {place.year} or place.year is None


def _signed(cell: Cell, clause: Sequence[Token]) -> bool:
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
    return figures.is_rounding(told, held, token.quantity, other.quantity)


def clause_of(claim: Sequence[Token], at: int) -> list[Token]:
    """Return the part of the claim that a figure stands in, with the parts beside it that have no figure."""
    with_figures = {token.part for token in claim if token.is_figure}
    return [token for token in claim if token.part == claim[at].part or token.part not in with_figures]


def years_of(claim: Sequence[Token], at: int | None) -> Set[int]:
    """Return the years that a claim names for its figure `at`: one beside it, else those that are no other figure's."""
    if at is None:
        return {token.year for token in claim if token.year}
    own = _year_beside(claim, at)
    if own:
        return {own}
    figures_at = [i for i, token in enumerate(claim) if token.is_figure and i != at]
    taken = {year for i in figures_at if (year := _year_beside(claim, i))}
    with_figures = {token.part for token in claim if token.is_figure}
    near = {token.year for token in clause_of(claim, at) if token.year} - taken
    return near or {t.year for t in claim if t.year and t.part not in with_figures} - taken


def _year_beside(claim: Sequence[Token], at: int) -> int | None:
    if at and claim[at - 1].year is not None and claim[at - 1].part != claim[at].part:
        return claim[at - 1].year  # "fler än 2023 (17 120)"
    for token in claim[at + 1 : at + 1 + _BESIDE]:
        if token.is_figure or token.part != claim[at].part:
            break
        if token.year is not None:
            return token.year
    return None


def _has_unit(value: str) -> bool:
    return any(token.quantity is not None and token.quantity.unit is not None for token in tokens(value))
