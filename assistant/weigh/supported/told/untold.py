"""What the best evidence leaves untold of what is asked, though it is of the same thing."""

import re
from collections.abc import Iterator

import numpy as np

from assistant.question.kinds import Untold, Wanted
from assistant.weigh.by_form.decided import asks_proposal, is_only_proposed, lacks_decision
from assistant.weigh.by_form.why.reason_beside import reason_beside
from assistant.weigh.figures.costs.kind_of_cost import is_of_other_cost
from assistant.weigh.kind_held import asks_amount, asks_share, fit
from assistant.weigh.supported.best import Best, is_unplaced
from assistant.weigh.supported.concerned import only_asks
from assistant.weigh.supported.counted import counted_terms, counted_things
from assistant.weigh.supported.told.agents import (
    asks_company,
    asks_name,
    is_done_by_nobody,
    tells_agent,
    tells_company,
    tells_role,
)
from assistant.weigh.supported.told.attributes import lacks_attribute
from assistant.weigh.supported.told.beside import near, sentences, text_near
from assistant.weigh.supported.told.bound import bound, counts_no_part
from assistant.weigh.supported.told.deeds import tells_deed
from assistant.weigh.supported.told.places import lacks_place, only_past, only_planned
from assistant.weigh.supported.told.turned import tells_result
from assistant.weigh.supported.told.unmet import counts_of_another
from assistant.weigh.units import Unit
from assistant.words.match import QUESTION_WORDS
from ingest.language.words import STOP_WORDS, fold, words

_LEAST = 0.5  # a word that is met less well stands not there
_SAYS = 0.2  # share of a question's weight that says what it is about
_SURE, _NEAR = 0.8, 1.0  # how well a word is surely met, and how much less a unit scores that is as likely told
# What a reader cannot make up for: nobody is named, no such company, nothing of what is asked of the thing.
NOT_READ_OVER = frozenset({Untold.AGENT, Untold.ATTRIBUTE})
_KINDS = {Wanted.REASON: Untold.REASON, Wanted.DATE: Untold.TIME, Wanted.NUMBER: Untold.FIGURE}
_WHO = re.compile(r"^(?:och |men |sa )?(?:vem|vems|vilka)\b(?: (?:ar|var) det)?(?: som)? (.*)")
_AUX = frozenset("ar var blir blev ska skall har hade kan far fick bli det som som da nu vara".split())
_GENERAL = frozenset(
    "ger gav tar tog haller hjalper hjalpte gor gjorde star far sitter ingar deltar finns bestar".split()
)
# What happens to many a thing, and tells none from another.
_HAPPENS = re.compile(
    r"(?:oppna|invig|borja|starta|inled|stang|sluta|avsluta|fardig|klar|bli|flytta|infor|beslut|anta|pagar|pagick|kosta)\w*"
    r"|igen|tillbaka|ater|forst|senast|redan"
)
# What came about is asked for by its verb right at the beginning: "vad såldes huset för", not "vad händer med ...".
_CAME_ABOUT = re.compile(
    r"(?:och |men |sa )?(?:vad|hur \w+(?: \w+)?|vilk\w+(?: \w+)?|nar|var|vem)"
    r" (?:\w{2,}(?:[aou]des?|ddes?|[lrnvgj]des?|[kpstx]tes?)|blev|gav|fick|gick|kom|tog|vann|holls)\b"
)
_HOW_LONG = re.compile(r"\bhur lange\b|\bhur lang tid\b")
_LASTS = re.compile(
    r"\w (?:timm|dag|dygn|veck|manad|ar\b|ars\b|minut|termin|kvartal|sekund)"
    r"|\b(?:till|tills|langst|loper|permanent\w*|tillsvidare"
    r"|sedan|aret ut|alltid)\b"
)
_HOW_OFTEN = re.compile(r"\bhur ofta\b")
# A time that is told by what comes before or after it.
_CONDITION = re.compile(
    r"\bnar\b|\b(?:timmar|dagar|dygn|veckor|manader|ar) (?:fore|innan|efter)\b|\b(?:v\.?|vecka|veckorna) ?\d"
    r"|\b\w*lasar\w*|\b\w*skiftet\b|\bi (?:host|var|sommar|vinter|dag|fjol)(?:as)?\b"
    r"|\b\w*(?:termin|halvar|kvartal|tertial)\w*|\b(?:jul|pask|\w*lov)(?:en|et)?\b|\bomgaende\b"
    r"|\b(?:nasta|forra|samma|kommande|innevarande) (?:ar|manad|vecka)\w*"
)
# How many, told without a figure.
_ALL_OR_NONE = re.compile(r"\b(?:ingen|inga|inget|samtliga|alla|varje|halften)\b")
_IN_WORDS = {Wanted.DATE: _CONDITION, Wanted.NUMBER: _ALL_OR_NONE}
_OF_THEM = re.compile(r"\bhur manga av\b")
_READABLE = re.compile(r"[0-9a-zåäö]", re.IGNORECASE)  # a mark of a footnote alone is no figure
_HOW = re.compile(r"\bhur (?:manga|mycket|mkt|stor|stort|stora)\b")
_HOW_MANY = re.compile(r"\bhur manga\b(?! procent)")


