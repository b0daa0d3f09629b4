"""Who is in charge of a thing: a question for that, and the sentence or cell that tells it by its form."""

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.weigh.asking import Asking
from assistant.weigh.by_form.who.taken_up import named_before
from assistant.weigh.units import Unit
from assistant.words.match import QUESTION_WORDS, Strengths
from ingest.language.words import fold, is_stop_word, words

_AHEAD = 4.0  # more than what is told beside the best unit may score less
_MET = 0.7  # how well each word for the thing must be met
_IN_CHARGE = (
    r"ansvarar|ansvarig\w*|ansvaret|samordnar|leder|haller (?:\w+ )?i|har (?:\w+ )?koll pa|skoter|basar"
    r"|svarar (?:\w+ )?for|driver|arrangerar|anordnar"
)
_UNMET = 0.4  # a word for the thing that is met less well is not met
_BESIDE = 2  # sentences before or after one that may tell who is in charge
_UNASKED = 0.6  # share of a row's name that a question may leave out
_ASKED = re.compile(
    r"^(?:och |men )?(?:vem|vilka|vilken (?:person|chef|tjansteman|funktion|roll|befattning))\b.*?\b"
    rf"(?:{_IN_CHARGE}|ansvar|samordna|(?:har|tar) (?:\w+ ){{0,2}}hand om|kontakt(?:person\w*)?|\w*chef\w*"
    r"|projektledare|har hand)\b"
)
# Words of such a question that name no thing; folded. An action alone ("bygget", "arbetet") names none either.
_NO_THING = re.compile(
    r"(?:haller|skoter|koll|hand|tar|basar|ansvar\w*|samordna\w*|leder|driver|kontakt\w*|chef\w*|projektledare|svarar"
    r"|person\w*|roll\w*|funktion\w*|befattning\w*|arbete[nt]?|projekt(?:et)?|uppdrag(?:et)?|insats(?:en)?"
    r"|atgard(?:en)?|aktivitet(?:en)?|bygge[nt]?|sak(?:en)?|fraga(?:n)?|omrade[t]?|ytterst|overgripande)"
)
_KEEPS = re.compile(
    rf"\b(?:{_IN_CHARGE}|samordnas|leds|skots|har (?:\w+ )?hand om|(?:drivs|utfors|bedrivs|bemannas) av|drivs"
    r"|arrangeras|anordnas|kontaktperson|\w*ledare (?:ar|var)|samordnare (?:ar|var)|forestandare|projektledare"
    r"|chef (?:for|pa))\b"
)
# "leds av Kustinstitutet", "drivs av en förening": one who is in charge, though no person.
_AGENT = re.compile(
    r"\b(?:leds|drivs|samordnas|sköts|arrangeras|anordnas) (?:[a-zåäö]+ ){0,2}av (?:[a-zåäö]+ ){0,3}?"
    r"(?:[A-ZÅÄÖ][\wåäö-]+|[a-zåäö]*(?:grupp|förening|institut|kontor|avdelning|region|kommun|bolag|stiftelse|byrå"
    r"|verket|högskola|universitet|klubb|studieförbund))"
)
# Whose part is told without what it is of is that of all that the document, or the text under its heading, is about.
_OF_WHOLE = re.compile(
    r"(?:(?:projekt|process|verksamhets|team|kurs)ledare|samordnare|forestandare|kontaktperson|ansvarig) (?:ar|var)\b"
)
_OF_ALL = re.compile(r"\b(?:arbetet|planen|processen)\b")  # what the whole document is about
_DENIES = re.compile(r"\b(?:inte|ej|aldrig|ingen|varken)\b")
_COLUMN = re.compile(
    r"^(?:\w*ansvarig\w*|ansvar(?: for)?|kontakt(?:person(?:er)?)?|projektledare|processledare|samordnare"
    r"|\w*chef(?:er)?|rektor|handlaggare|foretradare|agare|uppdragstagare)(?: \w+)?$"
)
_PERSON = re.compile(
    r"[A-ZÅÄÖ][a-zåäöé]+ [A-ZÅÄÖ][\wåäöé-]+|\b[\wåäö]*(?:chef|ledare|controller|strateg|samordnare|handläggare|rektor"
    r"|direktör|ingenjör|sekreterare|utvecklare|planerare|ordförande|nämnden|förvaltningen|enheten|AB)(?:en|n|s|na)?\b"
    r"|\bav [A-ZÅÄÖ]\w{2,}"
)


