"""Does the figure just told reach its target: that of its row, or the one that running text sets for its column."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.answer import Answer
from assistant.plan import Figure, Plan, Rows, Step, Way
from assistant.question.asked import NOWHERE, Asked
from assistant.work.named_column.met import met_by
from assistant.work.of_tables.candidate import field_of
from assistant.work.of_tables.cells.references import measured_in
from assistant.work.onward.lead import Lead
from assistant.work.onward.of_row import column_of, tell_row
from assistant.work.planning.hear import Heard
from assistant.work.planning.wanted_rows import without_sex
from assistant.work.reckoning.judge import judge
from assistant.work.reckoning.outcome import Worked
from assistant.work.rows.find import Finder
from assistant.work.telling import texts
from assistant.work.telling.citing import Citer
from assistant.work.telling.outcome.sentences import judged
from assistant.work.telling.phrases import called, title_of
from assistant.work.telling.told import sentence
from ingest.document import Passage, PassageKind
from ingest.facts.fact import Fact, Measure, Value, ValueKind
from ingest.language.numbers import COUNTED, NumberMention, Quantity, numbers_in
from ingest.language.sentences import sentences
from ingest.language.words import content_stems, fold, squeeze, words

Sections = Callable[[str], Sequence[Passage]]
"""All passages of a document."""

_CUES = ("reaches", "reaches_it", "misses", "short_of", "than_target")
# Folded.
_ASKED = re.compile(r"\b(?:over|under|inom|i|till|fran) (?:\w+s)?mal(?:et|en)?\b")
_GOOD = re.compile(
    r"^(?:och |men )?(?:ar|var) (?:det|den|de|dom) (?:\w+ )?(?:bra|daligt?|daliga|tillrackligt?|godkant|okej|ok)$"
)
_GOAL = re.compile(r"\b(?:\w+s)?mal(?:et|en|sattning\w*|niva\w*|varde\w*)?\b")
_AT_MOST = re.compile(r"\b(?:hogst|max\w*|som mest|inte (?:mer|fler|hogre) an|inte over\w*)\W*$")
_AT_LEAST = re.compile(r"\b(?:minst|lagst|som minst|inte (?:mindre|farre|lagre) an|inte under\w*)\W*$")
_BELOW = re.compile(r"\b(?:under|understiga|mindre an|farre an|lagre an)\W*$")
_ABOVE = re.compile(r"\b(?:over|overstiga|mer an|fler an|hogre an)\W*$")
_BOUNDS = (
    (_AT_MOST, ValueKind.AT_MOST, False),
    (_AT_LEAST, ValueKind.AT_LEAST, False),
    (_BELOW, ValueKind.AT_MOST, True),
    (_ABOVE, ValueKind.AT_LEAST, True),
)
_ASIDE = re.compile(r"[,(].*$")
_YEARS = range(1990, 2100)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Goal:
    """A target as a sentence tells it."""

    passage: Passage
    said: str
    value: Value


def goal_of_told(
    asked: Asked, heard: Heard, told: Sequence[Lead], finder: Finder, sections: Sections, citer: Citer
) -> Answer | None:
    """Return whether the figure just told reaches the target of its row, else the one that a sentence sets for it.

    None where that is not asked for, or not just one target is told.
    """
    good = _GOOD.search(asked.plain) is not None
    asks = heard.says(*_CUES) or _ASKED.search(heard.folded) or good
    if not asks or heard.says("which", "count") or heard.goals:
        return None
    if (without_sex(heard.rest).strip() and not good) or asked.named != NOWHERE:
        return None
    lead = told[0]
    targets = [fact for fact in lead.row.facts if fact.measure is Measure.TARGET]
    if lead.fact.measure is Measure.TARGET:
        return None
    if targets:
        year = lead.fact.period.year
        of_year = [fact for fact in targets if fact.period.year == year]
        targets = of_year or [fact for fact in targets if year is None or fact.period.year is None]
        return _of_row(asked, lead, targets[0], citer) if len(targets) == 1 else None
    if (lead_now := _of_report(told)) is None:
        return None
    lead = lead_now
    found = list(_goals(lead, finder, sections(lead.row.source.id)))
    return _of_text(asked, lead, found[0], citer) if len({_set(goal) for goal in found}) == 1 else None


def _of_report(told: Sequence[Lead]) -> Lead | None:
    """Return the latest cell told of the row that is of the report's own year, for which its text sets the target."""
    year = told[0].row.source.description.year
    of_row = [one for one in told if one.row.place == told[0].row.place]
    return next((one for one in of_row if year is None or one.fact.period.year in (None, year)), None)