def untold(best: Best) -> Untold | None:
    """Return what the best evidence leaves untold, None where it may tell what is asked."""
    asking, unit = best.asking, best.unit
    if asking.focus or not len(asking.terms.terms):
        return None
    above = " ".join(unit.ranked.passage.headings)
    if lacks_attribute(asking.question, text_near(best).removeprefix(above), above):
        return Untold.AGENT if asks_name(asking.question) else Untold.ATTRIBUTE
    if is_of_other_cost(asking.question, _priced_by(unit)):
        return Untold.ATTRIBUTE
    if unit.cell is not None:
        figure = Wanted.NUMBER in asking.wanted
        return Untold.FIGURE if figure and not _READABLE.search(unit.cell.value) else None
    if _is_undecided(best) or counts_of_another(best):
        return Untold.ATTRIBUTE
    if asks_company(asking.question) and not tells_company(text_near(best)):
        return Untold.AGENT
    if (kind := _kind_untold(best)) is not None:
        return kind
    if (otherwise := _told_otherwise(best)) is not None:
        return otherwise
    if _counts_others(best):
        return Untold.COUNT
    if _is_of_nothing_asked(best):
        return Untold.THING
    return _agent_untold(best)


def _priced_by(unit: Unit) -> str:
    """Return the words of a unit that may say what is paid for: the text, or the names of the row and the column."""
    column = unit.cell.column.printed if unit.cell is not None else ""
    return f"{unit.said} {column} {' '.join(unit.ranked.passage.headings[-1:]) if column else ''}"


def _is_undecided(best: Best) -> bool:
    """Return whether a decision is asked for and none is told, or what came about and only a proposal is told."""
    asking, told = best.asking, list(sentences(best))
    if lacks_decision(told, asking):
        return True
    asks = _CAME_ABOUT.match(fold(asking.question)) is not None and not asks_proposal(asking.question)
    return asks and Wanted.YES_NO not in asking.wanted and is_only_proposed(" ".join(one.said for one in told))


def _kind_untold(best: Best) -> Untold | None:
    wanted, asking = best.asking.wanted, best.asking
    if _HOW_LONG.search(fold(asking.text)) and Wanted.NUMBER in wanted:
        return None if any(_LASTS.search(fold(one.said)) for one in sentences(best)) else Untold.DURATION
    if len(wanted) != 1:
        return None
    (kind,) = wanted
    if kind not in _KINDS:
        return None
    enough = 0.5 if kind is Wanted.REASON else 1.0
    if kind is Wanted.NUMBER and _HOW_OFTEN.search(fold(asking.text)):
        return None  # told in words
    told = any(fit(one.said, kind, asking.text) >= enough for one in (*sentences(best), *_as_likely(best)))
    if kind is Wanted.REASON and not told:
        told = reason_beside(best.unit, best.found, asking) is not None
    in_words = _IN_WORDS.get(kind)
    if not told and in_words is not None:
        told = any(in_words.search(fold(one.text)) for one in sentences(best))
    return None if told else _KINDS[kind]