@lru_cache(maxsize=1_000)
def asks_keeper(question: str) -> bool:
    """Return whether a question asks who is in charge of something."""
    return _ASKED.search(" ".join(fold(question).split())) is not None


def with_keeper_first(found: Sequence[Unit], scores: NDArray[np.float64], asking: Asking) -> NDArray[np.float64]:
    """Return the scores with what tells who is in charge of the thing asked about before all else."""
    if not asks_keeper(asking.question):
        return scores
    keeps = np.array([tells_keeper(unit, found, asking) for unit in found], dtype=bool)
    if not keeps.any():
        return scores
    lift = float(scores.max()) - float(scores[keeps].max()) + _AHEAD
    return np.where(keeps, scores + lift, scores)


def tells_keeper(unit: Unit, found: Sequence[Unit], asking: Asking) -> bool:
    """Return whether a unit tells who is in charge of the very thing that is asked about.

    The sentence may name the thing, or take it up again from one of `found` that stands before it and names it.
    """
    if not asks_keeper(asking.question):
        return False
    if unit.cell is not None:
        if not unit.cell.value or _COLUMN.match(fold(unit.cell.column.printed).strip()) is None:
            return False
        if unit.name_met is None or unit.name_unasked > _UNASKED:
            return False  # who closes places at a home is not in charge of the home
        return _meets_thing(unit.name_met, asking)
    said, met = unit.said, unit.met
    folded = fold(said)
    if _KEEPS.search(folded) is None or _DENIES.search(folded) is not None:
        return False
    if _PERSON.search(said) is None and _AGENT.search(said) is None:
        return False
    if _OF_WHOLE.match(folded):
        met = np.maximum(met, unit.heading_met)
    if _OF_ALL.search(folded) or _OF_WHOLE.match(folded):
        met = np.maximum(met, asking.terms.met(words(unit.ranked.source.description.title.lower())))
    if _meets_thing(met, asking):
        return True
    before = named_before(unit, found)
    return before is not None and _meets_thing(np.maximum(met, before.met), asking)


def _meets_thing(met: Strengths, asking: Asking) -> bool:
    thing = _thing(asking)
    return bool(thing) and all(met[at] >= _MET for at in thing)


def names_no_keeper(unit: Unit, found: Sequence[Unit], asking: Asking) -> bool:
    """Return whether who is in charge is asked for, and nobody is told of that could be.

    Either no sentence at hand tells of anybody, or `unit` tells who is in charge of another thing.
    """
    if not asks_keeper(asking.question) or unit.cell is not None:
        return False
    beside = (one.said for one in found if one.ranked is unit.ranked and abs(one.position - unit.position) <= _BESIDE)
    return _keeps_other(unit, found, asking) or not any(
        _PERSON.search(said) or _KEEPS.search(fold(said)) for said in beside
    )


def _keeps_other(unit: Unit, found: Sequence[Unit], asking: Asking) -> bool:
    """Return whether a sentence tells who is in charge, and neither it nor what it takes up names the thing.

    "Biblioteket drivs av Lästornet" tells nothing of the workshop that the sentence before is about.
    """
    thing = _thing(asking)
    before = named_before(unit, found)
    met = np.maximum(unit.met, unit.heading_met)
    met = met if before is None else np.maximum(met, before.met)
    return bool(thing) and _KEEPS.search(fold(unit.said)) is not None and max(met[at] for at in thing) < _UNMET


def _thing(asking: Asking) -> list[int]:
    """Return which terms of the question name the thing."""
    named = {fold(word) for word in words(asking.text)}
    return [
        at
        for at, term in enumerate(asking.terms.terms)
        if not _NO_THING.fullmatch(fold(term.word))
        and fold(term.word) not in QUESTION_WORDS
        and not is_stop_word(term.word)
        and (fold(term.word) in named or not asking.bare)
    ]