def _of_row(asked: Asked, lead: Lead, target: Fact, citer: Citer) -> Answer | None:
    figure = Figure(field=field_of(lead.fact), against=field_of(target), way=Way.DIFFERENCE)
    plan = Plan(rows=Rows(words=lead.row.first.name), figures=(figure,), steps=(Step.JUDGE,))
    return tell_row(asked, plan, lead.row, citer)


def _of_text(asked: Asked, lead: Lead, goal: _Goal, citer: Citer) -> Answer | None:
    column = replace(lead.fact.column, printed=texts.THE_GOAL)
    target = replace(lead.fact, value=goal.value, measure=Measure.TARGET, column=column)
    verdict = judge(lead.fact, target)
    mark = citer.marks([lead.fact])
    number = citer.quoted(goal.passage, lead.row.source, goal.said)
    if verdict is None or not mark or number is None:
        return None
    figure = Figure(field=column_of(lead.fact, lead.fact.counted), way=Way.DIFFERENCE)
    told = judged(Worked(figure=figure, facts=(lead.fact, target)), verdict)
    where = texts.OF_TABLE.format(name=called(lead.row), title=title_of([lead.row.source]))
    return asked.answer(sentence(told, f"{where} {mark}[{number}]"), citations=tuple(citer.citations))


def _set(goal: _Goal) -> tuple[ValueKind, Decimal | None]:
    return goal.value.kind, goal.value.number


def _goals(lead: Lead, finder: Finder, passages: Sequence[Passage]) -> Iterator[_Goal]:
    """Yield the sentences that set a target for what the cell just told measures, in its unit."""
    name = _measured(lead.fact)
    terms = finder.terms(name, [lead.row.source]) if name else None
    if terms is None or not terms.terms:
        return
    others = [_bare(row.first.name) for row in finder.rows(lead.row.source) if row.place[:2] == lead.row.place[:2]]
    others = [other for other in others if other and not other <= _bare(lead.row.first.name)]
    for passage in passages:
        if passage.kind is PassageKind.ROW:
            continue
        for said in sentences(squeeze(passage.text)):
            held = set(content_stems(said))
            if not _GOAL.search(fold(said)) or not met_by(terms, said).all() or any(other <= held for other in others):
                continue
            value = _value(said, lead.fact)
            if value is not None:
                yield _Goal(passage=passage, said=squeeze(said), value=value)


def _measured(fact: Fact) -> str:
    """Return the words for what a cell measures: those of its head without unit and time, else those of its row."""
    unit = set(words(fold(fact.value.unit or "")))
    for text in (measured_in(fact), fold(fact.name)):
        own = [word for word in words(_ASIDE.sub("", text)) if word not in unit and content_stems(word)]
        if own:
            return " ".join(own)
    return ""


def _bare(name: str) -> frozenset[str]:
    return frozenset(content_stems(_ASIDE.sub("", name)))


def _value(said: str, fact: Fact) -> Value | None:
    """Return the one number of a sentence as a target in the unit of a cell; None where there are more, or others."""
    numbers = [one for one in numbers_in(said) if one.quantity is not None and not _is_year(one)]
    if len(numbers) != 1 or numbers[0].quantity is None:
        return None
    one, number, unit = numbers[0], numbers[0].quantity, fact.value.unit
    if not _is_of_unit(number, fold(said[one.end :]).lstrip(), unit):
        return None
    before = fold(said[: one.start])
    kind, strict = next(
        ((kind, hard) for sign, kind, hard in _BOUNDS if sign.search(before)), (ValueKind.NUMBER, False)
    )
    bound = {ValueKind.AT_MOST: texts.AT_MOST, ValueKind.AT_LEAST: texts.AT_LEAST}.get(kind, "")
    if strict:
        bound = texts.BELOW if kind is ValueKind.AT_MOST else texts.ABOVE
    shown = " ".join(filter(None, (bound, one.text.strip(), unit if number.unit is None else None)))
    return Value(printed=shown, kind=kind, number=number.value, unit=unit, strict=strict)


def _is_of_unit(number: Quantity, after: str, unit: str | None) -> bool:
    """Return whether a number, with the folded text `after` it, is in the unit of a cell: "20 kronor" of "kr/besök"."""
    if number.unit is not None:
        return number.unit in COUNTED if unit is None else fold(unit).partition("/")[0] == fold(number.unit)
    return unit is None or after.startswith(fold(unit).split()[0])


def _is_year(one: NumberMention) -> bool:
    return one.quantity is not None and one.quantity.unit is None and one.quantity.value in _YEARS
