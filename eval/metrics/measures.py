"""The metrics by name, in the order in which reports show them."""

from collections.abc import Callable

from eval.metrics import judged
from eval.metrics.bootstrap import median, percentile_95
from eval.metrics.metric import Better, Metric, Unit
from eval.metrics.outcome import Outcome, Turn


def _of_asked(value: Callable[[Outcome], float | None]) -> Callable[[Turn], float | None]:
    return lambda turn: value(turn.asked)


def _follow_up(value: Callable[[Turn], float | None]) -> Callable[[Turn], float | None]:
    """Limit a metric to the turns after the first: only they depend on the conversation."""
    return lambda turn: value(turn) if turn.position > 1 else None


def _gold(turn: Turn) -> float | None:
    return judged.recall_at(5)(turn.gold) if turn.gold else None


LOWER, NEITHER = Better.LOWER, Better.NEITHER

METRICS: tuple[Metric[Outcome], ...] = (
    Metric(key="correct", label="Right or rightly refused", group="Answers", value=judged.correct),
    Metric(key="accuracy", label="All facts within the cap", group="Answers", value=judged.accuracy),
    Metric(key="fact_share", label="Share of facts", group="Answers", value=judged.fact_share),
    Metric(key="accuracy_250", label="All facts in 250 characters", group="Answers", value=judged.glance),
    Metric(key="crag", label="CRAG score", group="Answers", value=judged.crag, unit=Unit.SCORE),
    Metric(
        key="length",
        label="Length of an answer, median",
        group="Answers",
        value=judged.length,
        unit=Unit.CHARACTERS,
        better=NEITHER,
        statistic=median,
    ),
    Metric(key="cited", label="Answers with a citation on the evidence", group="Citations", value=judged.cited),
    Metric(key="citation_precision", label="Precision", group="Citations", value=judged.precision),
    Metric(key="citation_recall", label="Recall", group="Citations", value=judged.citation_recall),
    Metric(key="verbatim", label="Quotes found verbatim", group="Citations", value=judged.verbatim),
    Metric(key="numbers", label="Numbers borne by a quote", group="Citations", value=judged.numbers),
    Metric(key="borne", label="Written sentences borne by their source", group="Citations", value=judged.borne),
    Metric(
        key="borne_by_gold",
        label="Written sentences with the gold's figures",
        group="Citations",
        value=judged.borne_by_gold,
    ),
    Metric(
        key="wrong_document",
        label="From the wrong document",
        group="Citations",
        value=judged.wrong_document,
        better=LOWER,
    ),
    Metric(key="uncited", label="Answers without a citation", group="Citations", value=judged.uncited, better=LOWER),
    Metric(
        key="refused_unanswerable", label="Unanswerable refused", group="Refusal", value=judged.refused_unanswerable
    ),
    Metric(
        key="refused_answerable", label="False refusals", group="Refusal", value=judged.refused_answerable, better=LOWER
    ),
    Metric(key="uncertain", label="Shown as uncertain", group="Refusal", value=judged.uncertain, better=NEITHER),
    Metric(key="recall_1", label="Recall@1", group="Retrieval", value=judged.recall_at(1)),
    Metric(key="recall_5", label="Recall@5", group="Retrieval", value=judged.recall_at(5)),
    Metric(key="recall_10", label="Recall@10", group="Retrieval", value=judged.recall_at(10)),
    Metric(key="coverage_10", label="Evidence documents found@10", group="Retrieval", value=judged.coverage),
    Metric(key="mrr", label="MRR", group="Retrieval", value=judged.reciprocal_rank),
    Metric(key="ndcg_10", label="nDCG@10", group="Retrieval", value=judged.ndcg),
    Metric(
        key="seconds",
        label="Seconds an answer, median",
        group="Speed",
        value=lambda outcome: outcome.seconds,
        unit=Unit.SECONDS,
        better=LOWER,
        statistic=median,
        steady=False,
    ),
    Metric(
        key="seconds_p95",
        label="Seconds an answer, 95th percentile",
        group="Speed",
        value=lambda outcome: outcome.seconds,
        unit=Unit.SECONDS,
        better=LOWER,
        statistic=percentile_95,
        steady=False,
    ),
)

TURN_METRICS: tuple[Metric[Turn], ...] = (
    Metric(key="turn_accuracy", label="All facts within the cap", group="Dialogues", value=_of_asked(judged.accuracy)),
    Metric(key="turn_correct", label="Right or rightly refused", group="Dialogues", value=_of_asked(judged.correct)),
    Metric(
        key="follow_up_correct",
        label="Follow-ups right or rightly refused",
        group="Dialogues",
        value=_follow_up(_of_asked(judged.correct)),
    ),
    Metric(
        key="follow_up_raw",
        label="Follow-ups, recall@5, as typed",
        group="Dialogues",
        value=_follow_up(lambda turn: judged.recall_at(5)(turn.raw)),
        better=NEITHER,
    ),
    Metric(
        key="follow_up_resolved",
        label="Follow-ups, recall@5, as understood",
        group="Dialogues",
        value=_follow_up(_of_asked(judged.recall_at(5))),
    ),
    Metric(
        key="follow_up_gold",
        label="Follow-ups, recall@5, gold wording",
        group="Dialogues",
        value=_follow_up(_gold),
        better=NEITHER,
    ),
)