def _told_otherwise(best: Best) -> Untold | None:
    """Return the reason, time or place alone that is asked for where all that is told with the best text is another."""
    asking, told = best.asking, list(sentences(best))
    if asking.wanted == {Wanted.REASON}:
        why = [one.text for one in told if fit(one.said, Wanted.REASON, asking.text) > 0]
        return Untold.REASON if why and all(tells_result(text, asking.terms) for text in why) else None
    if asking.wanted == {Wanted.DATE}:
        when = [one.text for one in told if fit(one.said, Wanted.DATE, asking.text) > 0]
        past = all(only_planned(asking.text, text) or only_past(asking.text, text) for text in when)
        return Untold.TIME if when and past else None
    return Untold.THING if all(lacks_place(asking.text, one.text) for one in told) else None


def _as_likely(best: Best) -> Iterator[Unit]:
    """Yield what is about as likely the answer as the best unit, and surely about the same thing."""
    least = float(np.max(best.scores)) - _NEAR
    for one, score in zip(best.found, best.scores, strict=True):
        if score >= least and best.rarest >= 0 and one.met[best.rarest] >= _SURE and one.cell is None:
            yield one


def _counts_others(best: Best) -> bool:
    """Return whether what is to be counted is counted neither by the sentence nor by one told together with it."""
    asking = best.asking
    if Wanted.NUMBER not in asking.wanted or not _HOW_MANY.search(fold(asking.text)) or asks_share(asking.text):
        return False
    texts = [one.text for one in sentences(best)]
    if _OF_THEM.search(fold(asking.text)):
        return counts_no_part(texts, asking.terms, question=asking.text)
    counted = counted_things(asking.text, asking.terms)
    if not counted:
        return False
    if asks_amount(asking.text) or len(_HOW.findall(fold(asking.text))) > 1:
        return False  # "5500 kvm" are square metres; of two questions the text may answer the other one
    return all(bound(text, asking.terms, counted, question=asking.text) < _LEAST for text in texts)


def _is_of_nothing_asked(best: Best) -> bool:
    """Return whether no word of what a figure or time is asked of stands with the best sentence."""
    asking = best.asking
    if not asking.wanted or not asking.wanted <= {Wanted.NUMBER, Wanted.DATE}:
        return False
    counted, met, weights = counted_terms(asking.text, asking.terms), near(best), asking.terms.weights
    thing = [at for at, term in enumerate(asking.terms.terms) if at not in counted and _is_thing(fold(term.word))]
    says = sum(float(weights[at]) for at in thing) >= _SAYS
    return says and max(float(met[at]) for at in thing) < _LEAST


def _is_thing(folded: str) -> bool:
    return folded.isalpha() and len(folded) > 1 and not only_asks(folded) and not _HAPPENS.fullmatch(folded)


def _agent_untold(best: Best) -> Untold | None:
    asking = best.asking
    if asks_name(asking.question):
        told = " ".join(one.said for one in sentences(best))
        return None if tells_role(told, asking.question, asking.terms) else Untold.AGENT
    who = _WHO.match(fold(asking.text))
    if who is None or not fold(asking.text).removeprefix("och ").startswith("vem"):
        return None
    if not any(tells_agent(one.said, asking.question) for one in sentences(best)):
        return Untold.AGENT
    place = {fold(term.word): at for at, term in enumerate(asking.terms.terms)}
    deed = next((w for w in words(who.group(1)) if w not in _AUX and w not in STOP_WORDS), None)
    if deed is None or deed in _GENERAL or deed in QUESTION_WORDS or deed not in place:
        return None
    if is_done_by_nobody(" ".join(one.said for one in sentences(best)), deed):
        return Untold.AGENT
    untold_deed = float(near(best)[place[deed]]) < _LEAST and not tells_deed(deed, text_near(best))
    if untold_deed and is_unplaced(best):
        return Untold.AGENT  # of what is asked of the world at large no other word tells it
    return Untold.DEED if untold_deed else None
