"""What a follow-up that names a time and nothing else asks: the figure just told, of that time ("samma tid 2024?")."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer import Answer, Source, short_title
from assistant.plan import Step, Way
from assistant.question.asked import Asked
from assistant.question.patterns import patterns
from assistant.work.of_tables.cells.references import measured_in
from assistant.work.onward.lead import Lead
from assistant.work.onward.of_row import tell_cell
from assistant.work.reckoning.amounts import amount_of
from assistant.work.telling import texts
from assistant.work.telling.answered import no
from assistant.work.telling.citing import Citer
from assistant.work.telling.phrases import called, period_name
from assistant.work.telling.refusing import what_there_is
from ingest.facts.fact import Fact, Measure, Period, ValueKind
from ingest.facts.months import period_in, without_times
from ingest.language.numbers import NUMERALS
from ingest.language.words import content_stems, fold, words

_CAME_ABOUT = frozenset({Measure.OUTCOME, Measure.EARLIER_OUTCOME, Measure.ACCOUNTS})
_UNNAMED = _CAME_ABOUT | {Measure.OTHER}  # measures that a head of no more than a time may be given
_PARTS = r"(?:tid(?:en)?|tidpunkt(?:en)?|period(?:en)?|manad(?:en)?|kvartal(?:et)?|tertial(?:et)?|halvar(?:et)?)"
_SEASONS = {"varen": (1, 6), "sommaren": (6, 8), "hosten": (8, 12), "vintern": (11, 3)}
_SEASON = r"(?P<season>varen|sommaren|hosten|vintern)"
_BEFORE = r"(?:innan|fore|dessforinnan|(?:aret|ett ar) (?:innan|fore|tidigare))"
# Folded.
_SAME = re.compile(rf"\b(?:samma|motsvarande) {_PARTS}(?: pa aret)?\b|\b(?:vid|pa) samma\b")
_WHOLE = re.compile(r"\bhela (?:aret|ar|\d{4})\b|\bhelar(?:et)?\b")
_SEASON_BEFORE = re.compile(rf"\b{_SEASON} {_BEFORE}\b|\b(?:forra|foregaende) {_SEASON.replace('season', 'last')}\b")
_SEASON_OF = re.compile(rf"\b{_SEASON}\b")
_PART_BEFORE = re.compile(
    r"\b(?:manaden|kvartalet|tertialet|halvaret) (?:innan|fore|dessforinnan)\b"
    r"|\b(?:forra|foregaende) (?:manaden|manad|kvartalet|kvartal|tertialet|tertial)\b"
)
_YEARS_AWAY = re.compile(
    r"\b(?P<count>ett|tva|tre|fyra|fem|[1-5]) ar (?:(?P<before>tidigare|innan|fore|dessforinnan|sedan|bakat)"
    r"|(?P<after>senare|efter|framat))\b"
)
_TIMES = (_SAME, _WHOLE, _SEASON_BEFORE, _PART_BEFORE, _YEARS_AWAY, _SEASON_OF)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MOST_OF_YEAR = 12
_FILLING = frozenset(
    """och men hur vad vilken vilket ser sag ut det de dom den var ar blev blir blivit da dar alltsa siffran siffra
    resultatet utfallet manga mycket mkt stor stort stora hog hogt lagt lag under for i pa vid av om aret ar ars
    samma tid hade har fick kom lag ligger sa""".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Time:
    """The time that is asked for; `same` tells that nothing but a figure of just that part of a year will do."""

    period: Period
    same: bool


def of_other_time(asked: Asked, lead: Lead, last: Answer, sources: Sequence[Source], citer: Citer) -> Answer | None:
    """Return the figure just told, of another time that the row has; a refusal where it lacks just that part of a year.

    None where something else is asked for, or the row has no figure of the time: another report may have.
    """
    if not tells_one_cell(last) or not _is_time_alone(asked) or amount_of(lead.fact.value) is None:
        return None
    time = _asked_for(asked, lead)
    if time is None or _is_held(asked, time.period, lead, sources) or not (time.same or _is_of_one_row(last)):
        return None
    alike = [fact for fact in lead.row.facts if measures_same(fact, lead.fact)]
    found = [fact for fact in alike if fact.period == time.period]
    found = found or [fact for fact in alike if _is_of(fact, time.period, lead)]
    if len(found) == 1 and found[0].value.kind is not ValueKind.EMPTY:
        return tell_cell(_unreported(asked, lead), lead.row, found[0], citer)
    if len(found) > 1 or not (time.same or found) or asked.named.types:
        return None  # of a report that is named it is said whether it is held
    return _lacking(_unreported(asked, lead), lead, time.period, citer)


def _is_held(asked: Asked, period: Period, lead: Lead, sources: Sequence[Source]) -> bool:
    """Return whether the body has the report that is named, or the same one of the year, which tells it itself."""
    own = lead.row.source.description
    types = asked.named.types or (own.type,)
    others = [one.description for one in sources if one.id != lead.row.source.id and one.description.board == own.board]
    return any(one.year == period.year and one.type in types for one in others)


def _unreported(asked: Asked, lead: Lead) -> Asked:
    """Return a question without the report whose time alone it names: the figure stands in the report told before."""
    return replace(asked, scope=replace(asked.scope, types=())) if asked.named.types else asked


def measures_same(one: Fact, other: Fact) -> bool:
    """Return whether two cells of a row measure the same of the same people, be it of other times."""
    if one.counted is not other.counted or one.side is not other.side or one.value.unit != other.value.unit:
        return False
    kinds = {one.measure, other.measure}
    alike = one.measure is other.measure or kinds <= _CAME_ABOUT
    if alike and Measure.OTHER not in kinds:
        return True
    return kinds <= _UNNAMED and _named(one) == _named(other)


def _named(fact: Fact) -> frozenset[str]:
    said = measured_in(fact)
    return frozenset(stem for word in words(said) if word.isalpha() for stem in content_stems(word))


def tells_one_cell(answer: Answer) -> bool:
    """Return whether an answer told one cell as it stands, and worked nothing out of it, nor told another row's."""
    if answer.refused:
        return True
    of_one = len({one.cell.row for one in answer.citations if one.cell is not None}) == 1
    if answer.working is None:
        return of_one
    plan = answer.working.plan
    if plan.steps == (Step.AREA,):
        return of_one
    alone = len(plan.figures) == 1 and plan.figures[0].way is Way.AS_IT_STANDS
    return alone and (plan.steps in ((Step.LIST,), (Step.LOOK_UP,)) or (plan.steps == (Step.RANK,) and of_one))


