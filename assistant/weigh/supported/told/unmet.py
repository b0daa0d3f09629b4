"""Whether the words that say what a question is about stand with the best evidence, or only those that many have."""

import re

import numpy as np
from numpy.typing import NDArray

from assistant.question.kinds import Wanted
from assistant.weigh.kind_held import has_wanted
from assistant.weigh.supported.best import Best
from assistant.weigh.supported.concerned import only_asks
from assistant.weigh.supported.counted import counted_things
from assistant.weigh.supported.told.beside import near, sentences
from assistant.weigh.units import UnitKind
from assistant.words.match import QUESTION_WORDS, Strengths
from ingest.language.words import STOP_WORDS, fold, words

_LEAST, _SURE, _ITSELF = 0.5, 0.8, 0.95  # how well a word is met at all, surely, and by itself
# Share of a question's weight that a word has which tells nearly all of what a figure is asked of: where the passage
# lacks it the figure is nearly always of something else.
_TELLS = 0.35
_SOME = 0.1  # likewise that says something of it
# What any row may be called or measured in; folded.
_OF_ANY = re.compile(
    r"nya?|nytt|nyaste|stora?|stort|lilla|liten|gamla|gammal|forra|forsta|andra|hela|egna?|eget|total\w*|sammanlag\w*"
    r"|miljon\w*|miljard\w*|tusen\w*|kron(?:or|a)|mnkr|tkr|mkr|pengar\w*|budget\w*|kostnad\w*|summa\w*"
)
# Share of an open question below which evidence is most often of something else; of what is surely met, more often than
# not where it is not likely otherwise either.
_FEW = 0.25
_FEW_YES_NO = 0.3
_LITTLE = 0.4  # likewise of a question for a figure
_OPEN = frozenset({Wanted.PROSE, Wanted.YES_NO, Wanted.WAY})
_HOW_MANY = re.compile(r"\bhur manga\b(?! procent)")
# What is to be listed: "vilka nya förskolor", and not the word that tells which of them.
_LISTED = re.compile(r"\bvilka (?:\w+a )?(?P<thing>\w+[^a\W])\b")
# What may be listed of anything, under any name or none.
_ANY_LISTED = frozenset(
    """
    delar saker insatser aktiviteter atgarder steg krav mal grupper omraden uppgifter fragor verksamheter verktyg moment
    regler villkor fordelar nackdelar effekter konsekvenser resultat problem behov utmaningar risker forslag exempel
    former typer slag sorter arbeten satsningar projekt planer forandringar nyheter brister orsaker skal
    """.split()
)
# How well "särskilt boende" at most meets "korttidsboende", and how well what is spoken of by its very name is met.
_PART_OF_NAME, _SAID = 0.75, 0.95
# "Hur många platser har Lillscenen", "hur många bor det på Solgläntan"; what follows more is another part.
_OWNED = re.compile(
    r"\bhur manga \w+(?: \w+)? (?:har|hade|far|fick|(?:finns|fanns|ar|var)(?: det)? (?:pa|i|vid|hos))"
    r" (?P<owner>[^,?]+?)\W*$"
)
_LEADS = re.compile(r"\bfoljande\b|:\W*$")
# What is asked after these is a second question, which another text may answer.
_SECOND_PART = re.compile(r"\boch (?:vem|vad|varfor|hur|nar|var|vilka|vilken|vilket)\b")
# Words that a text need not hold: they hold things against each other, or say how sure or how far; and people come and
# go by many a word.
_LINKING = frozenset(
    """
    respektive anda jmf jmfr exkl exklusive inkl inklusive sjalva ofta istallet ungefar cirka ca hittills
    deltog deltar deltagit kom kommit ga gick gar gatt
    """.split()
)


def lacks_word(best: Best) -> bool:
    """Return whether the passage lacks a word that tells nearly all of what a figure is asked of.

    Where a noun is counted that is looked for by itself, and what it does may be told by any other verb.
    """
    asking = best.asking
    if _names_no_thing(best):
        return True
    if asking.wanted != {Wanted.NUMBER} or not _in_text(best):
        return False
    if _asks_number(best) and counted_things(asking.text, asking.terms):
        return False
    met = np.maximum(near(best), best.passage)
    return bool(np.any(_informing(best, _TELLS) & (met < _LEAST)))


def cell_lacks_word(best: Best) -> bool:
    """Return whether a cell's row, column and headings lack a word that tells most of what is asked about.

    Other evidence has that very word: what is known of the pilots stands elsewhere, and the cell may be of all.
    """
    asking, unit = best.asking, best.unit
    if unit.cell is None or asking.focus or asking.bare or not len(asking.terms.terms):
        return False
    known = np.max([one.met for one in best.found], axis=0) >= _ITSELF
    unsaid = np.maximum(unit.met, unit.heading_met) < _LEAST
    return bool(np.any(_informing(best, _TELLS) & known & unsaid))


def number_stands_apart(best: Best) -> bool:
    """Return whether the text that tells how many, with what is told with it, meets little of what is counted."""
    return _asks_number(best) and _stands_apart(best)


def amount_stands_apart(best: Best) -> bool:
    """Return whether the text that tells how much does: a thing has more names than what can be counted."""
    return not _asks_number(best) and _stands_apart(best)


