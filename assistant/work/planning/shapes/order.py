"""Plans of rows in order: the highest or lowest, and those that show a deficit or a surplus."""

import re
from dataclasses import replace

from assistant.plan import MIRRORED, ZERO, Check, Condition, Field, Figure, Plan, Rows, Step
from assistant.work.planning.any_row import of_any_kind
from assistant.work.planning.fields import MONEY, asked_field, in_period
from assistant.work.planning.hear import Heard
from assistant.work.planning.moves import LIGHT
from assistant.work.planning.shapes.said import DEVIATION, counting
from assistant.work.planning.sifting import conditions, numbers_asked
from ingest.facts.fact import Measure
from ingest.language.numbers import NUMERALS
from ingest.language.words import fold

_OF_BOARDS = frozenset(
    {Measure.BUDGET, Measure.NET, Measure.COST, Measure.INCOME, Measure.FORECAST, Measure.ACCOUNTS, Measure.DEVIATION}
)  # what a board's total is of
# "Vilka är de största investeringarna": more than one, and not said how many.
_ASKS_SEVERAL = re.compile(r"\bvilka (?:ar|var|blir) de \w+sta\b(?! (?:och|eller))|\bvilka (?:ar|var) de dyraste\b")
_SEVERAL = 3
_OF_MONEY = re.compile(r"\b\w*(investering|satsning|budgetjustering|bidrag)(en|et|ar|arna|ningen)?\b")  # has an amount
_ASKS_MANY = re.compile(r"\bvilka \w+")
# Folded; what asks for the row that comes to most more, or less, than was planned.
MORE_THAN_PLAN = re.compile(
    r"\b(?:mest|flest|storst|langst)\b[^?]*?\b(?:(?P<more>mer|fler|over|hogre)|(?P<less>farre|mindre|under|lagre))"
    r" (?:an )?(?:\w+ ){0,2}?(?:budget\w*|plan(?:en|erat)?|berakna\w*|vanta\w*|tankt)\b"
)
_FARES = Field(measures=(Measure.DEVIATION, Measure.RESULT))  # of the areas: units with a result are in another table


def first(heard: Heard, base: Plan) -> Plan | None:
    """The highest or lowest rows."""
    if not heard.says("highest", "lowest", "rank_count") or not heard.says("which", "highest", "lowest"):
        return None
    if base.every_board or heard.says("boards") or MORE_THAN_PLAN.search(heard.folded):
        return None
    sign = heard.says("deficit", "surplus", "fares")
    strong = [ref for ref in heard.references if ref.called is not None and ref.called.words.measures]
    if not strong and not sign and not _OF_MONEY.search(fold(base.rows.words)):
        return None
    deviation = _FARES if heard.says("fares") else DEVIATION
    field = in_period(deviation if sign else asked_field(heard, default=MONEY), heard)
    of_indicators = {Measure.TARGET, Measure.OUTCOME} & set(field.measures)
    if of_indicators and not base.rows.words and not base.rows.goals:
        return None
    named = of_any_kind(_without_light(base.rows)) if sign else base.rows
    rows = replace(named, several=True, whole=not named.words)
    plan = ranked(heard, replace(base, rows=rows, figures=(Figure(field=field),), conditions=conditions(heard)))
    if heard.says("deficit"):
        below = Condition(field=field, test=Check.BELOW, bound=ZERO)
        plan = replace(plan, lowest=not plan.lowest, conditions=(*plan.conditions, below))
    elif heard.says("surplus"):
        above = Condition(field=field, test=Check.ABOVE, bound=ZERO)
        plan = replace(plan, conditions=(*plan.conditions, above))
    return plan


def _without_light(rows: Rows) -> Rows:
    """Return rows without words that only ask, help or tell a time: "väntas", "vid årets slut"."""
    return replace(rows, words=" ".join(word for word in rows.words.split() if fold(word) not in LIGHT))


