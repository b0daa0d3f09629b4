"""Whether the best evidence is of the years that a question names, and of the number that tells a thing from others."""

import re

from assistant.weigh.figures.fit import columns_of, is_empty
from assistant.weigh.supported.best import Best
from assistant.weigh.units import Unit
from ingest.facts.months import years_in
from ingest.language.numbers import YEAR
from ingest.language.words import fold

# Words of a question that holds a year against another: then a sentence may do so too.
_CHANGES = re.compile(r"\b(?:(?:oka|minska|sjunk|stig|vax|vuxit|jamfor)\w*|fler|farre|mer|mindre|an|sedan|mot)\b")

# Things that are told apart by a number, folded, as a question ends or goes on after it.
_NUMBERED = re.compile(
    r"\b(?P<thing>arskurs|etapp|steg|niva|kategori|zon|linje|punkt|kvartal|tertial|avsnitt|alternativ|fas|klass|grupp"
    r"|hus|avdelning|prioritet|mal|scenario|paket)"
    r" (?P<number>\d{1,2})\b(?! (?:procent|%|barn|personer|kronor|ar|dagar))"
)


def is_of_another_year(best: Best) -> bool:
    """Return whether years are named of which none is the document's or told by it; carried ones do not count.

    What a report tells of a year to come is said where that year is; a year gone by may be named once in a passage.
    """
    terms, year = best.asking.terms.terms, best.unit.ranked.source.description.year
    years = [i for i, term in enumerate(terms) if YEAR.fullmatch(term.word)]
    return bool(years) and not best.asking.focus and not any(_tells_year(best, i, year) for i in years)


def _tells_year(best: Best, at: int, year: int | None) -> bool:
    asked, unit = int(best.asking.terms.terms[at].word), best.unit
    if unit.ranked.source.description.covers(asked):
        return True
    if unit.cell is not None:
        return _is_of(unit, asked, at)
    if _is_held_against(unit.text, asked):
        return _CHANGES.search(fold(best.asking.question)) is not None
    if year is None or asked <= year:
        return bool(best.passage[at] >= 1)
    before = (u for u in best.beside if u.position == unit.position - 1)
    return any(float(max(u.met[at], u.heading_met[at])) >= 1 for u in (unit, *before))


def _is_of(unit: Unit, year: int, at: int) -> bool:
    """Return whether a cell is of a year, or one of its row is: by its column, or by what its row and its head say."""
    row = unit.ranked.passage.row
    if row is None or float(max(unit.met[at], unit.heading_met[at])) >= 1:
        return True
    told = zip(row.cells, columns_of(unit.ranked), strict=True)
    return any(
        not is_empty(cell) and (meaning.period.year == year or year in years_in(cell.column.printed))
        for cell, meaning in told
    )


def _is_held_against(text: str, year: int) -> bool:
    """Return whether a sentence names a year only to compare its own with: "3 procent fler än 2023"."""
    against = re.compile(rf"\b(?:än|mot|sedan|jämfört med|jämfört mot) (?:år |året |hela )?{year}\b", re.IGNORECASE)
    return bool(against.search(text)) and str(year) not in against.sub("", text)


def is_of_another_number(best: Best) -> bool:
    """Return whether a question names a thing by a number, and the text only ones of other numbers: "årskurs 5"."""
    said = fold(f"{best.unit.said} {' '.join(best.unit.ranked.passage.headings)}")
    if best.unit.cell is not None or best.asking.focus:
        return False
    return any(_of_other(said, match["thing"], match["number"]) for match in _NUMBERED.finditer(fold(best.asking.text)))


def _of_other(said: str, thing: str, number: str) -> bool:
    others = re.findall(rf"\b{thing}\w* (\d{{1,2}})\b", said)
    return bool(others) and re.search(rf"\b{number}\b", said) is None