def counts_of_another(best: Best) -> bool:
    """Return whether it is asked how many something has that is spoken of, and the best sentence tells it of another.

    What stands before it tells of whom it is only where it goes on about that.
    """
    asking, owned = best.asking, _OWNED.search(fold(best.asking.question))
    if owned is None or best.unit.cell is not None or asking.focus or Wanted.NUMBER not in asking.wanted:
        return False
    said = set(words(owned["owner"])) - (STOP_WORDS - {"man"}) - QUESTION_WORDS  # folded, "män" are that too
    owner = [at for at, term in enumerate(asking.terms.terms) if fold(term.word) in said and not only_asks(term.word)]
    told = np.max([np.maximum(one.met, one.heading_met) for one in sentences(best)], axis=0)
    known = np.max([unit.met for unit in best.found], axis=0)
    return bool(owner) and all(told[at] < _PART_OF_NAME and known[at] >= _SAID for at in owner)


def lists_nothing(best: Best) -> bool:
    """Return whether a list alone is asked for, and a text holds none, and none stands with it under its heading."""
    if best.asking.wanted != {Wanted.LIST} or not _in_text(best):
        return False
    passage = best.unit.ranked.passage
    listed = any(
        one.kind is UnitKind.ITEM
        and one.ranked.passage.document_id == passage.document_id
        and one.ranked.passage.headings == passage.headings
        for one in best.found
    )
    leads = _LEADS.search(fold(best.unit.said)) is not None
    return not listed and not leads and not has_wanted(best.unit.said, Wanted.LIST, question=best.asking.text)


def lists_another(best: Best) -> bool:
    """Return whether a text lists nothing, and does not even speak of what is to be listed, nor does its heading.

    Of a board or report that the question names it may be spoken of anywhere in the passage.
    """
    if not lists_nothing(best):
        return False
    thing = _LISTED.search(fold(best.asking.text))
    if thing is None or only_asks(thing["thing"]) or (best.asking.placed and thing["thing"] in _ANY_LISTED):
        return False
    headed = " ".join(best.unit.ranked.passage.headings[-1:])
    met = np.maximum(best.unit.met, best.asking.terms.met(words(headed)))
    met = np.maximum(met, best.passage) if best.asking.placed else met
    return any(
        float(met[at]) < _LEAST for at, term in enumerate(best.asking.terms.terms) if fold(term.word) == thing["thing"]
    )


def meets_few(best: Best) -> bool:
    """Return whether an open question is met in little but words that many a text has."""
    return _is_open(best) and _share(best, near(best)) < _FEW


def is_loose(best: Best) -> bool:
    """Return whether little of an open question is met, surely or, where a yes or no is asked for, at all."""
    if not _is_open(best):
        return False
    if best.asking.wanted == {Wanted.YES_NO}:
        return _share(best, near(best)) < _FEW_YES_NO
    return float(best.asking.terms.weights @ (near(best) >= _SURE)) < _FEW


def _in_text(best: Best) -> bool:
    asking = best.asking
    return best.unit.cell is None and not asking.focus and not asking.bare and bool(len(asking.terms.terms))


def _is_open(best: Best) -> bool:
    asking = best.asking
    return asking.wanted <= _OPEN and not asking.focus and not asking.bare and bool(len(asking.terms.terms))


def _stands_apart(best: Best) -> bool:
    """Return whether a figure's text, its headings and what goes on about it meet little of the question."""
    if best.asking.wanted != {Wanted.NUMBER} or not _in_text(best):
        return False
    met = np.max([np.maximum(one.met, one.heading_met) for one in sentences(best)], axis=0)
    return _share(best, met) < _LITTLE


def _share(best: Best, met: Strengths) -> float:
    """Return which share of the weight of the words that say what a question is about is met, 1 where it has none."""
    weights = best.asking.terms.weights * _informing(best, 0.0)
    total = float(weights.sum())
    return float(weights @ (met >= _LEAST)) / total if total > 0 else 1.0


def _asks_number(best: Best) -> bool:
    return _HOW_MANY.search(fold(best.asking.text)) is not None


def _informing(best: Best, least: float) -> NDArray[np.bool_]:
    """Return which terms say what a question is about and have at least a share of its weight, true or false."""
    terms, first = best.asking.terms, set(words(_SECOND_PART.split(fold(best.asking.text))[0]))
    says = [
        term.word.isalpha()
        and not only_asks(term.word)
        and fold(term.word) not in _LINKING
        and fold(term.word) in first
        for term in terms.terms
    ]
    return np.asarray(np.array(says, dtype=bool) & (terms.weights >= least))


def _names_no_thing(best: Best) -> bool:
    """Return whether a cell is led by words that any row may have ("ny", "miljoner", a year), and no thing asked about.

    "Hur många miljoner ger den nya upphandlingen?" is not answered by the row "Ny brandstation".
    """
    asking, unit = best.asking, best.unit
    if unit.cell is None or asking.wanted != {Wanted.NUMBER} or asking.focus or asking.bare or not best.asking.placed:
        return False
    things = _informing(best, _SOME) & np.array([not _OF_ANY.fullmatch(fold(t.word)) for t in asking.terms.terms])
    met = np.maximum(unit.met, unit.heading_met)
    return bool(things.any()) and bool(np.all(met[things] < _LEAST))
