"""What is done about a thing: a question for that, and the table or list of measures that its heading says is of it."""

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.weigh.asking import Asking
from assistant.weigh.units import Unit, UnitKind
from assistant.words.match import QUESTION_WORDS
from ingest.language.words import fold, is_stop_word, words

_AHEAD = 4.0  # more than what is told beside the best unit may score less
_MET = 0.7  # how well each word for the thing must be met by the headings
_NEAREST = 2  # headings above a list or a table that say what it is about
_MEASURES = r"(?:atgard|insats|uppdrag|besparing|satsning|aktivitet)(?:er|ar|erna|arna|en)?"
_ASKED = re.compile(
    rf"\b(?:vilka|vilken|lista|rakna upp|vad for)(?: \w+){{0,3}} \w*{_MEASURES}\b"
    r"|\bvad(?: \w+){0,4} (?:gor|gora|goras|gors|gjorde|gjort|gjorts)\b(?: \w+){0,4} (?:at|for att|mot|med)\b"
    r"|\bhur (?:ska|tanker|planerar|vill|kommer|forsoker|arbetar|jobbar)(?: \w+){1,4}"
    r" (?:minska|sanka|oka|hoja|forbattra"
    r"|fa (?:fler|farre|mer|mindre|ihop|ner|ned|bort|upp)|klara|hantera|motverka|komma till ratta"
    r"|na (?:dit|mal\w*|det|upp))\b"
    r"|\bhur (?:ska|skall|kommer|var|ar) (?:det|detta|man|de|ni) (?:att )?(?:tankt )?(?:att )?"
    r"(?:ga till|losas?|goras?|klaras?|uppnas?|genomforas?)\b"
)
_HEADED = re.compile(
    r"\b\w*(?:atgard|insats|uppdrag|besparing|satsning)(?:er|ar|erna|arna|s?plan\w*)?\b"
    r"|\bhandlingsplan\w*|\bsparplan\w*|\bsa ska\b"
)
# A sentence that tells what is done, and to what end: "För att korta köerna har två handläggare anställts."
_TO_END = re.compile(
    r"\b(?:for|syfte) att (?:minska|sanka|fa|bryta|motverka|forebygga|klara|hantera|oka|hoja|forbattra|na|komma|starka"
    r"|rekrytera|locka|hitta|behalla|skaffa|korta|stoppa|undvika|begransa|bromsa|vanda|losa)\b"
)
_DOES = re.compile(
    r"\b(?:har|ska|skall|kommer|pagar|\w{3,}(?:as|ats|ts|rs|des))\b|\b(?:infor|startar|anstaller|erbjuder)\b"
)
_DENIES = re.compile(r"\b(?:inte|ej|ingen|inga|inget|kravs|behovs|borde)\b")
# Words of such a question that name no thing; folded.
_NO_THING = re.compile(
    rf"{_MEASURES}|(?:gor|gors|gora|goras|gjorde|gjort|gjorts|tanker|planerar|forsoker|ska|skall|vill|kommer|vidta\w*|ihop|ner"
    r"|ned|bort|upp|minska\w*|sanka\w*|oka\w*|hoja\w*|forbattra\w*|hantera\w*|motverka\w*|komma|ratta|lista|rakna"
    r"|namnd\w*|forvaltning\w*|kommun(?:en|ens)?|styrelse\w*|alla|samtliga|finns|planera\w*|na|dit|upp|mal(?:et|en)?"
    r"|ga|till|losa\w*|klara\w*|uppna\w*|genomfor\w*|tankt|man|ni|vi|dom|anvands?|for|problem\w*)"
)


@lru_cache(maxsize=1_000)
def asks_measures(question: str) -> bool:
    """Return whether a question asks what is done, or is to be done, about something."""
    return _ASKED.search(" ".join(fold(question).split())) is not None


def names_no_thing(word: str) -> bool:
    """Return whether a folded word of such a question names nothing that something is done about."""
    return _NO_THING.fullmatch(word) is not None


def with_measures_first(found: Sequence[Unit], scores: NDArray[np.float64], asking: Asking) -> NDArray[np.float64]:
    """Return the scores with the measures of a table or list that is headed by the thing before all else."""
    if not asks_measures(asking.question):
        return scores
    listed = np.array([lists_measures(unit, asking) for unit in found], dtype=bool)
    if not listed.any():
        return scores
    lift = float(scores.max()) - float(scores[listed].max()) + _AHEAD
    return np.where(listed, scores + lift, scores)


def lists_measures(unit: Unit, asking: Asking) -> bool:
    """Return whether a unit is one of the measures for the very thing that is asked about."""
    if not asks_measures(asking.question) or unit.kind is UnitKind.SENTENCE:
        return False
    headings = unit.ranked.passage.headings[-_NEAREST:]
    if not any(_HEADED.search(fold(heading)) for heading in headings):
        return False
    thing = _thing(asking)
    met = asking.terms.met(words(" ".join(headings)))
    return bool(thing) and all(met[at] >= _MET for at in thing)


def tells_measure(unit: Unit, asking: Asking) -> bool:
    """Return whether a sentence tells what is done to the end that is asked about."""
    if unit.kind is not UnitKind.SENTENCE or asking.focus or not asks_measures(asking.question):
        return False
    said = fold(unit.text)
    if _TO_END.search(said) is None or _DOES.search(said) is None or _DENIES.search(said) is not None:
        return False
    thing = _thing(asking)
    near = np.maximum(unit.met, unit.heading_met)
    return bool(thing) and all(near[at] >= _MET for at in thing) and bool(np.any(unit.met >= _MET))


def _thing(asking: Asking) -> list[int]:
    """Return which terms of the question name the thing, its years and bodies left out."""
    return [
        at
        for at, term in enumerate(asking.terms.terms)
        if not names_no_thing(fold(term.word))
        and fold(term.word) not in QUESTION_WORDS
        and not is_stop_word(term.word)
        and not term.word.isdigit()
    ]
