"""What a follow-up sets the figure just told against: another column of its row, or the sum of its column."""

import re
from operator import attrgetter

from assistant.answer import Answer
from assistant.plan import Way
from assistant.question.asked import Asked
from assistant.work.named_column.met import met_by
from assistant.work.onward.lead import Lead
from assistant.work.onward.of_row import tell_pair, tell_share
from assistant.work.onward.other_time import measures_same
from assistant.work.planning.hear import Heard
from assistant.work.reckoning.amounts import MONEY_UNITS, PERCENT, amount_of
from assistant.work.rows.find import Finder
from assistant.work.telling.citing import Citer
from ingest.facts.fact import Counted, Fact, Measure
from ingest.language.words import words

_IT = re.compile(r"\b(?:ar|blir|blev|var|motsvarar|utgor) (?:det|den|de|dom)\b")
_OTHERWISE = ("which", "highest", "lowest", "reaches", "reaches_it", "misses", "short_of", "than_target")
_SHARE = ("share", "what_share")
# Folded. How far over or under something, not which share of it.
_AWAY = re.compile(
    r"\b(?:over|under|mer|mindre|fler|farre|hogre|lagre|storre|dyrare|billigare|battre|samre)\b(?: an)?"
    r"|\b(?:overstiger|understiger|overskrider|underskrider|avviker|skiljer)\b"
)
_OF_WHOLE = re.compile(r"\bav (?:hela|total\w*|namndens|forvaltningens|kommunens|bolagets|alla|samtliga)\b")
_OF_ALL = re.compile(
    r"\bav (?:det |den |de |arets |det arets |hela |alla |samtliga |nagon )*"
    r"(?P<whole>\w+)(?: (?:det|samma) aret)?\b"
)
_TOTALS = re.compile(
    r"(?:namndens|forvaltningens|kommunens|bolagets|total\w*|summan?|totalsumman?|allt|alltihop|hela|helheten|alla|samtliga)"
)
_MONEY = re.compile(r"(?:netto|brutto)?kostnad\w*|utgift\w*|pengar\w*|medel|medlen")  # what any table of money sums up
_NO_PARTS = frozenset({Measure.DEVIATION, Measure.RESULT, Measure.TARGET})
_LOOSE = frozenset(
    """det den de dom ar var blir blev arets aret ars samma hela alla samtliga da totalt av stor del andel manga procent
    hur mycket i och utgor""".split()
)


def beside_told(asked: Asked, heard: Heard, lead: Lead, finder: Finder, citer: Citer) -> Answer | None:
    """Return what the figure just told is set against: another column, or the sum of its own.

    None where nothing of these is asked for, or the row has no one such.
    """
    if not is_of_told(asked):
        return None
    of_sum = share_of_sum(asked, heard, lead, finder, citer)
    if of_sum is not None and _OF_WHOLE.search(heard.folded):
        return of_sum
    return against_column(asked, heard, lead, citer) or of_sum


def against_column(asked: Asked, heard: Heard, lead: Lead, citer: Citer) -> Answer | None:
    """Return how far the figure just told is from another column of its row, or which share of that it is.

    The column is called by what it measures ("över budget", "av målet") and of the time of the figure told; None where
    the row has no such one, or something else is asked for.
    """
    named = [ref for ref in heard.references if ref.called is not None and ref.called.words.measures]
    if len(named) != 1 or named[0].called is None or heard.rest or heard.goals or heard.says(*_OTHERWISE):
        return None
    measures = named[0].called.words.measures
    far = _AWAY.search(heard.folded) is not None
    if not far and not heard.says(*_SHARE, "percent"):
        return None
    fact = lead.fact
    if fact.measure in measures or fact.measure is Measure.DEVIATION:
        return None
    others = [one for one in lead.row.facts if one.measure in measures and _is_beside(one, fact)]
    order = [measure for measure in measures if any(one.measure is measure for one in others)]
    others = [one for one in others if one.measure is order[0]] if order else []
    alike = [one for one in others if one.period == fact.period]
    others = alike or [one for one in others if one.period.year == fact.period.year and one.measure is Measure.TARGET]
    if len(others) != 1:
        return None
    apart = (Way.DIFFERENCE,) if fact.value.unit == PERCENT else (Way.DIFFERENCE, Way.PERCENT)
    ways = apart if far else (Way.RATIO,)
    return tell_pair(asked, lead.row, (fact, others[0]), ways, citer)


def share_of_sum(asked: Asked, heard: Heard, lead: Lead, finder: Finder, citer: Citer) -> Answer | None:
    """Return which share of the printed sum of its column the figure just told is; None where no sum is asked for.

    The whole is called the sum, or as what stands above the table calls what it sums up: "av årets investeringar".
    """
    if not heard.says(*_SHARE, "percent") or asked.named.years or heard.goals:
        return None
    fact = lead.fact
    if (
        fact.value.unit == PERCENT
        or fact.measure in _NO_PARTS
        or fact.counted is not Counted.ALL
        or lead.row.first.total
    ):
        return None
    said = _OF_ALL.search(heard.folded)
    if said is None:
        return None
    totals = [
        row
        for row in finder.rows(lead.row.source)
        if row.place[:2] == lead.row.place[:2] and row.first.total and row.place != lead.row.place
    ]
    if not totals or not _names_whole(heard, lead, totals[-1].first.name, finder):
        return None
    whole = next((one for one in totals[-1].facts if one.column == fact.column and measures_same(one, fact)), None)
    part, of = amount_of(fact.value), amount_of(whole.value) if whole is not None else None
    if part is None or of is None or not 0 <= part.number <= of.number:
        return None
    return tell_share(asked, lead.row, fact, totals, citer)


def is_of_told(asked: Asked) -> bool:
    """Return whether a question speaks of what was just told: "hur stor del av investeringarna är det?"."""
    return asked.follows or (not asked.named.types and _IT.search(asked.plain) is not None)


def _names_whole(heard: Heard, lead: Lead, total: str, finder: Finder) -> bool:
    """Return whether the words of a question after "av" name no more than the sum of the table just told from."""
    said = _OF_ALL.search(heard.folded)
    after = heard.folded[said.start() :] if said is not None else ""
    own = [word for word in words(after) if word not in _LOOSE and not _TOTALS.fullmatch(word)]
    if lead.fact.value.unit in MONEY_UNITS:
        own = [word for word in own if not _MONEY.fullmatch(word)]
    if not own:
        return bool(_TOTALS.search(after))
    above = " ".join((*lead.row.first.headings, _caption(lead, finder), total, lead.fact.column.printed))
    terms = finder.terms(" ".join(own), [lead.row.source])
    return bool(terms.terms) and bool(met_by(terms, above).all())


def _caption(lead: Lead, finder: Finder) -> str:
    captions: tuple[str, ...] = finder.once(lead.row.source, "captions", attrgetter("captions"))
    at = lead.row.place[1]
    return captions[at] if at < len(captions) else ""


def _is_beside(one: Fact, fact: Fact) -> bool:
    same = one.column != fact.column and one.counted is fact.counted and one.value.unit == fact.value.unit
    return same and amount_of(one.value) is not None
