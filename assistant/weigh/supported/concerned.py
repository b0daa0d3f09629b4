"""Whether the best sentence concerns what is asked for: the thing, and the group of people where one is named."""

import re

import numpy as np

from assistant.question.kinds import Wanted
from assistant.weigh.by_form.matter import matter_weights
from assistant.weigh.figures.asked import is_of_figure
from assistant.weigh.supported.best import Best
from assistant.words.match import QUESTION_WORDS, Strengths
from ingest.document import Description
from ingest.language.numbers import YEAR
from ingest.language.words import STOP_WORDS, fold, words

_LEAST = 0.5  # a word that is met less well stands neither in the unit, nor above it, nor right before it
_ELSEWHERE = 0.8  # how well a word is met elsewhere that the documents know
_BY_ITSELF = 0.95  # likewise where why something came about is asked for, which has many a name
# A word with this share of a question's weight is what it is about: of 83 development questions for a figure, a time or
# a reason that are answered in running text, the only one refused by this has no answer.
_THE_THING = 0.4
_ASKS = frozenset(  # words that only say what kind of answer is asked for
    """datum datumet orsak orsaken anledning anledningen kosta kostar kostade kostat kostnad kostnaden pengar pris
    priset belopp beloppet summa summan""".split()
)
_MEASURED = frozenset(
    """procent andel andelen antal antalet tid tiden dag dagar datum vecka veckor manad manader ar yta langd kronor
    vantas fanns gjorts lang langt lange langst langsta hog hogst lagst galler gallde inga ingen gang ganger
    utgang utgangen slut slutet borjan mitten aret arets""".split()
)
# "Ner" of "läggs ner" is no thing, and a text may have it as "ned".
_PARTICLES = frozenset("ner ned upp ut in bort fram igang om av over ihop loss".split())
_AMONG = re.compile(r"\bbland (.+)")
# Who has, does or gets what a cell is to tell: "hur hög sjukfrånvaro hade badvakterna", "gjordes av skolklasser". Of a
# verb it is a noun in the definite form: "hade flest" names nobody.
_HOLDER = re.compile(
    r"^(?:och |men )?(?:hur (?:manga(?! av\b)|mycket|mkt|stora?|stort|hoga?|hogt|laga?|lang|lange|nojda?)"
    r"|vilken|vilket|vad)\b.*?"
    r"\b(?:(?:hade|gjorde) (?=\w{3,}(?:arna|erna|orna|en|et|na|an)\b)|\w{4,}(?:des|tes|ts) av )(?P<group>.+)"
)
_MEASURE = re.compile(
    r"^(?:vad|hur (?:hog|hogt|hoga|stor|stort|stora|lang|langt|langa|lag|lagt|laga))"
    r" (?:ar|var|blev|blir|ligger|lag) (?P<measure>\w+)"
    r"|^(?:och )?(?:vilket|vilken)"
    r" (?P<one>\w*(?:varde|index|grad|tal|niva|poang|betyg|snitt|omsattning|narvaro|tid|resultat"
    r"|tathet|kostnad|pris|avgift|hyra|yta|frekvens|kvot|belaggning)) (?:har|hade|fick|far|nadde|ligger|lag)\b"
)
_COST_OF = re.compile(
    r"\b(?:vad|hur mycket) (?:kostar?|kostade|gar|gick)(?: (?:det|den|de|en|ett|nya|nytt))? (?P<measure>\w+)\b"
    r"(?= (?:.*\b(?:pa|i|hos|vid) |.*\bdar\b))"
)
_BEGINNING = 4  # letters
_OF_BODY = 6  # letters at the start of two words for one body: "räddningstjänsten", "räddningsnämnden"
# Folded; what stands for whoever has reported: "hur många timmar hade nämnden".
_OF_ALL = re.compile(
    r"(?:\w*namnd|\w*forvaltning|\w*styrelse|kommun|stad|bolag|region|forbund|verksamhet)(?:en|et|n|ens|ets|s|erna)?"
)
_BODY = re.compile(r"\w*(?:tjanst|kontor|verk|bolag|omsorg|avdelning|enhet)(?:en|et|n|s|ens|ets)?")
_GENERAL = frozenset("alla de dem dessa samtliga vara manniskor folk personer annat aldre yngre unga vuxna".split())


def only_asks(word: str) -> bool:
    """Return whether a word of a question says what kind of answer is wanted, and not of what."""
    folded = fold(word)
    return folded in _ASKS | _MEASURED | QUESTION_WORDS


def may_go_unsaid(word: str, of: Description) -> bool:
    """Return whether a word of a question need not stand in a text of a document: it only asks, or is its year."""
    return only_asks(word) or (YEAR.fullmatch(word) is not None and of.covers(int(word)))