def of_boards(heard: Heard, base: Plan) -> Plan | None:
    """Which board has most or least of something as a whole: its own printed total beside the others'."""
    if base.rows.words or base.rows.goals or base.rows.kinds or not (base.every_board or heard.says("boards")):
        return None
    sign = heard.says("deficit", "surplus", "fares")
    money = any(measure in _OF_BOARDS for measure in asked_field(heard, default=Field()).measures[:1])
    if not heard.says("highest", "lowest") or not (sign or money):
        return None
    field = in_period(Field(measures=(Measure.DEVIATION,)) if sign else asked_field(heard, default=MONEY), heard)
    lowest = heard.says("lowest") and not heard.says("highest")
    found: tuple[Condition, ...] = ()
    if heard.says("deficit", "surplus"):
        found, lowest = (beyond(heard, field),), lowest is not heard.says("deficit")
    return replace(
        base,
        rows=replace(base.rows, total=True, several=True, words=""),
        figures=(Figure(field=field),),
        conditions=found,
        steps=(Step.SIDE_BY_SIDE,),
        every_board=True,
        lowest=lowest,
    )


def signed(heard: Heard, base: Plan) -> Plan | None:
    """Which rows show a deficit or a surplus, how many, and what they come to."""
    if not heard.says("deficit", "surplus") or not heard.says("which", "count", "sum"):
        return None
    if not (heard.says("areas", "boards", "countable") or base.rows.several or _ASKS_MANY.search(heard.folded)):
        return None
    base = replace(base, rows=of_any_kind(base.rows))
    field = in_period(DEVIATION, heard)
    found = beyond(heard, field)
    steps = counting(heard)
    if heard.says("boards"):
        rows = replace(base.rows, total=True, words="")
        return replace(
            base, rows=rows, figures=(Figure(field=field),), conditions=(found,), every_board=True, steps=steps
        )
    rows = replace(base.rows, several=True, whole=not base.rows.words)
    return replace(base, rows=rows, figures=(Figure(field=field),), conditions=(found,), steps=steps)


def beyond(heard: Heard, field: Field, *, deficit: bool | None = None) -> Condition:
    """Return that a row shows a deficit or a surplus, as large as the question says: "underskott större än 5 mnkr".

    `deficit` tells which of the two, where the question itself does not.
    """
    sign = -1 if (heard.says("deficit") if deficit is None else deficit) else 1
    if sign > 0 and heard.says("keeps_budget") and not heard.numbers:
        return Condition(field=field, test=Check.AT_LEAST, bound=ZERO)  # what comes out just so has kept it
    sized = next(iter(numbers_asked(heard)), None)
    bound, test = ZERO, Check.ABOVE
    if sized is not None and sized.bound.number is not None:
        bound, test = replace(sized.bound, number=sign * abs(sized.bound.number)), sized.test
    return Condition(field=field, test=MIRRORED.get(test, test) if sign < 0 else test, bound=bound)


def ranked(heard: Heard, plan: Plan) -> Plan:
    """Return `plan` with its rows in the order that is asked for, as many as are asked for."""
    said, lowest = heard.cue("rank_count"), heard.says("lowest")
    both = lowest and heard.says("highest") and said is None
    step = Step.EXTREMES if both else Step.RANK
    by_size = step is Step.RANK and goes_by_size(heard, lowest=lowest)
    return replace(plan, steps=(step,), limit=limit_of(heard), lowest=lowest and not both, by_size=by_size)


def goes_by_size(heard: Heard, *, lowest: bool) -> bool:
    """Return whether what deviates most is asked for, be it above or below: no largest deficit, and not the least."""
    return not lowest and heard.says("deviates_most") and not heard.says("deficit", "surplus")


def limit_of(heard: Heard) -> int:
    """Return how many rows the question asks for: without a number one, three of "vilka är de största"."""
    said = heard.cue("rank_count")
    if said is None:
        return _SEVERAL if _ASKS_SEVERAL.search(heard.folded) else 1
    name = said.named.get("n") or said.named.get("top") or "1"
    digits = name.replace(" ", "")
    return int(digits) if digits.isdigit() else NUMERALS.get(name, 1)
