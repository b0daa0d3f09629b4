"""Columns after the names that tell rows of one name apart, as "Kön" does: they become part of the rows' names."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.facts.columns.sexes import whom
from ingest.facts.columns.units import own_unit
from ingest.facts.fact import Counted
from ingest.language.words import fold
from ingest.read.elements import GridCell
from ingest.read.grids.cells import PlacedRow, is_value, pick

_ALL = re.compile(r"(?:totalt?|total|summa|alla|samtliga|bada(?: konen)?|helhet|k ?\+ ?m|genomsnitt)")  # folded
_AGES = re.compile(r"\d{1,2} ?(?:[-–] ?\d{1,3}|\+|-)? ?ar\b.*|\d{1,2} ?(?:[-–] ?\d{1,2}|\+)")  # folded
_WORD = re.compile(r"[^\W\d_]{2}")
_UNIT_HEADS = frozenset({"enhet", "mattenhet", "matt", "sort"})
_NO_UNITS = frozenset({"antal", "index", "tal", "poang"})
_LONGEST = 40  # characters of what tells rows apart; a longer text is a comment
_LEAST = 2  # rows of one name, and names, by which a column is known to tell rows apart


def told_apart(placed: Sequence[PlacedRow], *, header: int) -> list[PlacedRow]:
    """Return `placed` without the column that tells rows of one name apart, of whose rows the first `header` are heads.

    Under "Väntetid" the row of the women is called "Kvinnor" and stands in the group "Väntetid"; the row of all is
    called as the group. A column of units between them stays.
    """
    width = max((len(one.row.cells) for one in placed), default=0)
    at = next((at for at in range(1, width - 1) if header and _tells_apart(placed, at, header)), 0)
    if not at:
        return list(placed)
    named = _place_of_name(placed, at, header)
    left = [place for place in range(width) if place != at]
    found = [replace(one, row=pick(one.row, left)) for one in placed[:header]]
    for one, (name, label) in zip(placed[header:], _labelled(placed[header:], named, at), strict=True):
        row, whole = pick(one.row, left), not label or _is_all(label)
        cell = GridCell(text=name if whole else label)
        if not _is_merged(one):
            row = replace(row, cells=(*row.cells[:named], cell, *row.cells[named + 1 :]))
        found.append(replace(one, row=row, group=one.group if whole else name))
    return found


def holds_units(placed: Sequence[PlacedRow], at: int, *, header: int) -> bool:
    """Return whether column `at` tells the units of the rows: `Enhet` over `tkr`, `%`, `antal`."""
    texts = [text for one in placed[header:] if (text := _text(one, at))]
    headed = any(fold(_text(one, at)).strip(" .:") in _UNIT_HEADS for one in placed[:header])
    return headed and bool(texts) and all(own_unit(f"Rad, {text}") or fold(text) in _NO_UNITS for text in texts)


def _tells_apart(placed: Sequence[PlacedRow], at: int, header: int) -> bool:
    """Return whether column `at` holds what differs among rows of one name: who is counted, or words that recur."""
    named = _place_of_name(placed, at, header)
    body = [one for one in placed[header:] if not _is_merged(one)]
    if holds_units(placed, at, header=header):
        return False
    told = _labelled(body, named, at)
    if len(set(told)) < len(told) or not all(name for name, _ in told):
        return False
    labels: dict[str, list[str]] = {}
    for name, label in told:
        labels.setdefault(name, []).append(label)
    if _are_held(body, named, at):
        return all(_is_label(label) for _, label in told if label)
    several = [found for found in labels.values() if len(found) >= _LEAST]
    if not several or len(several) * _LEAST < len(labels):
        return False
    texts = [label for _, label in told if label]
    if not all(_is_label(text) for text in texts):
        return False
    if any(_is_one_sex(text) for text in texts):
        return all(_is_one_sex(text) or _is_all(text) for text in texts)
    recurring = [text for text in set(texts) if texts.count(text) >= _LEAST]
    return len(several) >= _LEAST and len(recurring) * 2 > len(set(texts)) and len(texts) == len(told)


def _are_held(body: Sequence[PlacedRow], named: int, at: int) -> bool:
    """Return whether rows with figures leave their name to the row above, and tell in column `at` which they are."""
    rows = [one for one in body if not _text(one, named) and _text(one, at)]
    return bool(rows) and all(any(is_value(text) for text in _texts(one, at + 1) if text) for one in rows)


def _texts(one: PlacedRow, start: int) -> list[str]:
    return [cell.printed for cell in one.row.cells[start:]]


def _place_of_name(placed: Sequence[PlacedRow], at: int, header: int) -> int:
    """Return which column before `at` names the rows: the last one that holds no units."""
    return next((place for place in range(at - 1, -1, -1) if not holds_units(placed, place, header=header)), 0)


def _labelled(body: Sequence[PlacedRow], named: int, at: int) -> list[tuple[str, str]]:
    """Return the name of each row, held over the empty cells below it, and what tells it from others of that name."""
    found: list[tuple[str, str]] = []
    held = ""
    for one in body:
        name, label = _text(one, named), "" if _is_merged(one) else _text(one, at)
        held = name or (held if label else "")
        found.append((held, label))
    return found


def _is_label(text: str) -> bool:
    folded = fold(text)
    return len(text) <= _LONGEST and bool(
        _AGES.fullmatch(folded) or (_WORD.search(text) and not is_value(text) and not text.endswith("."))
    )


def _is_one_sex(text: str) -> bool:
    """Return whether a label names women or men: `Kvinnor`, `Ensamstående män`."""
    return whom(fold(text)) is not Counted.ALL


def _is_all(text: str) -> bool:
    return _ALL.fullmatch(fold(text).strip(" .:")) is not None


def _is_merged(one: PlacedRow) -> bool:
    cells = one.row.cells
    return bool(cells[0].text) and len(cells) > 1 and all(cell.across for cell in cells[1:])


def _text(one: PlacedRow, at: int) -> str:
    return one.row.cells[at].text if at < len(one.row.cells) else ""
