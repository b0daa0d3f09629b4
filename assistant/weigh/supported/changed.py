"""Whether a follow-up that asks for another year or thing, or for some of those told, is answered by the same again."""

import re

import numpy as np

from assistant.question.carried.follow import content_words
from assistant.question.carried.subjects import after_opening, subjects_in
from assistant.question.kinds import Wanted
from assistant.question.patterns import patterns
from assistant.weigh.by_form.measures_listed import asks_measures
from assistant.weigh.by_form.why.reasons import names_other_row
from assistant.weigh.supported.best import Best
from assistant.words.match import QUESTION_WORDS
from ingest.facts.months import years_in
from ingest.language.words import STOP_WORDS, fold, words

_LEAST = 0.5  # a word that is met less well is not told of
# Folded; what asks for a part of those told before: "hur många av dem har balkong?".
_OF_THOSE = re.compile(r"\bav (?:dem|dom|dessa)\b|\b(?:varav|darav|bland dem)\b|^(?:och |men )?(?:bara|endast)\b")
# Folded; what is worked out of what was told, or done about it.
_OF_MORE = re.compile(
    r"\bskillnad\w*|\bskiljer\b|\bstor (?:andel|del) (?:ar|blir|var|blev) det\b|\bvilka (?:ar|var) (?:det|de)\b"
    r"|\bgor\w* (?:\w+ ){0,2}at (?:det|den|detta|saken)\b"
)
_COUNTED = re.compile(r"^(?:och |men )?hur manga (?!procent)\w+ (?:ar|blir|var|blev|motsvarar) (?:det|den|de|dom)\b")
# Folded; how what was told compares.
_IT_IS = r"^(?:och |men )?(?:ar|var|blir|blev|ligger) (?:det|den|de|dom) (?:\w+ )?"
_GOOD = re.compile(
    rf"{_IT_IS}(?:bra|daligt?|daliga|tillrackligt?|mycket|manga|hogt?|hoga|lagt?|laga|dyrt?|dyra|billigt?)$"
)
_THAN = re.compile(rf"{_IT_IS}\w+(?: eller \w+)? an (?:an )?")
_HELD_AGAINST = re.compile(r"\b\w*mal(?:et|en|varde\w*|niva\w*|sattning\w*)?\b|\briket|snitt|\bjamfor|\ban \w+|budget")
_SIZES = "gar|gick|ser|mar|kommer|star|stor|hog|lag|lang|mycket|manga|bra"  # beginnings that ask of no other thing
_DEGREE = re.compile(rf"^(?:och |men )?hur (?!{_SIZES})(?P<degree>\w+) (?:ar|var|blir|blev)\b")  # "hur varmt är"
_OF_THINGS = frozenset({Wanted.NUMBER, Wanted.DATE, Wanted.NAME, Wanted.LIST})  # "stämmer det?" asks of the same
_FILLING = frozenset("manga stor stort andel del procent bara endast ar var har hade finns fanns fick".split())


def repeats_told(best: Best) -> bool:
    """Return whether a follow-up names a year, a thing or a part of those told, and the best evidence tells of none."""
    if not best.asking.focus:
        return False
    if _is_of_another_year(best) or _is_of_the_whole(best) or _is_the_same_cell(best):
        return True
    return _is_not_compared(best)


def explains_another_row(best: Best) -> bool:
    """Return whether why, or what is done, is asked of the row just told, and the best sentence tells it of another."""
    asking = best.asking
    asks = Wanted.REASON in asking.wanted or asks_measures(asking.question)
    return bool(asking.focus) and asks and names_other_row(best.unit, best.found, asking)


def _is_of_another_year(best: Best) -> bool:
    unit, years = best.unit, years_in(best.asking.question)
    if not years or unit.cell is not None:
        return False
    description = unit.ranked.source.description
    told = years_in(" ".join((unit.text, *_before(best), *unit.ranked.passage.headings)))
    return not any(year in told or (description.covers(year) and not told) for year in years)


def _is_of_the_whole(best: Best) -> bool:
    """Return whether a part of those told before is asked for, by words of which none is met."""
    asked = fold(best.asking.question)
    if not _OF_THOSE.search(asked):
        return False
    at = _own(best, _OF_THOSE.sub(" ", asked))
    if not at:
        return False
    beside = [
        one for one in best.found if one.ranked is best.unit.ranked and abs(one.position - best.unit.position) <= 1
    ]
    near = np.max([one.met for one in (best.unit, *(() if best.unit.cell is not None else beside))], axis=0)
    return all(float(near[place]) < _LEAST for place in at)


def _is_not_compared(best: Best) -> bool:
    """Return whether it is asked how what was told compares, and the best evidence has nothing to hold it against.

    That is what the question names ("är det dyrare än en altan?"), else a target or what others have ("är det bra?").
    """
    asked = fold(best.asking.question).strip(" ?!.")
    if _GOOD.search(asked):
        cell = best.unit.cell
        text = " ".join((best.unit.text, cell.column.printed if cell is not None else "", *_before(best)))
        return not _HELD_AGAINST.search(fold(text))
    than = _THAN.search(asked)
    at = _own(best, asked[than.end() :]) if than is not None else []
    near = np.maximum(best.unit.met, best.unit.heading_met)
    return bool(at) and all(float(near[place]) < _LEAST for place in at)


def _is_the_same_cell(best: Best) -> bool:
    """Return whether the cell told before is told again, and a follow-up asks by words of which it meets none.

    A cell is no part of itself, nothing that comes of it, and nothing that is done about it.
    """
    unit, row = best.unit, best.unit.ranked.passage.row
    if unit.cell is None or row is None or (row.name, unit.cell.value) not in best.asking.told_cells:
        return False
    asked = fold(best.asking.question)
    if _OF_THOSE.search(asked) or _OF_MORE.search(asked) or _says_nothing_else(best):
        return True
    degree = _DEGREE.search(asked)
    if not best.asking.wanted <= _OF_THINGS and degree is None:
        return False
    if _COUNTED.search(asked) and "%" in " ".join(
        (unit.cell.value, unit.cell.column.printed, row.name, row.unit or "")
    ):
        return True
    at = _own(best, fold(best.asking.text))
    near = np.maximum(unit.met, unit.heading_met)
    things = {*subjects_in(after_opening(words(asked))[1]), degree["degree"] if degree is not None else ""}
    unmet = [place for place in at if float(near[place]) < _LEAST]
    named = [place for place in unmet if fold(best.asking.terms.terms[place].word) in things]
    return bool(at) and (len(unmet) == len(at) or (bool(named) and row.name == best.asking.told_row))


def _says_nothing_else(best: Best) -> bool:
    """Return whether a follow-up has no word of its own, and asks of the row just told: "hur går det?"."""
    asking = best.asking
    if Wanted.YES_NO in asking.wanted or content_words(asking.question) or years_in(asking.question):
        return False
    if patterns("follow")["year before"].found(fold(asking.question)):
        return False  # that is told beside it
    return best.unit.ranked.passage.id in asking.focus


def _own(best: Best, asked: str) -> list[int]:
    """Return which terms are words of a folded question that say what it is about."""
    own = {word for word in words(asked) if word.isalpha()} - STOP_WORDS - QUESTION_WORDS - _FILLING
    return [at for at, term in enumerate(best.asking.terms.terms) if fold(term.word) in own]


def _before(best: Best) -> list[str]:
    unit = best.unit
    return [one.text for one in best.found if one.ranked is unit.ranked and one.position == unit.position - 1]
