"""The plan of a question: its own, or that of the turn before with one part changed."""

from dataclasses import dataclass, replace

from assistant import texts
from assistant.answer import Answer
from assistant.conversation import Conversation
from assistant.plan import Field, Figure, Plan, Step
from assistant.question.asked import NOWHERE, Asked, Layer
from assistant.question.kinds import Wanted, wanted
from assistant.tell.main_points import asks_main_points
from assistant.weigh.by_form.measures_listed import asks_measures
from assistant.work.planning.fields import MONEY, asked_field, in_period
from assistant.work.planning.hear import Heard, hear
from assistant.work.planning.plan_of import plan_of
from assistant.work.planning.wanted_rows import rows_asked, without_sex
from assistant.work.turning.before import Before, before_of
from assistant.work.turning.placing import names_year
from assistant.work.turning.taken_over import carried
from assistant.work.turning.turns import POINTING, TOLD_IN_TEXT, turned
from ingest.facts.fact import Counted, Measure

_OF_ROWS = ("areas", "indicators", "activities", "boards", "countable", "goals", "opener")


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What is asked of rows: `plan` is to be worked out, `topic` is kept for the turn that follows.

    `asked` is the question in the scope of its plan; `standalone` says what of the plan was carried over, empty where
    nothing was. `points_back` tells that the question is about nothing but what was told before it.
    """

    asked: Asked
    plan: Plan | None = None
    topic: Plan | None = None
    standalone: str = ""
    points_back: bool = False


def planned(asked: Asked, conversation: Conversation) -> Planned:
    """Return what a question asks of rows in its conversation."""
    before = before_of(_last(conversation), conversation.turns)
    if Wanted.REASON in asked.wanted and not _asks_a_year(asked):
        return _reasoned(asked, before)
    if asked.follows and asks_measures(asked.question):
        return Planned(asked=asked, topic=before.plan if before is not None else None)  # the text tells what is done
    heard = hear(asked)
    back = _points_back(heard, asked) and not (conversation.turns and heard.says(*TOLD_IN_TEXT))
    leaning = asked.follows or (not heard.rest and asked.named == NOWHERE)
    if before is not None and leaning and (changed := turned(before, heard, asked)) is not None:
        told_as_it_stands = changed.asks(Step.LOOK_UP) and _measures(changed) == _measures(before.plan)
        carried_over = Planned(asked=asked, topic=changed) if told_as_it_stands else _carried(asked, changed)
        return replace(carried_over, points_back=back)
    if back and not asks_main_points(asked.question):  # "summera" is of what was said, where no figures were told
        return Planned(asked=asked, points_back=True)
    if asked.follows and not heard.goals:
        return Planned(asked=asked)
    plan = plan_of(heard, asked.scope, report_years=asked.report_years, every_board=asked.every_board)
    return Planned(asked=asked, plan=plan, topic=plan or _topic(heard, asked))


def _asks_a_year(asked: Asked) -> bool:
    """Return whether a question after one for a reason asks for no reason itself: "och i Lövsjö 2025?"."""
    return bool(asked.named.years) and asked.follows and Wanted.REASON not in wanted(asked.folded_topic)


def _points_back(heard: Heard, asked: Asked) -> bool:
    """Return whether a question names nothing of its own: "vilken av dem ökar mest?"."""
    spans = [(said.start, said.end) for said in heard.cues if said.name in POINTING]
    columns = [ref for ref in heard.references if not any(one <= ref.start < end for one, end in spans)]
    own = heard.rest or columns or heard.goals or asked.named.boards or asked.named.types
    return not own and heard.says(*POINTING) and not heard.says(*_OF_ROWS)


def _last(conversation: Conversation) -> Answer | None:
    """Return the latest answer, turns without a plan that were refused left out: they say nothing of rows."""
    told = (turn for turn in reversed(conversation.turns) if turn.plan is not None or not turn.refused)
    return next(told, None)


def _reasoned(asked: Asked, before: Before | None) -> Planned:
    """Return a question for a reason with what was worked out before it: the text may tell why."""
    if before is None or not asked.follows:
        return Planned(asked=asked)
    if not before.worked:
        return Planned(asked=asked, topic=before.plan)
    told = " ".join(before.names[:1]) or before.plan.rows.words
    own = Layer(text=asked.topic, weight=1.0)
    layers = (own, Layer(text=told, weight=1.0), Layer(text=texts.REASON_FOR[before.deficit], weight=0.4))
    return Planned(asked=replace(asked, layers=layers, bare=False), topic=before.plan)


def _measures(plan: Plan) -> list[tuple[Measure, ...]]:
    return [figure.field.measures for figure in plan.figures]


def _carried(asked: Asked, plan: Plan) -> Planned:
    """Return a changed plan with its question; its scope is what was named, not the report that was found for it."""
    moved = names_year(asked) and not asked.named.types  # the report of another year is another one
    scope = replace(asked.scope, boards=plan.boards, types=() if moved else asked.scope.types)
    return Planned(asked=replace(asked, scope=scope), plan=plan, topic=plan, standalone=carried(asked.question, plan))


def _topic(heard: Heard, asked: Asked) -> Plan | None:
    """Return the plan of a figure that is told as it stands: what a follow-up may ask more of."""
    rows = rows_asked(heard)
    if asked.wanted & {Wanted.DATE, Wanted.WAY} or not rows.words or rows.kinds or heard.says("areas", "countable"):
        return None
    field = in_period(asked_field(heard, default=MONEY if rows.money else Field()), heard)
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