def is_about_another(best: Best) -> bool:
    """Return whether what a question is about stands elsewhere in the documents, and not with the best sentence.

    "När öppnar badhuset?" is not answered by when the school opens, where the badhus is spoken of.
    """
    asking = best.asking
    if len(asking.wanted) != 1 or not asking.wanted <= {Wanted.NUMBER, Wanted.DATE, Wanted.REASON}:
        return False
    if best.unit.cell is not None or asking.focus or not len(asking.terms.terms):
        return False
    least = _BY_ITSELF if asking.wanted == {Wanted.REASON} else _ELSEWHERE
    known = np.max([unit.met for unit in best.found], axis=0) >= least
    asks = np.array([fold(term.word) in _ASKS | _PARTICLES for term in asking.terms.terms], dtype=bool)
    matter = matter_weights(asking)
    if asking.wanted == {Wanted.REASON} and matter.any():
        asks |= matter == 0  # "varför växer ...": how it went
    return bool(np.any(~asks & (asking.terms.weights >= _THE_THING) & known & (_near(best) < _LEAST)))


def is_of_another_measure(best: Best) -> bool:
    """Return whether a cell is of a row that is asked about, and nothing about it names the measure that is asked for.

    "Vad är meritvärdet på Ringskolan?" is not answered by how many pupils go there, and "Vad kostar maten på Ringen?"
    not by what a place there costs.
    """
    folded = fold(best.asking.question)
    asked = _MEASURE.search(folded) or _COST_OF.search(folded)
    if asked is not None and asked.re is _COST_OF and _begins_alike(asked["measure"], best):
        return False  # "ett vuxenbad" is the row "Enkelbad, vuxen"
    if asked is None or best.unit.cell is None:
        return False
    measure = asked["measure"] or asked["one"]
    if is_of_figure(measure):
        return False
    above = np.where(best.unit.heading_met >= _ELSEWHERE, best.unit.heading_met, 0.0)  # "avtal" is no "avtalstrohet"
    near = np.maximum(best.unit.met, above)
    return any(
        fold(term.word) == measure and float(near[at]) < _LEAST for at, term in enumerate(best.asking.terms.terms)
    )


def _begins_alike(word: str, best: Best) -> bool:
    """Return whether a word of the best cell's row, its column or its table begins as a word of the question does."""
    cell = best.unit.cell
    said = " ".join((best.unit.text, cell.column.printed if cell else "", *best.unit.ranked.passage.headings[-1:]))
    return any(one[:_BEGINNING] == word[:_BEGINNING] for one in words(fold(said)) if len(one) >= _BEGINNING)


def lacks_group(best: Best) -> bool:
    """Return whether a figure is asked for of people or a part that nothing names: "sjukfrånvaron bland chefer".

    Of a cell so is who has, does or gets it; the body of the report need not be named.
    """
    if best.asking.figure.people:
        return False
    asked, near = fold(best.asking.question), _near(best)
    among, holder = _AMONG.search(asked), _HOLDER.search(asked) if best.unit.cell is not None else None
    place = {fold(term.word): at for at, term in enumerate(best.asking.terms.terms)}
    if among is not None and any(float(near[place[word]]) < _LEAST for word in _first(among.group(1)) if word in place):
        return True
    named = [word for word in _first(holder["group"]) if word in place] if holder is not None else []
    near = np.maximum(near, best.unit.context)
    return any(float(near[place[word]]) < _LEAST and not _is_of_body(word, best) for word in named)


def _first(said: str) -> list[str]:
    """Return the first word of a folded phrase that may name a group, in a list; nothing where there is none."""
    return [word for word in words(said) if word not in STOP_WORDS | QUESTION_WORDS | _GENERAL][:1]


def _is_of_body(word: str, best: Best) -> bool:
    """Return whether a word stands for the body of the best unit's report: "räddningstjänsten" of its board."""
    described = best.unit.ranked.source.description
    said = words(fold(f"{described.title} {described.board or ''}"))
    alike = any(one[:_OF_BODY] == word[:_OF_BODY] for one in said if len(one) >= _OF_BODY)
    return _OF_ALL.fullmatch(word) is not None or (alike and _BODY.fullmatch(word) is not None)


def _near(best: Best) -> Strengths:
    """Return how well each term is met by the unit, its headings and the sentence right before it."""
    unit = best.unit
    before = [u for u in best.beside if u.position == unit.position - 1 and u.cell is None]
    beside = (unit, *before) if unit.cell is None else (unit,)
    return np.asarray(np.max([np.maximum(u.met, u.heading_met) for u in beside], axis=0))
