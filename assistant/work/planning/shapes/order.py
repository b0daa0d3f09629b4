"""Plans of rows in order: the highest or lowest, and those that show a deficit or a surplus."""

from dataclasses import replace

from assistant.plan import Check, Condition, Field, Figure, Plan, Step
from assistant.work.planning.fields import MONEY, asked_field, in_period
from assistant.work.planning.hear import Heard
from assistant.work.planning.shapes.said import DEVIATION, ZERO, counting
from assistant.work.planning.sifting import conditions
from ingest.facts.fact import Measure

_NUMERALS = {name: i for i, name in enumerate("noll en tva tre fyra fem sex sju atta nio tio elva tolv".split())}
_FARES = Field(measures=(Measure.DEVIATION,))  # of the areas: units with a result are in another table


def first(heard: Heard, base: Plan) -> Plan | None:
    """The highest or lowest rows."""
    if not heard.says("highest", "lowest", "rank_count") or not heard.says("which", "highest", "lowest"):
        return None
    if base.every_board or heard.says("boards"):
        return None
    sign = heard.says("deficit", "surplus", "fares")
    strong = [ref for ref in heard.references if ref.called is not None and ref.called.words.measures]
    if not strong and not sign:
        return None
    deviation = _FARES if heard.says("fares") else DEVIATION
    field = in_period(deviation if sign else asked_field(heard, default=MONEY), heard)
    of_indicators = {Measure.TARGET, Measure.OUTCOME} & set(field.measures)
    if of_indicators and not base.rows.words and not base.rows.goals:
        return None
    rows = replace(base.rows, several=True, whole=not base.rows.words)
    plan = ranked(heard, replace(base, rows=rows, figures=(Figure(field=field),), conditions=conditions(heard)))
    if heard.says("deficit"):
        below = Condition(field=field, test=Check.BELOW, bound=ZERO)
        plan = replace(plan, lowest=not plan.lowest, conditions=(*plan.conditions, below))
    return plan


def signed(heard: Heard, base: Plan) -> Plan | None:
    """Which rows show a deficit or a surplus, how many, and what they come to."""
    if not heard.says("deficit", "surplus") or not heard.says("which", "count", "sum"):
        return None
    if not (heard.says("areas", "boards", "countable") or base.rows.several):
        return None
    field = in_period(DEVIATION, heard)
    below = heard.says("deficit")
    found = Condition(field=field, test=Check.BELOW if below else Check.ABOVE, bound=ZERO)
    steps = counting(heard)
    if heard.says("boards"):
        rows = replace(base.rows, total=True, words="")
        return replace(
            base, rows=rows, figures=(Figure(field=field),), conditions=(found,), every_board=True, steps=steps
        )
    rows = replace(base.rows, several=True, whole=not base.rows.words)
    return replace(base, rows=rows, figures=(Figure(field=field),), conditions=(found,), steps=steps)


def ranked(heard: Heard, plan: Plan) -> Plan:
    """Return `plan` with its rows in the order that is asked for, as many as are asked for."""
    said, lowest = heard.cue("rank_count"), heard.says("lowest")
    both = lowest and heard.says("highest") and said is None
    step = Step.EXTREMES if both else Step.RANK
    return replace(plan, steps=(step,), limit=limit_of(heard), lowest=lowest and not both)


def limit_of(heard: Heard) -> int:
    """Return how many rows the question asks for, one where it names no number."""
    said = heard.cue("rank_count")
    if said is None:
        return 1
    name = said.named.get("n") or said.named.get("top") or "1"
    digits = name.replace(" ", "")
    return int(digits) if digits.isdigit() else _NUMERALS.get(name, 1)
