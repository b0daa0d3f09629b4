"""The plan of a question: its own, or that of the turn before with one part changed."""

from dataclasses import dataclass, replace

from assistant.answer import Answer, Scope
from assistant.plan import Figure, Plan, Step
from assistant.question.asked import NOWHERE, Asked
from assistant.question.kinds import Wanted
from assistant.work.planning.fields import MONEY, OUTCOME, asked_field, in_period
from assistant.work.planning.hear import Heard, hear
from assistant.work.planning.shapes import plan_of
from assistant.work.planning.wanted_rows import rows_asked, without_sex
from assistant.work.turning.before import before_of
from assistant.work.turning.said import carried
from assistant.work.turning.turns import turned
from ingest.facts.fact import Counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What is asked of rows: `plan` is to be worked out, `topic` is kept for the turn that follows.

    `asked` is the question in the scope of its plan; `standalone` says what of the plan was carried over, empty where
    nothing was.
    """

    asked: Asked
    plan: Plan | None = None
    topic: Plan | None = None
    standalone: str = ""


def planned(asked: Asked, last: Answer | None) -> Planned:
    """Return what a question asks of rows after the answer `last`."""
    before = before_of(last)
    if Wanted.REASON in asked.wanted:
        return Planned(asked=asked, topic=before.plan if before is not None and asked.follows else None)
    heard = hear(asked)
    leaning = asked.follows or (not heard.rest and asked.named == NOWHERE)
    if before is not None and leaning and (changed := turned(before, heard, asked)) is not None:
        return _carried(asked, changed)
    if asked.follows and not heard.goals:
        return Planned(asked=asked)
    plan = plan_of(heard, asked.scope, report_years=asked.report_years, every_board=asked.every_board)
    return Planned(asked=asked, plan=plan, topic=plan or _topic(heard, asked))


def _carried(asked: Asked, plan: Plan) -> Planned:
    """Return a changed plan with its question in the plan's scope."""
    years = plan.years or tuple(
        dict.fromkeys(
            figure.field.period.year
            for figure in plan.figures[:1]
            if figure.field.period is not None and figure.field.period.year is not None
        )
    )
    scope = Scope(boards=plan.boards, years=years, types=plan.types)
    return Planned(asked=replace(asked, scope=scope), plan=plan, topic=plan, standalone=carried(asked.question, plan))


def _topic(heard: Heard, asked: Asked) -> Plan | None:
    """Return the plan of a figure that is told as it stands: what a follow-up may ask more of."""
    rows = rows_asked(heard)
    if Wanted.NUMBER not in asked.wanted or not rows.words or heard.says("which", "count"):
        return None
    field = in_period(asked_field(heard, default=MONEY if rows.money else OUTCOME), heard)
    if heard.says("women") is not heard.says("men"):
        field = replace(field, counted=Counted.WOMEN if heard.says("women") else Counted.MEN)
        rows = replace(rows, words=without_sex(rows.words))
    return Plan(
        rows=replace(rows, several=False),
        figures=(Figure(field=field),),
        steps=(Step.LOOK_UP,),
        boards=asked.scope.boards,
        years=asked.report_years,
        types=asked.scope.types,
        every_board=asked.every_board,
    )
