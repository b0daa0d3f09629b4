from pathlib import Path

import pytest

from eval.metrics.bootstrap import Difference
from eval.metrics.measures import METRICS, TURN_METRICS
from eval.report.gate import GateError, Limit, breaches, read_limits
from eval.run.collect import Collected
from eval.run.evaluate import FLOORS
from eval.run.figures import Figures, measure
from tests.eval.eval_records import declined, question, right, unanswerable, wrong


@pytest.fixture
def figures() -> Figures:
    single = (right(question("a")), wrong(question("b")), declined(unanswerable("c")))
    return measure(Collected(single=single, turns=()))


def limit(metric: str, *, floor: float | None = None, ceiling: float | None = None) -> Limit:
    return Limit(metric=metric, floor=floor, ceiling=ceiling, reason="Said so.")


def test_a_floor_and_a_ceiling_are_kept(figures: Figures) -> None:
    kept = (limit("accuracy", floor=0.5), limit("uncited", ceiling=0.5))
    assert breaches(figures, limits=kept, changes={}) == ()


def test_what_passes_a_limit_is_told_with_its_reason(figures: Figures) -> None:
    passed = (limit("accuracy", floor=0.51), limit("uncited", ceiling=0.4))
    first, second = breaches(figures, limits=passed, changes={})
    assert first.sentence == "All facts within the cap (accuracy): .500 is below its floor .510. Said so."
    assert "(uncited): .500 is above its ceiling .400" in second.sentence


def test_a_figure_that_vanished_is_a_breach(figures: Figures) -> None:
    (breach,) = breaches(figures, limits=(limit("turn_accuracy", floor=0.1),), changes={})
    assert breach.metric == "turn_accuracy"


def test_a_certain_fall_is_a_breach_and_an_uncertain_one_is_not(figures: Figures) -> None:
    fall = Difference(value=-0.1, low=-0.2, high=-0.01, count=90)
    maybe = Difference(value=-0.1, low=-0.2, high=0.01, count=90)
    rise = Difference(value=0.1, low=0.01, high=0.2, count=90)
    kept = (limit("accuracy", floor=0.1),)
    (breach,) = breaches(figures, limits=kept, changes={"accuracy": fall})
    assert breach.sentence.endswith("-.100 since the baseline, more than chance over 90 questions.")
    assert breaches(figures, limits=kept, changes={"accuracy": maybe}) == ()
    assert breaches(figures, limits=kept, changes={"accuracy": rise}) == ()
    assert breaches(figures, limits=(limit("uncited", ceiling=1.0),), changes={"uncited": rise})


def test_the_committed_limits_name_real_figures_and_give_reasons() -> None:
    known = {metric.key for metric in METRICS} | {metric.key for metric in TURN_METRICS} | {"risk_area"}
    limits = read_limits(FLOORS)
    answered = {"sample", "stockholm", "fresh", "everyday", "others", "worked", "calculated", "reckoned", "controllers"}
    assert set(limits) == answered | {"absent_sample", "general"}
    assert {one.metric for of_set in limits.values() for one in of_set} <= known


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[sample.accuracy]\nfloor = 0.5\n", r"floors.toml: sample.accuracy.reason: Field required"),
        ("[sample.accuracy]\nreason = 'long enough'\n", r"give either floor or ceiling"),
        ("[sample.accuracy\n", r"cannot be read as TOML"),
    ],
)
def test_a_bad_file_of_limits_is_told(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(content, "utf-8")
    with pytest.raises(GateError, match=said):
        read_limits(path)
