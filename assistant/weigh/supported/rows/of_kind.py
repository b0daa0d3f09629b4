"""Whether a cell is of another kind or part of what is asked for, or of all of it, and nothing says so."""

import re
from collections.abc import Sequence
from itertools import takewhile

from assistant.question.kinds import Wanted
from assistant.weigh.figures.fit import Fit
from assistant.weigh.figures.usual import is_of_all, tells_time
from assistant.weigh.supported.best import Best
from assistant.weigh.supported.concerned import only_asks
from assistant.weigh.supported.counted import counted_terms
from assistant.weigh.units import Unit
from ingest.facts.cells.values import parse_value
from ingest.facts.columns.units import cell_unit
from ingest.facts.fact import Measure
from ingest.language.words import content_stems, fold, stem, words

_SAME = 0.8  # how well a word of a row's name meets the question's
_ASKED = 0.5  # how well a question must name a column that is asked for
_TAIL, _HEAD = 4, 3  # letters that two compounds end alike in, and that each begins with
_UNMET = 0.5  # below it a word is said by nothing about the cell
_FIRST, _REST = 4, 4  # letters of a compound's first part and of what it ends in
_JOINTS = "seao"  # letters that may join them
_MAKES_NOUNS = re.compile(r"(?:ning|ing|ation|tion|het|else|skap|itet)\w{0,2}$")
_LIMITED = re.compile(r"\b(?P<thing>[a-z]{3,}) (?:om|med|utan|mot) (?:de |den |det |en |ett )?(?P<which>[a-z]{3,})\b")
_QUALIFIED = re.compile(
    r"\b(?P<thing>[a-z]{3,}) (?:i|pa|av|mot|fran|med|hos|for) (?:de |den |det )?(?P<which>[a-z]{3,})\b"
)


def is_of_another_kind(best: Best) -> bool:
    """Return whether the best cell is of another kind than what is asked for, or of another part of the same."""
    return _ends_as_asked(best) or _is_of_other_part(best)


def _ends_as_asked(best: Best) -> bool:
    """Return whether the row of the best cell is called by one word that ends as a word of the question, and begins
    otherwise: "Sjuksköterska" is no "undersköterska".
    """
    unit, row = best.unit, best.unit.ranked.passage.row
    if unit.cell is None or row is None:
        return False
    named = [stem(word) for word in words(row.name) if content_stems(word)]
    if len(named) != 1:
        return False
    for at, term in enumerate(best.asking.terms.terms):
        if _ends_alike(fold(stem(term.word)), fold(named[0])) and unit.context[at] < _SAME:
            return True
    return False


def _ends_alike(one: str, other: str) -> bool:
    """Return whether two stems are compounds of the same last part, each with a first part of its own.

    An ending that makes nouns is no part: "omsättning" and "förvaltning" have no word in common.
    """
    shared = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(reversed(one), reversed(other), strict=False))
    )
    part = _MAKES_NOUNS.sub("", one[len(one) - shared :])
    return len(part) >= _TAIL and min(len(one), len(other)) - shared >= _HEAD


def is_wider(best: Best) -> bool:
    """Return whether what is counted is a kind ("demensplatser") of what a cell tells of ("platser"), told nowhere.

    Neither its row, what stands in that, nor what stands above says of which kind the figure is.
    """
    row, asking = best.unit.ranked.passage.row, best.asking
    if best.unit.cell is None or row is None or Wanted.NUMBER not in asking.wanted or asking.focus:
        return False
    if _lacks_limit(best):
        return True
    own = {stem(word) for word in words(fold(f"{row.name} {best.unit.cell.column.printed}"))}
    said = set(words(fold(_around(best))))
    for at in counted_terms(asking.text, asking.terms):
        word = fold(asking.terms.terms[at].word)
        if stem(word) in own:
            return False
        for ending in (one for one in own if len(one) >= _REST):
            first = word[: word.rfind(ending)].rstrip(_JOINTS) if ending in word[_FIRST:] else ""
            if len(first) >= _FIRST and not any(one.startswith(first[:-1]) or one.endswith(first) for one in said):
                return True
    return False


def _lacks_limit(best: Best) -> bool:
    """Return whether what is counted is limited ("anmälningar om buller") by a word that nothing about a cell has."""
    asking, unit = best.asking, best.unit
    terms = {fold(term.word): at for at, term in enumerate(asking.terms.terms)}
    counted = {fold(asking.terms.terms[at].word) for at in counted_terms(asking.text, asking.terms)}
    for limit in _LIMITED.finditer(fold(asking.text)):
        at = terms.get(limit["which"])
        if limit["thing"] in counted and at is not None and not only_asks(limit["which"]):
            return max(float(unit.met[at]), float(unit.heading_met[at]), float(best.passage[at])) < _UNMET
    return False


def _is_of_other_part(best: Best) -> bool:
    """Return whether a row tells a thing of one kind or place, and a question asks for that of another one.

    "Inbrott i bilar" is asked for, and the row is called "Inbrott i bostad".
    """
    row, asking, unit = best.unit.ranked.passage.row, best.asking, best.unit
    if unit.cell is None or row is None or unit.name_met is None or not unit.name_unasked or asking.focus:
        return False
    told = _QUALIFIED.search(fold(row.name))
    terms = {fold(term.word): at for at, term in enumerate(asking.terms.terms)}
    for asked in _QUALIFIED.finditer(fold(asking.text)):
        thing, which = terms.get(asked["thing"]), terms.get(asked["which"])
        if told is None or thing is None or which is None or only_asks(asked["which"]):
            continue
        near = max(float(unit.met[which]), float(unit.heading_met[which]), float(best.passage[which]))
        same = stem(told["thing"]) == stem(asked["thing"])
        if same and near < _UNMET and bool(content_stems(asked["which"])):
            return True
    return False


def _around(best: Best) -> str:
    """Return what stands in the row of a cell, above its table and on its report."""
    ranked, row = best.unit.ranked, best.unit.ranked.passage.row
    cells = [one.value for one in row.cells if not one.value[:1].isdigit()] if row is not None else []
    name = (row.name, row.section or "") if row is not None else ()
    cell = best.unit.cell.column.printed if best.unit.cell is not None else ""
    title = (ranked.source.description.title or "", ranked.source.description.board or "")
    return " ".join((*name, cell, *cells, *ranked.passage.headings, *title))


def is_of_part(unit: Unit, found: Sequence[Unit]) -> bool:
    """Return whether a cell's column is one of several of the same unit, and nothing says that it is the one meant.

    The question names none of them, none is of all or of a time, nor an outcome or a target: "Norra" beside "Södra".
    Of "Ja" and "Nej" the first is meant.
    """
    row = unit.ranked.passage.row
    if unit.cell is None or row is None or not _is_figure(unit) or unit.asked >= _ASKED:
        return False
    if fold(unit.cell.column.printed) == "ja":
        return False
    in_row = [one for one in found if one.ranked is unit.ranked and one.cell is not None and one.fit is Fit.FITS]
    told = cell_unit(unit.cell, row)
    alike = [one for one in in_row if _is_figure(one) and one.cell is not None and cell_unit(one.cell, row) == told]
    if len(alike) < 2 or any(one.asked >= _ASKED for one in alike):
        return False
    return not any(one.cell is not None and (is_of_all(one.cell) or tells_time(one.cell)) for one in alike)


def _is_figure(unit: Unit) -> bool:
    other = unit.meaning is not None and unit.meaning.measure is Measure.OTHER
    return other and unit.cell is not None and parse_value(unit.cell.value).number is not None