def _is_of_one_row(answer: Answer) -> bool:
    """Return whether an answer tells nothing but one row; what others it tells beside may be what is meant."""
    return answer.refused or len({one.cell.row if one.cell is not None else None for one in answer.citations}) == 1


def _is_time_alone(asked: Asked) -> bool:
    """Return whether a question has no word but those for a time."""
    if asked.named.boards or len(asked.named.years) > 1:
        return False
    text = asked.folded
    for pattern in (*_TIMES, patterns("follow")["year before"].regex, patterns("follow")["year after"].regex):
        text = pattern.sub(" ", text)
    of_reports = {word for start, end in asked.type_spans for word in words(asked.folded[start:end])}
    left = set(words(without_times(text))) - of_reports - _FILLING
    return all(word.isdigit() for word in left)


def _asked_for(asked: Asked, lead: Lead) -> _Time | None:
    """Return the time that a follow-up names, seen from that of the figure just told; None where it names none."""
    folded, told = asked.folded, _time_of(lead)
    own = period_in(asked.question)
    if told.year is None:
        return None
    year = _year(asked, folded, own, told.year)
    season = _SEASON_BEFORE.search(folded) or _SEASON_OF.search(folded)
    if own.last is not None:
        return _Time(period=Period(year=year or told.year, first=own.first, last=own.last), same=True)
    if _WHOLE.search(folded):
        return _Time(period=Period(year=year or told.year), same=True)
    if _PART_BEFORE.search(folded):
        before = _part_before(told)
        return _Time(period=before, same=True) if before is not None else None
    if season is not None:
        if year is None or told.last is None or not _is_within(told.last, season.group("season") or season["last"]):
            return None
        return _Time(period=Period(year=year, first=told.first, last=told.last), same=True)
    if year is None or year == told.year:
        return None
    same = _SAME.search(folded) is not None and told.last is not None
    return _Time(period=Period(year=year, first=told.first, last=told.last), same=same)


def _time_of(lead: Lead) -> Period:
    """Return the time of the cell just told, that of its report where its head and table tell none."""
    period = lead.fact.period
    return period if period.year is not None else Period(year=lead.row.source.description.year)


def _year(asked: Asked, folded: str, own: Period, told: int) -> int | None:
    """Return the year that is named, by itself or seen from that of the figure told; None where none is."""
    if own.year is not None or asked.named.years:
        return own.year or asked.named.years[0]
    if (away := _YEARS_AWAY.search(folded)) is not None:
        count = NUMERALS.get(away["count"]) or int(away["count"])
        return told - count if away["before"] else told + count
    says = patterns("follow")
    if says["year before"].found(folded) or _SEASON_BEFORE.search(folded):
        return told - 1
    return told + 1 if says["year after"].found(folded) else None


def _part_before(told: Period) -> Period | None:
    """Return the month, quarter or half of a year before the one that a figure is of; None for one of a whole year."""
    if told.year is None or told.first is None or told.last is None:
        return None
    long = told.last - told.first + 1
    if told.first > long:
        return Period(year=told.year, first=told.first - long, last=told.first - 1)
    return Period(year=told.year - 1, first=_MOST_OF_YEAR - long + 1, last=_MOST_OF_YEAR) if told.first == 1 else None


def _is_within(month: int, season: str) -> bool:
    first, last = _SEASONS[season]
    return first <= month <= last if first <= last else month >= first or month <= last


def _is_of(fact: Fact, period: Period, lead: Lead) -> bool:
    """Return whether a cell is of a time by its own head, where the one told has the time of its report.

    What a report of October tells without a time in its head is of January to October by the report, or of October;
    so is "aug 2025" beside "aug 2024".
    """
    if fact.period.year != period.year:
        return False
    told = lead.fact.column.printed
    unsaid = period_in(told) == Period() and period.last is not None and fact.period.last == period.last
    return unsaid or (heads_alike(fact, lead.fact) and period.last == lead.fact.period.last)


def heads_alike(one: Fact, other: Fact) -> bool:
    """Return whether the heads of two cells are the same but for the year that each names."""
    bare = [" ".join(_YEAR.sub(" ", fold(fact.column.printed)).split()) for fact in (one, other)]
    return bare[0] == bare[1] and one.column != other.column and period_in(one.column.printed).year is not None


def _lacking(asked: Asked, lead: Lead, period: Period, citer: Citer) -> Answer:
    """Return the refusal that says which time a row has no figure of, and what it has."""
    text = texts.REFUSED_TIME.format(
        titles=short_title(lead.row.source), time=period_name(period), name=f"”{called(lead.row)}”"
    )
    held = what_there_is(lead.row, citer)
    return no(asked, f"{text} {texts.THERE_IS.format(what=held)}" if held else text, citer)
