"""What of a proposal may be used: nothing that widens what the user asked, and no figure that the user did not say."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal

from assistant.answer import Answer
from assistant.plan import Check, Figure, Plan, Step, Way
from assistant.proposed.proposal import Proposal
from assistant.question.asked import Asked
from assistant.question.scope import BoardNames, read
from ingest.language.instructions import speaks_to_the_model
from ingest.language.numbers import numbers_in
from ingest.language.words import squeeze, words

_LONGEST_QUESTION = 300  # characters
_LONGEST_PHRASING = 80
_MOST_PHRASINGS = 3
_STEPS = frozenset(
    {Step.LIST, Step.COUNT, Step.SUM, Step.MEAN, Step.RANK, Step.EXTREMES, Step.JUDGE, Step.SIDE_BY_SIDE}
)
_MOST = 4  # figures or conditions of a plan
_OF_TWO = frozenset({Way.DIFFERENCE, Way.PERCENT, Way.RATIO})
_NEEDS_NOTHING = frozenset({Check.EMPTY, Check.FILLED})


def question_of(proposal: Proposal, asked: Asked, turns: Sequence[Answer], *, boards: BoardNames) -> str:
    """Return the wording that stands alone, empty where it names a scope or a figure that nobody has named."""
    text = squeeze(proposal.question)
    told = " ".join([asked.question, *(f"{turn.question} {turn.text}" for turn in turns)])
    if not turns or not _is_plain(text, _LONGEST_QUESTION) or not _figures(text) <= _figures(told):
        return ""
    named, scope = read(text, boards=boards).named, read(told, boards=boards).named
    within = (
        set(named.boards) <= {*scope.boards, *asked.scope.boards}
        and set(named.years) <= {*scope.years, *asked.scope.years}
        and set(named.types) <= {*scope.types, *asked.scope.types}
    )
    return text if within and text != squeeze(asked.question) else ""


def phrasings_of(proposal: Proposal, asked: Asked) -> tuple[str, ...]:
    """Return the words to search for, of those that name no figure which the question does not."""
    found = (squeeze(phrasing) for phrasing in proposal.phrasings)
    figures = _figures(asked.question)
    kept = [text for text in found if _is_plain(text, _LONGEST_PHRASING) and _figures(text) <= figures]
    return tuple(dict.fromkeys(kept))[:_MOST_PHRASINGS]


def plan_of(proposal: Proposal, asked: Asked) -> Plan | None:
    """Return the plan within the scope of the question, None where it supplies a figure or cannot be carried out."""
    plan = proposal.plan
    if plan is None or not _can_be_done(plan) or not set(_numbers(plan)) <= _numbers_of(asked):
        return None
    several = asked.every_board or len(asked.scope.boards) > 1
    return replace(
        plan,
        boards=asked.scope.boards,
        years=asked.report_years if len(set(asked.report_years)) < 2 else (),
        types=asked.scope.types,
        every_board=several,
        goal_level=0,
    )


def _can_be_done(plan: Plan) -> bool:
    rows = plan.rows
    named = len(rows.words) <= _LONGEST_PHRASING and len(rows.without) <= _LONGEST_PHRASING and not rows.held
    steps = bool(plan.steps) and set(plan.steps) <= _STEPS and len(set(plan.steps)) == len(plan.steps)
    counted = 0 < len(plan.figures) <= _MOST and len(plan.conditions) <= _MOST and plan.limit > 0
    judged = not plan.asks(Step.JUDGE) or plan.figures[0].against is not None
    tested = all(
        c.test in _NEEDS_NOTHING or c.bound.number is not None or c.bound.field or c.bound.moment or c.bound.words
        for c in plan.conditions
    )
    return (
        named and bool(rows.words or rows.whole or rows.goals or rows.total) and steps and counted and judged and tested
    ) and all(_is_whole(figure) for figure in plan.figures)


def _is_whole(figure: Figure) -> bool:
    """Return whether a figure has what it is worked out from, each told by what it measures."""
    fields_ = [figure.field] if figure.against is None else [figure.field, figure.against]
    return (figure.against is not None) is (figure.way in _OF_TWO) and all(f.measures for f in fields_)


def _numbers(part: object) -> Iterator[Decimal]:
    """Give every number in a plan that says something: bounds, counts, years; a zero compares with nothing."""
    if isinstance(part, bool) or part is None:
        return
    if isinstance(part, int | Decimal):
        if part not in (0, 1):
            yield Decimal(part)
    elif isinstance(part, tuple):
        for item in part:
            yield from _numbers(item)
    elif is_dataclass(part) and not isinstance(part, type):
        for field in fields(part):
            yield from _numbers(getattr(part, field.name))


def _numbers_of(asked: Asked) -> set[Decimal]:
    """Return the numbers that a question says, in its words or its scope."""
    said = {Decimal(year) for year in (*asked.scope.years, *asked.report_years)}
    for mention in numbers_in(asked.question):
        if mention.quantity is not None:
            said.add(mention.quantity.value)
        if mention.day is not None:
            said |= {Decimal(mention.day.day), Decimal(mention.day.month), Decimal(mention.day.year)}
    return said


def _figures(text: str) -> set[str]:
    return {mention.text.split(" ")[0].rstrip(".,") for mention in numbers_in(text)}


def _is_plain(text: str, longest: int) -> bool:
    return bool(words(text)) and len(text) <= longest and not speaks_to_the_model(text)
